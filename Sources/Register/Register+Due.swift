internal import GRDB
public import Gongwen

extension Register {
  /// What is due from `first` to `last`. A time that comes again has its next day on or after
  /// `today`, once.
  ///
  /// - Throws: `RegisterError`.
  public func due(
    from first: CalendarDay, to last: CalendarDay, today: CalendarDay,
    filter: RegisterFilter = RegisterFilter(), page: AnswerPage = AnswerPage()
  ) throws -> DueAnswer {
    try read { database in
      var scan = DueScan(
        gate: try UnitGate(database, filter), filter: filter, toPass: page.offset,
        left: page.limit + 1)
      try scan.run(database, first, last, today)
      let reader = ClauseReader(database: database)
      var rows: [DueRow] = []
      for hit in scan.found.prefix(page.limit) {
        let duty = try reader.row(hit.clause, mentions: hit.mentions)
        guard let document = try ClauseReader.document(database, hit.version),
          let deadline = duty.deadlines.first(where: { $0.id == hit.deadline })
        else { continue }
        rows.append(
          DueRow(
            dueOn: hit.day, rule: hit.rule, deadline: deadline, duty: duty, document: document))
      }
      return DueAnswer(rows: rows, hasMore: scan.found.count > page.limit)
    }
  }
}

/// Goes through the days in their order and stops when the page is full.
private struct DueScan {
  struct Hit {
    var day: CalendarDay
    var rule: RecurrenceRule?
    var clause: Int64
    var deadline: Int64
    var version: Int64
    var mentions: [DutyRow.Mention]
  }

  let gate: UnitGate
  let filter: RegisterFilter
  var toPass: Int
  var left: Int
  var found: [Hit] = []
  private var last: (clause: Int64, day: CalendarDay, isAgain: Bool)?

  init(gate: UnitGate, filter: RegisterFilter, toPass: Int, left: Int) {
    self.gate = gate
    self.filter = filter
    self.toPass = toPass
    self.left = left
  }

  mutating func run(
    _ database: Database, _ first: CalendarDay, _ last: CalendarDay, _ today: CalendarDay
  ) throws {
    var rules = try Self.rules(database, first, last, today)[...]
    let dated = try rows(
      database, "due.rule = '' AND due.end_on BETWEEN \(first.description) AND \(last.description)")
    while left > 0, let row = try dated.next() {
      guard let day = CalendarDay(row[0] as String) else { continue }
      while left > 0, let next = rules.first, next.day < day {
        rules.removeFirst()
        try add(database, next.day, next.rule, next.text)
      }
      if left > 0 { try add(row, day, nil) }
    }
    while left > 0, let next = rules.popFirst() {
      try add(database, next.day, next.rule, next.text)
    }
  }

  /// All rows of a rule, whose next day is `day`. What is to be done every year until a day (到2025年，
  /// 每年…) is over after it.
  private mutating func add(
    _ database: Database, _ day: CalendarDay, _ rule: RecurrenceRule, _ text: String
  ) throws {
    let recurring = try rows(
      database,
      """
      due.rule = \(text) AND (due.end_on = '' OR due.end_on >= \(day.description))
        AND coalesce(versions.expires_on, '9') >= \(day.description)
        AND NOT EXISTS (
          SELECT 1 FROM due AS ending WHERE ending.clause_id = due.clause_id AND ending.rule = ''
            AND ending.end_on <> '' AND ending.end_on < \(day.description))
      """)
    while left > 0, let row = try recurring.next() { try add(row, day, rule) }
  }

  private mutating func add(_ row: Row, _ day: CalendarDay, _ rule: RecurrenceRule?) throws {
    let (clause, version): (Int64, Int64) = (row[1], row[3])
    // 每年4月底前 … 4月底前: one day of one clause.
    guard last.map({ $0.clause != clause || $0.day != day || $0.isAgain != (rule != nil) }) ?? true
    else { return }
    guard let mentions = try gate.mentions(clause, in: version) else { return }
    last = (clause, day, rule != nil)
    if toPass > 0 {
      toPass -= 1
      return
    }
    left -= 1
    found.append(
      Hit(
        day: day, rule: rule, clause: clause, deadline: row[2], version: version,
        mentions: mentions))
  }

  private func rows(_ database: Database, _ condition: SQL) throws -> RowCursor {
    let labels: SQL =
      filter.labels.isEmpty
      ? "1"
      : """
      (SELECT label FROM clauses WHERE clauses.id = due.clause_id)
        IN \(filter.labels.map(\.rawValue))
      """
    return try SQLRequest<Row>(
      literal: """
        SELECT due.end_on, due.clause_id, due.deadline_id, due.version_id
        FROM due CROSS JOIN versions ON versions.id = due.version_id
        WHERE \(condition) AND \(filter.versionCondition) AND \(labels)
        ORDER BY due.rule, due.end_on, due.clause_id, due.deadline_id
        """
    ).fetchCursor(database)
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
