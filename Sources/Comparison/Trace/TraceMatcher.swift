internal import Glibc

/// Scores which clauses of higher documents an obligation of the lower one carries out.
///
/// The first score of a pair is a weighted sum of how much of the higher clause's matters the lower
/// one covers, the reverse, how rare what they share is, whether what they share is the chief matter
/// of both, and whether they count the same thing. The second weighs that against the best clause of
/// the same document, the clauses beside both, the document being cited, and the units' line of
/// business. All weights were fitted by logistic regression to the development part of
/// `corpus/trace` and rounded.
struct TraceMatcher {
  struct Pair {
    /// Index of the lower side's entry.
    var lower: Int
    /// Number of the higher document, and index of its side's entry.
    var document: Int
    var higher: Int
    /// 0 to 1.
    var score: Double
  }

  private struct First {
    static let base = -6.0
    static let higherCovered = 4.0
    static let lowerCovered = 3.4
    static let rarity = 0.5
    static let metric = 3.0
    static let chief = 3.0
    /// What is shared must weigh this much.
    static let leastRarity = 0.5
  }

  private struct Second {
    static let base = -0.1
    static let first = 0.9
    static let behindBest = 2.6
    static let besideHigher = 1.45
    static let besideLower = 2.05
    static let cited = 0.5
    static let sameBusiness = 0.3
    /// For a neighbour that was no candidate.
    static let nothing = -6.0
  }

  /// Candidates for one obligation in one document.
  private static let candidates = 40

  /// A matter of a clause as an identifier.
  private struct Item {
    var matter: Int
    /// In the clause's own words, 0 where only the headings name it.
    var own: Double
    /// There or in the headings.
    var weight: Double
  }

  private struct Clause {
    var items: [Item]
    var metrics: [Int]
    /// The weight of its chief matter.
    var chief: Double
  }

  private var pool: MatterPool
  private let lower: [Clause]
  private let higher: [[Clause]]
  private let neighbours: MatterNeighbours
  private let lowerSide: TraceSide
  private let higherSides: [TraceSide]

  init(_ lowerSide: TraceSide, _ higherSides: [TraceSide], _ vocabulary: TraceVocabulary) {
    var pool = MatterPool(vocabulary)
    for side in [lowerSide] + higherSides {
      for matters in side.clauses { pool.count(matters) }
    }
    lower = lowerSide.entries.map { Self.clause($0, &pool) }
    higher = higherSides.map { side in side.entries.map { Self.clause($0, &pool) } }
    let lowerMatters = Self.matters(lower)
    let higherMatters = Self.matters(higher.joined())
    pool.markShared(lowerMatters, higherMatters)
    neighbours = MatterNeighbours(pool, lower: lowerMatters, higher: higherMatters)
    self.pool = pool
    self.lowerSide = lowerSide
    self.higherSides = higherSides
  }

  private static func clause(_ entry: TraceSide.Entry, _ pool: inout MatterPool) -> Clause {
    var items: [Item] = []
    for matter in entry.own {
      items.append(
        Item(matter: pool.identifier(matter.words), own: matter.weight, weight: matter.weight))
    }
    for matter in entry.around {
      let identifier = pool.identifier(matter.words)
      if let known = items.firstIndex(where: { $0.matter == identifier }) {
        items[known].weight = max(items[known].weight, matter.weight)
      } else {
        items.append(Item(matter: identifier, own: 0, weight: matter.weight))
      }
    }
    return Clause(
      items: items, metrics: entry.metrics.map { pool.identifier($0) },
      chief: items.map { $0.weight * pool.weights[$0.matter] }.max() ?? 0)
  }

  private static func matters(_ clauses: some Sequence<Clause>) -> Set<Int> {
    clauses.reduce(into: []) { set, clause in
      for item in clause.items { set.insert(item.matter) }
    }
  }

