public import ArgumentParser
public import Gongwen
internal import Register

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "List what is due, by day, with what is overdue.",
    discussion: """
      Times that come again (每年4月底前) stand with their next day; those that count from the day of \
      issue with the day that follows from it. --format ics writes a calendar of all that is found, \
      without pages.
      """)

  @Option(help: "How far to look ahead: days, weeks, months or years (90d, 12w, 6m, 1y).")
  var within: Span?

  @Option(help: "The last day to look at, YYYY-MM-DD, instead of --within.")
  var before: CalendarDay?

  @Option(help: "How far to look back for what is overdue (0d for nothing).")
  var overdue = Span(count: 90, unit: .day)

  @Option(help: "The day from which to count, YYYY-MM-DD (default: the clock's).")
  var today: CalendarDay?

  @Option(help: "Days before a deadline at which a calendar gives notice.")
  var notice: Int?

  @OptionGroup var options: QuestionOptions

  func validate() throws {
    if within != nil, before != nil {
      throw RequestError("--within 和 --before 只能用一个", "--within and --before exclude each other")
    }
    if let notice, !(0...366 ~= notice) {
      throw RequestError("--notice 必须是0到366天", "--notice must be 0 to 366 days")
    }
  }

  func run() throws {
    let today = today ?? Console.today
    guard let first = overdue.before(today),
      let last = before ?? (within ?? Span(count: 90, unit: .day)).after(today)
    else { throw RequestError("时间跨度太长", "the span is too long") }
    let inquiry = try Inquiry(options, allowsCalendar: true)
    let page = options.askedFormat == .ics ? AnswerPage(limit: 10_000) : options.page
    let answer = try inquiry.register.due(
      from: first, to: last, today: today, filter: inquiry.filter, page: page)
    let view = DueView(answer: answer, today: today, language: inquiry.language)
    if options.askedFormat == .ics {
      try Output.standard.write(view.calendar(noticeDays: notice))
    } else {
      try inquiry.write(view.table) { view.text(first, last, offset: options.offset) }
    }
    if answer.rows.isEmpty { try explain(inquiry, first, last, today) }
    if options.askedFormat != .table,
      let part = AnswerWording(inquiry.language).page(
        answer.rows.count, of: answer.total, offset: page.offset)
    {
      Console.error("gongwen: " + part)
    }
  }

  /// Says why nothing is due, and where the nearest days are that are out of the span.
  private func explain(
    _ inquiry: Inquiry, _ first: CalendarDay, _ last: CalendarDay, _ today: CalendarDay
  ) throws {
    func next(_ from: CalendarDay?, _ to: CalendarDay?, _ filter: RegisterFilter) throws
      -> CalendarDay?
    {
      guard let from, let to, from <= to else { return nil }
      return try inquiry.register.due(
        from: from, to: to, today: today, filter: filter, page: AnswerPage(limit: 1)
      ).rows.first?.dueOn
    }
    let wording = AnswerWording(inquiry.language)
    let end = CalendarDay(9999, 12, 31)
    let later = try next(last.adding(days: 1), end, inquiry.filter)
    let earlier = try next(.earliest, first.adding(days: -1), inquiry.filter)
    if options.offset == 0, later != nil || earlier != nil {
      return Console.error(
        wording.nothingDue(first, last, later: later, hasEarlier: earlier != nil))
    }
    try inquiry.explainEmptiness { try next(first, last, $0) == nil }
  }
}

/// A length of time as a person types it: `90d`, `12w`, `6m`, `1y`, or a bare number of days.
struct Span: ExpressibleByArgument, Equatable {
  enum Unit: Character {
    case day = "d"
    case week = "w"
    case month = "m"
    case year = "y"
  }

  var count: Int
  var unit: Unit

  init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  init?(argument: String) {
    var digits = argument[...]
    var unit = Unit.day
    if let last = digits.last, let named = Unit(rawValue: last) {
      unit = named
      digits.removeLast()
    }
    guard let count = Int(digits), 0...100_000 ~= count else { return nil }
    self.init(count: count, unit: unit)
  }

  func after(_ day: CalendarDay) -> CalendarDay? { add(count, to: day) }

  func before(_ day: CalendarDay) -> CalendarDay? { add(-count, to: day) }

  private func add(_ count: Int, to day: CalendarDay) -> CalendarDay? {
    switch unit {
    case .day: day.adding(days: count)
    case .week: day.adding(days: 7 * count)
    case .month: day.adding(months: count)
    case .year: day.adding(months: 12 * count)
    }
  }
}

extension Span: CustomStringConvertible {
  var description: String { "\(count)\(unit.rawValue)" }
}
