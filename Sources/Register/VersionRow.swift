internal import GRDB
internal import Gongwen

/// A row of `versions`.
struct VersionRow {
  var id: Int64
  var models: String
  var program: String
  var format: String
  /// Whether a document shows it letter by letter, or its very bytes.
  var isExact: Bool

  /// The version of a document that an extraction shows again: of the same text, of the same bytes
  /// (other models read them differently), or of nearly the same text in another format.
  static func same(
    _ database: Database, _ owner: Int64, _ document: ExtractedDocument,
    _ identity: DocumentIdentity
  ) throws -> VersionRow? {
    let exact = try Row.fetchOne(
      database,
      sql: """
        SELECT id, models_sha256, program, source_format FROM versions
        WHERE document_id = ?1 AND (fingerprint = ?2 OR source_sha256 = ?3)
        ORDER BY fingerprint = ?2 DESC, ordinal DESC
        """, arguments: [owner, identity.fingerprint, document.source.sha256])
    if let exact { return VersionRow(exact, isExact: true) }
    let versions = try Row.fetchAll(
      database,
      sql: """
        SELECT id, models_sha256, program, source_format FROM versions
        WHERE document_id = ? ORDER BY ordinal DESC
        """, arguments: [owner])
    return try versions.lazy.map { VersionRow($0, isExact: false) }.first { version in
      let text = try String.fetchAll(
        database, sql: "SELECT text FROM clauses WHERE version_id = ? ORDER BY id",
        arguments: [version.id]
      ).joined(separator: "\n")
      return DocumentIdentity.isAlike(
        document.text, document.source.format, to: text, version.format)
    }
  }

  private init(_ row: Row, isExact: Bool) {
    (id, models, program, format) = (row[0], row[1], row[2], row[3])
    self.isExact = isExact
  }

  /// Whether its text should be taken from a document instead: a scan gives way to what was typed,
  /// and of two equal texts the one with pages is kept.
  func isBettered(by document: ExtractedDocument) -> Bool {
    let isScan = document.source.format == .scan
    if format == SourceFormat.scan.rawValue { return !isScan }
    let paged = [SourceFormat.pdf, .ofd].map(\.rawValue)
    return isExact && !paged.contains(format) && paged.contains(document.source.format.rawValue)
  }

  static func isCurrent(_ database: Database, _ id: Int64) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM documents WHERE current_version = ?)",
      arguments: [id]) == true
  }

  static func document(_ database: Database, of version: Int64) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT document_id FROM versions WHERE id = ?", arguments: [version])
  }

  /// Removes a version that no file holds, and its document if it was the only one.
  static func removeUnlessHeld(_ version: Int64, _ index: PendingIndex) throws {
    let database = index.database
    let isHeld = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE version_id = ?)",
      arguments: [version])
    guard isHeld == false, let owner = try document(database, of: version) else { return }
    if try isCurrent(database, version) {
      try CurrentVersion.leave(version, index)
      try database.execute(
        sql: "UPDATE documents SET current_version = NULL WHERE id = ?", arguments: [owner])
    }
    try database.execute(sql: "DELETE FROM versions WHERE id = ?", arguments: [version])
    try CurrentVersion.choose(of: owner, index)
    try database.execute(
      sql: """
        DELETE FROM documents WHERE id = ?1
          AND NOT EXISTS (SELECT 1 FROM versions WHERE document_id = ?1)
        """, arguments: [owner])
  }
}
