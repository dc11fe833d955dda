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
          WITH counted AS (\(try Self.counts(database, filter, of: Self.units(words, filter))))
          SELECT units.id, units.name, counted.*, count(*) OVER ()
          FROM counted JOIN units ON units.id = counted.unit_id
          ORDER BY counted.obligations DESC, units.name LIMIT \(page.limit) OFFSET \(page.offset)
          """
      ).fetchAll(database)
      let printed = try database.cachedStatement(
        sql: """
          SELECT name FROM (SELECT name FROM assignment_units WHERE unit_id = ? LIMIT 1000)
          WHERE name IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name
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

  /// Documents, obligations and obligations by role of each unit that fits a condition on `unit_id`.
  private static func counts(
    _ database: Database, _ filter: RegisterFilter, of units: SQL
  ) throws -> SQL {
    guard filter.limitsClauses else {
      let sums = Role.allCases.map { SQL(sql: "sum(\($0.rawValue)) AS \($0.rawValue)") }
      let versions: SQL =
        filter.limitsVersions
        ? """
        CROSS JOIN versions INDEXED BY versions_card ON versions.id = unit_versions.version_id
          AND \(filter.versionCondition)
        """ : ""
      return """
        SELECT unit_id, count(*) AS documents, sum(obligations) AS obligations,
          \(sums.joined(separator: ", "))
        FROM unit_versions \(versions) WHERE \(units) GROUP BY unit_id
        """
    }
    let sums = Role.allCases.map {
      SQL(
        sql:
          "count(DISTINCT coverage.clause_id) FILTER (WHERE role = '\($0.rawValue)') AS \($0.rawValue)"
      )
    }
    let roles: SQL =
      filter.roles.isEmpty ? "1" : "assignments.role IN \(filter.roles.map(\.rawValue))"
    let labels: SQL =
      filter.labels.isEmpty ? "1" : "coverage.label IN \(filter.labels.map(\.rawValue))"
    return """
      SELECT unit_id, count(DISTINCT versions.id) AS documents,
        count(DISTINCT coverage.clause_id) AS obligations, \(sums.joined(separator: ", "))
      FROM assignment_units
      CROSS JOIN assignments ON assignments.id = assignment_units.assignment_id
      CROSS JOIN versions INDEXED BY versions_card ON versions.id = assignments.version_id
        AND \(filter.versionCondition)
      CROSS JOIN documents INDEXED BY documents_current
        ON documents.current_version = versions.id
      CROSS JOIN coverage ON coverage.assignment_id = assignments.id
      WHERE \(units) AND \(roles) AND \(labels)
        AND \(try filter.unitCondition(database))
      GROUP BY unit_id
      """
  }

  /// A condition on `unit_id`.
  private static func units(_ words: [String], _ filter: RegisterFilter) -> SQL {
    var conditions: [SQL] = []
    if !words.isEmpty {
      let any = words.map { "instr(name, \($0)) > 0" as SQL }.joined(separator: " OR ")
      conditions.append("unit_id IN (SELECT id FROM units WHERE \(any))")
    }
    if !filter.selections.isEmpty {
      conditions.append("unit_id IN \(filter.selections.flatMap { $0.reaches.map(\.unit) })")
    }
    return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }
}
