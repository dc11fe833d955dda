internal import GRDB
public import Gongwen

extension Register {
  /// Searches clauses, headings, titles and document numbers.
  ///
  /// - Parameter words: a query in the language of `QueryParser`: words, phrases in quotes, AND, OR,
  ///   NOT, parentheses.
  /// - Throws: `SearchError`, `RegisterError`.
  public func search(
    _ words: String, filter: RegisterFilter = RegisterFilter(), page: AnswerPage = AnswerPage()
  ) throws -> SearchAnswer {
    let (query, remarks) = try QueryParser.read(words)
    guard let expression = query.expression else { throw SearchError.onlyExclusions }
    return try read { database in
      let search = try Search(
        database: database, query: query, expression: expression, filter: filter)
      var answer = try search.answer(page)
      answer.remarks = remarks.map(\.rawValue).sorted()
      if answer.total == 0 { answer.near = try NearWords(database: database).of(query) }
      return answer
    }
  }
}

/// One search. Only some hundreds of hits are weighed: those in titles and headings, those of the
/// whole query as a phrase, those with its words close together, the newest of the rest. What comes
/// after them is in the order of the register, newest first.
private struct Search {
  let database: Database
  let query: SearchQuery
  let expression: String
  let filter: RegisterFilter
  let candidates: SearchCandidates
  let ranking: SearchRanking

  private static let mostTitles = 100
  private static let mostHeadings = 200
  private static let mostOfAStage = 300
  private static let mostCounted = 10_000

  init(
    database: Database, query: SearchQuery, expression: String, filter: RegisterFilter
  ) throws {
    self.database = database
    self.query = query
    self.expression = expression
    self.filter = filter
    candidates = SearchCandidates(
      database: database, gate: try ClauseGate(database, filter))
    ranking = SearchRanking(query)
  }

  func answer(_ page: AnswerPage) throws -> SearchAnswer {
    let (titles, titleClauses) = try titles()
    var window = titleClauses
    window.formUnion(try candidates.headings(expression, most: Self.mostHeadings))
    for stage in stages {
      window.formUnion(try candidates.clauses(stage, most: Self.mostOfAStage))
    }
    var weighed = titles
    let cards = ClauseCards(database: database)
    for id in window {
      guard let card = try cards.card(of: id) else { continue }
      let (rank, highlights) = ranking.weigh(card.folded, kind: card.kind)
      weighed.append((rank, card.hit(highlights)))
    }
    weighed.sort(by: Self.isBetter)
    var hits = weighed.dropFirst(page.offset).prefix(page.limit).map(\.hit)
    if hits.count < page.limit {
      let rest = try candidates.clauses(
        expression, most: page.limit - hits.count, passed: window,
        skipping: max(0, page.offset - weighed.count))
      for id in rest {
        guard let card = try cards.card(of: id) else { continue }
        hits.append(card.hit(ranking.weigh(card.folded, kind: card.kind).highlights))
      }
    }
    for index in hits.indices { hits[index].path = try cards.path(of: hits[index]) }
    let (count, isExact) = try candidates.count(expression, most: Self.mostCounted)
    return SearchAnswer(
      hits: hits, total: count + titles.count,
      isTotalExact: isExact && titles.count < Self.mostTitles, reading: query.description,
      remarks: [], near: [])
  }

  private typealias Weighed = (rank: SearchRanking.Rank, hit: SearchHit)

  private static func isBetter(_ first: Weighed, _ second: Weighed) -> Bool {
    if first.rank != second.rank { return first.rank < second.rank }
    let days = (first.hit.document.issuedOn ?? "", second.hit.document.issuedOn ?? "")
    if days.0 != days.1 { return days.0 > days.1 }
    let clauses = (first.hit.clause ?? 0, second.hit.clause ?? 0)
    if first.hit.document.version != second.hit.document.version {
      return first.hit.document.version > second.hit.document.version
    }
    return clauses.0 < clauses.1
  }

  /// What clauses are looked for, from the closest to the query on.
  private var stages: [String] {
    guard let words = query.conjunction, words.count > 1 else { return [expression] }
    let phrases = Set(SearchRanking.whole(words).compactMap(SearchText.phrase))
    let near = words.compactMap(\.expression).joined(separator: " ")
    return phrases.sorted() + ["NEAR(\(near), \(SearchRanking.closeness))", expression]
  }

  /// Titles that are in no clause, and the clauses that hold the others.
  private func titles() throws -> ([Weighed], Set<Int64>) {
    var rows: [Weighed] = []
    var clauses: Set<Int64> = []
    guard !candidates.gate.readsClauses else { return (rows, clauses) }
    let cards = ClauseCards(database: database)
    for version in try candidates.versions(expression, most: Self.mostTitles) {
      guard let title = try cards.title(of: version, filter: filter) else { continue }
      let holding = try cards.firstClauses(of: version, expression: expression)
      clauses.formUnion(holding)
      guard holding.isEmpty else { continue }
      let (rank, highlights) = ranking.weigh(FoldedText(title.text), kind: .title)
      var hit = title
      hit.highlights = highlights
      rows.append((rank, hit))
    }
    return (rows, clauses)
  }
}
