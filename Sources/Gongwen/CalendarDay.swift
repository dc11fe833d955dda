/// A day of the Gregorian calendar, without a time zone.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// 0001-01-01
  public static let earliest = CalendarDay()

  private init() { (year, month, day) = (1, 1, 1) }

  /// `nil` if there is no such day in the years 1 to 9999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Self.days(inMonth: month, of: year) ~= day
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      digits[range].reduce(0 as Int?) { value, digit in
        guard let value, 0x30...0x39 ~= digit else { return nil }
        return value * 10 + Int(digit - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
    else { return nil }
    self.init(year, month, day)
  }

  /// Days since 0000-03-01 of the proleptic calendar; only differences have a meaning.
  public var number: Int {
    let year = month > 2 ? self.year : self.year - 1
    let month = month > 2 ? self.month - 3 : self.month + 9
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
  }

  /// The day of a `number`, `nil` beyond the years 1 to 9999.
  public init?(number: Int) {
    guard 0...3_700_000 ~= number else { return nil }
    let era = number / 146_097
    let dayOfEra = number % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Monday 1 to Sunday 7 (ISO 8601).
  public var weekday: Int { (number + 2) % 7 + 1 }

  public func adding(days: Int) -> CalendarDay? {
    let (sum, isTooLarge) = number.addingReportingOverflow(days)
    return isTooLarge ? nil : CalendarDay(number: sum)
  }

  /// The same day of another month, or its last where it has none such.
  public func adding(months: Int) -> CalendarDay? {
    let (sum, isTooLarge) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isTooLarge, sum >= 12, sum < 120_000 else { return nil }
    let (year, month) = (sum / 12, sum % 12 + 1)
    return CalendarDay(year, month, min(day, Self.days(inMonth: month, of: year)))
  }

  /// `nil` if there is no such month in the years 1 to 9999.
  public static func last(_ year: Int, _ month: Int) -> CalendarDay? {
    CalendarDay(year, month, days(inMonth: month, of: year))
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }

  /// `YYYY-MM-DD`
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
