/// The `rule` of a deadline.
///
/// - For `recurring` an RFC 5545 RRULE value (`FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1`). A time that
///   something is to be done by is the last day that counts.
/// - For `relative` an ISO 8601 duration, and after ` from ` the words that it counts from where the
///   text has them: `P30D from 印发之日`. Two extensions: `BD` counts working days (`P30BD`), a minus
///   sign counts back (`-P30D from 有效期届满`).
enum TimeRule {
  static func duration(_ length: TimeDuration, isAhead: Bool, event: String?) -> String {
    var days = ""
    var clock = ""
    for part in length.parts {
      switch part.unit {
      case "Q": days += "\(part.count * 3)M"
      case "6M": days += "\(part.count * 6)M"
      case "TH": clock += "\(part.count)H"
      case "TM": clock += "\(part.count)M"
      case "TS": clock += "\(part.count)S"
      default: days += "\(part.count)\(part.unit)"
      }
    }
    return (isAhead ? "-P" : "P") + days + (clock.isEmpty ? "" : "T" + clock)
      + (event.map { " from " + $0 } ?? "")
  }

  static func recurrence(_ frequency: TimeFrequency, isLimit: Bool, lexicon: PeriodLexicon)
    -> String
  {
    var places = frequency.positions.compactMap { place($0, frequency, isLimit: isLimit) }
    if frequency.isRange, places.count == 2 {
      places = [joined(places[0], places[1])]
    }
    guard let first = places.first else { return plain(frequency) }
    // RFC 5545 multiplies months by days: several places fit in one rule if their days agree.
    let agreeing = places.filter { $0.days == first.days }
    let months = Array(Set(agreeing.flatMap(\.months))).sorted()
    var days = first.days
    if months.isEmpty { days = Array(Set(places.flatMap(\.days))).sorted() }
    var parts: [String] = []
    if months.isEmpty || !isQuarterly(frequency) {
      parts.append(plain(frequency))
    } else {
      parts.append("FREQ=YEARLY")
    }
    if !months.isEmpty { parts.append("BYMONTH=" + list(months)) }
    if !days.isEmpty { parts.append("BYMONTHDAY=" + list(days)) }
    let weekdays = Array(Set(places.flatMap(\.weekdays))).sorted()
    if !weekdays.isEmpty {
      parts.append("BYDAY=" + weekdays.map { Self.weekdays[$0 - 1] }.joined(separator: ","))
    }
    return parts.joined(separator: ";")
  }

  private struct Place {
    var months: [Int] = []
    var days: [Int] = []
    var weekdays: [Int] = []
  }

  private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }

  private static func isQuarterly(_ frequency: TimeFrequency) -> Bool {
    frequency.frequency == "MONTHLY" && frequency.interval == 3
  }

  private static func plain(_ frequency: TimeFrequency) -> String {
    "FREQ=" + frequency.frequency
      + (frequency.interval > 1 ? ";INTERVAL=\(frequency.interval)" : "")
  }

  private static func place(
    _ value: TimeValue, _ frequency: TimeFrequency, isLimit: Bool
  ) -> Place? {
    let isEnd = isLimit || value.edge == .end
    func months(_ first: Int, _ last: Int) -> Place {
      isEnd ? Place(months: [last], days: [-1]) : Place(months: Array(first...last))
    }
    if isQuarterly(frequency) { return quarterly(value, isEnd: isEnd) }
    switch value.part {
    case .whole where frequency.frequency == "MONTHLY":
      return value.edge.map { Place(days: [$0 == .end ? -1 : $0 == .start ? 1 : 15]) }
    case .whole:
      return value.edge.map {
        Place(months: [$0 == .end ? 12 : $0 == .start ? 1 : 6], days: $0 == .end ? [31] : [])
      }
    case .half(let half): return months(half * 6 - 5, half * 6)
    case .quarters(let first, let last): return months(first * 3 - 2, last * 3)
    case .season(12): return Place(months: [1, 2, 12])
    case .season(let first): return months(first, first + 2)
    case .month(let month): return months(month, month)
    case .tenDays(let month, let number):
      return Place(months: [month], days: tenDays(number, isEnd: isEnd))
    case .day(let month, let day): return Place(months: [month], days: [day])
    case .holiday(let month, let day, _, _): return Place(months: [month], days: [day])
    case .dayOfMonth(let day): return Place(days: [day])
    case .relativeMonth(_, let number?, _): return Place(days: tenDays(number, isEnd: isEnd))
    case .week(_, let weekday?): return Place(weekdays: [weekday])
    case .months(let first, let last): return months(first, last)
    case .weekend: return Place(weekdays: [6, 7])
    case .nthWeek, .lunarDay: return nil
    case .relativeMonth, .lunar, .relativeQuarter, .week, .relativeDay: return nil
    }
  }

  /// A month of a quarter, or its end or beginning.
  private static func quarterly(_ value: TimeValue, isEnd: Bool) -> Place? {
    func every(_ month: Int, _ days: [Int]) -> Place {
      Place(months: [month, month + 3, month + 6, month + 9], days: days)
    }
    switch value.part {
    case .whole: return value.edge.map { $0 == .end ? every(3, [-1]) : every(1, []) }
    case .month(let month): return every(month, isEnd ? [-1] : [])
    case .day(let month, let day): return every(month, [day])
    default: return nil
    }
  }

  private static func tenDays(_ number: Int, isEnd: Bool) -> [Int] {
    switch number {
    case 1: isEnd ? [10] : Array(1...10)
    case 2: isEnd ? [20] : Array(11...20)
    default: isEnd ? [-1] : Array(21...31)
    }
  }

  /// Whole months or days from the first place to the second; else the second, which is the limit.
  private static func joined(_ first: Place, _ last: Place) -> Place {
    if let from = first.months.first, let to = last.months.last, first.days.isEmpty,
      last.days.isEmpty
    {
      return Place(months: from <= to ? Array(from...to) : Array(from...12) + Array(1...to))
    }
    if first.months.isEmpty, let from = first.days.first, let to = last.days.last, 0 < from,
      from <= to
    {
      return Place(days: Array(from...to))
    }
    return last
  }
}
