internal import GRDB
public import Gongwen

extension Register {
  /// Stores a document in one transaction. Storing the same again changes nothing but the time at
  /// which its file was last seen.
  ///
  /// - Parameters:
  ///   - size: bytes of the file.
  ///   - modified: the file's last change in the file system's words.
  ///   - time: now, in ISO 8601; the register does not look at a clock.
  /// - Throws: `RegisterError`.
  public func ingest(
    _ document: ExtractedDocument, size: Int? = nil, modified: String? = nil, at time: String
  ) throws -> IngestOutcome {
    let identity = DocumentIdentity(document)
    return try write { database in
      let known = try FileRow.find(database, document.source.path)
      let isNewFile = known == nil
      if let known, known.isStored, known.sha256 == document.source.sha256,
        known.models == document.models.sha256
      {
        try FileRow.touch(database, known.id, size: size, modified: modified, at: time)
        return .unchanged
      }
      let (version, outcome) = try store(database, document, identity, at: time, isNewFile)
      try FileRow.save(
        database, document, version: version, failure: nil, size: size, modified: modified,
        at: time)
      return outcome
    }
  }

  /// Remembers that a file gave no document, with its diagnostics. What it gave before, if
  /// anything, stays as it was.
  public func ingest(
    failed document: ExtractedDocument, _ failure: StoredFile.Failure, size: Int? = nil,
    modified: String? = nil, at time: String
  ) throws -> IngestOutcome {
    try write { database in
      try FileRow.save(
        database, document, version: nil, failure: failure, size: size, modified: modified,
        at: time)
      return .failed
    }
  }

  private func store(
    _ database: Database, _ document: ExtractedDocument, _ identity: DocumentIdentity,
    at time: String, _ isNewFile: Bool
  ) throws -> (version: Int64, IngestOutcome) {
    let writer = VersionWriter(database: database, document: document, identity: identity)
    guard let owner = try Self.owner(database, identity) else {
      try database.execute(sql: "INSERT INTO documents DEFAULT VALUES")
      let owner = database.lastInsertedRowID
      try Self.remember(database, identity, owner)
      let version = try writer.insert(into: owner, at: time)
      try Self.makeCurrent(database, version, of: owner)
      return (version, .new)
    }
    try Self.remember(database, identity, owner)
    if let same = try VersionRow.same(database, owner, document, identity) {
      guard same.models != document.models.sha256 else { return (same.id, .duplicate) }
      let isCurrent = try VersionRow.isCurrent(database, same.id)
      if isCurrent { try CurrentVersion.leave(database, same.id) }
      try writer.replace(same.id)
      if isCurrent { try CurrentVersion.enter(database, same.id) }
      return (same.id, .updated)
    }
    let version = try writer.insert(into: owner, at: time)
    try Self.makeCurrent(database, version, of: owner)
    return (version, .updated)
  }

  /// The document of the same number, else that of the same title and issuers; titles come again
  /// every year, so that two numbers make two documents.
  private static func owner(_ database: Database, _ identity: DocumentIdentity) throws -> Int64? {
    for key in identity.keys {
      let owner = try Int64.fetchOne(
        database, sql: "SELECT document_id FROM document_keys WHERE key = ?", arguments: [key])
      guard let owner else { continue }
      if key.hasPrefix("name:"), identity.number != nil {
        let other = try Bool.fetchOne(
          database,
          sql: """
            SELECT EXISTS (
              SELECT 1 FROM document_keys WHERE document_id = ? AND key LIKE 'number:%')
            """, arguments: [owner])
        if other == true { continue }
      }
      return owner
    }
    return nil
  }

  private static func remember(
    _ database: Database, _ identity: DocumentIdentity, _ owner: Int64
  ) throws {
    for key in identity.keys {
      try database.execute(
        sql: "INSERT OR IGNORE INTO document_keys (key, document_id) VALUES (?, ?)",
        arguments: [key, owner])
    }
  }

  /// Questions see only current versions.
  private static func makeCurrent(
    _ database: Database, _ version: Int64, of owner: Int64
  ) throws {
    let former = try Int64.fetchOne(
      database, sql: "SELECT current_version FROM documents WHERE id = ?", arguments: [owner])
    if let former { try CurrentVersion.leave(database, former) }
    try database.execute(
      sql: "UPDATE documents SET current_version = ? WHERE id = ?", arguments: [version, owner])
    try CurrentVersion.enter(database, version)
  }
}
