internal import GRDB

/// A file as the register has it: one document, or an archive or message with the documents in it.
struct KnownFile {
  var id: Int64
  var isContainer: Bool
  var size: Int?
  var modified: String?
  /// `nil` for a container that was not read to its end.
  var sha256: String?
  var isGone: Bool
  var entries: [Entry]

  struct Entry {
    var models: String
    var program: String
    /// Why it gave no document.
    var failure: String?
  }

  static func find(_ database: Database, _ path: String) throws -> KnownFile? {
    if let file = try container(database, path) { return file }
    return try database.cachedStatement(
      sql: """
        SELECT id, size, modified, sha256, gone_since IS NOT NULL, models_sha256, program,
          failure_code FROM files WHERE path = ?
        """
    ).fetchRow([path]).map {
      KnownFile(
        id: $0[0], isContainer: false, size: $0[1], modified: $0[2], sha256: $0[3], isGone: $0[4],
        entries: [Entry(models: $0[5], program: $0[6], failure: $0[7])])
    }
  }

  private static func container(_ database: Database, _ path: String) throws -> KnownFile? {
    let row = try database.cachedStatement(
      sql: "SELECT id, size, modified, sha256 FROM containers WHERE path = ?"
    ).fetchRow([path])
    guard let row else { return nil }
    let entries = try Row.fetchAll(
      database,
      sql: """
        SELECT models_sha256, program, failure_code, gone_since FROM files
        WHERE container_id = ? ORDER BY gone_since IS NOT NULL
        """, arguments: [row[0] as Int64])
    let present = entries.filter { ($0["gone_since"] as String?) == nil }
    return KnownFile(
      id: row[0], isContainer: true, size: row[1], modified: row[2], sha256: row[3],
      isGone: present.isEmpty,
      entries: (present.isEmpty ? entries : present).map {
        Entry(models: $0[0], program: $0[1], failure: $0[2])
      })
  }

  /// The file has the same bytes in a new place or of a new date.
  func touch(_ database: Database, size: Int, modified: String) throws {
    try database.execute(
      sql: """
        UPDATE \(isContainer ? "containers" : "files") SET size = ?, modified = ? WHERE id = ?
        """, arguments: [size, modified, id])
  }
}
