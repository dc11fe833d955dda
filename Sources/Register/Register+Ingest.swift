internal import GRDB
public import Gongwen

extension Register {
  /// Stores documents in one transaction: all of them or, after an error, none. Storing the same
  /// again changes nothing but the time at which its file was last seen. Many at once are written
  /// faster than one by one, because all tables and the full-text index are then changed once.
  ///
  /// - Returns: what became of each.
  /// - Throws: `RegisterError`.
  public func ingest(_ entries: [IngestEntry]) throws -> [IngestOutcome] {
    try write { database in
      let index = PendingIndex(database)
      let outcomes = try entries.map { try Self.ingest($0, index) }
      try index.write()
      return outcomes
    }
  }

  /// Stores one document.
  ///
  /// - Parameter time: now, in ISO 8601; the register does not look at a clock.
  /// - Throws: `RegisterError`.
  public func ingest(
    _ document: ExtractedDocument, _ sighting: FileSighting = FileSighting(), at time: String
  ) throws -> IngestOutcome {
    try ingest([IngestEntry(document, sighting, at: time)])[0]
  }

  private static func ingest(_ entry: IngestEntry, _ index: PendingIndex) throws -> IngestOutcome {
    let (database, document, sighting) = (index.database, entry.document, entry.sighting)
    if let failure = entry.failure {
      // What the file gave before, if anything, stays as it was.
      try FileRow.save(
        database, document, version: nil, failure: failure, sighting, at: entry.time)
      return .failed
    }
    let known = try FileRow.find(database, document.source.path)
    let hasSameBytes = known?.sha256 == document.source.sha256
    if let known, known.isStored, hasSameBytes, known.models == document.models.sha256,
      known.program == sighting.program
    {
      try FileRow.touch(database, known.id, sighting, at: entry.time)
      return .unchanged
    }
    let former = hasSameBytes ? known?.version : nil
    let (version, outcome) = try store(entry, formerly: former, index)
    try FileRow.save(
      database, document, version: version, failure: nil, sighting, at: entry.time)
    if let former, former != version { try VersionRow.removeUnlessHeld(former, index) }
    return outcome
  }

  /// - Parameter former: the version that the same bytes gave when they were last read. Read anew
  ///   they are the same document, also where its number or title is now read differently.
  private static func store(
    _ entry: IngestEntry, formerly former: Int64?, _ index: PendingIndex
  ) throws -> (version: Int64, IngestOutcome) {
    let (database, document, identity) = (index.database, entry.document, entry.identity)
    let writer = VersionWriter(
      database: database, document: document, identity: identity,
      program: entry.sighting.program)
    var owner = try Self.owner(database, identity)
    if owner == nil, let former { owner = try VersionRow.document(database, of: former) }
    guard let owner else {
      try database.cachedStatement(sql: "INSERT INTO documents DEFAULT VALUES").execute()
      let owner = database.lastInsertedRowID
      try Self.remember(database, identity, owner)
      let version = try writer.insert(into: owner, at: entry.time)
      index.texts[version] = entry.clauses
      try CurrentVersion.choose(of: owner, index)
      return (version, .new)
    }
    try Self.remember(database, identity, owner)
    if let same = try VersionRow.same(database, owner, document, identity) {
      let isOutdated =
        same.models != document.models.sha256 || same.program != writer.program
      guard same.isBettered(by: document) || isOutdated && same.isExact else {
        return (same.id, .duplicate)
      }
      let isCurrent = try VersionRow.isCurrent(database, same.id)
      if isCurrent { try CurrentVersion.leave(same.id, index) }
      try writer.replace(same.id)
      index.texts[same.id] = entry.clauses
      if isCurrent { try CurrentVersion.enter(same.id, index) }
      return (same.id, isOutdated ? .updated : .duplicate)
    }
    let version = try writer.insert(into: owner, at: entry.time)
    index.texts[version] = entry.clauses
    try CurrentVersion.choose(of: owner, index)
    return (version, .updated)
  }

  /// The document of the same number, else that of the same title and issuers; titles come again
  /// every year, so that two numbers make two documents.
  private static func owner(_ database: Database, _ identity: DocumentIdentity) throws -> Int64? {
    for key in identity.keys {
      let owner = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT document_id FROM document_keys WHERE key = ?"),
        arguments: [key])
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
      try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO document_keys (key, document_id) VALUES (?, ?)"
      ).execute(arguments: [key, owner])
    }
  }
}
