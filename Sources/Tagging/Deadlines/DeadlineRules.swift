internal import Gongwen
internal import Models

/// The rules of `deadlines.patterns`: which times are limits, and what lengths count from.
struct DeadlineRules: Sendable {
  /// What a rule is asked of; `of=` calls a subject as its case is called.
  enum Subject: Int, CaseIterable {
    case bare, plan, by, during, from, after, since, asof, within, length, ahead, day, frequency

    /// What holds where no rule matches.
    var isLimit: Bool {
      switch self {
      case .bare, .by, .during, .from, .within, .frequency: true
      case .plan, .after, .since, .asof, .length, .ahead, .day: false
      }
    }
  }

  /// Which words a rule sees.
  private enum Place: String {
    case before, after, words, anchor, opening, present
  }

  private struct Decision: Sendable {
    var rule: PatternSet.Rule
    var place: Place
    var isLimit: Bool
    var isLastDay: Bool
    var isAhead: Bool
  }

  private let patterns: PatternSet
  /// By subject.
  private let decisions: [[Decision]]
  private let others: [[Decision]]

  /// How far around a time a rule sees, in scalars.
  private static let reach = 48

  init(_ patterns: PatternSet) throws(ModelError) {
    self.patterns = patterns
    let known = Dictionary(uniqueKeysWithValues: Subject.allCases.map { ("\($0)", $0) })
    var decisions = Subject.allCases.map { _ in [Decision]() }
    var others = decisions
    for rule in patterns.rules {
      func fail(_ attribute: String) -> ModelError {
        ModelError(
          file: patterns.file, line: rule.line, reason: "the attribute '\(attribute)' does not fit")
      }
      var subjects: Set<Subject> = []
      for name in (rule.attributes["of"] ?? "").split(separator: "|") {
        guard let subject = known[String(name)] else { throw fail("of") }
        subjects.insert(subject)
      }
      guard let place = rule.attributes["at"].flatMap(Place.init(rawValue:)) else {
        throw fail("at")
      }
      var decision = Decision(
        rule: rule, place: place, isLimit: true,
        isLastDay: rule.attributes["kind"] == "by",
        isAhead: rule.attributes["kind"] == "ahead")
      switch (place, rule.attributes["verdict"]) {
      case (.anchor, nil), (.opening, nil), (.present, nil):
        for subject in subjects { others[subject.rawValue].append(decision) }
        continue
      case (.before, "accept"), (.after, "accept"), (.words, "accept"): break
      case (.before, "reject"), (.after, "reject"), (.words, "reject"): decision.isLimit = false
      default: throw fail("verdict")
      }
      for subject in subjects { decisions[subject.rawValue].append(decision) }
    }
    self.decisions = decisions
    self.others = others
  }

  /// The words that a rule sees around a time.
  private func range(_ place: Place, _ token: TimeToken, in clause: Range<Int>) -> Range<Int> {
    switch place {
    case .words: return token.range
    case .before, .anchor, .opening:
      let start = max(clause.lowerBound, token.range.lowerBound - Self.reach)
      return min(start, token.range.lowerBound)..<token.range.lowerBound
    case .after, .present:
      let end = min(clause.upperBound, token.range.upperBound + Self.reach)
      return token.range.upperBound..<max(end, token.range.upperBound)
    }
  }

  /// What the words around a time make of it.
  struct Verdict {
    var isLimit: Bool
    /// Whether a bare time is the last day that counts.
    var isLastDay = false
    /// The rule that decided, where one did.
    var evidence: Evidence?
  }

  func verdict(
    on token: TimeToken, in text: TextBuffer, clause: Range<Int>, with matcher: Matcher
  ) -> Verdict {
    let subject = token.subject
    for decision in decisions[subject.rawValue] {
      let range = range(decision.place, token, in: clause)
      if let match = decision.rule.pattern.firstMatch(in: text, range: range, with: matcher) {
        return Verdict(
          isLimit: decision.isLimit, isLastDay: decision.isLastDay,
          evidence: patterns.evidence(decision.rule, match.range))
      }
    }
    return Verdict(isLimit: subject.isLimit)
  }

  /// What a length counts from.
  struct Anchor {
    var event: Range<Int>
    /// Where the phrase begins.
    var start: Int
    /// Whether the length ends with the event.
    var isAhead: Bool
    var evidence: Evidence
  }

  func anchor(
    _ token: TimeToken, in text: TextBuffer, clause: Range<Int>, with matcher: Matcher
  ) -> Anchor? {
    guard let found = first(.anchor, token, in: text, clause: clause, with: matcher),
      let event = found.match["event"]
    else { return nil }
    return Anchor(
      event: event, start: found.match.range.lowerBound, isAhead: found.rule.isAhead,
      evidence: patterns.evidence(found.rule.rule, found.match.range))
  }

  /// Where a phrase begins that makes the issue of the document the first end of a range
  /// (自印发之日起至…).
  func opening(
    _ token: TimeToken, in text: TextBuffer, clause: Range<Int>, with matcher: Matcher
  ) -> (start: Int, evidence: Evidence)? {
    first(.opening, token, in: text, clause: clause, with: matcher).map {
      ($0.match.range.lowerBound, patterns.evidence($0.rule.rule, $0.match.range))
    }
  }

  /// Whether the text speaks of the time as its present.
  func isPresent(_ token: TimeToken, in text: TextBuffer, with matcher: Matcher) -> Bool {
    first(.present, token, in: text, clause: 0..<text.count, with: matcher) != nil
  }

  private func first(
    _ place: Place, _ token: TimeToken, in text: TextBuffer, clause: Range<Int>,
    with matcher: Matcher
  ) -> (match: Match, rule: Decision)? {
    let subject = token.subject
    for other in others[subject.rawValue] where other.place == place {
      let range = range(place, token, in: clause)
      if let match = other.rule.pattern.firstMatch(in: text, range: range, with: matcher) {
        return (match, other)
      }
    }
    return nil
  }
}

extension TimeValue {
  /// Whether it is a feast, which alone sets the scene and no limit.
  fileprivate var isHoliday: Bool {
    switch part {
    case .holiday, .lunar: true
    default: false
    }
  }
}

extension TimeToken {
  /// What rules ask of.
  var subject: DeadlineRules.Subject {
    switch value {
    case .frequency: return .frequency
    case .duration:
      switch relation {
      case .within: return .within
      case .before: return .ahead
      default: return .length
      }
    case .span(let first, let last):
      switch relation {
      case .asOf: return .asof
      case .since: return .since
      case .after: return .after
      default: break
      }
      if last == nil {
        if case .dayOfMonth = first.part { return .day }
        if case .relativeDay = first.part { return .day }
        if case .lunarDay = first.part { return .day }
        if relation == .none, first.isHoliday { return .day }
      }
      switch relation {
      case .from: return .from
      case .until, .before, .within: return .by
      case .during, .fromTo: return .during
      case .none, .asOf, .since, .after: break
      }
      if last != nil { return .during }
      if first.edge == .end { return .by }
      if case .plan = first.year, first.edge == nil { return .plan }
      return .bare
    }
  }
}
