internal import GRDB
public import Gongwen

extension Register {
  /// Hands out the current versions that pass a filter, one after the other by day of issue, each
  /// with those of its obligations that pass. All are of one state of the register, however long it
  /// takes. A document none of whose obligations passes is left out if the filter is about them.
  ///
  /// A row's `id` is the identifier of its clause in the register; `source` is the file that the
  /// version was read from, or another that holds it.
  ///
  /// - Parameter passes: how often to go through them.
  /// - Parameter deliver: takes a document and the number of the pass, from 0 on.
  public func export(
    _ filter: RegisterFilter, passes: Int = 1, deliver: (DocumentRows, Int) throws -> Void
  ) throws {
    do {
      try pool.read { database in
        let versions = try Self.versions(database, filter)
        for pass in 0..<passes {
          for version in versions {
            let reader = try VersionReader(database, version: version)
            let document = try reader.rows(passing: filter)
            guard !document.rows.isEmpty || !filter.limitsRows else { continue }
            try deliver(document, pass)
          }
        }
      }
    } catch let error as DatabaseError {
      throw RegisterError(error)
    }
  }

  /// Identifiers of the current versions that can have rows that pass.
  static func versions(_ database: Database, _ filter: RegisterFilter) throws -> [Int64] {
    let ofUnits: SQL =
      filter.units.isEmpty
      ? "1"
      : """
      versions.id IN (
        SELECT unit_versions.version_id FROM units
        JOIN unit_versions ON unit_versions.unit_id = units.id WHERE units.name IN \(filter.units))
      """
    let request: SQLRequest<Int64> = """
      SELECT versions.id FROM versions
      JOIN documents ON documents.id = versions.document_id
        AND documents.current_version = versions.id
      WHERE \(filter.versionCondition) AND \(ofUnits)
      ORDER BY versions.issued_on IS NULL, versions.issued_on, versions.id
      """
    return try request.fetchAll(database)
  }
}

extension RegisterFilter {
  /// Whether it asks for certain obligations of a document.
  var limitsRows: Bool { !(units.isEmpty && roles.isEmpty && labels.isEmpty) }

  /// Whether an obligation with this label and these units passes.
  func passes(_ label: Label, _ found: [Obligation.Unit]) -> Bool {
    guard labels.isEmpty || labels.contains(label) else { return false }
    guard !units.isEmpty || !roles.isEmpty else { return true }
    return found.contains { unit in
      (units.isEmpty || units.contains(unit.canonical))
        && (roles.isEmpty || roles.contains(unit.role))
    }
  }
}
