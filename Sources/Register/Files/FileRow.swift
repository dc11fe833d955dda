internal import GRDB
internal import Gongwen

/// A row of `files`.
struct FileRow {
  var id: Int64
  var sha256: String
  var models: String
  var program: String
  var isStored: Bool
  /// The version that it holds, or held when it could last be read.
  var version: Int64?

  static func find(_ database: Database, _ path: String) throws -> FileRow? {
    try database.cachedStatement(
      sql: """
        SELECT id, sha256, models_sha256, program, status, version_id FROM files WHERE path = ?
        """
    ).fetchRow([path]).map {
      FileRow(
        id: $0[0], sha256: $0[1], models: $0[2], program: $0[3], isStored: $0[4] == "stored",
        version: $0[5])
    }
  }

  static func touch(
    _ database: Database, _ id: Int64, _ sighting: FileSighting, at time: String
  ) throws {
    try database.execute(
      sql: """
        UPDATE files SET size = ?, modified = ?, last_seen = ?, gone_since = NULL WHERE id = ?
        """, arguments: [sighting.size, sighting.modified, time, id])
  }

  /// - Parameter version: `nil` keeps the one that the file is known to hold.
  static func save(
    _ database: Database, _ document: ExtractedDocument, version: Int64?, failure: FileFailure?,
    _ sighting: FileSighting, at time: String
  ) throws {
    let source = document.source
    let container = try sighting.container.map { try ContainerRow.identifier(database, $0) }
    if container == nil {
      // What held documents when it was last looked at holds none now.
      try database.cachedStatement(sql: "DELETE FROM containers WHERE path = ?")
        .execute(arguments: [source.path])
    }
    let id = try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          INSERT INTO files (path, container_id, sha256, size, modified, format, pages,
            models_version, models_sha256, program, status, version_id, failure_code,
            failure_page, failure_detail, first_seen, last_seen)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16)
          ON CONFLICT (path) DO UPDATE SET container_id = ?2, sha256 = ?3, size = ?4,
            modified = ?5, format = ?6, pages = ?7, models_version = ?8, models_sha256 = ?9,
            program = ?10, status = ?11, version_id = coalesce(?12, version_id),
            failure_code = ?13, failure_page = ?14, failure_detail = ?15, last_seen = ?16,
            gone_since = NULL
          RETURNING id
          """),
      arguments: [
        source.path, container, source.sha256, sighting.size, sighting.modified,
        source.format.rawValue, source.pages, document.models.version, document.models.sha256,
        sighting.program, failure == nil ? "stored" : "failed", version, failure?.code,
        failure?.page, failure?.detail, time,
      ])
    guard let id else { return }
    try database.cachedStatement(sql: "DELETE FROM diagnostics WHERE file_id = ?")
      .execute(arguments: [id])
    let insert = try database.cachedStatement(
      sql: "INSERT INTO diagnostics (file_id, code, message, page) VALUES (?, ?, ?, ?)")
    for diagnostic in document.diagnostics {
      try insert.execute(arguments: [id, diagnostic.code, diagnostic.message, diagnostic.page])
    }
  }

  /// Another file with the same bytes holds the same version. Returns whether there is one.
  static func copy(
    _ database: Database, to path: String, sha256: String, _ sighting: FileSighting,
    under rule: IngestRule, at time: String
  ) throws -> Bool {
    let original = try Int64.fetchOne(
      database,
      sql: """
        SELECT id FROM files
        WHERE sha256 = ? AND status = 'stored' AND version_id IS NOT NULL AND path <> ?
          AND container_id IS NULL AND format <> 'html'
          AND (NOT ? OR models_sha256 = ? AND program = ?)
        ORDER BY id DESC
        """,
      arguments: [sha256, path, rule.refreshes, rule.models, rule.program])
    guard let original else { return false }
    try database.execute(sql: "DELETE FROM files WHERE path = ?", arguments: [path])
    try database.execute(
      sql: """
        INSERT INTO files (path, sha256, size, modified, format, pages, models_version,
          models_sha256, program, status, version_id, first_seen, last_seen)
        SELECT ?, sha256, ?, ?, format, pages, models_version, models_sha256, program, status,
          version_id, ?4, ?4 FROM files WHERE id = ?
        """, arguments: [path, sighting.size, sighting.modified, time, original])
    try database.execute(
      sql: """
        INSERT INTO diagnostics (file_id, code, message, page)
        SELECT ?, code, message, page FROM diagnostics WHERE file_id = ? ORDER BY id
        """, arguments: [database.lastInsertedRowID, original])
    return true
  }
}

extension Statement {
  /// The first row of the result.
  func fetchRow(_ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(self, arguments: arguments)
  }
}
