internal import Gongwen
internal import Models

/// Objectives without a numeral: 全覆盖, 倍增, 翻番.
extension TargetReader {
  func wordDrafts(_ cues: CueFilter) -> [TargetDraft] {
    var drafts: [TargetDraft] = []
    for rule in tagger.rules(.cover) where cues.allows(rule) {
      for match in rule.pattern.matches(in: text, range: clause, with: matcher) {
        guard !drafts.contains(where: { $0.extent.overlaps(match.range) }),
          let draft = cover(rule, match)
        else { continue }
        drafts.append(draft)
      }
    }
    for rule in tagger.rules(.multiply) where cues.allows(rule) {
      for match in rule.pattern.matches(in: text, range: clause, with: matcher) {
        drafts += multiply(rule, match)
      }
    }
    return drafts
  }

  private func cover(_ rule: PatternSet.Rule, _ match: Match) -> TargetDraft? {
    guard let found = match["metric"], !isQuoted(match.range.upperBound - 1) else { return nil }
    let figure = span(found.upperBound, match.range.upperBound)
    if found.isEmpty || found.lowerBound > match.range.upperBound { return nil }
    let isBehind = figure.lowerBound >= figure.upperBound
    guard let metric = metric(found) else { return nil }
    return TargetDraft(
      figure: isBehind ? span(match.range.lowerBound, metric.lowerBound) : figure, metric: metric,
      comparator: .cover, value: 1, unit: nil,
      evidence: [tagger.patterns.evidence(rule, match.range)])
  }

  private func multiply(_ rule: PatternSet.Rule, _ match: Match) -> [TargetDraft] {
    guard let word = match["word"], !isQuoted(word.lowerBound) else { return [] }
    let segment = segment(around: match.range)
    guard let subject = metric(span(segment.lowerBound, match.range.lowerBound)) else { return [] }
    let isEach = text.folded[match.range].contains { [0x5747, 0x90FD].contains($0) }
    var metrics = isEach ? items(subject) : [subject]
    if isEach, let before = precedingName(segment.lowerBound) { metrics.insert(before, at: 0) }
    var value = 2.0
    if text.folded[word].contains(0x4E24) { value = 4 }
    return metrics.map {
      TargetDraft(
        figure: word, metric: $0, comparator: .multiply, value: value, unit: nil,
        evidence: [tagger.patterns.evidence(rule, match.range)])
    }
  }

  /// The members of a list of names.
  func items(_ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    var at = start
    while at < range.upperBound {
      let value = text.folded[at]
      if value == 0x201C || value == 0x28 { depth += 1 }
      if value == 0x201D || value == 0x29 { depth -= 1 }
      let isJoint =
        value == 0x3001 || value == 0x548C || value == 0x53CA
      if depth == 0, isJoint, at - start >= 2, range.upperBound - at > 2 {
        result.append(start..<at)
        start = at + 1
      }
      at += 1
    }
    result.append(start..<range.upperBound)
    return result
  }

  /// A name that fills the segment before, as the first of two subjects that a comma parts.
  private func precedingName(_ start: Int) -> Range<Int>? {
    guard start - 1 > clause.lowerBound, text.folded[start - 1] == 0x2C else { return nil }
    let segment = segment(around: start - 1..<start - 1)
    guard let last = segment.last,
      [0x91CD, 0x91CF, 0x7387, 0x6570, 0x4F8B].contains(
        text.folded[last]), !segment.contains(where: isDigit)
    else { return nil }
    return metric(segment)
  }
}
