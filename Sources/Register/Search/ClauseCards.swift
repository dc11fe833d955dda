internal import GRDB
internal import Gongwen

/// Clauses with what an answer says of them.
struct ClauseCards {
  let database: Database
  private let clause: RowReader

  init(_ database: Database) throws {
    self.database = database
    clause = try RowReader(
      database,
      """
      SELECT clauses.section_id, clauses.label, clauses.page, clauses.text,
        clauses.range_start = sections.range_start
          AND length(sections.heading) <= \(SearchIndex.longestHeading),
        \(Self.documentColumns)
      FROM clauses
      JOIN versions ON versions.id = clauses.version_id
      LEFT JOIN sections ON sections.id = clauses.section_id
      WHERE clauses.id = ?
      """)
  }

  struct Card {
    var kind: SearchHit.Kind
    var document: DocumentReference
    var clause: Int64
    var section: Int64?
    var label: Label
    var text: String
    var page: Int?
    var folded: FoldedText

    func hit(_ highlights: [TextRange]) -> SearchHit {
      SearchHit(
        kind: kind, document: document, clause: clause, label: label, path: [], text: text,
        highlights: highlights, page: page)
    }
  }

  func card(of clause: Int64) throws -> Card? {
    try self.clause.with(clause).first { row in
      let folded = FoldedText(utf8: row.utf8(3))
      let document = DocumentReference(
        id: row.integer(5), version: row.integer(6), title: row.optionalText(7),
        documentNumber: row.optionalText(8), issuedOn: row.optionalText(9),
        region: row.optionalText(10))
      let label = Label(rawValue: row.text(1)) ?? .context
      let section = row.optionalInteger(0)
      let isTitle =
        label == .context && section == nil
        && [document.title, document.documentNumber].compactMap(\.self)
          .contains { FoldedText($0).scalars == folded.scalars }
      return Card(
        kind: isTitle ? .title : row.integer(4) != 0 ? .heading : .clause, document: document,
        clause: clause, section: section, label: label, text: row.text(3),
        page: row.optionalInteger(2).map(Int.init), folded: folded)
    }
  }

  /// The title of a current version.
  func title(of version: Int64) throws -> SearchHit? {
    let request: SQLRequest<Row> = """
      SELECT \(sql: Self.documentColumns) FROM versions
      JOIN documents ON documents.current_version = versions.id
      WHERE versions.id = \(version)
      """
    guard let row = try request.fetchOne(database) else { return nil }
    let document = Self.document(row, from: 0)
    return SearchHit(
      kind: .title, document: document, clause: nil, label: nil, path: [],
      text: document.title ?? document.documentNumber ?? "", highlights: [], page: nil)
  }

  /// The first clause of those at the beginning of a version, where its title stands, of which the
  /// text is wanted.
  func firstClause(of version: Int64, where isWanted: (FoldedText) -> Bool) throws -> Int64? {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT clauses.id, clauses.text FROM versions
          JOIN clauses ON clauses.id
            BETWEEN versions.first_clause AND min(versions.first_clause + 30, versions.last_clause)
          WHERE versions.id = ? ORDER BY clauses.id
          """), arguments: [version])
    while let row = try rows.next() {
      if isWanted(FoldedText(row[1] as String)) { return row[0] }
    }
    return nil
  }

  /// Headings above a clause, from the outermost in; a heading is not above itself.
  func path(of hit: SearchHit) throws -> [String] {
    guard let clause = hit.clause else { return [] }
    return try String.fetchAll(
      database.cachedStatement(
        sql: """
          WITH RECURSIVE above (parent_id, heading, height) AS (
            SELECT sections.parent_id, sections.heading, 0 FROM clauses
            JOIN sections ON sections.id = clauses.section_id
            WHERE clauses.id = ?
            UNION ALL
            SELECT sections.parent_id, sections.heading, height + 1
            FROM sections JOIN above ON sections.id = above.parent_id
          )
          SELECT heading FROM above WHERE height > ? ORDER BY height DESC
          """), arguments: [clause, hit.kind == .heading ? 0 : -1])
  }

  static let documentColumns = """
    versions.document_id, versions.id, versions.title, versions.document_number,
    versions.issued_on, versions.region_name
    """

  static func document(_ row: Row, from index: Int) -> DocumentReference {
    DocumentReference(
      id: row[index], version: row[index + 1], title: row[index + 2],
      documentNumber: row[index + 3], issuedOn: row[index + 4], region: row[index + 5])
  }
}
