internal import GRDB
internal import Gongwen

/// Goes through the days in their order, keeps what is on the page and counts all.
struct DueScan {
  struct Hit {
    var day: CalendarDay
    var rule: RecurrenceRule?
    var clause: Int64
    var deadline: Int64
    var version: Int64
    var mentions: [DutyRow.Mention]
  }

  private let database: Database
  private let gate: UnitGate
  /// The versions that pass; `nil` for all, and where units are asked for.
  private let versions: Set<Int64>?
  /// The clauses with roles that are asked for; `nil` for all, and where units are asked for.
  private let clauses: Set<Int64>?
  /// Conditions on labels, and on units and their roles.
  private let condition: String
  private var toPass: Int
  private var left: Int
  private(set) var found: [Hit] = []
  private(set) var total = 0
  private var last: (clause: Int64, day: CalendarDay, isAgain: Bool)?

  init(_ database: Database, _ filter: RegisterFilter, toPass: Int, left: Int) throws {
    self.database = database
    self.toPass = toPass
    self.left = left
    gate = try UnitGate(database, filter)
    var conditions: [String] = []
    func add(_ column: String, _ values: [String]) {
      if !values.isEmpty { conditions.append("\(column) IN (\(values.joined(separator: ", ")))") }
    }
    add("label", filter.labels.map { "'\($0.rawValue)'" })
    if let units = gate.units {
      conditions.append("unit_id IN (\(units.map(String.init).joined(separator: ", ")))")
      add("role", filter.roles.map { "'\($0.rawValue)'" })
    }
    condition = conditions.map { " AND " + $0 }.joined()
    versions =
      gate.units == nil && filter.limitsVersions
      ? try SQLRequest<Int64>(
        literal: """
          SELECT id FROM versions INDEXED BY versions_card WHERE \(filter.versionCondition)
          """
      ).fetchSet(database) : nil
    clauses =
      gate.units == nil && !filter.roles.isEmpty
      ? try SQLRequest<Int64>(
        literal: "SELECT clause_id FROM due_units WHERE role IN \(filter.roles.map(\.rawValue))"
      ).fetchSet(database) : nil
  }

  mutating func run(_ first: CalendarDay, _ last: CalendarDay, _ today: CalendarDay) throws {
    var rules = try Self.rules(database, first, last, today)[...]
    var text = [UInt8]()
    var day: CalendarDay?
    try dated(first, last).scan { row in
      if !row.utf8(0).elementsEqual(text) {
        text = Array(row.utf8(0))
        day = CalendarDay(row.text(0))
      }
      guard let day, passes(row) else { return true }
      while let next = rules.first, next.day < day {
        rules.removeFirst()
        try add(next.day, next.rule, next.text)
      }
      try add(row, day, nil)
      return true
    }
    while let next = rules.popFirst() { try add(next.day, next.rule, next.text) }
  }

  private func passes(_ row: RowReader.Columns) -> Bool {
    if gate.units != nil { return gate.reaches(row.integer(4), in: row.integer(3)) }
    return versions?.contains(row.integer(3)) ?? true && clauses?.contains(row.integer(1)) ?? true
  }

  private var columns: String {
    "end_on, clause_id, deadline_id, version_id, " + (gate.units == nil ? "NULL" : "unit_id")
  }

  private var table: String { gate.units == nil ? "due" : "due_units" }

  /// Days in their order. Where few documents are left it is quicker to look into each than to pass
  /// over the days of all others.
  private func dated(_ first: CalendarDay, _ last: CalendarDay) throws -> RowReader {
    let few = versions.flatMap { $0.count <= 1000 ? $0.sorted() : nil }
    let identifiers = few?.map(String.init).joined(separator: ", ")
    return try RowReader(
      database,
      literal: SQL(
        sql: """
          SELECT \(columns) FROM \(table) \(identifiers == nil ? "" : "INDEXED BY due_version")
          WHERE rule = '' AND end_on BETWEEN ? AND ? \(condition)
            \(identifiers.map { "AND version_id IN (\($0))" } ?? "")
          ORDER BY rule, end_on, clause_id, deadline_id
          """, arguments: [first.description, last.description]))
  }

  /// All rows of a rule, whose next day is `day`. What is to be done every year until a day (到2025年，
  /// 每年…) is over after it.
  private mutating func add(_ day: CalendarDay, _ rule: RecurrenceRule, _ text: String) throws {
    let recurring = try RowReader(
      database,
      literal: SQL(
        sql: """
          SELECT \(columns)
          FROM \(table) AS again
          CROSS JOIN versions INDEXED BY versions_card ON versions.id = again.version_id
          WHERE rule = ?1 AND (end_on = '' OR end_on >= ?2) \(condition)
            AND coalesce(versions.expires_on, '9') >= ?2
            AND NOT EXISTS (
              SELECT 1 FROM due AS ending WHERE ending.clause_id = again.clause_id
                AND ending.rule = '' AND ending.end_on <> '' AND ending.end_on < ?2)
          ORDER BY rule, end_on, clause_id, deadline_id
          """, arguments: [text, day.description]))
    try recurring.scan { row in
      if passes(row) { try add(row, day, rule) }
      return true
    }
  }

  private mutating func add(
    _ row: RowReader.Columns, _ day: CalendarDay, _ rule: RecurrenceRule?
  ) throws {
    let (clause, version) = (row.integer(1), row.integer(3))
    // 每年4月底前 … 4月底前: one day of one clause.
    guard last.map({ $0.clause != clause || $0.day != day || $0.isAgain != (rule != nil) }) ?? true
    else { return }
    last = (clause, day, rule != nil)
    total += 1
    if toPass > 0 {
      toPass -= 1
    } else if left > 0 {
      left -= 1
      found.append(
        Hit(
          day: day, rule: rule, clause: clause, deadline: row.integer(2), version: version,
          mentions: try gate.mentions(clause, in: version) ?? []))
    }
  }

  /// The rules that come again in the span, by their next days. What is to be done every day is
  /// never due.
  private static func rules(
    _ database: Database, _ first: CalendarDay, _ last: CalendarDay, _ today: CalendarDay
  ) throws -> [(day: CalendarDay, rule: RecurrenceRule, text: String)] {
    let next = try database.cachedStatement(
      sql: "SELECT rule FROM due WHERE rule > ? ORDER BY rule LIMIT 1")
    var found: [(day: CalendarDay, rule: RecurrenceRule, text: String)] = []
    var text = ""
    while let following = try String.fetchOne(next, arguments: [text]) {
      text = following
      guard let rule = RecurrenceRule(text), rule.frequency != .daily,
        let day = rule.next(onOrAfter: today), first <= day, day <= last
      else { continue }
      found.append((day, rule, text))
    }
    return found.sorted { ($0.day, $0.text) < ($1.day, $1.text) }
  }
}
