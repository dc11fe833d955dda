internal import Gongwen
internal import Models

/// Objectives with a number.
extension TargetReader {
  /// What the words before a number make of it.
  struct Comparison {
    var comparator: Target.Comparator
    /// The words.
    var range: Range<Int>
    var rule: PatternSet.Rule
  }

  /// A number with what stands around it.
  struct Figure {
    var token: NumberToken
    var segment: Range<Int>
    var comparison: Comparison?
    var isMoney: Bool

    /// Where the words behind number and bound begin.
    var behind: Int { max(token.extent.upperBound, token.range.upperBound) }
    var start: Int { token.range.lowerBound }
    /// Where number and comparing words begin.
    var front: Int { comparison?.range.lowerBound ?? start }
  }

  func numberDrafts(
    _ numbers: ArraySlice<NumberToken>, covered: Coverage
  ) -> [TargetDraft] {
    var drafts: [TargetDraft] = []
    var index = numbers.startIndex
    while index < numbers.endIndex {
      let token = numbers[index]
      index += 1
      guard !covered.overlaps(token.range), let figure = figure(token)
      else { continue }
      if let list = distributed(figure, numbers[(index - 1)...]) {
        drafts += list.drafts
        index += list.count - 1
        continue
      }
      if let draft = read(figure, drafts) {
        drafts += ends(draft, token)
      }
    }
    return drafts
  }

  private func figure(_ token: NumberToken) -> Figure? {
    guard token.kind != .ordinal, !isDate(token), !isQuoted(token.range.lowerBound) else {
      return nil
    }
    let isMoney = money.overlaps(token.range)
    let segment = segment(around: token.range)
    let window = span(
      max(segment.lowerBound, token.range.lowerBound - 24), token.range.lowerBound)
    let behind = max(token.extent.upperBound, token.range.upperBound)
    if first(.condition, span(behind, min(clause.upperBound, behind + 30))) != nil { return nil }
    if first(.case, segment) != nil { return nil }
    if first(.baseline, span(segment.lowerBound, token.range.lowerBound)) != nil { return nil }
    if first(
      .asOf,
      span(max(clause.lowerBound, token.range.lowerBound - 100), token.range.lowerBound)) != nil
    {
      return nil
    }
    var comparison: Comparison?
    if let (rule, match) = first(.before, window, CueFilter(text, range: window)) {
      guard let comparator = rule.attributes["comparator"].flatMap(Target.Comparator.init) else {
        return nil
      }
      comparison = Comparison(comparator: comparator, range: match.range, rule: rule)
    }
    return Figure(token: token, segment: segment, comparison: comparison, isMoney: isMoney)
  }

  /// Whether a number is a part of a date or the like, so that nothing else need be looked at.
  private func isDate(_ token: NumberToken) -> Bool {
    guard token.kind == .cardinal, let unit = token.unit, words.isWord(.idleUnit, text, unit)
    else { return false }
    return token.value >= 1000
      || !words.isWord(.duration, text, unit) && !words.isWord(.score, text, unit)
  }

  private func read(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    switch figure.token.kind {
    case .cardinal: return figure.isMoney ? money(figure, before) : count(figure, before)
    case .percent, .percentagePoint, .fraction, .ratio, .multiple: return share(figure, before)
    case .tenths where text.folded[figure.token.numeral].contains(0x6210):
      return share(figure, before)
    default: return nil
    }
  }

  // MARK: Shares and ratios

  private func share(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    if let comparison = figure.comparison {
      // 总额达到120亿元、增长10%
      if isListed(figure, before), let last = before.last { return draft(figure, last.metric) }
      let subject = metric(span(figure.segment.lowerBound, comparison.range.lowerBound))
      if let subject { return draft(figure, subject) }
      if hasNotMetric(figure) { return nil }
      if let last = before.last, figure.segment.lowerBound > clause.lowerBound {
        return draft(figure, last.metric)
      }
      return precedingSubject(figure.segment.lowerBound).flatMap { draft(figure, $0) }
    }
    guard figure.token.kind != .multiple, !hasNotMetric(figure) else { return nil }
    let left = span(figure.segment.lowerBound, figure.start)
    if let subject = metric(left), isRate(subject), !isNoun(figure) {
      return draft(figure, subject)
    }
    guard figure.token.kind == .percent || figure.token.kind == .fraction else { return nil }
    // 其中60%以上达到二级水平
    if metricStart(left) == figure.start, let last = before.last,
      words.longest(.cut, text, at: figure.behind, end: figure.segment.upperBound) != nil
    {
      return draft(figure, last.metric)
    }
    if [0x6309, 0x5BF9].contains(scalar(figure.start - 1)) { return nil }
    if scalar(figure.behind) == 0x7684, let thing = thing(figure.behind, figure.segment.upperBound)
    {
      // 30%的村达到标准、50%的乡镇达到标准
      let goesOn = before.last != nil && scalar(figure.start - 1) == 0x3001
      return goesOn || isLinked(figure, before) || left.isEmpty ? draft(figure, thing) : nil
    }
    if words.verb(text, endingAt: figure.start, start: left.lowerBound) != nil
      || scalar(figure.behind) == 0x7528,
      let thing = thing(figure.behind, figure.segment.upperBound)
    {
      return draft(figure, thing)
    }
    return nil
  }

