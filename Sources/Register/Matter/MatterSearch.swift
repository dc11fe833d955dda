internal import GRDB
internal import Gongwen

/// Finds the clauses that speak of a matter. Rare pairs of characters lead to them; common ones only
/// where several come together, so that no common word is followed through all its places.
struct MatterSearch {
  let database: Database
  let matter: Matter
  let pairs: MatterPairs
  let candidates: SearchCandidates

  private static let mostOfAQuery = 60
  private static let mostConjunctions = 4
  private static let mostOfAConjunction = 10
  private static let mostFollowed = 6
  /// A pair that stands in more clauses is not followed through them.
  private static let mostOfAPair = 600
  private static let mostOfPairs = 150
  private static let mostWeighed = 300

  init(_ database: Database, _ matter: Matter, _ pairs: MatterPairs, _ gate: ClauseGate) {
    self.database = database
    self.matter = matter
    self.pairs = pairs
    candidates = SearchCandidates(database: database, gate: gate)
  }

  /// Clauses and, of the headings that fit, the first clause of each section.
  func clauses() throws -> [Int64] {
    var found: [Int64] = []
    var known: Set<Int64> = []
    func add(_ ids: [Int64]) { found += ids.filter { known.insert($0).inserted } }
    let rare = try byRarePairs()
    let phrases = phrases()
    let others = pairs.otherQueries(matter)
    for (index, query) in (phrases + others + conjunctions()).enumerated() {
      // What the rare pairs lead to comes before what only some pairs do.
      if index == max(4, phrases.count + others.count) { add(rare) }
      guard found.count < Self.mostWeighed else { break }
      add(try candidates.headings(query, most: Self.mostOfAQuery))
      add(try candidates.clauses(query, most: Self.mostOfAQuery).ids)
    }
    add(rare)
    return found.prefix(Self.mostWeighed).sorted()
  }

  /// The whole matter, then its pieces.
  private func phrases() -> [String] {
    let pieces = matter.segments.compactMap { FoldedText($0).indexed?.text }
    guard let whole = FoldedText(matter.text).indexed?.text else { return pieces }
    return [whole] + pieces.filter { $0 != whole }
  }

  /// The rarest pairs that stand anywhere, then without the commonest of them, and so on.
  private func conjunctions() -> [String] {
    var rest = pairs.pairs.filter { $0.count > 0 }.sorted { $0.count < $1.count }
      .prefix(Self.mostOfAConjunction)
    var result: [String] = []
    while rest.count > 1, result.count < Self.mostConjunctions {
      result.append(rest.map(\.expression).joined(separator: " AND "))
      rest.removeLast(max(1, rest.count / 4))
    }
    return result
  }

  /// Those with the most weight of rare pairs.
  private func byRarePairs() throws -> [Int64] {
    let rare = pairs.pairs.filter { $0.count > 0 && $0.count < Self.mostOfAPair }
      .sorted { $0.count < $1.count }.prefix(Self.mostFollowed)
    var weights: [Int64: Double] = [:]
    for pair in rare {
      for id in try candidates.clauses(pair.expression, most: Self.mostOfAPair).ids {
        weights[id, default: 0] += pair.weight
      }
      for id in try candidates.headings(pair.expression, most: Self.mostOfAQuery) {
        weights[id, default: 0] += pair.weight
      }
    }
    return weights.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(Self.mostOfPairs)
      .map(\.key)
  }
}
