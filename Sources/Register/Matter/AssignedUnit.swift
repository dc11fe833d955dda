internal import GRDB
internal import Gongwen

/// A unit in a list, as the register has it.
struct AssignedUnit {
  var role: Role
  /// Official name.
  var unit: String
  /// As printed.
  var name: String
  /// Its place in the list, from 0.
  var position: Int
  /// What the list is for: a section or a clause.
  var section: Int64?
  var clause: Int64?
  /// Where in the document it stands.
  var start: Int
  /// How near the list stands to a passage, 0 to 1.
  var nearness = 1.0

  func at(_ nearness: Double) -> AssignedUnit {
    var unit = self
    unit.nearness = nearness
    return unit
  }

  /// The beginning of the queries that `read` takes.
  static let columns = """
    assignments.role, units.name, coalesce(assignment_units.name, units.name),
      assignment_units.position, assignments.section_id, assignments.clause_id,
      assignments.range_start
    FROM assignments
    JOIN assignment_units ON assignment_units.assignment_id = assignments.id
    JOIN units ON units.id = assignment_units.unit_id
    """

  static func read(_ database: Database, _ sql: String, _ id: Int64) throws -> [AssignedUnit] {
    var found: [AssignedUnit] = []
    try RowReader(database, sql).with(id).scan { row in
      found.append(
        AssignedUnit(
          role: Role(rawValue: row.text(0)) ?? .responsible, unit: row.text(1), name: row.text(2),
          position: Int(row.integer(3)), section: row.optionalInteger(4),
          clause: row.optionalInteger(5), start: Int(row.integer(6))))
      return true
    }
    return found
  }
}
