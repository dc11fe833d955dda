internal import Gongwen
internal import Reporting

/// The deadlines of documents, one after the other, as events. Times that come again begin with their
/// first day after the document's; times without a day are left out.
struct CalendarExport {
  private let wording: AnswerWording
  let calendar: CalendarFile

  init(madeOn: CalendarDay, language: Language) {
    wording = AnswerWording(language)
    calendar = CalendarFile(name: wording.choose("公文时限", "Deadlines"), madeOn: madeOn)
  }

  func text(_ document: DocumentRows) -> String {
    // What makes two identifiers differ includes the document.
    var identifiers = EventIdentifiers()
    var text = ""
    for row in document.rows {
      for deadline in row.deadlines {
        guard var event = event(row, deadline) else { continue }
        event.identifier = identifiers.unique(event.identifier)
        text += calendar.text(of: event)
      }
    }
    return text
  }

  private func event(_ row: FlatRow, _ deadline: Deadline) -> CalendarFile.Event? {
    let event = DeadlineEvent(
      documentNumber: row.documentNumber, title: row.title, text: row.text, label: row.label,
      units: row.units, page: row.page, deadlineText: deadline.text)
    if deadline.kind == .recurring {
      guard let rule = deadline.rule.flatMap({ RecurrenceRule($0) }),
        let from = (deadline.start ?? row.issuedOn).flatMap({ CalendarDay($0) }),
        let day = rule.next(onOrAfter: from)
      else { return nil }
      return event.event(on: day, rule: rule, until: deadline.end, wording)
    }
    guard let day = deadline.end.flatMap({ CalendarDay($0) }) else { return nil }
    return event.event(on: day, rule: nil, until: nil, wording)
  }
}
