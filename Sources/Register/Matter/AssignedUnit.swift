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
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [id]).map { row in
      AssignedUnit(
        role: Role(rawValue: row[0]) ?? .responsible, unit: row[1], name: row[2],
        position: row[3], section: row[4], clause: row[5],
        start: row[6])
    }
  }
}
