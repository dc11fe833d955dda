internal import GRDB

/// Keeps the full-text index in step with the clauses.
enum SearchIndex {
  static func add(_ database: Database, version: Int64) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO clauses_fts (rowid, text) VALUES (?, ?)")
    try forEachClause(database, version) { try insert.execute(arguments: [$0, $1]) }
  }

  /// Takes the entries out by the tokens that went in, as SQLite asks for with an index that keeps
  /// no text.
  static func remove(_ database: Database, version: Int64) throws {
    let delete = try database.cachedStatement(
      sql: "INSERT INTO clauses_fts (clauses_fts, rowid, text) VALUES ('delete', ?, ?)")
    try forEachClause(database, version) { try delete.execute(arguments: [$0, $1]) }
  }

  private static func forEachClause(
    _ database: Database, _ version: Int64, _ body: (Int64, String) throws -> Void
  ) throws {
    let clauses = try Row.fetchCursor(
      database, sql: "SELECT id, text FROM clauses WHERE version_id = ? ORDER BY id",
      arguments: [version])
    while let clause = try clauses.next() {
      let text: String = clause[1]
      try body(clause[0], SearchText.indexed(text))
    }
  }
}
