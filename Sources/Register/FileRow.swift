internal import GRDB
internal import Gongwen

/// A row of `files`.
struct FileRow {
  var id: Int64
  var sha256: String
  var models: String
  var isStored: Bool

  static func find(_ database: Database, _ path: String) throws -> FileRow? {
    try Row.fetchOne(
      database, sql: "SELECT id, sha256, models_sha256, status FROM files WHERE path = ?",
      arguments: [path]
    ).map {
      FileRow(id: $0[0], sha256: $0[1], models: $0[2], isStored: $0[3] == "stored")
    }
  }

  static func touch(
    _ database: Database, _ id: Int64, size: Int?, modified: String?, at time: String
  ) throws {
    try database.execute(
      sql: "UPDATE files SET size = ?, modified = ?, last_seen = ? WHERE id = ?",
      arguments: [size, modified, time, id])
  }

  /// - Parameter version: `nil` keeps the one that the file is known to hold.
  static func save(
    _ database: Database, _ document: ExtractedDocument, version: Int64?,
    failure: StoredFile.Failure?, size: Int?, modified: String?, at time: String
  ) throws {
    let source = document.source
    let id = try Int64.fetchOne(
      database,
      sql: """
        INSERT INTO files (path, sha256, size, modified, format, pages, models_sha256, status,
          version_id, failure_code, failure_message, first_seen, last_seen)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
        ON CONFLICT (path) DO UPDATE SET sha256 = ?2, size = ?3, modified = ?4, format = ?5,
          pages = ?6, models_sha256 = ?7, status = ?8, version_id = coalesce(?9, version_id),
          failure_code = ?10, failure_message = ?11, last_seen = ?12
        RETURNING id
        """,
      arguments: [
        source.path, source.sha256, size, modified, source.format.rawValue, source.pages,
        document.models.sha256, failure == nil ? "stored" : "failed", version, failure?.code,
        failure?.message, time,
      ])
    guard let id else { return }
    try database.execute(sql: "DELETE FROM diagnostics WHERE file_id = ?", arguments: [id])
    for diagnostic in document.diagnostics {
      try database.execute(
        sql: "INSERT INTO diagnostics (file_id, code, message, page) VALUES (?, ?, ?, ?)",
        arguments: [id, diagnostic.code, diagnostic.message, diagnostic.page])
    }
  }
}