  /// All pairs that share something, in the order of the lower document, of the higher documents and
  /// of their clauses.
  ///
  /// - Parameters:
  ///   - cited: whether the lower document cites each higher one.
  ///   - sameBusiness: whether the units of two obligations are in one line of business.
  func pairs(
    cited: [Bool], sameBusiness: (_ lower: Int, _ document: Int, _ higher: Int) -> Bool
  ) -> [Pair] {
    var pairs: [Pair] = []
    for (document, clauses) in higher.enumerated() {
      let postings = Self.postings(clauses, count: pool.words.count)
      var first: [Pair] = []
      var table = MatchTable(count: pool.words.count)
      for (index, clause) in lower.enumerated() {
        table.fill(clause.items.map { neighbours[$0.matter] })
        for other in candidates(clause, clauses.count, postings) {
          guard let score = self.first(clause, clauses[other], table) else { continue }
          first.append(Pair(lower: index, document: document, higher: other, score: score))
        }
        table.clear()
      }
      pairs += self.second(first, isCited: cited[document], sameBusiness)
    }
    pairs.sort { ($0.lower, $0.document, $0.higher) < ($1.lower, $1.document, $1.higher) }
    return pairs
  }

  /// For each matter the clauses that have it and how much.
  private static func postings(
    _ clauses: [Clause], count: Int
  ) -> [[(clause: Int, weight: Double)]] {
    var postings = [[(clause: Int, weight: Double)]](repeating: [], count: count)
    for (index, clause) in clauses.enumerated() {
      for item in clause.items { postings[item.matter].append((index, item.weight)) }
    }
    return postings
  }

  private func candidates(
    _ clause: Clause, _ count: Int, _ postings: [[(clause: Int, weight: Double)]]
  ) -> [Int] {
    var sums = [Double](repeating: 0, count: count)
    var touched: [Int] = []
    for item in clause.items {
      for (matter, likeness) in neighbours[item.matter] {
        for (other, weight) in postings[matter] {
          if sums[other] == 0 { touched.append(other) }
          sums[other] += item.weight * weight * likeness.value * likeness.weight
        }
      }
    }
    guard touched.count > Self.candidates else { return touched.sorted() }
    touched.sort { (sums[$1], $0) < (sums[$0], $1) }
    return touched.prefix(Self.candidates).sorted()
  }

  private func first(_ clause: Clause, _ other: Clause, _ table: MatchTable) -> Double? {
    /// Best match of each of the lower clause's items.
    var best = [(value: Double, rarity: Double)](repeating: (0, 0), count: clause.items.count)
    var covered = 0.0
    var total = 0.0
    var rarity = 0.0
    var chief = 0.0
    for item in other.items {
      var (value, shared) = (0.0, 0.0)
      for match in table.matches(item.matter) {
        let mine = clause.items[match.item]
        let likeness = match.likeness
        if likeness.value * mine.weight > value {
          value = likeness.value * mine.weight
          shared = likeness.weight * likeness.value * item.own * mine.weight
        }
        if likeness.value * item.weight > best[match.item].value {
          best[match.item] = (
            likeness.value * item.weight,
            likeness.weight * likeness.value * mine.own * item.weight
          )
        }
        let prominence =
          min(1, likeness.weight * mine.weight / clause.chief)
          * min(1, likeness.weight * item.weight / other.chief)
        chief = max(chief, likeness.value * prominence.squareRoot())
      }
      let weight = item.own * pool.weights[item.matter]
      total += weight
      if value >= MatterNeighbours.least {
        covered += weight * value
        rarity = max(rarity, shared)
      }
    }
    let higherCovered = total > 0 ? covered / total : 0
    covered = 0
    total = 0
    for (item, match) in zip(clause.items, best) {
      let weight = item.own * pool.weights[item.matter]
      total += weight
      if match.value >= MatterNeighbours.least {
        covered += weight * match.value
        rarity = max(rarity, match.rarity)
      }
    }
    guard rarity >= First.leastRarity else { return nil }
    let lowerCovered = total > 0 ? covered / total : 0
    var metric = 0.0
    for mine in clause.metrics {
      for counted in other.metrics { metric = max(metric, pool.likeness(mine, counted).value) }
    }
    return First.base + First.higherCovered * higherCovered + First.lowerCovered * lowerCovered
      + First.rarity * rarity + First.metric * metric + First.chief * chief
  }

