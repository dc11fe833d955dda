internal import Gongwen
internal import Reporting

/// A deadline of an obligation as calendars show it.
struct DeadlineEvent {
  var documentNumber: String?
  var title: String?
  var text: String
  var label: Label
  var units: [Obligation.Unit]
  var page: Int?
  var deadlineText: String

  /// - Parameter until: the last day of a time that comes again, ISO 8601.
  func event(
    on day: CalendarDay, rule: RecurrenceRule?, until: String?, noticeDays: Int? = nil,
    _ wording: AnswerWording
  ) -> CalendarFile.Event {
    var hash = SHA256()
    for part in [documentNumber ?? title ?? "", text, deadlineText] {
      hash.update((part + "\n").utf8)
    }
    let units = wording.units(units)
    let details = [
      text,
      units.isEmpty ? nil : wording.choose("责任单位：", "Units: ") + units.joined(separator: "、"),
      wording.choose("时限：", "Time: ") + deadlineText,
      wording.choose("文件：", "Document: ")
        + [documentNumber, title].compactMap(\.self).joined(separator: " "),
      page.map { wording.choose("第\($0)页", "Page \($0)") },
    ]
    return CalendarFile.Event(
      identifier: String(hash.finish().prefix(32)), day: day, rule: rule,
      until: rule == nil ? nil : until.flatMap { CalendarDay($0) }, summary: shortened,
      details: details.compactMap(\.self).joined(separator: "\n"),
      categories: [wording.values.name(label)], noticeDays: noticeDays)
  }

  private var shortened: String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}

/// Identifiers of events, which differ where one sentence stands in a document twice.
struct EventIdentifiers {
  private var uses: [String: Int] = [:]

  mutating func unique(_ identifier: String) -> String {
    let use = uses[identifier, default: 0] + 1
    uses[identifier] = use
    return identifier + (use > 1 ? "-\(use)" : "") + "@gongwen"
  }
}

extension AnswerWording {
  /// Units as printed with their roles, each once.
  func units(_ units: [Obligation.Unit]) -> [String] {
    units.reduce(into: []) { result, unit in
      let name =
        unit.role == .responsible
        ? unit.name
        : unit.name + choose("（\(values.name(unit.role))）", " (\(values.name(unit.role)))")
      if !result.contains(name) { result.append(name) }
    }
  }
}
