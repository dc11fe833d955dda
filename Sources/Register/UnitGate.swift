internal import GRDB
internal import Gongwen

/// Whether a clause has one of the units and roles that a filter asks for.
struct UnitGate {
  let database: Database
  let filter: RegisterFilter
  /// For each selection the versions in which it is reached, with the identifiers and indices of
  /// its reaches there.
  private let versions: [(selection: UnitSelection, reaches: [Int64: [Int]])]

  init(_ database: Database, _ filter: RegisterFilter) throws {
    self.database = database
    self.filter = filter
    versions = try filter.selections.map { selection in
      let hits = try UnitHits(selection, filter).fetch(database)
      return (
        selection,
        Dictionary(
          hits.map { ($0.version, $0.reaches) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  /// How the clause names the units that are asked for; `nil` if it does not pass. Empty where the
  /// filter asks for none.
  func mentions(_ clause: Int64, in version: Int64) throws -> [DutyRow.Mention]? {
    if versions.isEmpty && filter.roles.isEmpty { return [] }
    guard versions.isEmpty || versions.contains(where: { $0.reaches[version] != nil }) else {
      return nil
    }
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT assignments.role, assignment_units.unit_id
          FROM coverage
          JOIN assignments ON assignments.id = coverage.assignment_id
          JOIN assignment_units ON assignment_units.assignment_id = assignments.id
          WHERE coverage.clause_id = ?
          """), arguments: [clause])
    var found: [DutyRow.Mention] = []
    var hasRole = false
    while let row = try rows.next() {
      guard let role = Role(rawValue: row[0]),
        filter.roles.isEmpty || filter.roles.contains(role)
      else { continue }
      hasRole = true
      let unit: Int64 = row[1]
      for (selection, reaches) in versions {
        guard let reach = reaches[version]?.first(where: { selection.reaches[$0].unit == unit })
        else { continue }
        let mention = DutyRow.Mention(
          role: role, name: selection.reaches[reach].name, match: selection.reaches[reach].match)
        if !found.contains(mention) { found.append(mention) }
      }
    }
    if versions.isEmpty { return hasRole ? [] : nil }
    return found.isEmpty ? nil : found
  }
}
