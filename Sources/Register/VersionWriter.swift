internal import GRDB
internal import Gongwen

/// Writes an extracted document as one version.
struct VersionWriter {
  var database: Database
  var document: ExtractedDocument
  var identity: DocumentIdentity
  /// Version of the program that read it.
  var program: String

  /// Adds a version to a document and returns its identifier.
  func insert(into owner: Int64, at time: String) throws -> Int64 {
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO versions (document_id, ordinal, first_seen, \(Self.columns))
        VALUES (?, (SELECT coalesce(max(ordinal), 0) + 1 FROM versions WHERE document_id = ?), ?,
          \(Self.places))
        RETURNING id
        """)
    let id = try Int64.fetchOne(insert, arguments: [owner, owner, time] + arguments)
    guard let id else { throw RegisterError(.failed) }
    try writeContents(of: id)
    return id
  }

  /// Puts the document in the place of what a version was.
  func replace(_ id: Int64) throws {
    for table in ["assignments", "clauses", "sections", "people"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE version_id = ?", arguments: [id])
    }
    try database.execute(
      sql: "UPDATE versions SET (\(Self.columns)) = (\(Self.places)) WHERE id = ?",
      arguments: arguments + [id])
    try writeContents(of: id)
  }

  private static let columns = """
    fingerprint, source_sha256, source_format, models_version, models_sha256, program, title,
    issued_text, document_number, issuers, addressees, copied_to, issued_on, published_on, printed_on,
    effective_on, expires_on, region_code, region_name, level, attachments, cites, characters
    """

  private static let places = Array(repeating: "?", count: 23).joined(separator: ", ")

  private var arguments: StatementArguments {
    let metadata = document.document
    var cites = JSONWriter()
    cites.array(metadata.references) { json, reference in
      json.object {
        $0.field("title", reference.title)
        $0.field("number", reference.number)
      }
    }
    return [
      identity.fingerprint, document.source.sha256, document.source.format.rawValue,
      document.models.version, document.models.sha256, program, metadata.title, metadata.issuedText,
      metadata.documentNumber, Self.json(metadata.issuers), Self.json(metadata.addressees),
      Self.json(metadata.copiedTo), metadata.issuedOn, metadata.publishedOn, metadata.printedOn,
      metadata.effectiveOn, metadata.expiresOn, metadata.region?.code, metadata.region?.name,
      metadata.level?.rawValue, Self.json(metadata.attachments),
      String(decoding: cites.bytes, as: UTF8.self), document.text.unicodeScalars.count,
    ]
  }

  static func json(_ strings: [String]) -> String {
    var json = JSONWriter()
    json.value(strings)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func writeContents(of version: Int64) throws {
    let contents = try ContentsWriter(database: database, document: document, version: version)
    try contents.write()
    try database.cachedStatement(
      sql: """
        UPDATE versions SET (first_clause, last_clause, first_assignment, last_assignment,
          obligation_count, amount_count) = (?, ?, ?, ?, ?, ?) WHERE id = ?
        """
    ).execute(arguments: [
      contents.clauses.first, contents.clauses.last, contents.assignments.first,
      contents.assignments.last, document.obligations.count, document.amounts.count, version,
    ])
  }
}
