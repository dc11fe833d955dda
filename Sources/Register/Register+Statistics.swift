internal import GRDB
internal import Gongwen

extension Register {
  /// Numbers about what passes a filter.
  ///
  /// - Throws: `RegisterError`.
  public func statistics(filter: RegisterFilter = RegisterFilter()) throws -> RegisterStatistics {
    try read { database in
      var result = RegisterStatistics()
      var groups = Groups()
      let figures = try Self.figures(database, filter)
      let rows = try SQLRequest<Row>(
        literal: """
          SELECT versions.id, substr(coalesce(issued_on, published_on, printed_on), 1, 4), level,
            issuers, last_clause - first_clause + 1,
            (SELECT count(*) FROM versions AS every WHERE every.document_id = documents.id),
            (SELECT count(*) FROM files JOIN versions AS every ON every.id = files.version_id
              WHERE every.document_id = documents.id)
          FROM versions JOIN documents ON documents.current_version = versions.id
          WHERE \(filter.versionCondition)
          """
      ).fetchCursor(database)
      while let row = try rows.next() {
        var one = figures[row[0]] ?? RegisterStatistics.Figures()
        if filter.limitsClauses, one.obligations == 0 { continue }
        one.documents = 1
        result.documents += 1
        result.clauses += row[4]
        result.versions += row[5]
        result.files += row[6]
        result.total.add(one)
        groups.years[row[1], default: .init()].add(one)
        groups.levels[row[2], default: .init()].add(one)
        groups.addIssuers(row[3], one)
      }
      result.years = Groups.sorted(groups.years) { ($0.name ?? "") > ($1.name ?? "") }
      let order = AdministrativeLevel.allCases.map(\.rawValue)
      result.levels = Groups.sorted(groups.levels) { first, second in
        (order.firstIndex { $0 == first.name } ?? 9) < (order.firstIndex { $0 == second.name } ?? 9)
      }
      result.issuers = Groups.sorted(try groups.namedIssuers(database)) {
        ($1.figures.documents, $0.name ?? "") < ($0.figures.documents, $1.name ?? "")
      }
      result.failedFiles =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM files WHERE status = 'failed'") ?? 0
      result.units =
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT unit_id) FROM unit_versions") ?? 0
      return result
    }
  }

  /// Obligations and amounts of each current version.
  private static func figures(
    _ database: Database, _ filter: RegisterFilter
  ) throws -> [Int64: RegisterStatistics.Figures] {
    var figures: [Int64: RegisterStatistics.Figures] = [:]
    let condition = try filter.clauseCondition(database)
    let counts: SQLRequest<Row> =
      filter.limitsClauses
      ? """
      SELECT versions.id, count(*)
      FROM versions JOIN documents ON documents.current_version = versions.id
      JOIN clauses ON clauses.id BETWEEN versions.first_clause AND versions.last_clause
      WHERE \(filter.versionCondition) AND \(condition) GROUP BY versions.id
      """
      : "SELECT id, obligation_count FROM versions WHERE \(filter.versionCondition)"
    let counted = try counts.fetchCursor(database)
    while let row = try counted.next() { figures[row[0], default: .init()].obligations = row[1] }
    let amounts = try SQLRequest<Row>(
      literal: """
        SELECT clauses.version_id, amounts.min, amounts.max, amounts.bound, amounts.per
        FROM amounts CROSS JOIN clauses ON clauses.id = amounts.clause_id
        CROSS JOIN versions ON versions.id = clauses.version_id
        WHERE amounts.currency = 'CNY' AND \(filter.versionCondition) AND \(condition)
        """
    ).fetchCursor(database)
    while let row = try amounts.next() {
      let exact = (row[3] as String) == Amount.Bound.exact.rawValue && row[4] == nil
      figures[row[0], default: .init()].add(amount: row[2] ?? row[1], isExact: exact)
    }
    return figures
  }
}

extension RegisterStatistics.Figures {
  mutating func add(_ other: Self) {
    documents += other.documents
    obligations += other.obligations
    amounts += other.amounts
    largest = [largest, other.largest].compactMap(\.self).max()
    exactAmounts += other.exactAmounts
    exactSum += other.exactSum
  }

  mutating func add(amount: Double?, isExact: Bool) {
    amounts += 1
    guard let amount else { return }
    largest = max(largest ?? amount, amount)
    guard isExact else { return }
    exactAmounts += 1
    exactSum += amount
  }
}

/// Figures by what documents have in common.
private struct Groups {
  typealias Figures = RegisterStatistics.Figures

  var years: [String?: Figures] = [:]
  var levels: [String?: Figures] = [:]
  /// By the JSON of the list of issuers.
  private var issuers: [String: Figures] = [:]

  mutating func addIssuers(_ json: String, _ figures: Figures) {
    issuers[json, default: .init()].add(figures)
  }

  /// A document of several issuers counts for each.
  func namedIssuers(_ database: Database) throws -> [String?: Figures] {
    var named: [String?: Figures] = [:]
    for (json, figures) in issuers {
      let names = try Register.strings(database, json)
      for name in names.isEmpty ? [nil] : names.map(Optional.some) {
        named[name, default: .init()].add(figures)
      }
    }
    return named
  }

  static func sorted(
    _ groups: [String?: Figures],
    by order: (RegisterStatistics.Group, RegisterStatistics.Group) -> Bool
  ) -> [RegisterStatistics.Group] {
    groups.map { RegisterStatistics.Group(name: $0.key, figures: $0.value) }.sorted(by: order)
  }
}