  private func hasNotMetric(_ figure: Figure) -> Bool {
    words.contains(.notMetric, text, figure.segment)
  }

  /// Whether a metric is by its name a share.
  private func isRate(_ metric: Range<Int>) -> Bool {
    // 率, 比, 例, 重, 额, 速, 幅, 度, 平
    [0x7387, 0x6BD4, 0x4F8B, 0x91CD, 0x901F, 0x5E45].contains(text.folded[metric.upperBound - 1])
  }

  /// The subject of a segment that begins with its verb: what fills the segment before.
  private func precedingSubject(_ start: Int) -> Range<Int>? {
    guard start - 1 > clause.lowerBound, text.folded[start - 1] == 0x2C else { return nil }
    let segment = segment(around: start - 1..<start - 1)
    guard segment.count <= 30, !segment.contains(where: isDigit) else { return nil }
    return metric(segment)
  }

  // MARK: Money

  private func money(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    guard !isNoun(figure), !hasNotMetric(figure) else { return nil }
    if let comparison = figure.comparison {
      guard let subject = metric(span(figure.segment.lowerBound, comparison.range.lowerBound))
      else {
        return nil
      }
      return draft(figure, subject)
    }
    let left = span(figure.segment.lowerBound, figure.start)
    guard let verb = lastVerb(left) else { return nil }
    return metric(span(verb.range.upperBound, figure.start)).flatMap { draft(figure, $0) }
  }

  // MARK: Counts

  private func count(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    let token = figure.token
    let unit = token.unit
    if let unit, words.isWord(.idleUnit, text, unit) { return idle(figure, unit) }
    if !token.isArabic, !token.isBare, token.high <= 10, !isFirmSmall(figure) { return nil }
    if unit == nil { return pure(figure) }
    return isNoun(figure) ? countBefore(figure, before) : countAfter(figure, before)
  }

  /// Whether a number up to ten in Chinese characters is meant as a figure: 至少一个, 建成两所.
  private func isFirmSmall(_ figure: Figure) -> Bool {
    if let comparison = figure.comparison, comparison.comparator == .atLeast { return true }
    if figure.token.suffix == .atLeast { return true }
    // 至少建成一所
    let left = text.folded[span(max(figure.segment.lowerBound, figure.start - 7), figure.start)]
    if zip(left, left.dropFirst()).contains(where: { $0 == 0x81F3 && $1 == 0x5C11 }) { return true }
    return figure.token.value > 1 && figure.token.bound == .range
  }

  /// Times and scores: only where the metric is one.
  private func idle(_ figure: Figure, _ unit: Range<Int>) -> TargetDraft? {
    guard let comparison = figure.comparison, !isNoun(figure), isStrong(comparison)
    else { return nil }
    let isDuration = words.isWord(.duration, text, unit)
    guard isDuration || words.isWord(.score, text, unit),
      let subject = metric(span(figure.segment.lowerBound, comparison.range.lowerBound))
    else { return nil }
    let name = text.folded[subject.suffix(4)]
    // 时间, 时限, 时长, 周期, 年限, 寿命; 分, 度, 指数
    let isTime = name.contains { [0x65F6, 0x671F, 0x9650, 0x547D].contains($0) }
    let isScore = name.contains { [0x5206, 0x5EA6, 0x6307, 0x7EE9].contains($0) }
    return (isDuration ? isTime : isScore) ? draft(figure, subject) : nil
  }

