internal import GRDB
internal import Gongwen

/// Reads what answers show of documents and clauses.
struct ClauseReader {
  let database: Database

  static func document(_ database: Database, _ version: Int64) throws -> AnswerDocument? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT document_id, id, title, document_number, issued_on,
            coalesce(published_on, printed_on), issuers, region_name
          FROM versions WHERE id = ?
          """), arguments: [version])
    guard let row else { return nil }
    return AnswerDocument(
      id: row[0], version: row[1], title: row[2], documentNumber: row[3], issuedOn: row[4],
      datedOn: row[5], issuers: try Register.strings(database, row[6]), regionName: row[7])
  }

  func row(_ clause: Int64, mentions: [DutyRow.Mention]) throws -> DutyRow {
    let deadlines = try deadlines(clause)
    return DutyRow(
      obligation: try obligation(clause, deadlines: deadlines.map(\.text)), mentions: mentions,
      deadlines: deadlines, amounts: try strings(Self.amounts, clause),
      targets: try strings(Self.targets, clause))
  }

  func obligation(_ clause: Int64, deadlines: [String]) throws -> RegisteredObligation {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT clauses.section_id, clauses.label, clauses.modality, clauses.page,
            coalesce(table_rows.text, clauses.text), table_rows.path
          FROM clauses LEFT JOIN table_rows ON table_rows.clause_id = clauses.id
          WHERE clauses.id = ?
          """), arguments: [clause])
    guard let row else { throw RegisterError(.damaged) }
    return RegisteredObligation(
      clause: clause, path: try Register.path(database, of: row[0], row: row[5]), text: row[4],
      label: Label(rawValue: row[1]) ?? .context,
      modality: (row[2] as String?).flatMap(Modality.init), page: row[3],
      units: try Register.units(database, of: clause), deadlines: deadlines)
  }

  /// Its own, then those in other cells of its row.
  func deadlines(_ clause: Int64) throws -> [RegisteredDeadline] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT id, text, kind, start_on, end_on, rule FROM (
            SELECT 0 AS place, deadlines.* FROM deadlines WHERE clause_id = ?1
            UNION ALL
            SELECT 1, deadlines.* FROM row_deadlines
            JOIN deadlines ON deadlines.id = row_deadlines.deadline_id
            WHERE row_deadlines.clause_id = ?1
          ) ORDER BY place, id
          """), arguments: [clause]
    ).map(Self.deadline)
  }

  static func deadline(_ row: Row) -> RegisteredDeadline {
    RegisteredDeadline(
      id: row[0], text: row[1], kind: Deadline.Kind(rawValue: row[2]) ?? .by, start: row[3],
      end: row[4], rule: row[5])
  }

  private func strings(_ sql: String, _ clause: Int64) throws -> [String] {
    try String.fetchAll(database.cachedStatement(sql: sql), arguments: [clause])
  }

  private static let amounts = """
    SELECT coalesce(condition || ' ', '') || text FROM amounts WHERE clause_id = ? ORDER BY id
    """

  private static let targets =
    "SELECT text FROM targets WHERE clause_id = ? GROUP BY text ORDER BY min(id)"
}
