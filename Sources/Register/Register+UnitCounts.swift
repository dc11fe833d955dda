internal import GRDB
internal import Gongwen

extension Register {
  /// The units of a filter by the number of their obligations.
  ///
  /// - Parameter words: only units with one of these in their official names; empty for all.
  /// - Throws: `RegisterError`.
  public func unitCounts(
    containing words: [String] = [], filter: RegisterFilter = RegisterFilter(),
    page: AnswerPage = AnswerPage()
  ) throws -> UnitsAnswer {
    try read { database in
      let rows = try SQLRequest<Row>(
        literal: """
          WITH counted AS (\(Self.counts(filter)))
          SELECT units.id, units.name, counted.*, count(*) OVER ()
          FROM counted JOIN units ON units.id = counted.unit_id
          WHERE \(Self.names(words, filter))
          ORDER BY counted.obligations DESC, units.name LIMIT \(page.limit) OFFSET \(page.offset)
          """
      ).fetchAll(database)
      let printed = try database.cachedStatement(
        sql: """
          SELECT name FROM assignment_units WHERE unit_id = ? AND name IS NOT NULL
          GROUP BY name ORDER BY count(*) DESC, name
          """)
      return UnitsAnswer(
        units: try rows.map { row in
          UnitCount(
            name: row[1],
            printed: try String.fetchAll(printed, arguments: [row[0] as Int64]),
            documents: row["documents"], obligations: row["obligations"],
            roles: Dictionary(
              uniqueKeysWithValues: Role.allCases.map { ($0, row[$0.rawValue] as Int) }
            ).filter { $0.value > 0 })
        }, total: rows.first.map { $0[$0.count - 1] } ?? 0)
    }
  }

  /// Documents, obligations and obligations by role of each unit.
  private static func counts(_ filter: RegisterFilter) -> SQL {
    guard filter.limitsClauses else {
      let sums = Role.allCases.map { SQL(sql: "sum(\($0.rawValue)) AS \($0.rawValue)") }
      return """
        SELECT unit_id, count(*) AS documents, sum(obligations) AS obligations,
          \(sums.joined(separator: ", "))
        FROM unit_versions JOIN versions ON versions.id = unit_versions.version_id
        WHERE \(filter.versionCondition) GROUP BY unit_id
        """
    }
    let sums = Role.allCases.map {
      SQL(
        sql: "count(DISTINCT clauses.id) FILTER (WHERE role = '\($0.rawValue)') AS \($0.rawValue)")
    }
    let roles: SQL =
      filter.roles.isEmpty ? "1" : "assignments.role IN \(filter.roles.map(\.rawValue))"
    return """
      SELECT unit_id, count(DISTINCT versions.id) AS documents,
        count(DISTINCT clauses.id) AS obligations, \(sums.joined(separator: ", "))
      FROM versions
      JOIN documents ON documents.current_version = versions.id
      JOIN assignments
        ON assignments.id BETWEEN versions.first_assignment AND versions.last_assignment
      JOIN assignment_units ON assignment_units.assignment_id = assignments.id
      JOIN coverage ON coverage.assignment_id = assignments.id
      JOIN clauses ON clauses.id = coverage.clause_id
      WHERE \(filter.versionCondition) AND \(roles) AND \(filter.keeping([.label]).clauseCondition)
      GROUP BY unit_id
      """
  }

  private static func names(_ words: [String], _ filter: RegisterFilter) -> SQL {
    var conditions: [SQL] = []
    if !words.isEmpty {
      let any = words.map { "instr(units.name, \($0)) > 0" as SQL }
      conditions.append("(" + any.joined(separator: " OR ") + ")")
    }
    if !filter.selections.isEmpty {
      let units = filter.selections.flatMap { $0.reaches.map(\.unit) }
      conditions.append("units.id IN \(units)")
    }
    return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }
}