  /// 达到, 超过, 突破, 不低于, 控制在, 提高至, not 为 or 在 alone.
  private func isStrong(_ comparison: Comparison) -> Bool {
    comparison.rule.name != "reach" || comparison.range.count > 1
      || scalar(comparison.range.lowerBound) == 0x8FBE
  }

  /// A number without a measure word: only behind firm words of reaching (指数达到95).
  private func pure(_ figure: Figure) -> TargetDraft? {
    guard figure.token.isArabic, !isNoun(figure), let comparison = figure.comparison,
      isStrong(comparison)
    else { return nil }
    return metric(span(figure.segment.lowerBound, comparison.range.lowerBound)).flatMap {
      draft(figure, $0)
    }
  }

  /// 培育5家企业: the thing counted stands behind the number.
  private func countBefore(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    guard let thing = thing(figure.behind, figure.segment.upperBound) else { return nil }
    let start = figure.segment.lowerBound
    if let verb = verbAt(figure, start) {
      var draft = draft(figure, thing, verb: verb)
      if figure.comparison == nil || figure.comparison?.comparator == .reach,
        verb.comparator != .reach
      {
        draft.comparator = verb.comparator
      }
      return draft
    }
    if let comparison = figure.comparison,
      comparison.comparator != .reach || isForce(figure, comparison)
    {
      return draft(figure, thing)
    }
    // 氢燃料电池等100个项目: the verb stands before the examples.
    if scalar(figure.front - 1) == 0x7B49, let verb = lastVerb(span(start, figure.front)) {
      return draft(figure, thing, verb: verb)
    }
    if isListed(figure, before), let last = before.last {
      var next = draft(figure, thing)
      if next.comparator == .reach, last.comparator == .increase { next.comparator = .increase }
      return next
    }
    return isLinked(figure, before) ? draft(figure, thing) : nil
  }

  /// The verb that stands right before the number and the words that bound it.
  private func verbAt(_ figure: Figure, _ start: Int) -> TargetWords.Verb? {
    for end in [figure.start, figure.front, skipAdverbs(figure.front, start)] {
      if let verb = words.verb(text, endingAt: end, start: start) { return verb }
    }
    return nil
  }

  private func skipAdverbs(_ end: Int, _ start: Int) -> Int {
    var end = end
    while let begin = words.ending(.tail, text, at: end, start: start)
      ?? words.ending(.head, text, at: end, start: start)
    {
      end = begin
    }
    return end
  }

  /// 达到, 实现 or 完成, not 在; 为 only with a plain number.
  private func isForce(_ figure: Figure, _ comparison: Comparison) -> Bool {
    text.folded[comparison.range].contains {
      [0x8FBE, 0x5B9E, 0x5B8C, 0x76D6].contains($0) || $0 == 0x4E3A && figure.token.suffix == nil
    }
  }

  /// Whether only 、, 和 or 及 stands between the objective before and this number.
  private func isListed(_ figure: Figure, _ before: [TargetDraft]) -> Bool {
    guard let last = before.last, last.extent.upperBound <= figure.front else { return false }
    let gap = text.folded[span(last.extent.upperBound, figure.front)]
    return gap.count <= 3 && !gap.isEmpty
      && gap.allSatisfy { [0x3001, 0x548C, 0x53CA, 0x4EE5, 0x4E0E, 0x2C].contains($0) }
  }

  /// Whether the segment opens with words of will: 力争1户…, 确保80%的….
  private func isLinked(_ figure: Figure, _ before: [TargetDraft]) -> Bool {
    let left = span(figure.segment.lowerBound, figure.start)
    let rest = metricStart(left)
    return rest == figure.start && left.count >= 2 && figure.token.isArabic
  }

