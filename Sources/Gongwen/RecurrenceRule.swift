/// When something comes again: the parts of an RFC 5545 RRULE that deadlines in documents have
/// (每年4月底前, 每季度, 每月10日). A rule that names no day means the end of each of its periods,
/// because that is by when the thing has to be done.
public struct RecurrenceRule: Equatable, Sendable {
  public enum Frequency: String, Sendable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  public var frequency: Frequency
  /// 1 for every period, 3 for every third; counted so that periods end with the calendar year.
  public var interval = 1
  /// 1 to 12, in rising order.
  public var months: [Int] = []
  /// 1 to 31, or -1 to -31 from the month's end.
  public var monthDays: [Int] = []
  /// 1 (Monday) to 7.
  public var weekdays: [Int] = []

  /// Reads an RRULE; `nil` for what is none or has parts that documents do not say.
  public init?(_ text: String) {
    var fields: [String: String] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, fields.updateValue(String(pair[1]), forKey: String(pair[0])) == nil
      else { return nil }
    }
    guard let frequency = fields.removeValue(forKey: "FREQ").flatMap(Frequency.init) else {
      return nil
    }
    self.frequency = frequency
    for (key, value) in fields {
      let words = value.split(separator: ",").map(String.init)
      let numbers = words.compactMap { Int($0) }
      switch key {
      case "INTERVAL":
        guard let number = Int(value), 1...1000 ~= number else { return nil }
        interval = number
      case "BYMONTH":
        guard numbers.count == words.count, numbers.allSatisfy({ 1...12 ~= $0 }) else { return nil }
        months = Set(numbers).sorted()
      case "BYMONTHDAY":
        guard numbers.count == words.count,
          numbers.allSatisfy({ 1...31 ~= abs($0) })
        else { return nil }
        monthDays = numbers
      case "BYDAY":
        let days = words.compactMap { Self.weekdayNames.firstIndex(of: $0).map { $0 + 1 } }
        guard days.count == words.count else { return nil }
        weekdays = Set(days).sorted()
      default: return nil
      }
    }
    if frequency == .weekly, weekdays.isEmpty { weekdays = [7] }
    if frequency == .monthly || frequency == .yearly {
      if monthDays.isEmpty, weekdays.isEmpty { monthDays = [-1] }
      if frequency == .yearly, months.isEmpty { months = [12] }
      if frequency == .monthly, interval > 1, 12 % interval == 0, months.isEmpty {
        months = (1...12).filter { $0 % interval == 0 }
        interval = 1
      }
    }
  }

  /// With every day named, so that calendars show the ends of periods.
  public var text: String {
    var parts = ["FREQ=" + frequency.rawValue]
    if interval > 1 { parts.append("INTERVAL=\(interval)") }
    if !months.isEmpty { parts.append("BYMONTH=" + Self.list(months)) }
    if !monthDays.isEmpty { parts.append("BYMONTHDAY=" + Self.list(monthDays)) }
    if !weekdays.isEmpty {
      parts.append("BYDAY=" + weekdays.map { Self.weekdayNames[$0 - 1] }.joined(separator: ","))
    }
    return parts.joined(separator: ";")
  }

  /// The first day on or after `day` on which it comes; `nil` if there is none within the next
  /// periods.
  public func next(onOrAfter day: CalendarDay) -> CalendarDay? {
    switch frequency {
    case .daily: return day
    case .weekly:
      return (0..<7).lazy.compactMap { day.adding(days: $0) }
        .first { weekdays.contains($0.weekday) }
    case .monthly, .yearly:
      guard let first = CalendarDay(day.year, day.month, 1) else { return nil }
      // Eight years hold every day of the calendar at least once.
      for step in 0..<(12 * 8 * min(interval, 10)) {
        guard let month = first.adding(months: step), isTurn(of: month) else { continue }
        if let found = days(inMonthOf: month).first(where: { $0 >= day }) { return found }
      }
      return nil
    }
  }

  private func isTurn(of month: CalendarDay) -> Bool {
    if !months.isEmpty, !months.contains(month.month) { return false }
    let count = frequency == .yearly ? month.year : month.year * 12 + month.month
    return count % interval == 0
  }

  private func days(inMonthOf first: CalendarDay) -> [CalendarDay] {
    let count = CalendarDay.days(inMonth: first.month, of: first.year)
    if monthDays.isEmpty {
      return (0..<count).compactMap { first.adding(days: $0) }
        .filter { weekdays.contains($0.weekday) }
    }
    return monthDays.map { $0 > 0 ? $0 : count + 1 + $0 }.filter { 1...count ~= $0 }.sorted()
      .compactMap { CalendarDay(first.year, first.month, $0) }
      .filter { weekdays.isEmpty || weekdays.contains($0.weekday) }
  }

  private static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }
}
