internal import GRDB
internal import Gongwen

extension RegisterFilter {
  /// A condition on `clauses` and `versions`: obligations with the labels, roles and units that the
  /// filter asks for.
  var clauseCondition: SQL {
    let labelled: SQL =
      labels.isEmpty
      ? "clauses.label <> 'context'" : "clauses.label IN \(labels.map(\.rawValue))"
    guard !roles.isEmpty || !selections.isEmpty else { return labelled }
    let role: SQL = roles.isEmpty ? "1" : "assignments.role IN \(roles.map(\.rawValue))"
    return """
      \(labelled) AND EXISTS (
        SELECT 1 FROM coverage
        JOIN assignments ON assignments.id = coverage.assignment_id
        JOIN assignment_units ON assignment_units.assignment_id = assignments.id
        WHERE coverage.clause_id = clauses.id AND \(role) AND \(unitCondition))
      """
  }

  /// A condition on `assignment_units` and `versions`.
  private var unitCondition: SQL {
    guard !selections.isEmpty else { return "1" }
    let scopes = Dictionary(grouping: selections.flatMap(\.reaches), by: \.scope)
    let conditions = scopes.map { scope, reaches in
      "(assignment_units.unit_id IN \(reaches.map(\.unit)) AND \(scope.condition))" as SQL
    }
    return conditions.isEmpty ? "0" : "(" + conditions.joined(separator: " OR ") + ")"
  }

  /// Whether it asks for certain obligations.
  var limitsClauses: Bool { !(labels.isEmpty && roles.isEmpty && selections.isEmpty) }
}
