internal import GRDB
internal import Gongwen

/// Lets through the clauses that a filter asks for, by their identifiers.
struct ClauseGate {
  /// Identifiers of the clauses that may pass, rising; `nil` for all.
  private var ranges: [ClosedRange<Int64>]?
  /// The version of each range, where it matters which one a clause is in.
  private var versionOfRange: [Int64] = []
  /// The versions that are asked for; `nil` for all.
  private(set) var versions: Set<Int64>?
  private var units: UnitGate?
  /// Whether a clause has a label that is asked for.
  private var label: RowReader?
  /// How many clauses may pass, `nil` for all.
  let count: Int64?

  /// Of a unit with so few obligations in so few places every one is looked up before.
  private static let few = (obligations: 4_000, places: 800)

  /// - Parameter only: the only versions that are asked for; `nil` for all.
  init(_ database: Database, _ filter: RegisterFilter, versions only: [Int64]? = nil) throws {
    if !filter.roles.isEmpty || !filter.selections.isEmpty {
      units = try UnitGate(database, filter)
    }
    if let hits = units?.hits {
      let wanted = only.map(Set.init)
      let inside = hits.filter { wanted?.contains($0.version) ?? true }
        .sorted { $0.clauses.lowerBound < $1.clauses.lowerBound }
      versions = Set(inside.map(\.version))
      if inside.reduce(0, { $0 + $1.count }) <= Self.few.obligations,
        inside.reduce(0, { $0 + $1.reaches.count }) <= Self.few.places,
        let clauses = try units?.clauses(in: inside.map(\.version))
      {
        ranges = Self.joined(clauses.sorted().lazy.map { $0...$0 })
        units = nil
      } else {
        ranges = inside.map(\.clauses)
        versionOfRange = inside.map(\.version)
      }
    } else if filter.limitsVersions || only != nil {
      let chosen = try Self.versions(database, filter, only)
      versions = Set(chosen.map(\.version))
      ranges = Self.joined(chosen.lazy.map(\.clauses))
    }
    if !filter.labels.isEmpty {
      // Labels are words of the program, not of the user.
      let labels = filter.labels.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      label = try RowReader(
        database, "SELECT label IN (\(labels)) FROM clauses WHERE id = ?")
    }
    count = ranges?.reduce(0) { $0 + Int64($1.count) }
  }

  /// Whether every clause passes.
  var isOpen: Bool { ranges == nil && !readsClauses }

  /// Whether clauses have to be looked at one by one, which takes time.
  var readsClauses: Bool { units != nil || label != nil }

  /// All that may pass, newest first.
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
      if !versionOfRange.isEmpty { version = versionOfRange[index] }
    }
    if let units, try units.mentions(clause, in: version) == nil { return false }
    guard let label else { return true }
    return try label.with(clause).first { $0.integer(0) != 0 } ?? false
  }

  private static func versions(
    _ database: Database, _ filter: RegisterFilter, _ only: [Int64]?
  ) throws -> [(version: Int64, clauses: ClosedRange<Int64>)] {
    let only: SQL = only.map { "versions.id IN \($0)" } ?? "1"
    let rows = try RowReader(
      database,
      literal: """
        SELECT versions.id, versions.first_clause, versions.last_clause
        FROM versions INDEXED BY versions_card
        WHERE versions.first_clause <= versions.last_clause AND \(filter.versionCondition)
          AND \(only) AND versions.id IN (SELECT current_version FROM documents)
        ORDER BY versions.first_clause
        """)
    var result: [(version: Int64, clauses: ClosedRange<Int64>)] = []
    try rows.scan { row in
      result.append((row.integer(0), row.integer(1)...row.integer(2)))
      return true
    }
    return result
  }

  /// Neighbours give one stretch.
  private static func joined(
    _ ranges: some Sequence<ClosedRange<Int64>>
  ) -> [ClosedRange<Int64>] {
    var result: [ClosedRange<Int64>] = []
    for range in ranges {
      if let last = result.last, last.upperBound + 1 == range.lowerBound {
        result[result.count - 1] = last.lowerBound...range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}
