/// Which matters of the higher documents are like which of the lower one. Two matters are compared
/// where they share a pair of characters that is among the rarest of one of them, so that the work
/// grows with the text and not with its square.
struct MatterNeighbours {
  struct Neighbour {
    var matter: Int
    var likeness: MatterPool.Likeness
  }

  /// By identifier of the lower matter, in the order of the higher ones.
  let rows: Rows<Neighbour>

  /// Pairs of a matter that are looked up.
  private static let looked = 4
  /// A pair that more matters have than this says nothing.
  private static let most = 1500
  /// Likeness below this is chance.
  static let least = 0.3

  init(_ pool: MatterPool, lower: Set<Int>, higher: Set<Int>) {
    let lowerList = lower.sorted()
    let higherList = higher.sorted()
    let lowerIndex = Self.index(pool, lowerList)
    let higherIndex = Self.index(pool, higherList)
    var packed: [UInt64] = []
    for matter in lowerList {
      for other in Self.candidates(pool, matter, higherIndex) {
        packed.append(UInt64(matter) << 32 | UInt64(other))
      }
    }
    for matter in higherList {
      for other in Self.candidates(pool, matter, lowerIndex) {
        packed.append(UInt64(other) << 32 | UInt64(matter))
      }
    }
    packed.sort()
    var found: [(row: Int, element: Neighbour)] = []
    var last: UInt64?
    for value in packed where value != last {
      last = value
      let (matter, other) = (Int(value >> 32), Int(value & 0xFFFF_FFFF))
      let likeness = pool.likeness(matter, other)
      if likeness.value >= Self.least {
        found.append((matter, Neighbour(matter: other, likeness: likeness)))
      }
    }
    rows = Rows(found, count: pool.words.count)
  }

  private static func index(_ pool: MatterPool, _ matters: [Int]) -> [UInt64: [Int]] {
    var index: [UInt64: [Int]] = [:]
    for matter in matters {
      for pair in pool.pairs[matter] { index[pair, default: []].append(matter) }
    }
    return index
  }

  private static func candidates(
    _ pool: MatterPool, _ matter: Int, _ index: [UInt64: [Int]]
  ) -> [Int] {
    let pairs = pool.pairs[matter].map { (pair: $0, rarity: pool.rarity($0)) }
      .sorted { ($1.rarity, $0.pair) < ($0.rarity, $1.pair) }
    var candidates: [Int] = []
    for (pair, _) in pairs.prefix(looked) {
      guard let matters = index[pair], matters.count <= most else { continue }
      candidates += matters
    }
    return candidates
  }
}

/// Lists of elements by number, in one array.
struct Rows<Element> {
  private var starts: [Int]
  let elements: [Element]

  /// Elements of a row stay in their order.
  init(_ pairs: [(row: Int, element: Element)], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    for pair in pairs { starts[pair.row + 1] += 1 }
    for row in 0..<count { starts[row + 1] += starts[row] }
    var next = starts
    var order = [Int](repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      order[next[pair.row]] = index
      next[pair.row] += 1
    }
    self.starts = starts
    elements = order.map { pairs[$0].element }
  }

  /// Places in `elements`.
  func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}
