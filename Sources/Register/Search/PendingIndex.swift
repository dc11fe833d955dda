internal import GRDB

/// What a transaction has to add to the full-text index. It is added last: a statement that writes
/// several rows makes SQLite write out what the index still has in memory, which then has to be
/// merged with what comes after it.
final class PendingIndex {
  let database: Database
  /// Texts of the clauses of versions that this transaction wrote.
  var texts: [Int64: IndexedTexts] = [:]
  private var versions: Set<Int64> = []

  init(_ database: Database) {
    self.database = database
  }

  func add(_ version: Int64) {
    versions.insert(version)
  }

  /// Has to be called while the version still has its clauses.
  func remove(_ version: Int64) throws {
    guard versions.remove(version) == nil else { return }
    try SearchIndex.remove(database, version: version)
  }

  /// Ends the transaction's work on the index.
  func write() throws {
    // SQLite collects entries in rising order; one that goes back makes it write out the others.
    let first = try database.cachedStatement(sql: "SELECT first_clause FROM versions WHERE id = ?")
    let ordered = try versions.map { version in
      (version, first: try Int64.fetchOne(first, arguments: [version]) ?? 0)
    }.sorted { ($0.first, $0.0) < ($1.first, $1.0) }
    for (version, first) in ordered {
      try SearchIndex.add(database, version: version, texts[version].map { ($0, first) })
    }
    versions = []
    texts = [:]
  }
}
