/// Which matters of the higher documents are like which of the lower one. Two matters are compared
/// where they share a pair of characters that is among the rarest of one of them, so that the work
/// grows with the text and not with its square.
struct MatterNeighbours {
  /// By identifier of the lower matter.
  private var found: [[(matter: Int, likeness: MatterPool.Likeness)]]

  /// Pairs of a matter that are looked up.
  private static let looked = 4
  /// A pair that more matters have than this says nothing.
  private static let most = 1500
  /// Likeness below this is chance.
  static let least = 0.3

  init(_ pool: MatterPool, lower: Set<Int>, higher: Set<Int>) {
    found = [[(matter: Int, likeness: MatterPool.Likeness)]](repeating: [], count: pool.words.count)
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
    var last: UInt64?
    for value in packed where value != last {
      last = value
      let (matter, other) = (Int(value >> 32), Int(value & 0xFFFF_FFFF))
      let likeness = pool.likeness(matter, other)
      if likeness.value >= Self.least { found[matter].append((other, likeness)) }
    }
  }

  /// In the order of identifiers.
  subscript(matter: Int) -> [(matter: Int, likeness: MatterPool.Likeness)] { found[matter] }

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
