public import Gongwen

/// An obligation with a day by which it is due.
public struct DueRow: Equatable, Sendable {
  public var dueOn: CalendarDay
  /// The rule of a time that comes again; `dueOn` is then its next day.
  public var rule: RecurrenceRule?
  public var deadline: RegisteredDeadline
  public var duty: DutyRow
  public var document: AnswerDocument
}

/// What is due in a span of days.
public struct DueAnswer: Equatable, Sendable {
  /// By day, then in the order of the register.
  public var rows: [DueRow]
  /// In all pages.
  public var total: Int
}
