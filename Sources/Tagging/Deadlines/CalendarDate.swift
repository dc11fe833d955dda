/// A day of the Gregorian calendar.
public struct CalendarDate: Comparable, Hashable, Sendable, CustomStringConvertible {
  public var year: Int
  public var month: Int
  public var day: Int

  /// `nil` where there is no such day.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the extended form of ISO 8601, `2021-11-22`.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"))
    guard parts.count == 3, let year = Int(Substring(parts[0])),
      let month = Int(Substring(parts[1])), let day = Int(Substring(parts[2]))
    else { return nil }
    self.init(year, month, day)
  }

  /// The extended form of ISO 8601.
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  static func first(_ year: Int, _ month: Int) -> CalendarDate? { CalendarDate(year, month, 1) }

  static func last(_ year: Int, _ month: Int) -> CalendarDate? {
    CalendarDate(year, month, days(inMonth: month, of: year))
  }

  /// Days since 1970-01-01 (the civil-from-days arithmetic of the proleptic calendar).
  private var ordinal: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// 1 is Monday, 7 Sunday.
  var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

  /// `nil` beyond the years that a date can have.
  func adding(days: Int) -> CalendarDate? {
    let shifted = ordinal + days + 719_468
    guard shifted >= 0 else { return nil }
    let era = shifted / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return CalendarDate(year, month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
