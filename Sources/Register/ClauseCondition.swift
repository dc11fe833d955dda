internal import GRDB
internal import Gongwen

extension RegisterFilter {
  /// A condition on `clauses`: obligations with the labels, roles and units that the filter asks for.
  /// Of units it lets through what `Register.duties` lists.
  func clauseCondition(_ database: Database) throws -> SQL {
    let labelled: SQL =
      labels.isEmpty
      ? "clauses.label <> 'context'" : "clauses.label IN \(labels.map(\.rawValue))"
    if !selections.isEmpty {
      let clauses = try selections.flatMap { selection in
        let clauses = try UnitClauses(database, selection, self)
        return try UnitHits(selection, self).fetch(database).flatMap {
          try clauses.identifiers($0)
        }
      }
      return "\(labelled) AND clauses.id IN \(SQL.list(Set(clauses)))"
    }
    guard !roles.isEmpty else { return labelled }
    return """
      \(labelled) AND EXISTS (
        SELECT 1 FROM coverage
        JOIN assignments ON assignments.id = coverage.assignment_id
        WHERE coverage.clause_id = clauses.id AND assignments.role IN \(roles.map(\.rawValue)))
      """
  }

  /// A condition on `assignment_units` and `versions`: units under the names by which the documents
  /// mean those that the filter asks for; `1` where it asks for none.
  func unitCondition(_ database: Database) throws -> SQL {
    guard !selections.isEmpty else { return "1" }
    let pairs = try selections.flatMap { selection in
      try UnitHits(selection, self).fetch(database).flatMap { hit in
        hit.reaches.map { "[\(selection.reaches[$0].unit), \(hit.version)]" }
      }
    }
    return """
      (assignment_units.unit_id, versions.id) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
        FROM json_each(\("[" + pairs.joined(separator: ", ") + "]")))
      """
  }

  /// Whether it asks for certain obligations.
  var limitsClauses: Bool { !(labels.isEmpty && roles.isEmpty && selections.isEmpty) }
}
