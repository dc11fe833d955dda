internal import GRDB
internal import Gongwen

/// The clauses that a unit has in one document.
struct UnitClauses {
  let selection: UnitSelection
  private let database: Database
  /// One statement for all documents and names; making one takes longer than an answer.
  private let rows: RowReader

  init(_ database: Database, _ selection: UnitSelection, _ filter: RegisterFilter) throws {
    self.database = database
    self.selection = selection
    let labels = filter.labels.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let roles = filter.roles.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      SELECT coverage.clause_id, assignments.role, assignments.clause_id IS NULL, assignments.id
      FROM assignment_units
      CROSS JOIN assignments ON assignments.id = assignment_units.assignment_id
      CROSS JOIN coverage ON coverage.assignment_id = assignments.id
      WHERE assignment_units.unit_id = ? AND assignment_units.assignment_id BETWEEN ? AND ?
        \(roles.isEmpty ? "" : "AND assignments.role IN (\(roles))")
        \(labels.isEmpty ? "" : "AND coverage.label IN (\(labels))")
      """
    rows = try RowReader(database, sql)
  }

  func identifiers(_ hit: UnitHits.Hit) throws -> Set<Int64> {
    var clauses: Set<Int64> = []
    for reach in hit.reaches {
      try rows(hit, reach).scan { row in
        clauses.insert(row.integer(0))
        return true
      }
    }
    return clauses
  }

  /// By the first day by which they are due, then in the order of the text.
  func fetch(
    _ hit: UnitHits.Hit
  ) throws -> [(clause: Int64, mentions: [DutyRow.Mention])] {
    typealias Place = (isAbove: Bool, assignment: Int64, mention: DutyRow.Mention)
    var found: [Int64: [Place]] = [:]
    for reach in hit.reaches {
      try rows(hit, reach).scan { row in
        guard let role = Role(rawValue: row.text(1)) else { return true }
        let mention = DutyRow.Mention(
          role: role, name: selection.reaches[reach].name, match: selection.reaches[reach].match)
        found[row.integer(0), default: []].append((row.integer(2) != 0, row.integer(3), mention))
        return true
      }
    }
    if found.isEmpty { return [] }
    let dates = try Self.dates(database, hit.version)
    return found.sorted {
      (dates[$0.key] ?? "9", $0.key) < (dates[$1.key] ?? "9", $1.key)
    }.map { clause, places in
      let mentions = places.sorted {
        ($0.isAbove ? 1 : 0, $0.assignment) < ($1.isAbove ? 1 : 0, $1.assignment)
      }.map(\.mention)
      return (clause, mentions.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
  }

  private func rows(_ hit: UnitHits.Hit, _ reach: Int) -> RowReader {
    rows.with(
      selection.reaches[reach].unit, hit.assignments.lowerBound, hit.assignments.upperBound)
  }

  private static func dates(_ database: Database, _ version: Int64) throws -> [Int64: String] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT clause_id, min(end_on) FROM due INDEXED BY due_version
          WHERE version_id = ? AND rule = '' AND end_on <> '' GROUP BY clause_id
          """), arguments: [version])
    var dates: [Int64: String] = [:]
    while let row = try rows.next() { dates[row[0]] = row[1] }
    return dates
  }
}
