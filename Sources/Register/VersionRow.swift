internal import GRDB
internal import Gongwen

/// A row of `versions`.
struct VersionRow {
  var id: Int64
  var models: String

  /// The version of a document that an extraction shows again: of the same text, of the same bytes
  /// (other models read them differently), or of nearly the same text where one of both is a scan.
  static func same(
    _ database: Database, _ owner: Int64, _ document: ExtractedDocument,
    _ identity: DocumentIdentity
  ) throws -> VersionRow? {
    let exact = try Row.fetchOne(
      database,
      sql: """
        SELECT id, models_sha256 FROM versions
        WHERE document_id = ?1 AND (fingerprint = ?2 OR source_sha256 = ?3)
        ORDER BY fingerprint = ?2 DESC, ordinal DESC
        """, arguments: [owner, identity.fingerprint, document.source.sha256])
    if let exact { return VersionRow(id: exact[0], models: exact[1]) }
    let versions = try Row.fetchAll(
      database,
      sql: """
        SELECT id, source_format FROM versions WHERE document_id = ? ORDER BY ordinal DESC
        """, arguments: [owner])
    for version in versions {
      guard document.source.format == .scan || version[1] == SourceFormat.scan.rawValue else {
        continue
      }
      let text = try String.fetchAll(
        database, sql: "SELECT text FROM clauses WHERE version_id = ? ORDER BY id",
        arguments: [version["id"] as Int64]
      ).joined()
      if DocumentIdentity.likeness(text, document.text) >= 0.9 {
        // The words of a text layer are kept, whatever models read the scan.
        return VersionRow(id: version[0], models: document.models.sha256)
      }
    }
    return nil
  }

  static func isCurrent(_ database: Database, _ id: Int64) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM documents WHERE current_version = ?)",
      arguments: [id]) == true
  }
}
