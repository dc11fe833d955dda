internal import GRDB

/// Keeps the full-text indexes in step with the clauses, headings and titles.
enum SearchIndex {
  /// Characters of a heading at most. What is longer is a sentence that begins a paragraph; it is
  /// found among the clauses.
  static let longestHeading = 40

  /// - Parameter clauses: the texts of its clauses and the identifier of the first, if they are at
  ///   hand.
  static func add(
    _ database: Database, version: Int64, _ clauses: (texts: IndexedTexts, first: Int64)? = nil
  ) throws {
    for source in sources {
      let columns = source.columns.joined(separator: ", ")
      var write = try RowWriter(
        database,
        "INSERT INTO \(source.index) (rowid, \(columns)) VALUES (?, \(source.places))")
      if source.index == clausesIndex, let clauses {
        try clauses.texts.visit { index, text in
          write.add(clauses.first + Int64(index))
          try write.run(with: text)
        }
      } else {
        try source.forEachText(database, version, &write)
      }
    }
  }

  /// Takes the entries out by the tokens that went in, as SQLite asks for with an index that keeps
  /// no text.
  static func remove(_ database: Database, version: Int64) throws {
    for source in sources {
      let columns = ([source.index, "rowid"] + source.columns).joined(separator: ", ")
      var write = try RowWriter(
        database,
        "INSERT INTO \(source.index) (\(columns)) VALUES ('delete', ?, \(source.places))")
      try source.forEachText(database, version, &write)
    }
  }

  /// An index, its columns, and where their texts come from.
  private struct Source {
    var index: String
    var columns: [String]
    var query: String

    var places: String { columns.map { _ in "?" }.joined(separator: ", ") }

    func forEachText(
      _ database: Database, _ version: Int64, _ write: inout RowWriter
    ) throws {
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: query), arguments: [version])
      var bytes: [UInt8] = []
      while let row = try rows.next() {
        write.add(row[0] as Int64)
        for index in columns.indices {
          let text: String? = row[index + 1]
          bytes.removeAll(keepingCapacity: true)
          SearchText.index(text ?? "", into: &bytes)
          write.add(bytes)
        }
        try write.run()
      }
    }
  }

  private static let clausesIndex = "clauses_fts"

  private static let sources = [
    Source(
      index: clausesIndex, columns: ["text"],
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
