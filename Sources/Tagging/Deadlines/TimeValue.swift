public import Gongwen

/// A time as the words give it, composed of a year and a part of it, before it is put on the
/// calendar.
struct TimeValue: Equatable, Sendable {
  enum Year: Equatable, Sendable {
    /// Not said; to be taken from what stands around or from the document.
    case open
    case absolute(Int)
    /// Years from the reference year (今年, 明年).
    case offset(Int)
    /// First and last year of a plan period (十四五).
    case plan(Int, Int)
  }

  enum Part: Equatable, Sendable {
    case whole
    case half(Int)
    /// First and last.
    case quarters(Int, Int)
    /// Quarters from the reference date's.
    case relativeQuarter(Int)
    /// First and last (前11个月).
    case months(Int, Int)
    /// A week of a month, or a weekday of it (十月第一个星期一).
    case nthWeek(month: Int, Int, weekday: Int?)
    /// A day of the lunar calendar, which is not put on the calendar.
    case lunarDay
    /// First of three months; from December it reaches into the next year.
    case season(Int)
    case month(Int)
    case tenDays(month: Int, Int)
    case day(month: Int, Int)
    /// Months from the reference date's, and a ten-day period or day in it.
    case relativeMonth(Int, tenDays: Int?, day: Int?)
    /// A day whose month is not said.
    case dayOfMonth(Int)
    /// Weeks from the reference date's, and a day in it.
    case week(Int, weekday: Int?)
    /// Saturday and Sunday of a week counted from the reference date's.
    case weekend(Int)
    /// Days from the reference date.
    case relativeDay(Int)
    /// First and last month and day.
    case holiday(Int, Int, Int, Int)
    /// Index of the lexicon's entry, which lists the dates.
    case lunar(Int)
  }

  enum Edge: String, Equatable, Sendable {
    case start, middle, end
  }

  var year: Year = .open
  var part: Part = .whole
  var edge: Edge?

  /// The month that the value names, if it names one.
  var month: Int? {
    switch part {
    case .month(let month), .tenDays(let month, _), .day(let month, _): return month
    default: return nil
    }
  }

  /// This value as the second end of a range that begins with `first`: what it leaves open it takes
  /// from there.
  func following(_ first: TimeValue) -> TimeValue {
    var value = self
    if case .dayOfMonth(let day) = part {
      switch first.part {
      case .month(let month), .tenDays(let month, _), .day(let month, _):
        value.part = .day(month: month, day)
      case .relativeMonth(let offset, _, _):
        value.part = .relativeMonth(offset, tenDays: nil, day: day)
      default: break
      }
    }
    if value.year == .open { value.year = first.year }
    return value
  }
}

/// What dates without a year or month are counted from.
public struct TimeReference: Equatable, Sendable {
  /// The year that the text speaks of as its present.
  public var year: Int?
  /// The day on which the text speaks, where it is known.
  public var date: CalendarDay?
  /// Whether the document states its year, so that earlier ones are its past.
  var isFirm = true

  public init(year: Int? = nil, date: CalendarDay? = nil) {
    self.year = year ?? date?.year
    self.date = date
  }
}

/// The first and last day of a time, inclusive.
struct TimeSpan: Equatable, Sendable {
  var first: CalendarDay
  var last: CalendarDay

  init?(_ first: CalendarDay?, _ last: CalendarDay?) {
    guard let first, let last, first <= last else { return nil }
    self.first = first
    self.last = last
  }
}

extension TimeValue {
  /// The days of the value, `nil` where the reference does not tell or there is no such day.
  func span(_ reference: TimeReference, lexicon: PeriodLexicon) -> TimeSpan? {
    let years: (first: Int, last: Int)
    switch year {
    case .plan(let first, let last): years = (first, last)
    case .absolute(let year): years = (year, year)
    case .offset(let offset):
      guard let year = reference.year else { return nil }
      years = (year + offset, year + offset)
    case .open:
      if let relative = relativeSpan(reference) { return edged(relative) }
      guard let year = reference.year else { return nil }
      years = (year, year)
    }
    return whole(years.first, years.last, lexicon).flatMap(edged)
  }

