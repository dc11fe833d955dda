internal import GRDB
internal import Gongwen

/// Whether a clause has one of the units and roles that a filter asks for.
struct UnitGate {
  let database: Database
  let filter: RegisterFilter
  /// For each selection the documents in which it is reached.
  private let reached: [(selection: UnitSelection, hits: [Int64: UnitHits.Hit])]

  init(_ database: Database, _ filter: RegisterFilter) throws {
    self.database = database
    self.filter = filter
    reached = try filter.selections.map { selection in
      let hits = try UnitHits(selection, filter).fetch(database)
      return (
        selection,
        Dictionary(hits.map { ($0.version, $0) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  /// All names through which units are asked for; `nil` if the filter asks for none.
  var units: [Int64]? {
    reached.isEmpty
      ? nil : Array(Set(reached.flatMap { $0.selection.reaches.map(\.unit) })).sorted()
  }

  /// A hit for each document in which one of the units has something to do; `nil` if the filter asks
  /// for none.
  var hits: [UnitHits.Hit]? {
    guard let first = reached.first else { return nil }
    let all = reached.dropFirst().reduce(into: first.hits) { all, next in
      all.merge(next.hits) { known, _ in known }
    }
    return Array(all.values)
  }

  /// The clauses that pass, of some versions.
  func clauses(in versions: [Int64]) throws -> Set<Int64> {
    var found: Set<Int64> = []
    for (selection, hits) in reached {
      let clauses = try UnitClauses(database, selection, filter)
      for version in versions {
        guard let hit = hits[version] else { continue }
        found.formUnion(try clauses.identifiers(hit))
      }
    }
    return found
  }

  /// Whether a name means one of the units in a version.
  func reaches(_ unit: Int64, in version: Int64) -> Bool {
    reached.contains { selection, hits in
      hits[version]?.reaches.contains { selection.reaches[$0].unit == unit } ?? false
    }
  }

  /// How the clause names the units that are asked for; `nil` if it does not pass. Empty where the
  /// filter asks for none.
  func mentions(_ clause: Int64, in version: Int64) throws -> [DutyRow.Mention]? {
    if reached.isEmpty && filter.roles.isEmpty { return [] }
    guard reached.isEmpty || reached.contains(where: { $0.hits[version] != nil }) else {
      return nil
    }
    let rows = try RowReader(
      database,
      """
      SELECT assignments.role, assignment_units.unit_id
      FROM coverage
      CROSS JOIN assignments ON assignments.id = coverage.assignment_id
      CROSS JOIN assignment_units ON assignment_units.assignment_id = assignments.id
      WHERE coverage.clause_id = ?
      """
    ).with(clause)
    var found: [DutyRow.Mention] = []
    var hasRole = false
    try rows.scan { row in
      guard let role = Role(rawValue: row.text(0)),
        filter.roles.isEmpty || filter.roles.contains(role)
      else { return true }
      hasRole = true
      let unit = row.integer(1)
      for (selection, hits) in reached {
        guard
          let reach = hits[version]?.reaches.first(where: { selection.reaches[$0].unit == unit })
        else { continue }
        let mention = DutyRow.Mention(
          role: role, name: selection.reaches[reach].name, match: selection.reaches[reach].match)
        if !found.contains(mention) { found.append(mention) }
      }
      return true
    }
    if reached.isEmpty { return hasRole ? [] : nil }
    return found.isEmpty ? nil : found
  }
}