  /// - Parameter pairs: of one higher document.
  private func second(
    _ pairs: [Pair], isCited: Bool, _ sameBusiness: (Int, Int, Int) -> Bool
  ) -> [Pair] {
    var bestOfLower: [Int: Double] = [:]
    var besideHigher = Beside()
    var besideLower = Beside()
    for pair in pairs {
      bestOfLower[pair.lower] = max(bestOfLower[pair.lower] ?? pair.score, pair.score)
      besideHigher.add(pair.score, pair.lower, section(pair), of: pair.higher)
      besideLower.add(
        pair.score, pair.higher, lowerSide.entries[pair.lower].section, of: pair.lower)
    }
    return pairs.map { pair in
      let own = Self.sigmoid(pair.score)
      let best = Self.sigmoid(bestOfLower[pair.lower] ?? pair.score)
      let higher = besideHigher.best(pair.lower, section(pair), notOf: pair.higher)
      let lower = besideLower.best(
        pair.higher, lowerSide.entries[pair.lower].section, notOf: pair.lower)
      var score = Second.base + Second.first * pair.score + Second.behindBest * (own - best)
      score += Second.besideHigher * Self.sigmoid(higher ?? Second.nothing)
      score += Second.besideLower * Self.sigmoid(lower ?? Second.nothing)
      if isCited { score += Second.cited }
      if sameBusiness(pair.lower, pair.document, pair.higher) { score += Second.sameBusiness }
      var result = pair
      result.score = (Self.sigmoid(score) * 1000).rounded() / 1000
      return result
    }
  }

  private func section(_ pair: Pair) -> Int {
    higherSides[pair.document].entries[pair.higher].section
  }

  private static func sigmoid(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

  /// The best two scores of a clause with the clauses of a section.
  private struct Beside {
    private struct Key: Hashable {
      var clause: Int
      var section: Int
    }
    private struct Best {
      var of: Int
      var score: Double
      var next: Double?
    }
    private var best: [Key: Best] = [:]

    mutating func add(_ score: Double, _ clause: Int, _ section: Int, of: Int) {
      let key = Key(clause: clause, section: section)
      guard let known = best[key] else {
        best[key] = Best(of: of, score: score, next: nil)
        return
      }
      if score > known.score {
        best[key] = Best(of: of, score: score, next: known.score)
      } else {
        best[key]?.next = max(known.next ?? score, score)
      }
    }

    func best(_ clause: Int, _ section: Int, notOf: Int) -> Double? {
      guard let known = best[Key(clause: clause, section: section)] else { return nil }
      return known.of == notOf ? known.next : known.score
    }
  }
}

/// What is like the matters of one clause, by the matter of the other side.
private struct MatchTable {
  struct Match {
    /// Index into the clause's items.
    var item: Int
    var likeness: MatterPool.Likeness
    /// Place of the next match of the same matter, or -1.
    var next: Int
  }

  private var first: [Int]
  private var matches: [Match] = []
  private var touched: [Int] = []

  init(count: Int) {
    first = [Int](repeating: -1, count: count)
  }

  mutating func fill(_ neighbours: [[(matter: Int, likeness: MatterPool.Likeness)]]) {
    for (item, found) in neighbours.enumerated() {
      for (matter, likeness) in found {
        if first[matter] < 0 { touched.append(matter) }
        matches.append(Match(item: item, likeness: likeness, next: first[matter]))
        first[matter] = matches.count - 1
      }
    }
  }

  mutating func clear() {
    for matter in touched { first[matter] = -1 }
    touched.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
  }

  func matches(_ matter: Int) -> some Sequence<Match> {
    sequence(state: first[matter]) { place -> Match? in
      guard place >= 0 else { return nil }
      let match = matches[place]
      place = match.next
      return match
    }
  }
}
