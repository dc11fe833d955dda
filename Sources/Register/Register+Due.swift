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
      var scan = try DueScan(database, filter, toPass: page.offset, left: page.limit)
      try scan.run(first, last, today)
      let reader = ClauseReader(database: database)
      var rows: [DueRow] = []
      for hit in scan.found {
        let duty = try reader.row(hit.clause, mentions: hit.mentions)
        guard let document = try ClauseReader.document(database, hit.version),
          let deadline = duty.deadlines.first(where: { $0.id == hit.deadline })
        else { continue }
        rows.append(
          DueRow(
            dueOn: hit.day, rule: hit.rule, deadline: deadline, duty: duty, document: document))
      }
      return DueAnswer(rows: rows, total: scan.total)
    }
  }
}