  private func metricStart(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      if let match = first(.lead, span(start, range.upperBound))?.match, !match.range.isEmpty {
        start = match.range.upperBound
      } else if let stop = words.longest(.head, text, at: start, end: range.upperBound) {
        start = stop
      } else {
        break
      }
    }
    return start
  }

  /// 企业达到15户, 培育企业5家: the thing counted stands before the number.
  private func countAfter(_ figure: Figure, _ before: [TargetDraft]) -> TargetDraft? {
    let left = span(figure.segment.lowerBound, figure.start)
    if let last = before.last, last.figure.upperBound <= figure.start,
      last.figure.lowerBound >= figure.segment.lowerBound,
      let listed = listedMetric(figure, last)
    {
      return listed
    }
    if let comparison = figure.comparison,
      let subject = metric(span(figure.segment.lowerBound, comparison.range.lowerBound))
    {
      return draft(figure, subject)
    }
    if let draft = behindVerb(figure, left) { return draft }
    if let comparison = figure.comparison, let last = before.last,
      comparison.range.lowerBound <= metricStart(left)
    {
      return draft(figure, last.metric)
    }
    guard let last = before.last, let subject = metric(left), isContinued(last, left) else {
      return nil
    }
    var next = draft(figure, subject)
    if next.comparator == .reach, last.comparator == .increase { next.comparator = .increase }
    return next
  }

  /// The metric between the objective before, in the same words, and this number:
  /// 净增高新技术企业2户、科技型中小企业2户.
  private func listedMetric(_ figure: Figure, _ last: TargetDraft) -> TargetDraft? {
    let from = last.extent.upperBound
    guard from < figure.front, [0x3001, 0x548C, 0x53CA, 0x5176].contains(scalar(skipSuffix(from)))
    else { return nil }
    guard let subject = metric(span(skipSuffix(from) + 1, figure.front)) else { return nil }
    var next = draft(figure, subject)
    if figure.comparison == nil, next.comparator == .reach, last.comparator == .increase {
      next.comparator = .increase
    }
    return next
  }

  /// Behind 以上 or 左右.
  private func skipSuffix(_ at: Int) -> Int {
    let next = scalar(at)
    return next == 0x4EE5 || next == 0x5DE6 ? at + 2 : at
  }

  private func behindVerb(_ figure: Figure, _ left: Range<Int>) -> TargetDraft? {
    var end = left.upperBound
    var whole: TargetWords.Verb?
    var short: TargetDraft?
    while let verb = lastVerb(span(left.lowerBound, end)) {
      if let subject = metric(span(verb.range.upperBound, figure.front)) {
        // A verb before a short word is rather a part of its name: 开展招聘活动.
        if subject.count > 2 { return draft(figure, subject, verb: verb) }
        // 城镇新增就业 is the name of what is counted.
        let name =
          verb.comparator == .increase
          ? metric(span(left.lowerBound, figure.front)).flatMap {
            $0.lowerBound < verb.range.lowerBound ? $0 : nil
          } : nil
        short = short ?? draft(figure, name ?? subject, verb: verb)
      }
      whole = whole ?? verb
      end = verb.range.lowerBound
      if end <= left.lowerBound { break }
    }
    if let short { return short }
    guard let whole, let subject = metric(span(left.lowerBound, figure.front)) else { return nil }
    return draft(figure, subject, verb: whole)
  }

  /// Whether a segment goes on with the list that the segment before ended in.
  private func isContinued(_ last: TargetDraft, _ left: Range<Int>) -> Bool {
    left.lowerBound - last.extent.upperBound <= 4 && left.lowerBound > last.figure.upperBound
  }

  /// The last verb of a stretch outside quotation marks and brackets.
  private func lastVerb(_ range: Range<Int>) -> TargetWords.Verb? {
    var found: TargetWords.Verb?
    var depth = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let value = text.folded[at]
      if value == 0x201C || value == 0x28 || value == 0x300A { depth += 1 }
      if value == 0x201D || value == 0x29 || value == 0x300B { depth -= 1 }
      if depth <= 0, let verb = words.verb(text, at: at, end: range.upperBound),
        verb.range.count > 1
      {
        found = verb
        at = verb.range.upperBound
      } else if depth <= 0, let stop = words.longest(.notVerb, text, at: at, end: range.upperBound)
      {
        at = stop
      } else {
        at += 1
      }
    }
    return found
  }

  // MARK: Drafts

  /// Whether a noun stands behind the number.
  private func isNoun(_ figure: Figure) -> Bool {
    let at = figure.behind
    guard at < figure.segment.upperBound else { return false }
    let value = text.folded[at]
    if value == 0x7684 { return !isGoal(at + 1, figure.segment.upperBound) }
    if [0x3001, 0x548C, 0x53CA, 0x4E0E, 0x6216, 0x5E76, 0x4E14, 0x28, 0x201D, 0x20].contains(value)
    {
      return false
    }
    if words.longest(.cut, text, at: at, end: figure.segment.upperBound) != nil {
      // 10家具备经营权的企业
      return text.folded[span(at, listEnd(at, figure.segment.upperBound))].contains(0x7684)
    }
    return isHan(at) || value == 0x201C || value >= 0x41 && value <= 0x7A
  }

  /// Whether 的 leads to 目标 or 任务.
  private func isGoal(_ start: Int, _ end: Int) -> Bool {
    let rest = text.folded[span(start, min(end, start + 8))]
    return zip(rest, rest.dropFirst()).contains {
      $0 == 0x76EE && $1 == 0x6807 || $0 == 0x4EFB && $1 == 0x52A1 || $0 == 0x6C34 && $1 == 0x5E73
    }
  }

  private func draft(
    _ figure: Figure, _ metric: Range<Int>, verb: TargetWords.Verb? = nil
  ) -> TargetDraft {
    let token = figure.token
    var comparator = figure.comparison?.comparator ?? verb?.comparator ?? .reach
    if comparator == .reach, let verb, isAtLeast(before: verb) { comparator = .atLeast }
    switch (token.suffix, comparator) {
    case (.atLeast, .reach): comparator = .atLeast
    case (.atMost, .reach), (.atMost, .atLeast): comparator = .atMost
    case (.about, .atMost) where figure.comparison?.rule.name == "down-to": comparator = .reach
    case (nil, .atMost) where figure.comparison?.rule.name == "down-to": comparator = .reach
    default: break
    }
    // 突破10项技术 is an act, 突破100亿元 a threshold.
    if comparator == .atLeast, token.kind == .cardinal, token.suffix == nil, isNoun(figure),
      scalar(figure.start - 1) == 0x7834
    {
      comparator = .reach
    }
    var value = token.value
    var unit = token.unit.map(text.string)
    switch token.kind {
    case .percent, .tenths, .fraction:
      unit = "%"
      if value == 1, comparator == .reach || comparator == .atLeast {
        comparator = .cover
        unit = nil
      }
    case .percentagePoint: unit = "个百分点"
    case .multiple:
      if comparator == .increase { value += 1 }
      comparator = .multiply
      unit = nil
    case .ratio: unit = nil
    default: if figure.isMoney { unit = "元" }
    }
    var evidence: [Evidence] = []
    if let comparison = figure.comparison {
      evidence.append(tagger.patterns.evidence(comparison.rule, comparison.range))
    }
    if let verb { evidence.append(words.evidence(verb)) }
    return TargetDraft(
      figure: token.range.lowerBound..<figure.behind, metric: metric, comparator: comparator,
      value: value, unit: unit, evidence: evidence)
  }

  /// 至少建设1个.
  private func isAtLeast(before verb: TargetWords.Verb) -> Bool {
    let at = verb.range.lowerBound
    return scalar(at - 1) == 0x5C11 && scalar(at - 2) == 0x81F3
  }

  /// A range is two objectives.
  private func ends(_ draft: TargetDraft, _ token: NumberToken) -> [TargetDraft] {
    guard token.bound == .range || token.high > token.value && !token.isVague else {
      return [draft]
    }
    var low = draft
    low.comparator = .atLeast
    low.value = token.value
    var high = draft
    high.comparator = .atMost
    high.value = token.high
    return [low, high]
  }

  // MARK: 分别

  /// 甲和乙分别达到32户、10户.
  private func distributed(
    _ figure: Figure, _ numbers: ArraySlice<NumberToken>
  ) -> (drafts: [TargetDraft], count: Int)? {
    guard let comparison = figure.comparison else { return nil }
    let words = span(
      max(clause.lowerBound, comparison.range.lowerBound - 2), comparison.range.upperBound)
    // 比例达到37%以上和40%以上 leaves 分别 out.
    guard text.folded[words].contains(0x522B) || figure.token.kind == .percent else { return nil }
    var tokens = [figure.token]
    for token in numbers.dropFirst() {
      guard let last = tokens.last else { break }
      let gap = span(last.extent.upperBound, token.range.lowerBound)
      guard gap.count == 1,
        [0x3001, 0x548C].contains(text.folded[gap.lowerBound])
      else { break }
      tokens.append(token)
    }
    guard tokens.count > 1, tokens.allSatisfy({ $0.kind == figure.token.kind }) else { return nil }
    let start = figure.segment.lowerBound
    let subject =
      metric(span(start, comparison.range.lowerBound)) ?? precedingSubject(start)
    guard let subject else { return nil }
    let names = items(subject)
    return (
      tokens.enumerated().map { index, token in
        var next = figure
        next.token = token
        let offset = names.count - tokens.count + index
        return draft(next, offset >= 0 && names.count >= tokens.count ? names[offset] : subject)
      }, tokens.count
    )
  }
}