  private func whole(_ year: Int, _ last: Int, _ lexicon: PeriodLexicon) -> TimeSpan? {
    func months(_ first: Int, _ last: Int) -> TimeSpan? {
      TimeSpan(CalendarDay(year, first, 1), .last(year, last))
    }
    switch part {
    case .whole: return TimeSpan(CalendarDay(year, 1, 1), CalendarDay(last, 12, 31))
    case .half(let half): return months(half * 6 - 5, half * 6)
    case .quarters(let first, let last): return months(first * 3 - 2, last * 3)
    case .season(12): return TimeSpan(CalendarDay(year, 12, 1), .last(year + 1, 2))
    case .season(let month): return months(month, month + 2)
    case .month(let month): return months(month, month)
    case .months(let first, let last): return months(first, last)
    case .nthWeek(let month, let number, let weekday):
      return Self.week(year, month, number, weekday)
    case .tenDays(let month, let number): return Self.tenDays(year, month, number)
    case .day(let month, let day):
      return TimeSpan(CalendarDay(year, month, day), CalendarDay(year, month, day))
    case .holiday(let month, let day, let lastMonth, let lastDay):
      return TimeSpan(CalendarDay(year, month, day), CalendarDay(year, lastMonth, lastDay))
    case .lunar(let entry):
      let day = lexicon.dates(of: entry).first { $0.year == year }
      return TimeSpan(day, day)
    case .lunarDay, .relativeQuarter, .relativeMonth, .dayOfMonth, .week, .weekend, .relativeDay:
      return nil
    }
  }

  /// Values that count from the reference date.
  private func relativeSpan(_ reference: TimeReference) -> TimeSpan? {
    guard let today = reference.date else { return nil }
    switch part {
    case .relativeQuarter(let offset):
      let index = today.year * 4 + (today.month - 1) / 3 + offset
      return TimeSpan(
        CalendarDay(index / 4, index % 4 * 3 + 1, 1), .last(index / 4, index % 4 * 3 + 3))
    case .relativeMonth(let offset, let tenDays, let day):
      let index = today.year * 12 + today.month - 1 + offset
      let (year, month) = (index / 12, index % 12 + 1)
      if let tenDays { return Self.tenDays(year, month, tenDays) }
      if let day { return TimeSpan(CalendarDay(year, month, day), CalendarDay(year, month, day)) }
      return TimeSpan(CalendarDay(year, month, 1), .last(year, month))
    case .dayOfMonth(let day):
      let date = CalendarDay(today.year, today.month, day)
      return TimeSpan(date, date)
    case .week(let offset, let weekday):
      let monday = offset * 7 + 1 - today.weekday
      return TimeSpan(
        today.adding(days: monday + (weekday ?? 1) - 1),
        today.adding(days: monday + (weekday ?? 7) - 1))
    case .weekend(let offset):
      let saturday = today.adding(days: offset * 7 + 6 - today.weekday)
      return TimeSpan(saturday, saturday?.adding(days: 1))
    case .relativeDay(let offset):
      let date = today.adding(days: offset)
      return TimeSpan(date, date)
    default: return nil
    }
  }

  private static func week(_ year: Int, _ month: Int, _ number: Int, _ weekday: Int?) -> TimeSpan? {
    guard let weekday else {
      return TimeSpan(
        CalendarDay(year, month, number * 7 - 6), CalendarDay(year, month, number * 7))
    }
    guard let first = CalendarDay(year, month, 1) else { return nil }
    let day = CalendarDay(
      year, month, (weekday - first.weekday + 7) % 7 + 1 + (number - 1) * 7)
    return TimeSpan(day, day)
  }

  private static func tenDays(_ year: Int, _ month: Int, _ number: Int) -> TimeSpan? {
    TimeSpan(
      CalendarDay(year, month, number * 10 - 9),
      number == 3 ? .last(year, month) : CalendarDay(year, month, number * 10))
  }

  /// The part of `span` that the edge means: its first or last unit (年初 is the first month of a
  /// year, 月底 the last ten days of a month), or its middle.
  private func edged(_ span: TimeSpan) -> TimeSpan {
    guard let edge else { return span }
    let sameMonth = span.first.year == span.last.year && span.first.month == span.last.month
    let narrowed: TimeSpan?
    switch (edge, sameMonth) {
    case (.start, true): narrowed = Self.tenDays(span.first.year, span.first.month, 1)
    case (.middle, true): narrowed = Self.tenDays(span.first.year, span.first.month, 2)
    case (.end, true): narrowed = Self.tenDays(span.first.year, span.first.month, 3)
    case (.start, false): narrowed = TimeSpan(span.first, .last(span.first.year, span.first.month))
    case (.end, false):
      narrowed = TimeSpan(CalendarDay(span.last.year, span.last.month, 1), span.last)
    case (.middle, false):
      // The middle of a year is its June; of a plan period the third year.
      let year = (span.first.year + span.last.year) / 2
      narrowed =
        span.first.year == span.last.year
        ? TimeSpan(CalendarDay(year, 6, 1), .last(year, 6))
        : TimeSpan(CalendarDay(year, 1, 1), CalendarDay(year, 12, 31))
    }
    return narrowed ?? span
  }
}
