internal import Gongwen

/// Turns a time expression into the fields of the contract.
struct DeadlineResolver {
  let lexicon: PeriodLexicon
  let reference: TimeReference

  struct Resolved {
    var kind: Deadline.Kind
    var start: CalendarDay?
    var end: CalendarDay?
    var rule: String?
  }

  /// - Parameters:
  ///   - event: what a length counts from, where the text says it.
  ///   - isAhead: whether a length counts back from the event.
  func resolve(_ token: TimeToken, event: String?, isAhead: Bool) -> Resolved {
    switch token.value {
    case .duration(let length):
      return Resolved(
        kind: .relative,
        rule: TimeRule.duration(length, isAhead: isAhead, event: event))
    case .frequency(let frequency):
      let isLimit = token.relation == .before || token.relation == .within
      return Resolved(
        kind: .recurring,
        rule: TimeRule.recurrence(frequency, isLimit: isLimit, lexicon: lexicon))
    case .span(let first, nil): return resolve(first, token.relation)
    case .span(let first, let last?):
      var end = last.span(reference, lexicon: lexicon)?.last
      let start = first.span(reference, lexicon: lexicon)?.first
      if let from = start, let to = end, to < from {
        // 11月至次年3月 without 次年.
        end = CalendarDay(to.year + 1, to.month, to.day) ?? to
      }
      return Resolved(kind: .during, start: start, end: end)
    }
  }

  private func resolve(_ value: TimeValue, _ relation: TimeToken.Relation) -> Resolved {
    let span = value.span(reference, lexicon: lexicon)
    switch relation {
    case .none where value.edge == .end, .until, .within, .asOf:
      return Resolved(kind: .by, end: span?.last)
    case .before:
      // 国庆节前 ends on the day before; other times count to their last day.
      switch value.part {
      case .holiday, .lunar: return Resolved(kind: .by, end: span?.first.adding(days: -1))
      default: return Resolved(kind: .by, end: span?.last)
      }
    case .none, .during: return Resolved(kind: .during, start: span?.first, end: span?.last)
    case .from, .since, .fromTo: return Resolved(kind: .during, start: span?.first)
    case .after:
      let isDay = span.map { $0.first == $0.last } ?? false
      return Resolved(
        kind: .during, start: isDay ? span?.first : span?.last.adding(days: 1))
    }
  }
}
