internal import GRDB

/// What the register keeps of current versions only: the full-text index, `unit_versions`, `due`,
/// `due_units`.
enum CurrentVersion {
  static func enter(_ version: Int64, _ index: PendingIndex) throws {
    try run(index.database, dates, version)
    try run(index.database, units, version)
    try run(index.database, datedUnits, version)
    index.add(version)
  }

  /// Has to be called while the version still has its clauses.
  static func leave(_ version: Int64, _ index: PendingIndex) throws {
    try index.remove(version)
    for table in ["unit_versions", "due_units", "due"] {
      try run(index.database, "DELETE FROM \(table) WHERE version_id = ?1", version)
    }
  }

  private static func run(_ database: Database, _ sql: String, _ version: Int64) throws {
    try database.cachedStatement(sql: sql).execute(arguments: [version])
  }

  /// Times of obligations, their own and those of their rows of tables, that are days or come again.
  private static let dates = """
    WITH times (clause_id, deadline_id) AS (
      SELECT deadlines.clause_id, deadlines.id FROM versions
      JOIN deadlines ON deadlines.clause_id BETWEEN versions.first_clause AND versions.last_clause
      WHERE versions.id = ?1
      UNION
      SELECT row_deadlines.clause_id, row_deadlines.deadline_id FROM versions
      JOIN row_deadlines
        ON row_deadlines.clause_id BETWEEN versions.first_clause AND versions.last_clause
      WHERE versions.id = ?1
    )
    INSERT INTO due (rule, end_on, clause_id, deadline_id, version_id, label)
    SELECT CASE deadlines.kind WHEN 'recurring' THEN coalesce(deadlines.rule, '') ELSE '' END,
      coalesce(deadlines.end_on, ''), times.clause_id, deadlines.id, ?1,
      clauses.label
    FROM times
    JOIN deadlines ON deadlines.id = times.deadline_id
    JOIN clauses ON clauses.id = times.clause_id
    WHERE clauses.label <> 'context'
      AND (deadlines.end_on IS NOT NULL OR deadlines.kind = 'recurring')
    """

  private static let datedUnits = """
    INSERT INTO due_units (unit_id, rule, end_on, clause_id, deadline_id, role, version_id, label)
    SELECT DISTINCT assignment_units.unit_id, due.rule, due.end_on, due.clause_id,
      due.deadline_id, assignments.role, ?1, due.label
    FROM due
    JOIN coverage ON coverage.clause_id = due.clause_id
    JOIN assignments ON assignments.id = coverage.assignment_id
    JOIN assignment_units ON assignment_units.assignment_id = assignments.id
    WHERE due.version_id = ?1
    """

  private static let units = """
    INSERT INTO unit_versions (unit_id, version_id, obligations, responsible, lead, cooperating,
      supervising, office, first_due)
    SELECT unit_id, ?1, count(DISTINCT clause_id), sum(role = 'responsible'), sum(role = 'lead'),
      sum(role = 'cooperating'), sum(role = 'supervising'), sum(role = 'office'),
      min((SELECT min(end_on) FROM due WHERE due.clause_id = duty.clause_id AND end_on <> ''))
    FROM (
      SELECT DISTINCT assignment_units.unit_id, assignments.role, coverage.clause_id
      FROM assignments
      JOIN assignment_units ON assignment_units.assignment_id = assignments.id
      JOIN coverage ON coverage.assignment_id = assignments.id
      WHERE assignments.version_id = ?1
    ) AS duty
    GROUP BY unit_id
    """
}
