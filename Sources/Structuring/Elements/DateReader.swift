internal import Gongwen

/// Reads calendar dates written as 2021年11月22日 or 二〇二一年十一月二十二日.
enum DateReader {
  struct Day: Comparable {
    var year: Int
    var month: Int
    var day: Int

    /// ISO 8601.
    var text: String {
      func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    var lastOfMonth: Int { Day.length(year, month) }

    static func length(_ year: Int, _ month: Int) -> Int {
      switch month {
      case 4, 6, 9, 11: 30
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      default: 31
      }
    }

    var isValid: Bool {
      year >= 1900 && year < 2200 && (1...12).contains(month) && day >= 1 && day <= lastOfMonth
    }

    init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }

    init?(iso text: String) {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3 else { return nil }
      self.init(year: parts[0], month: parts[1], day: parts[2])
      guard isValid else { return nil }
    }

    func adding(days: Int) -> Day {
      var result = self
      result.day += days
      while result.day > result.lastOfMonth {
        result.day -= result.lastOfMonth
        result.month += 1
        if result.month > 12 { (result.year, result.month) = (result.year + 1, 1) }
      }
      while result.day < 1 {
        result.month -= 1
        if result.month < 1 { (result.year, result.month) = (result.year - 1, 12) }
        result.day += result.lastOfMonth
      }
      return result
    }

    func adding(months: Int) -> Day {
      let total = year * 12 + month - 1 + months
      var result = Day(year: total / 12, month: total % 12 + 1, day: day)
      result.day = min(day, result.lastOfMonth)
      return result
    }
  }

  /// The date in `range`. Without a day, and without a month, the last day of the period (2024年底).
  static func day(_ text: TextBuffer, _ range: Range<Int>) -> Day? {
    var fields: [Int] = []
    var number: [UInt32] = []
    for scalar in text.folded[range] where !Scalars.isSpace(scalar) {
      switch scalar {
      case 0x5E74, 0x6708, 0x65E5:
        guard let value = value(number, isYear: scalar == 0x5E74) else { return nil }
        fields.append(value)
        number.removeAll()
      default: number.append(scalar)
      }
    }
    guard let year = fields.first else { return nil }
    let month = fields.count > 1 ? fields[1] : 12
    guard (1...12).contains(month) else { return nil }
    let day = Day(
      year: year, month: month, day: fields.count > 2 ? fields[2] : Day.length(year, month))
    return day.isValid ? day : nil
  }

  /// A number in Arabic or Chinese digits; a year is read digit by digit.
  static func value(_ scalars: [UInt32], isYear: Bool = false) -> Int? {
    guard !scalars.isEmpty else { return nil }
    var digits = 0
    var plain = true
    for scalar in scalars {
      if Scalars.isDigit(scalar) {
        digits = digits * 10 + Int(scalar - 0x30)
      } else if [0x25CB, 0x4F, 0x6F].contains(scalar) {
        digits *= 10
      } else if let value = Scalars.chineseDigit(scalar), value < 10 {
        digits = digits * 10 + value
      } else {
        plain = false
      }
    }
    if plain { return digits }
    guard !isYear else { return nil }
    return scalars.withUnsafeBufferPointer { buffer in
      let start = buffer.first == 0x5EFF ? 1 : 0
      // 廿 is an old form of 二十.
      if start == 1 { return 20 + (buffer.count > 1 ? Scalars.chineseDigit(buffer[1]) ?? 0 : 0) }
      let two = buffer.first == 0x4E24
      if two && buffer.count == 1 { return 2 }
      guard let number = Marker.chineseNumber(buffer, 0, buffer.count), number.end == buffer.count
      else { return nil }
      return number.value
    }
  }
}
