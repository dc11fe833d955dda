internal import GRDB

/// Keeps the full-text index in step with the clauses.
enum SearchIndex {
  static func add(_ database: Database, version: Int64) throws {
    var row = try RowWriter(database, "INSERT INTO clauses_fts (rowid, text) VALUES (?, ?)")
    try forEachClause(database, version) {
      row.add($0)
      row.add($1)
      try row.run()
    }
  }

  /// Takes the entries out by the tokens that went in, as SQLite asks for with an index that keeps
  /// no text.
  static func remove(_ database: Database, version: Int64) throws {
    var row = try RowWriter(
      database, "INSERT INTO clauses_fts (clauses_fts, rowid, text) VALUES ('delete', ?, ?)")
    try forEachClause(database, version) {
      row.add($0)
      row.add($1)
      try row.run()
    }
  }

  private static func forEachClause(
    _ database: Database, _ version: Int64, _ body: (Int64, [UInt8]) throws -> Void
  ) throws {
    let clauses = try database.cachedStatement(
      sql: "SELECT id, text FROM clauses WHERE version_id = ? ORDER BY id")
    let rows = try Row.fetchCursor(clauses, arguments: [version])
    while let clause = try rows.next() {
      try body(clause[0], SearchText.indexedBytes(clause[1]))
    }
  }
}
