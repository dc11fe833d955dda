internal import GRDB
internal import Gongwen

/// Finds the clauses that speak of a matter. Rare pairs of characters lead to them; common ones only
/// where several come together, so that no common word is followed through all its places.
struct MatterSearch {
  let database: Database
  let matter: Matter
  let pairs: MatterPairs
  let candidates: SearchCandidates

  private static let mostOfAQuery = 150
  private static let mostFollowed = 8
  private static let mostWeighed = 300

  init(_ database: Database, _ matter: Matter, _ pairs: MatterPairs, _ gate: ClauseGate) {
    self.database = database
    self.matter = matter
    self.pairs = pairs
    candidates = SearchCandidates(database: database, gate: gate)
  }

  /// Clauses and, of the headings that fit, the first clause of each section.
  func clauses() throws -> [Int64] {
    var found: Set<Int64> = []
    for query in phrases() + conjunctions() {
      found.formUnion(try candidates.clauses(query, most: Self.mostOfAQuery))
      found.formUnion(try candidates.headings(query, most: Self.mostOfAQuery))
    }
    found.formUnion(try byRarePairs())
    return found.sorted()
  }

  /// The whole matter, then its pieces.
  private func phrases() -> [String] {
    let whole = ["", " "].compactMap { SearchText.phrase(matter.segments.joined(separator: $0)) }
    return Array(Set(whole + matter.segments.compactMap(SearchText.phrase))).sorted()
  }

  /// All pairs that stand anywhere, then without the commonest, and so on.
  private func conjunctions() -> [String] {
    var rest = pairs.pairs.filter { $0.count > 0 }.sorted { $0.count < $1.count }
    var result: [String] = []
    while rest.count > 1, result.count < 6 {
      result.append(rest.map(\.expression).joined(separator: " AND "))
      rest.removeLast(max(1, rest.count / 4))
    }
    return result
  }

  /// Those with the most weight of rare pairs.
  private func byRarePairs() throws -> [Int64] {
    let rare = pairs.pairs.filter { $0.count > 0 && $0.count < MatterPairs.mostCounted }
      .sorted { $0.count < $1.count }.prefix(Self.mostFollowed)
    var weights: [Int64: Double] = [:]
    for pair in rare {
      for id in try candidates.clauses(pair.expression, most: MatterPairs.mostCounted) {
        weights[id, default: 0] += pair.weight
      }
      for id in try candidates.headings(pair.expression, most: Self.mostOfAQuery) {
        weights[id, default: 0] += pair.weight
      }
    }
    return weights.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(Self.mostWeighed)
      .map(\.key)
  }
}
