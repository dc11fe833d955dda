internal import Gongwen
internal import Models

/// The rules of `units.patterns` by what they are for.
final class UnitCues: Sendable {
  struct Rule: Sendable {
    var rule: PatternSet.Rule
    /// `nil` for a label that names no unit.
    var role: Role?
  }

  /// A label before a list: 责任单位：.
  struct Label {
    var range: Range<Int>
    var role: Role?
    /// Whether 为 ends it instead of a colon: the words after it need not be units.
    var isWeak = false
    var evidence: Evidence
  }

  /// A role word after a list: 按职责分工负责.
  struct Tail {
    var range: Range<Int>
    var role: Role
    var evidence: Evidence
  }

  let patterns: PatternSet
  let labels: [Rule]
  /// Labels inside the cell of a table.
  let cellLabels: [Rule]
  let tails: [Rule]
  let remark: PatternSet.Rule
  let office: PatternSet.Rule
  let officeIn: PatternSet.Rule
  let officeDuty: PatternSet.Rule
  let group: PatternSet.Rule
  let isLead: PatternSet.Rule
  let roleIs: PatternSet.Rule
  let finance: PatternSet.Rule

  init(models: ModelSet) throws(ModelError) {
    let patterns = try models.patterns("units.patterns")
    self.patterns = patterns
    func rule(_ name: String) throws(ModelError) -> PatternSet.Rule {
      guard let rule = patterns.rules.first(where: { $0.name == name }) else {
        throw ModelError(file: patterns.file, line: 0, reason: "the rule '\(name)' is missing")
      }
      return rule
    }
    func family(_ prefix: String) -> [Rule] {
      patterns.rules.filter { $0.name.hasPrefix(prefix) }.map {
        Rule(rule: $0, role: Role(rawValue: $0.attributes["role"] ?? ""))
      }
    }
    labels = family("label-")
    cellLabels = family("cell-")
    tails = family("tail-")
    remark = try rule("remark")
    office = try rule("office")
    officeIn = try rule("office-in")
    officeDuty = try rule("office-duty")
    group = try rule("group")
    isLead = try rule("is-lead")
    roleIs = try rule("role-is")
    finance = try rule("finance")
  }

  /// Labels in a stretch of text, in order; those that a colon ends, or all (for table headings).
  func labels(
    in text: TextBuffer, _ range: Range<Int>, filter: CueFilter, needColon: Bool,
    with matcher: Matcher
  ) -> [Label] {
    // Most paragraphs hold nothing that could end a label.
    let mayEnd = text.folded.withUnsafeBufferPointer { folded in
      range.contains { folded[$0] == Scalars.colon || folded[$0] == Scalars.is }
    }
    guard mayEnd || !needColon else { return [] }
    var found: [Label] = []
    for label in labels where filter.allows(label.rule) {
      for match in label.rule.pattern.matches(in: text, range: range, with: matcher) {
        let last = text.folded[match.range.upperBound - 1]
        let isWeak = last == Scalars.is
        guard !needColon || last == Scalars.colon || isWeak else { continue }
        found.append(
          Label(
            range: match.range, role: label.role, isWeak: isWeak,
            evidence: patterns.evidence(label.rule, match.range)))
      }
    }
    found.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var end = range.lowerBound
    return found.filter { label in
      guard label.range.lowerBound >= end else { return false }
      end = label.range.upperBound
      return true
    }
  }

  /// Labels inside the cell of a table, in order; a name may stand before them without a mark.
  func cellLabels(
    in text: TextBuffer, _ cell: Range<Int>, with matcher: Matcher
  ) -> [Label] {
    guard cell.contains(where: { text.folded[$0] == Scalars.colon }) else { return [] }
    let filter = CueFilter(text, range: cell)
    var found: [Label] = []
    for label in cellLabels where filter.allows(label.rule) {
      found += label.rule.pattern.matches(in: text, range: cell, with: matcher).map {
        Label(
          range: $0.range, role: label.role, evidence: patterns.evidence(label.rule, $0.range))
      }
    }
    found.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var end = cell.lowerBound
    return found.filter { label in
      guard label.range.lowerBound >= end else { return false }
      end = label.range.upperBound
      return true
    }
  }

  /// The role words that end a part of a list.
  func tail(in text: TextBuffer, _ range: Range<Int>, with matcher: Matcher) -> Tail? {
    guard let last = range.last, !Scalars.endsOfficialName(text.folded[last]) else { return nil }
    let filter = CueFilter(text, range: range)
    var best: Tail?
    for tail in tails where filter.allows(tail.rule) {
      guard let role = tail.role,
        let match = tail.rule.pattern.firstMatch(in: text, range: range, with: matcher),
        match.range.upperBound == range.upperBound,
        best.map({ match.range.lowerBound < $0.range.lowerBound }) ?? true
      else { continue }
      best = Tail(
        range: match.range, role: role, evidence: patterns.evidence(tail.rule, match.range))
    }
    return best
  }
}
