internal import Gongwen
internal import Register
internal import Reporting

/// What is due, as a table, as text for a terminal and as a calendar.
struct DueView {
  var answer: DueAnswer
  var today: CalendarDay
  var language: Language

  private var wording: AnswerWording { AnswerWording(language) }

  var table: DataTable {
    let keys = [
      "due_on", "days_left", "overdue", "recurrence", "deadline", "text", "label", "units",
      "roles", "named_as", "match", "amounts", "targets", "path", "page", "document_number",
      "title", "issued_on", "document", "clause",
    ]
    let headings =
      language == .zh
      ? [
        "到期日", "剩余天数", "逾期", "周期", "时限原文", "内容", "类别", "责任单位", "角色", "所载名称", "匹配",
        "金额", "目标", "章节", "页", "发文字号", "标题", "成文日期", "文件", "分句",
      ]
      : [
        "Due", "Days left", "Overdue", "Recurrence", "Time as printed", "Text", "Kind", "Units",
        "Roles", "Named as", "Match", "Amounts", "Targets", "Headings", "Page",
        "Document number", "Title", "Issued on", "Document", "Clause",
      ]
    return DataTable(
      name: wording.choose("到期", "Due"),
      columns: zip(keys, headings).map { DataTable.Column($0, $1) }, rows: answer.rows.map(cells))
  }

  private func cells(_ row: DueRow) -> [DataTable.Cell] {
    let duty = row.duty
    let left = row.dueOn.number - today.number
    return [
      .date(row.dueOn.description), .integer(left), .text(left < 0 ? "yes" : "no"),
      .optional(row.rule?.text), .text(row.deadline.text), .text(duty.obligation.text),
      .text(duty.obligation.label.rawValue), .list(units(row)),
      .list(AnswerView.distinct(duty.mentions.map(\.role.rawValue))),
      .list(AnswerView.distinct(duty.mentions.map(\.name))),
      .list(AnswerView.distinct(duty.mentions.map(\.match.rawValue))), .list(duty.amounts),
      .list(duty.targets), .list(duty.obligation.path),
      duty.obligation.page.map { .integer($0) } ?? .empty,
      .optional(row.document.documentNumber), .optional(row.document.title),
      .date(row.document.issuedOn), .integer(Int(row.document.id)),
      .integer(Int(duty.obligation.clause)),
    ]
  }

  func text(_ first: CalendarDay, _ last: CalendarDay, offset: Int) -> String {
    if answer.rows.isEmpty { return "" }
    let headings =
      language == .zh
      ? ["到期日", "剩余", "内容", "时限原文", "责任单位", "文件"]
      : ["Due", "Left", "Text", "As printed", "Units", "Document"]
    let table = DataTable(
      name: "", columns: headings.map { DataTable.Column($0, $0) },
      rows: answer.rows.map { row in
        let units = units(row)
        let names =
          AnswerView.distinct(row.duty.mentions.compactMap(wording.via))
          + (units.count > 4 ? units.prefix(3) + [wording.choose("等\(units.count)个", "…")] : units)
        return [
          .text(row.dueOn.description), .text(wording.daysLeft(row, today)),
          .text(row.duty.obligation.text), .text(row.deadline.text),
          .text(names.joined(separator: "\n")),
          .text(
            [
              row.document.documentNumber ?? row.document.title,
              row.duty.obligation.page.map { wording.choose("第\($0)页", "page \($0)") },
            ].compactMap(\.self).joined(separator: "\n")),
        ]
      })
    let overdue = answer.rows.count { $0.dueOn < today }
    return table.terminal(width: Console.width, isStyled: Console.isStyled, language: language)
      + "\n"
      + Console.wrapped(
        wording.dueSummary(
          first, last, shown: answer.rows.count, overdue: overdue, offset: offset,
          total: answer.total)) + "\n"
  }

  func calendar(noticeDays: Int?) -> String {
    var identifiers = EventIdentifiers()
    let events = answer.rows.map { row in
      var event = event(row, noticeDays)
      event.identifier = identifiers.unique(event.identifier)
      return event
    }
    return CalendarFile(
      name: wording.choose("公文时限", "Deadlines"), madeOn: today, events: events
    ).text()
  }

  private func event(_ row: DueRow, _ noticeDays: Int?) -> CalendarFile.Event {
    let obligation = row.duty.obligation
    return DeadlineEvent(
      documentNumber: row.document.documentNumber, title: row.document.title,
      text: obligation.text, label: obligation.label, units: obligation.units,
      page: obligation.page, deadlineText: row.deadline.text
    ).event(
      on: row.dueOn, rule: row.rule, until: row.deadline.end, noticeDays: noticeDays, wording)
  }

  private func units(_ row: DueRow) -> [String] { wording.units(row.duty.obligation.units) }
}

extension AnswerWording {
  func daysLeft(_ row: DueRow, _ today: CalendarDay) -> String {
    let left = row.dueOn.number - today.number
    let again = row.rule == nil ? "" : choose("\n（周期）", "\n(recurring)")
    if left < 0 { return choose("逾期\(-left)天", "\(-left)d overdue") }
    return (left == 0 ? choose("今天", "today") : choose("\(left)天", "\(left)d")) + again
  }

  func dueSummary(
    _ first: CalendarDay, _ last: CalendarDay, shown: Int, overdue: Int, offset: Int, total: Int
  ) -> String {
    let summary = choose(
      "\(first)至\(last)：共\(total)项，本页\(shown)项，其中逾期\(overdue)项。",
      "\(first) to \(last): \(total) in all, \(shown) shown, \(overdue) of them overdue.")
    return [summary, page(shown, of: total, offset: offset)].compactMap(\.self)
      .joined(separator: choose("", " "))
  }

  func nothingDue(
    _ first: CalendarDay, _ last: CalendarDay, later: CalendarDay?, hasEarlier: Bool
  ) -> String {
    var parts = [
      choose("gongwen: \(first)至\(last)没有到期的内容", "gongwen: nothing is due from \(first) to \(last)")
    ]
    if let later {
      parts.append(
        choose("此后最近的是\(later)（--before \(later)）", "the next is \(later) (--before \(later))"))
    }
    if hasEarlier {
      parts.append(choose("更早逾期的用 --overdue 10y 看", "--overdue 10y shows what was due before"))
    }
    return parts.joined(separator: choose("；", "; "))
  }
}
