internal import GRDB
internal import Gongwen

/// The current versions that pass a filter, by day of issue, each with the names by which the units
/// that are asked for go in it.
struct ExportedVersions {
  struct Choice {
    var version: Int64
    /// Official names, any of which has to be responsible; `nil` where no unit is asked for.
    var units: Set<String>?
  }

  var choices: [Choice]

  init(_ database: Database, _ filter: RegisterFilter) throws {
    var names: [Int64: Set<String>] = [:]
    for selection in filter.selections {
      for hit in try UnitHits(selection, filter).fetch(database) {
        names[hit.version, default: []].formUnion(hit.reaches.map { selection.reaches[$0].name })
      }
    }
    let isOfUnits = !filter.selections.isEmpty
    let rows: SQLRequest<Int64> = """
      SELECT versions.id FROM versions
      JOIN documents ON documents.id = versions.document_id
        AND documents.current_version = versions.id
      WHERE \(filter.versionCondition)
      ORDER BY versions.issued_on IS NULL, versions.issued_on, versions.id
      """
    choices = try rows.fetchAll(database).compactMap { version in
      guard isOfUnits else { return Choice(version: version, units: nil) }
      return names[version].map { Choice(version: version, units: $0) }
    }
  }
}

extension RegisterFilter {
  /// Whether it asks for certain obligations of a document.
  var limitsRows: Bool { !(selections.isEmpty && roles.isEmpty && labels.isEmpty) }

  /// Whether an obligation with this label and these units passes.
  ///
  /// - Parameter names: by which the units that are asked for go in its document.
  func passes(_ label: Label, _ found: [Obligation.Unit], _ names: Set<String>?) -> Bool {
    guard labels.isEmpty || labels.contains(label) else { return false }
    guard names != nil || !roles.isEmpty else { return true }
    return found.contains { unit in
      names?.contains(unit.canonical) ?? true && (roles.isEmpty || roles.contains(unit.role))
    }
  }
}
