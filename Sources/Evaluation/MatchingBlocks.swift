/// Longest matching blocks of two sequences as Python's `difflib.SequenceMatcher` finds them with
/// `autojunk=False`: the longest common run, first in `a`, then in `b`, and the same again on both
/// sides of it. The scorer that this evaluation must agree with is built on it.
struct MatchingBlocks {
  struct Block: Equatable {
    var a: Int
    var b: Int
    var size: Int
  }

  /// In order, adjacent ones joined.
  let blocks: [Block]

  init(_ a: [UInt32], _ b: [UInt32]) {
    var search = Search(a, b)
    var found: [Block] = []
    var open = [(0, a.count, 0, b.count)]
    while let (aLow, aHigh, bLow, bHigh) = open.popLast() {
      let block = search.longest(aLow, aHigh, bLow, bHigh)
      guard block.size > 0 else { continue }
      found.append(block)
      if aLow < block.a, bLow < block.b { open.append((aLow, block.a, bLow, block.b)) }
      let (aNext, bNext) = (block.a + block.size, block.b + block.size)
      if aNext < aHigh, bNext < bHigh { open.append((aNext, aHigh, bNext, bHigh)) }
    }
    found.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    var joined: [Block] = []
    for block in found {
      if let last = joined.last, last.a + last.size == block.a, last.b + last.size == block.b {
        joined[joined.count - 1].size += block.size
      } else {
        joined.append(block)
      }
    }
    blocks = joined
  }

  /// Scalars in matching blocks.
  var matched: Int { blocks.reduce(0) { $0 + $1.size } }

  /// Twice the matched length over both lengths; 1 for two empty sequences.
  static func ratio(_ a: [UInt32], _ b: [UInt32]) -> Double {
    let total = a.count + b.count
    return total == 0 ? 1 : 2 * Double(MatchingBlocks(a, b).matched) / Double(total)
  }

  private struct Search {
    let a: [UInt32]
    let b: [UInt32]
    /// For each index of `a` the places in `b` that hold the same scalar, as a span of `places`.
    private var spans: [Range<Int>] = []
    private var places: [Int32] = []
    /// Lengths of the common runs that end at each place of `b`, for the scalar of `a` before and
    /// the present one; all 0 between searches.
    private var before: [Int32]
    private var present: [Int32]

    init(_ a: [UInt32], _ b: [UInt32]) {
      self.a = a
      self.b = b
      before = Array(repeating: 0, count: b.count + 1)
      present = before
      var byScalar: [UInt32: [Int32]] = [:]
      for (index, scalar) in b.enumerated() { byScalar[scalar, default: []].append(Int32(index)) }
      var spanOf: [UInt32: Range<Int>] = [:]
      for (scalar, list) in byScalar {
        spanOf[scalar] = places.count..<places.count + list.count
        places += list
      }
      spans = a.map { spanOf[$0] ?? 0..<0 }
    }

    /// The longest block in `a[aLow..<aHigh]` and `b[bLow..<bHigh]`.
    mutating func longest(_ aLow: Int, _ aHigh: Int, _ bLow: Int, _ bHigh: Int) -> Block {
      var best = Block(a: aLow, b: bLow, size: 0)
      let spans = self.spans
      let places = self.places
      places.withUnsafeBufferPointer { places in
        var touched = 0..<0
        for i in aLow..<aHigh {
          let span = Self.within(places, spans[i], bLow, bHigh)
          for at in span {
            let j = Int(places[at])
            let size = before[j] + 1
            present[j + 1] = size
            if Int(size) > best.size {
              best = Block(a: i - Int(size) + 1, b: j - Int(size) + 1, size: Int(size))
            }
          }
          for at in touched { before[Int(places[at]) + 1] = 0 }
          swap(&before, &present)
          touched = span
        }
        for at in touched { before[Int(places[at]) + 1] = 0 }
      }
      return best
    }

    /// The part of a span whose places lie in `low..<high`.
    private static func within(
      _ places: UnsafeBufferPointer<Int32>, _ span: Range<Int>, _ low: Int, _ high: Int
    ) -> Range<Int> {
      let start = firstIndex(places, span, notBelow: low)
      return start..<firstIndex(places, start..<span.upperBound, notBelow: high)
    }

    private static func firstIndex(
      _ places: UnsafeBufferPointer<Int32>, _ span: Range<Int>, notBelow bound: Int
    ) -> Int {
      var (low, high) = (span.lowerBound, span.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if Int(places[middle]) < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
