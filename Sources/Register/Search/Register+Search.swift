internal import GRDB
internal import Gongwen

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
  let query: SearchQuery
  let expression: String
  let filter: RegisterFilter
  let candidates: SearchCandidates
  let ranking: SearchRanking
  let cards: ClauseCards

  private static let mostTitles = 40
  private static let mostHeadings = 80
  private static let mostOfAStage = 120
  private static let mostCounted = 1000

  init(
    database: Database, query: SearchQuery, expression: String, filter: RegisterFilter
  ) throws {
    self.query = query
    self.expression = expression
    self.filter = filter
    candidates = SearchCandidates(
      database: database, gate: try ClauseGate(database, filter))
    ranking = SearchRanking(query)
    cards = try ClauseCards(database)
  }

  func answer(_ page: AnswerPage) throws -> SearchAnswer {
    let (titles, titleClauses, isAllTitles) = try titles()
    var window = titleClauses
    window.formUnion(try candidates.headings(expression, most: Self.mostHeadings))
    let (newest, isAll) = try newest(page)
    window.formUnion(newest.prefix(Self.mostOfAStage))
    if !isAll || newest.count > Self.mostOfAStage {
      for stage in stages {
        window.formUnion(try candidates.clauses(stage, most: Self.mostOfAStage).ids)
      }
    }
    var weighed = titles
    for id in window {
      guard let card = try cards.card(of: id), query.isFound(in: card.folded) else { continue }
      let (rank, highlights) = ranking.weigh(card.folded, kind: card.kind)
      weighed.append((rank, card.hit(highlights)))
    }
    weighed.sort(by: Self.isBetter)
    var hits = weighed.dropFirst(page.offset).prefix(page.limit).map(\.hit)
    let rest = newest.lazy.filter { !window.contains($0) }
      .dropFirst(max(0, page.offset - weighed.count)).prefix(page.limit - hits.count)
    for id in rest {
      guard let card = try cards.card(of: id) else { continue }
      hits.append(card.hit(ranking.weigh(card.folded, kind: card.kind).highlights))
    }
    for index in hits.indices { hits[index].path = try cards.path(of: hits[index]) }
    // More than a round number.
    let count = isAll || newest.count <= Self.mostCounted ? newest.count : newest.count - 1
    return SearchAnswer(
      hits: hits, total: count + titles.count,
      isTotalExact: isAll && isAllTitles, reading: query.description,
      remarks: [], near: [])
  }

  /// The newest clauses, as many as are counted and as the page takes.
  private func newest(_ page: AnswerPage) throws -> (ids: [Int64], isAll: Bool) {
    let (last, isBeyond) = page.offset.addingReportingOverflow(page.limit)
    if !isBeyond, last <= Self.mostOfAStage {
      return try candidates.clauses(
        query, most: Self.mostCounted + 1, enough: Self.mostOfAStage)
    }
    // Those that are weighed may all come before.
    let most =
      isBeyond || last > .max / 2 ? Int.max : max(last, Self.mostCounted) + Self.mostCounted
    return try candidates.clauses(query, most: most, enough: most)
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

  /// Closer forms of the query.
  private var stages: [String] {
    guard let words = query.conjunction, words.count > 1 else { return [] }
    let phrases = Set(SearchRanking.whole(words).compactMap { $0.indexed?.text })
    let near = words.compactMap { $0.folded.indexed?.text }
    return phrases.sorted()
      + (near.count > 1
        ? ["NEAR(\(near.joined(separator: " ")), \(SearchRanking.closeness))"] : [])
  }

  /// Titles that are in no clause, and the clauses that hold the others.
  private func titles() throws -> (rows: [Weighed], clauses: Set<Int64>, isAll: Bool) {
    var rows: [Weighed] = []
    var clauses: Set<Int64> = []
    guard !filter.limitsClauses else { return (rows, clauses, true) }
    let (versions, isAll) = try candidates.versions(expression, most: Self.mostTitles)
    for version in versions {
      guard let title = try cards.title(of: version) else { continue }
      if let clause = try cards.firstClause(of: version, where: query.isFound(in:)) {
        clauses.insert(clause)
        continue
      }
      let (rank, highlights) = ranking.weigh(FoldedText(title.text), kind: .title)
      var hit = title
      hit.highlights = highlights
      rows.append((rank, hit))
    }
    return (rows, clauses, isAll)
  }
}
