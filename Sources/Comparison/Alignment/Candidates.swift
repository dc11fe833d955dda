/// Clauses without a partner and which of them are worth comparing. An index of the character pairs
/// that are rare in both documents gives the candidates, so that the work grows with the text and
/// not with its square.
struct Candidates {
  /// Clauses without a partner, and the sorted character pairs of each.
  let oldIndices: [Int]
  let newIndices: [Int]
  let oldPairs: [[UInt64]]
  let newPairs: [[UInt64]]

  /// How often a pair of characters may occur for it to say something: the product of both sides.
  private static let rare = 36
  /// Candidates for one clause from the index.
  private static let most = 16
  /// Clauses of a stretch that are all compared with each other, by the product of both sides, and
  /// how far from the diagonal candidates are taken in a longer stretch.
  private static let smallStretch = 144
  private static let band = 6

  init(_ aligner: Aligner) {
    oldIndices = aligner.old.indices.filter { aligner.oldLink[$0] < 0 }
    newIndices = aligner.new.indices.filter { aligner.newLink[$0] < 0 }
    guard !oldIndices.isEmpty, !newIndices.isEmpty else {
      oldPairs = []
      newPairs = []
      return
    }
    oldPairs = oldIndices.map { aligner.old[$0].pairs }
    newPairs = newIndices.map { aligner.new[$0].pairs }
  }

  var isEmpty: Bool { oldPairs.isEmpty }

  /// Positions in `oldIndices` and `newIndices`, each pair once, in order.
  func pairs(gaps: Gaps, anywhere: Bool) -> [(old: Int, new: Int)] {
    var packed = inGaps(gaps)
    if anywhere { packed += byRarePairs() }
    packed.sort()
    var pairs: [(old: Int, new: Int)] = []
    var last: UInt64?
    for value in packed where value != last {
      last = value
      pairs.append((Int(value >> 32), Int(value & 0xFFFF_FFFF)))
    }
    return pairs
  }

  private static func pack(_ old: Int, _ new: Int) -> UInt64 { UInt64(old) << 32 | UInt64(new) }

  private func inGaps(_ gaps: Gaps) -> [UInt64] {
    var oldOf = [Range<Int>](repeating: 0..<0, count: gaps.spans.count)
    for (position, index) in oldIndices.enumerated() where gaps.ofOld[index] >= 0 {
      let gap = gaps.ofOld[index]
      oldOf[gap] = (oldOf[gap].isEmpty ? position : oldOf[gap].lowerBound)..<position + 1
    }
    var newOf = [Range<Int>](repeating: 0..<0, count: gaps.spans.count)
    for (position, index) in newIndices.enumerated() where gaps.ofNew[index] >= 0 {
      let gap = gaps.ofNew[index]
      newOf[gap] = (newOf[gap].isEmpty ? position : newOf[gap].lowerBound)..<position + 1
    }
    var packed: [UInt64] = []
    for (old, new) in zip(oldOf, newOf) where !old.isEmpty && !new.isEmpty {
      let isSmall = old.count <= Self.smallStretch && old.count * new.count <= Self.smallStretch
      for position in old {
        guard !isSmall else {
          for other in new { packed.append(Self.pack(position, other)) }
          continue
        }
        let middle = new.lowerBound + (position - old.lowerBound) * new.count / old.count
        let low = max(new.lowerBound, middle - Self.band)
        for other in low..<min(new.upperBound, middle + Self.band + 1) {
          packed.append(Self.pack(position, other))
        }
      }
    }
    return packed
  }

  private func byRarePairs() -> [UInt64] {
    let oldPostings = Self.postings(oldPairs)
    let newPostings = Self.postings(newPairs)
    var shared: [UInt64] = []
    var oldStart = 0
    var newStart = 0
    while oldStart < oldPostings.count, newStart < newPostings.count {
      let (oldKey, newKey) = (oldPostings[oldStart].pair, newPostings[newStart].pair)
      if oldKey < newKey {
        oldStart += 1
      } else if newKey < oldKey {
        newStart += 1
      } else {
        let oldEnd = Self.end(oldPostings, oldStart)
        let newEnd = Self.end(newPostings, newStart)
        let (oldCount, newCount) = (oldEnd - oldStart, newEnd - newStart)
        if oldCount <= Self.rare, newCount <= Self.rare, oldCount * newCount <= Self.rare {
          for old in oldStart..<oldEnd {
            for new in newStart..<newEnd {
              shared.append(Self.pack(oldPostings[old].clause, newPostings[new].clause))
            }
          }
        }
        oldStart = oldEnd
        newStart = newEnd
      }
    }
    shared.sort()
    return Self.mostShared(shared)
  }

  private typealias Posting = (pair: UInt64, clause: Int)

  private static func postings(_ pairs: [[UInt64]]) -> [Posting] {
    var postings: [Posting] = []
    postings.reserveCapacity(pairs.reduce(0) { $0 + $1.count })
    for (clause, pairs) in pairs.enumerated() {
      var last: UInt64?
      for pair in pairs where pair != last {
        last = pair
        postings.append((pair, clause))
      }
    }
    postings.sort { ($0.pair, $0.clause) < ($1.pair, $1.clause) }
    return postings
  }

  private static func end(_ postings: [Posting], _ start: Int) -> Int {
    var end = start + 1
    while end < postings.count, postings[end].pair == postings[start].pair { end += 1 }
    return end
  }

  /// Of the sorted pairs of clauses those that come up most often for each old clause.
  private static func mostShared(_ shared: [UInt64]) -> [UInt64] {
    var kept: [UInt64] = []
    var counted: [(count: Int, pair: UInt64)] = []
    func keep() {
      if counted.count > most {
        counted.sort { ($1.count, $0.pair) < ($0.count, $1.pair) }
        counted.removeSubrange(most...)
      }
      kept += counted.map(\.pair)
      counted.removeAll(keepingCapacity: true)
    }
    var start = 0
    while start < shared.count {
      var end = start + 1
      while end < shared.count, shared[end] == shared[start] { end += 1 }
      if let last = counted.last, last.pair >> 32 != shared[start] >> 32 { keep() }
      counted.append((end - start, shared[start]))
      start = end
    }
    keep()
    return kept
  }

  /// How many character pairs two sorted lists share, each as often as it is in both.
  static func common(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        while i < a.count, j < b.count {
          let (x, y) = (a[i], b[j])
          if x == y { count += 1 }
          if x <= y { i += 1 }
          if y <= x { j += 1 }
        }
      }
    }
    return count
  }

  /// Dice's coefficient in thousandths.
  static func likeness(_ common: Int, _ a: Int, _ b: Int) -> Int {
    a + b == 0 ? 0 : 2000 * common / (a + b)
  }
}
