internal import GRDB

/// Keeps the full-text indexes in step with the clauses, headings and titles.
enum SearchIndex {
  /// Characters of a heading at most. What is longer is a sentence that begins a paragraph; it is
  /// found among the clauses.
  static let longestHeading = 40

  static func add(_ database: Database, version: Int64) throws {
    try forEachText(database, version) { table, columns in
      """
      INSERT INTO \(table) (rowid, \(columns.joined(separator: ", ")))
      VALUES (?, \(columns.map { _ in "?" }.joined(separator: ", ")))
      """
    }
  }

  /// Takes the entries out by the tokens that went in, as SQLite asks for with an index that keeps
  /// no text.
  static func remove(_ database: Database, version: Int64) throws {
    try forEachText(database, version) { table, columns in
      """
      INSERT INTO \(table) (\(table), rowid, \(columns.joined(separator: ", ")))
      VALUES ('delete', ?, \(columns.map { _ in "?" }.joined(separator: ", ")))
      """
    }
  }

  private static func forEachText(
    _ database: Database, _ version: Int64,
    _ statement: (_ table: String, _ columns: [String]) -> String
  ) throws {
    for source in sources {
      var write = try RowWriter(database, statement(source.index, source.columns))
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: source.query), arguments: [version])
      while let row = try rows.next() {
        write.add(row[0] as Int64)
        for index in source.columns.indices {
          let text: String? = row[index + 1]
          write.add(SearchText.indexedBytes(text ?? ""))
        }
        try write.run()
      }
    }
  }

  /// An index, its columns, and where their texts come from.
  private struct Source {
    var index: String
    var columns: [String]
    var query: String
  }

  private static let sources = [
    Source(
      index: "clauses_fts", columns: ["text"],
      query: "SELECT id, text FROM clauses WHERE version_id = ? ORDER BY id"),
    Source(
      index: "headings_fts", columns: ["heading"],
      query: """
        SELECT min(clauses.id), sections.heading FROM clauses
        JOIN sections ON sections.id = clauses.section_id
        WHERE clauses.version_id = ? AND length(sections.heading) BETWEEN 1 AND \(longestHeading)
        GROUP BY sections.id ORDER BY 1
        """),
    Source(
      index: "versions_fts", columns: ["title", "issued_text", "document_number"],
      query: "SELECT id, title, issued_text, document_number FROM versions WHERE id = ?"),
  ]
}
