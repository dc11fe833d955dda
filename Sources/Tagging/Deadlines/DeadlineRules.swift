internal import Gongwen
internal import Models

/// The rules of `deadlines.patterns`: which times are limits, and what lengths count from.
struct DeadlineRules: Sendable {
  /// What a rule is asked of.
  enum Subject: String {
    case bare, plan, by, during, from, after, since, asof, within, length, ahead, day, frequency

    /// What holds where no rule matches.
    var isLimit: Bool {
      switch self {
      case .bare, .by, .during, .from, .within, .frequency: true
      case .plan, .after, .since, .asof, .length, .ahead, .day: false
      }
    }
  }

  private struct Decision: Sendable {
    var rule: PatternSet.Rule
    var isBefore: Bool
    var subjects: Set<Subject>
    var isLimit: Bool
    var isLastDay: Bool
  }

  private let patterns: PatternSet
  private let decisions: [Decision]
  private let anchors: [Decision]

  /// How far around a time a rule sees, in scalars.
  private static let reach = 48

  init(_ patterns: PatternSet) throws(ModelError) {
    self.patterns = patterns
    var decisions: [Decision] = []
    var anchors: [Decision] = []
    for rule in patterns.rules {
      func fail(_ attribute: String) -> ModelError {
        ModelError(
          file: patterns.file, line: rule.line, reason: "the attribute '\(attribute)' does not fit")
      }
      var subjects: Set<Subject> = []
      for name in (rule.attributes["of"] ?? "").split(separator: "|") {
        guard let subject = Subject(rawValue: String(name)) else { throw fail("of") }
        subjects.insert(subject)
      }
      var decision = Decision(
        rule: rule, isBefore: true, subjects: subjects, isLimit: true,
        isLastDay: rule.attributes["kind"] == "by")
      switch rule.attributes["at"] {
      case "anchor":
        anchors.append(decision)
        continue
      case "before": decision.isBefore = true
      case "after": decision.isBefore = false
      default: throw fail("at")
      }
      switch rule.attributes["verdict"] {
      case "accept": decision.isLimit = true
      case "reject": decision.isLimit = false
      default: throw fail("verdict")
      }
      decisions.append(decision)
    }
    self.decisions = decisions
    self.anchors = anchors
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
    let before = max(clause.lowerBound, token.range.lowerBound - Self.reach)
    let after = min(clause.upperBound, token.range.upperBound + Self.reach)
    for decision in decisions where decision.subjects.contains(subject) {
      let range =
        decision.isBefore
        ? before..<token.range.lowerBound : min(token.range.upperBound, after)..<after
      if let match = decision.rule.pattern.firstMatch(in: text, range: range, with: matcher) {
        return Verdict(
          isLimit: decision.isLimit, isLastDay: decision.isLastDay,
          evidence: patterns.evidence(decision.rule, match.range))
      }
    }
    return Verdict(isLimit: subject.isLimit)
  }

  /// What a length counts from: its words and where the phrase begins.
  func anchor(
    _ token: TimeToken, in text: TextBuffer, clause: Range<Int>, with matcher: Matcher
  ) -> (event: Range<Int>, start: Int, evidence: Evidence)? {
    let subject = token.subject
    guard case .duration = token.value else { return nil }
    let before = max(clause.lowerBound, token.range.lowerBound - Self.reach)
    for anchor in anchors where anchor.subjects.contains(subject) {
      if let match = anchor.rule.pattern.firstMatch(
        in: text, range: before..<token.range.lowerBound, with: matcher),
        let event = match["event"]
      {
        return (event, match.range.lowerBound, patterns.evidence(anchor.rule, match.range))
      }
    }
    return nil
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
      }
      switch relation {
      case .from: return .from
      case .until, .before, .within: return .by
      case .during, .fromTo: return .during
      case .none, .asOf, .since, .after: break
      }
      if last != nil { return .during }
      if first.edge == .end { return .by }
      if case .plan = first.year { return .plan }
      return .bare
    }
  }
}
