internal import GRDB
internal import Gongwen

/// Lets through the clauses that a filter asks for, by their identifiers.
struct ClauseGate {
  /// Identifiers of the clauses of the versions that are asked for, rising; `nil` for all.
  private var ranges: [ClosedRange<Int64>]?
  /// Whether a clause has the label and the units that are asked for.
  private var check: Statement?

  /// - Parameter versions: the only versions that are asked for; `nil` for all.
  init(_ database: Database, _ filter: RegisterFilter, versions: [Int64]? = nil) throws {
    if filter.limitsVersions || versions != nil {
      ranges = try Self.ranges(database, filter, versions)
    }
    check = try Self.check(database, filter)
  }

  /// Whether every clause passes.
  var isOpen: Bool { ranges == nil && check == nil }

  /// Whether clauses have to be looked at one by one, which takes time.
  var readsClauses: Bool { check != nil }

  /// All that is asked for, newest first.
  var allStretches: [ClosedRange<Int64>] { ranges?.reversed() ?? [.min ... .max] }

  /// From the first clause that is asked for to the last; `nil` if there is none.
  var span: ClosedRange<Int64>? {
    guard let ranges else { return .min ... .max }
    guard let first = ranges.first, let last = ranges.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// Whether a clause is in a version that is asked for.
  func isInside(_ clause: Int64) -> Bool {
    guard let ranges else { return true }
    let index = index(from: clause, ranges)
    return index < ranges.count && ranges[index].contains(clause)
  }

  /// The last clause before another that is in a version that is asked for.
  func inside(below clause: Int64) -> Int64? {
    guard let ranges else { return clause - 1 }
    let index = index(from: clause, ranges)
    if index < ranges.count, ranges[index].lowerBound < clause { return clause - 1 }
    return index > 0 ? ranges[index - 1].upperBound : nil
  }

  /// The first stretch that does not end before a clause.
  private func index(from clause: Int64, _ ranges: [ClosedRange<Int64>]) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < clause { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func passes(_ clause: Int64) throws -> Bool {
    guard isInside(clause) else { return false }
    guard let check else { return true }
    return try Bool.fetchOne(check, arguments: [clause]) == true
  }

  /// Neighbouring versions give one stretch.
  private static func ranges(
    _ database: Database, _ filter: RegisterFilter, _ versions: [Int64]?
  ) throws -> [ClosedRange<Int64>] {
    let only: SQL = versions.map { "versions.id IN \($0)" } ?? "1"
    let request: SQLRequest<Row> = """
      SELECT versions.first_clause, versions.last_clause FROM versions
      JOIN documents ON documents.current_version = versions.id
      WHERE versions.first_clause <= versions.last_clause AND \(filter.versionCondition)
        AND \(only)
      ORDER BY versions.first_clause
      """
    var result: [ClosedRange<Int64>] = []
    let rows = try request.fetchCursor(database)
    while let row = try rows.next() {
      let range = (row[0] as Int64)...(row[1] as Int64)
      if let last = result.last, last.upperBound + 1 == range.lowerBound {
        result[result.count - 1] = last.lowerBound...range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }

  private static func check(_ database: Database, _ filter: RegisterFilter) throws -> Statement? {
    var conditions = ["clauses.id = ?"]
    if !filter.labels.isEmpty {
      // Labels and roles are words of the program, not of the user.
      let labels = filter.labels.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      conditions.append("clauses.label IN (\(labels))")
    }
    if !filter.units.isEmpty || !filter.roles.isEmpty {
      var wanted = ["coverage.clause_id = clauses.id"]
      if !filter.units.isEmpty {
        let ids = try SQLRequest<Int64>(
          "SELECT id FROM units WHERE name IN \(filter.units)"
        ).fetchAll(database)
        wanted.append(
          "assignment_units.unit_id IN (\(ids.map(String.init).joined(separator: ",")))")
      }
      if !filter.roles.isEmpty {
        let roles = filter.roles.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        wanted.append("assignments.role IN (\(roles))")
      }
      conditions.append(
        """
        EXISTS (SELECT 1 FROM coverage
          JOIN assignments ON assignments.id = coverage.assignment_id
          JOIN assignment_units ON assignment_units.assignment_id = assignments.id
          WHERE \(wanted.joined(separator: " AND ")))
        """)
    }
    guard conditions.count > 1 else { return nil }
    return try database.makeStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM clauses WHERE \(conditions.joined(separator: " AND ")))")
  }
}
