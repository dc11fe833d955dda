internal import GRDB
internal import Gongwen

/// The documents in which a unit has something to do, newest first.
struct UnitHits {
  struct Hit {
    var version: Int64
    /// ISO 8601; empty where the document has no date.
    var date: String
    /// Indices into the selection's reaches.
    var reaches: [Int]
    /// Obligations, at most.
    var count: Int
    /// Whether `count` is exact.
    var isExact: Bool
    var assignments: ClosedRange<Int64>
    var clauses: ClosedRange<Int64>
  }

  let selection: UnitSelection
  let filter: RegisterFilter
  private let index: [Int64: Int]

  init(_ selection: UnitSelection, _ filter: RegisterFilter) {
    self.selection = selection
    self.filter = filter
    index = Dictionary(
      selection.reaches.enumerated().map { ($1.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func fetch(_ database: Database) throws -> [Hit] {
    var hits: [Int64: Hit] = [:]
    for (scope, reaches) in Dictionary(grouping: selection.reaches, by: \.scope) {
      let rows = try RowReader(
        database,
        literal: """
          SELECT unit_versions.version_id, unit_versions.unit_id, \(count),
            coalesce(versions.issued_on, versions.published_on, versions.printed_on, ''),
            versions.obligation_count, versions.first_assignment, versions.last_assignment,
            versions.first_clause, versions.last_clause
          FROM unit_versions
          CROSS JOIN versions INDEXED BY versions_card ON versions.id = unit_versions.version_id
          WHERE unit_versions.unit_id IN \(reaches.map(\.unit))
            AND \(scope.condition) AND \(filter.versionCondition)
          """)
      try rows.scan { row in
        let count = Int(row.integer(2))
        guard count > 0, let reach = index[row.integer(1)] else { return true }
        let version = row.integer(0)
        let (first, last) = (row.integer(5), row.integer(6))
        let (firstClause, lastClause) = (row.integer(7), row.integer(8))
        guard first <= last, firstClause <= lastClause else { return true }
        hits[
          version,
          default: Hit(
            version: version, date: row.text(3), reaches: [], count: 0, isExact: true,
            assignments: first...last, clauses: firstClause...lastClause)
        ].add(reach, count, most: Int(row.integer(4)))
        return true
      }
    }
    return try hits.values.compactMap { try applying($0, database) }
      .sorted { ($0.date, $0.version) > ($1.date, $1.version) }
  }

  /// Obligations of a unit in a version in the roles that are asked for.
  private var count: SQL {
    if filter.roles.isEmpty { return "unit_versions.obligations" }
    let columns = filter.roles.map { SQL(sql: "unit_versions.\($0.rawValue)") }
    return columns.count == 1 ? columns[0] : "(\(columns.joined(separator: " + ")))"
  }

  /// Where a document names the unit itself, units that are only probably the same are others; and
  /// lists may ask for something.
  private func applying(_ hit: Hit, _ database: Database) throws -> Hit? {
    var hit = hit
    let all = selection.reaches
    if hit.reaches.count > 1 || all[hit.reaches[0]].condition != .none {
      let isNamed = hit.reaches.contains { all[$0].match == .named }
      hit.reaches = try hit.reaches.filter { reach in
        if isNamed, all[reach].match == .likely { return false }
        switch all[reach].condition {
        case .none: return true
        case .named: return isNamed
        case .roster(let words):
          return try isNamed || Self.hasPerson(database, hit.version, words)
        }
      }.sorted()
    }
    if hit.reaches.isEmpty { return nil }
    hit.isExact = hit.reaches.count == 1 && filter.roles.count < 2 && filter.labels.isEmpty
    return hit
  }

  private static func hasPerson(
    _ database: Database, _ version: Int64, _ words: [String]
  ) throws -> Bool {
    let titles = try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT title FROM people WHERE version_id = ? AND title IS NOT NULL"),
      arguments: [version])
    return titles.contains { title in words.contains(where: title.contains) }
  }
}

extension UnitHits.Hit {
  fileprivate mutating func add(_ reach: Int, _ count: Int, most: Int) {
    reaches.append(reach)
    self.count = min(self.count + count, max(most, count))
  }
}
