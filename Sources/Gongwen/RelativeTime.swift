/// A time that counts from the document itself (印发之日起30日内), as its rule in `Deadline.rule` says.
public enum RelativeTime {
  /// The last day of the time; `nil` where the rule counts from something else, counts working
  /// days, whose calendar nobody knows beforehand, or the document has no such date.
  public static func end(of rule: String, in document: DocumentMetadata) -> CalendarDay? {
    let parts = rule.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[1] == "from", let start = day(of: parts[2], in: document)
    else { return nil }
    return add(parts[0], to: start)
  }

  /// The day of issue, printing or coming into force that the words name.
  private static func day(of words: Substring, in document: DocumentMetadata) -> CalendarDay? {
    // 本通知印发之日, 文件下发, 自本办法发布之日: what is left without these words is the event.
    var event = String(words)
    for word in [
      "本", "该", "自", "文件", "通知", "办法", "意见", "方案", "规定", "细则", "措施", "之日", "日", "后", "起",
    ] {
      event = event.split(separator: word).joined()
    }
    let date: String? =
      switch event {
      case "印发", "下发", "印制": document.printedOn ?? document.issuedOn ?? document.publishedOn
      case "发布", "公布", "发文", "成文", "颁布":
        document.publishedOn ?? document.issuedOn ?? document.printedOn
      case "施行", "实施", "生效": document.effectiveOn
      default: nil
      }
    return date.flatMap { CalendarDay($0) }
  }

  /// Adds `P30D`, `P2W`, `P3M` or `P1Y`.
  private static func add(_ duration: Substring, to day: CalendarDay) -> CalendarDay? {
    guard duration.first == "P", let unit = duration.last,
      let number = Int(duration.dropFirst().dropLast()), 0...10_000 ~= number
    else { return nil }
    return switch unit {
    case "D": day.adding(days: number)
    case "W": day.adding(days: 7 * number)
    case "M": day.adding(months: number)
    case "Y": day.adding(months: 12 * number)
    default: nil
    }
  }
}
