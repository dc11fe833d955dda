internal import GRDB
public import Gongwen

extension Register {
  /// A stored version as the contract object that it was made of, without boxes and diagnostics. The
  /// register does not keep what stands between clauses; line feeds take its place.
  ///
  /// - Parameter version: identifier of a version.
  /// - Throws: `RegisterError`.
  public func contents(ofVersion version: Int64) throws -> ExtractedDocument {
    try read { try StoredContents($0, version).document() }
  }

  /// What a stored version says of itself.
  ///
  /// - Throws: `RegisterError`.
  public func metadata(ofVersion version: Int64) throws -> DocumentMetadata {
    try read { try StoredContents($0, version).metadata() }
  }

  /// The identifier of a version by its number, 1 for the first; `nil` where there is none.
  ///
  /// - Parameter document: identifier of the document.
  /// - Throws: `RegisterError`.
  public func version(_ ordinal: Int, of document: Int64) throws -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT id FROM versions WHERE document_id = ? AND ordinal = ?",
        arguments: [document, ordinal])
    }
  }

  /// Documents of higher levels that hold for a division: those of the divisions it lies in, and
  /// national ones; current versions, the latest first.
  ///
  /// - Parameters:
  ///   - region: six-digit code; `nil` leaves the national ones.
  ///   - level: the level that they are above.
  /// - Throws: `RegisterError`.
  public func above(
    region: String?, level: AdministrativeLevel, limit: Int = 5000
  ) throws -> [(version: Int64, metadata: DocumentMetadata)] {
    let rank = AdministrativeLevel.allCases.firstIndex(of: level) ?? 0
    let higher = AdministrativeLevel.allCases.prefix(rank).map(\.rawValue)
    // 140728 lies in 140700 and 140000.
    let around = region.map { [String($0.prefix(2)) + "0000", String($0.prefix(4)) + "00"] } ?? []
    return try read { database in
      try SQLRequest<Int64>(
        literal: """
          SELECT versions.id FROM documents
          JOIN versions ON versions.id = documents.current_version
          WHERE versions.level IN \(higher)
            AND (versions.level = 'national' OR versions.region_code IN \(around))
          ORDER BY versions.issued_on DESC, versions.id LIMIT \(limit)
          """
      ).fetchAll(database).map { ($0, try StoredContents(database, $0).metadata()) }
    }
  }
}
