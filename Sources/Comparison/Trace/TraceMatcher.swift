internal import Glibc

/// Scores which clauses of higher documents an obligation of the lower one carries out.
///
/// The first score of a pair is a weighted sum of how much of the higher clause's matters the lower
/// one covers, the reverse, how rare what they share is, whether what they share is the chief matter
/// of both, whether they count the same thing, and what words the clauses and their headings share.
/// The second weighs that against the best clause of the same document, the clauses beside both, the
/// document being cited, and the units' line of business. All weights were fitted by logistic
/// regression to the development part of `corpus/trace` and rounded.
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
    static let base = -7.75
    static let higherCovered = 3.29
    static let lowerCovered = 1.59
    static let rarity = 0.44
    static let metric = 5.78
    static let chief = 3.85
    static let ofLower = 5.94
    static let ofHigher = 7.76
    static let headings = 1.45
    static let ofHigherHeading = 0.43
    static let ofLowerHeading = 4.03
    /// The matters that are shared must weigh this much, or this part of the words be shared. Where
    /// less of them is, the heading of the lower clause counts less: it is not what the clause says.
    static let leastRarity = 0.5
    static let leastWords = 0.15
    static let mostRarity = 8.0
  }

  private struct Second {
    static let base = -0.07
    static let first = 0.85
    static let behindBest = 2.25
    static let besideHigher = 1.12
    static let besideLower = 1.64
    static let cited = 0.5
    static let sameBusiness = 0.3
    /// What documents of one subject reach in the mean of their clauses' best scores, and what counts
    /// against a link for each unit below it. Chosen on documents of other subjects.
    static let related = 0.25
    static let doubt = 15.0
    /// For a neighbour that was no candidate.
    static let nothing = -8.0
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

  private let pool: MatterPool
  private let lower: [Clause]
  private let higher: [[Clause]]
  private let neighbours: MatterNeighbours
  private let shared: SharedWords
  private let lowerSide: TraceSide
  private let higherSides: [TraceSide]

  init(_ lowerSide: TraceSide, _ higherSides: [TraceSide], _ vocabulary: TraceVocabulary) {
    shared = SharedWords(lowerSide, higherSides)
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
    var shared = self.shared
    for (document, clauses) in higher.enumerated() {
      let postings = Self.postings(clauses, count: pool.words.count)
      var first: [Pair] = []
      var table = MatchTable(count: pool.words.count)
      var best = BestClauses(count: clauses.count, most: Self.candidates)
      for (index, clause) in lower.enumerated() {
        table.fill(clause.items.map(\.matter), neighbours.rows)
        shared.look(at: index)
        for other in candidates(clause, postings, &best) {
          let words = shared.measure(document, other)
          guard let score = self.first(clause, clauses[other], table, words) else { continue }
          first.append(Pair(lower: index, document: document, higher: other, score: score))
        }
        table.clear()
      }
      pairs += self.second(first, isCited: cited[document], sameBusiness)
    }
    pairs.sort { ($0.lower, $0.document, $0.higher) < ($1.lower, $1.document, $1.higher) }
    return pairs
  }

  private struct Posting {
    var clause: Int
    var weight: Double
  }

  /// For each matter the clauses that have it and how much.
  private static func postings(_ clauses: [Clause], count: Int) -> Rows<Posting> {
    var pairs: [(row: Int, element: Posting)] = []
    for (index, clause) in clauses.enumerated() {
      for item in clause.items {
        pairs.append((item.matter, Posting(clause: index, weight: item.weight)))
      }
    }
    return Rows(pairs, count: count)
  }

  private func candidates(
    _ clause: Clause, _ postings: Rows<Posting>, _ best: inout BestClauses
  ) -> [Int] {
    for item in clause.items {
      for place in neighbours.rows.range(item.matter) {
        let neighbour = neighbours.rows.elements[place]
        let weight = item.weight * neighbour.likeness.value * neighbour.likeness.weight
        for posting in postings.range(neighbour.matter) {
          let posting = postings.elements[posting]
          best.add(weight * posting.weight, to: posting.clause)
        }
      }
    }
    return best.take()
  }

  private func first(
    _ clause: Clause, _ other: Clause, _ table: MatchTable, _ words: SharedWords.Measure
  ) -> Double? {
    /// Best match of each of the lower clause's items.
    var best = [(value: Double, rarity: Double)](repeating: (0, 0), count: clause.items.count)
    var covered = 0.0
    var total = 0.0
    var rarity = 0.0
    var chief = 0.0
    for item in other.items {
      var (value, shared) = (0.0, 0.0)
      var next = table.first[item.matter]
      while next >= 0 {
        let match = table.matches[next]
        next = match.next
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
    let common = max(words.ofLower, words.ofHigher)
    guard rarity >= First.leastRarity || common >= First.leastWords else { return nil }
    let lowerCovered = total > 0 ? covered / total : 0
    var metric = 0.0
    for mine in clause.metrics {
      for counted in other.metrics { metric = max(metric, pool.likeness(mine, counted).value) }
    }
    return First.base + First.higherCovered * higherCovered + First.lowerCovered * lowerCovered
      + First.rarity * min(rarity, First.mostRarity) + First.metric * metric + First.chief * chief
      + First.ofLower * words.ofLower + First.ofHigher * words.ofHigher
      + First.headings * words.headings + First.ofHigherHeading * words.ofHigherHeading
      + First.ofLowerHeading * words.ofLowerHeading * min(1, common / First.leastWords)
  }

  /// - Parameter pairs: of one higher document, in the order of the lower one.
  private func second(
    _ pairs: [Pair], isCited: Bool, _ sameBusiness: (Int, Int, Int) -> Bool
  ) -> [Pair] {
    let own = pairs.map { Self.sigmoid($0.score) }
    let best = Self.best(pairs.map(\.lower), own)
    let besideHigher = Self.beside(
      pairs.map { Place(row: $0.lower, section: section($0)) }, pairs)
    let besideLower = Self.beside(
      pairs.map { Place(row: $0.higher, section: lowerSide.entries[$0.lower].section) }, pairs)
    let logits = pairs.indices.map { index in
      let pair = pairs[index]
      var score = Second.base + Second.first * pair.score
      score += Second.behindBest * (own[index] - (best[pair.lower] ?? own[index]))
      score += Second.besideHigher * Self.sigmoid(besideHigher[index])
      score += Second.besideLower * Self.sigmoid(besideLower[index])
      if isCited { score += Second.cited }
      if sameBusiness(pair.lower, pair.document, pair.higher) { score += Second.sameBusiness }
      return score
    }
    let doubt = isCited ? 0 : doubt(pairs, logits.map(Self.sigmoid))
    return pairs.indices.map { index in
      var pair = pairs[index]
      pair.score = (Self.sigmoid(logits[index] - doubt) * 1000).rounded() / 1000
      return pair
    }
  }

  /// Between documents that have little to do with each other likeness is chance: neither of them has
  /// a source, or what was taken up, for its usual clause.
  private func doubt(_ pairs: [Pair], _ scores: [Double]) -> Double {
    guard let document = pairs.first?.document else { return 0 }
    let ofLower = Self.best(pairs.map(\.lower), scores).values.sorted().reduce(0, +)
    let ofHigher = Self.best(pairs.map(\.higher), scores).values.sorted().reduce(0, +)
    let related = max(
      ofLower / Double(max(1, lower.count)), ofHigher / Double(max(1, higher[document].count)))
    return Second.doubt * max(0, Second.related - related)
  }

  private static func best(_ keys: [Int], _ values: [Double]) -> [Int: Double] {
    var best: [Int: Double] = [:]
    for (key, value) in zip(keys, values) where value > best[key] ?? -1 { best[key] = value }
    return best
  }

  /// A clause of one side, and the section of the clause of the other side.
  private struct Place {
    var row: Int
    var section: Int
  }

  /// For each pair the best score of the same clause with another clause of the same section.
  private static func beside(_ places: [Place], _ pairs: [Pair]) -> [Double] {
    let order = places.indices.sorted {
      (places[$0].row, places[$0].section) < (places[$1].row, places[$1].section)
    }
    var result = [Double](repeating: Second.nothing, count: pairs.count)
    var start = 0
    while start < order.count {
      let place = places[order[start]]
      var end = start
      var best = -1
      var second = Second.nothing
      while end < order.count, places[order[end]].row == place.row,
        places[order[end]].section == place.section
      {
        let index = order[end]
        if best < 0 || pairs[index].score > pairs[best].score {
          if best >= 0 { second = max(second, pairs[best].score) }
          best = index
        } else {
          second = max(second, pairs[index].score)
        }
        end += 1
      }
      for index in order[start..<end] { result[index] = index == best ? second : pairs[best].score }
      start = end
    }
    return result
  }

  private func section(_ pair: Pair) -> Int {
    higherSides[pair.document].entries[pair.higher].section
  }

  private static func sigmoid(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}

/// Finds the clauses with the greatest sums.
private struct BestClauses {
  private var sums: [Double]
  private var touched: [Int] = []
  private let most: Int

  init(count: Int, most: Int) {
    sums = [Double](repeating: 0, count: count)
    self.most = most
  }

  mutating func add(_ value: Double, to clause: Int) {
    if sums[clause] == 0 { touched.append(clause) }
    sums[clause] += value
  }

  /// In the order of the document; begins anew.
  mutating func take() -> [Int] {
    touched.sort()
    var kept: [Int] = []
    if touched.count <= most {
      kept = touched
    } else {
      // The greatest first; of equals the one that stands first.
      kept.reserveCapacity(most + 1)
      for clause in touched {
        if kept.count == most, let last = kept.last, sums[clause] <= sums[last] { continue }
        var place = kept.count
        while place > 0, sums[kept[place - 1]] < sums[clause] { place -= 1 }
        kept.insert(clause, at: place)
        if kept.count > most { kept.removeLast() }
      }
      kept.sort()
    }
    for clause in touched { sums[clause] = 0 }
    touched.removeAll(keepingCapacity: true)
    return kept
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

  /// By matter the place of its first match, or -1.
  private(set) var first: [Int]
  private(set) var matches: [Match] = []
  private var touched: [Int] = []

  init(count: Int) {
    first = [Int](repeating: -1, count: count)
  }

  /// - Parameter matters: those of the clause's items.
  mutating func fill(_ matters: [Int], _ neighbours: Rows<MatterNeighbours.Neighbour>) {
    for (item, matter) in matters.enumerated() {
      for place in neighbours.range(matter) {
        let neighbour = neighbours.elements[place]
        if first[neighbour.matter] < 0 { touched.append(neighbour.matter) }
        matches.append(
          Match(item: item, likeness: neighbour.likeness, next: first[neighbour.matter]))
        first[neighbour.matter] = matches.count - 1
      }
    }
  }

  mutating func clear() {
    for matter in touched { first[matter] = -1 }
    touched.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
  }
}
