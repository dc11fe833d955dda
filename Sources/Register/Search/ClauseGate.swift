internal import GRDB
internal import Gongwen

/// Lets through the clauses that a filter asks for, by their identifiers.
struct ClauseGate {
  /// Identifiers of the clauses of the versions that are asked for, rising; `nil` for all.
  private var ranges: [ClosedRange<Int64>]?
  /// The version of each range, where it matters which one a clause is in.
  private var versions: [Int64] = []
  private var units: UnitGate?
  /// Whether a clause has a label that is asked for.
  private var label: Statement?

  /// - Parameter only: the only versions that are asked for; `nil` for all.
  init(_ database: Database, _ filter: RegisterFilter, versions only: [Int64]? = nil) throws {
    if !filter.roles.isEmpty || !filter.selections.isEmpty {
      units = try UnitGate(database, filter)
    }
    if let hits = units?.hits {
      let wanted = only.map(Set.init)
      let inside = hits.filter { wanted?.contains($0.version) ?? true }
        .sorted { $0.clauses.lowerBound < $1.clauses.lowerBound }
      ranges = inside.map(\.clauses)
      versions = inside.map(\.version)
    } else if filter.limitsVersions || only != nil {
      ranges = try Self.ranges(database, filter, only)
    }
    if !filter.labels.isEmpty {
      // Labels are words of the program, not of the user.
      let labels = filter.labels.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      label = try database.cachedStatement(
        sql: "SELECT label IN (\(labels)) FROM clauses WHERE id = ?")
    }
  }

  /// Whether every clause passes.
  var isOpen: Bool { ranges == nil && !readsClauses }

  /// Whether clauses have to be looked at one by one, which takes time.
  var readsClauses: Bool { units != nil || label != nil }

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
    var version: Int64 = 0
    if let ranges {
      let index = index(from: clause, ranges)
      guard index < ranges.count, ranges[index].contains(clause) else { return false }
      if !versions.isEmpty { version = versions[index] }
    }
    if let units, try units.mentions(clause, in: version) == nil { return false }
    guard let label else { return true }
    return try Bool.fetchOne(label, arguments: [clause]) == true
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
}
