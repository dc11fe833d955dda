internal import Gongwen
internal import Models

/// Reads the objectives of one clause.
struct TargetReader {
  let tagger: TargetTagger
  let text: TextBuffer
  let clause: Range<Int>
  let money: Coverage
  let matcher: Matcher

  var words: TargetWords { tagger.words }

  func first(
    _ place: TargetTagger.Place, _ range: Range<Int>, _ cues: CueFilter? = nil
  ) -> (rule: PatternSet.Rule, match: Match)? {
    for rule in tagger.rules(place) where cues?.allows(rule) ?? true {
      if let match = rule.pattern.firstMatch(in: text, range: range, with: matcher) {
        return (rule, match)
      }
    }
    return nil
  }

  /// Whether the clause grants a benefit in words that are not those of a title.
  func isGrant(_ cues: CueFilter) -> Bool {
    tagger.rules(.grant).contains { rule in
      cues.allows(rule)
        && rule.pattern.matches(in: text, range: clause, with: matcher).contains {
          !isQuoted($0.range.lowerBound)
        }
    }
  }

  func scalar(_ at: Int) -> UInt32 {
    at >= clause.lowerBound && at < clause.upperBound ? text.folded[at] : 0
  }

  func isHan(_ at: Int) -> Bool {
    let value = scalar(at)
    return value >= 0x3400 && value < 0xA000
  }

  func isDigit(_ at: Int) -> Bool { scalar(at) >= 0x30 && scalar(at) <= 0x39 }

  /// A range that is empty where `to` lies before `from`.
  func span(_ from: Int, _ to: Int) -> Range<Int> { from..<max(from, to) }

  // MARK: Segments

  /// How far a segment is followed on either side; a longer one is no sentence.
  private static let reach = 160

  /// The words between two commas, colons or stops around `range`; brackets are passed over from
  /// outside and are walls from inside.
  func segment(around range: Range<Int>) -> Range<Int> {
    let first = max(clause.lowerBound, range.lowerBound - Self.reach)
    let last = min(clause.upperBound, range.upperBound + Self.reach)
    var start = range.lowerBound
    var depth = 0
    while start > first {
      let value = text.folded[start - 1]
      if value == 0x29 {
        depth += 1
      } else if value == 0x28 {
        if depth == 0 { break }
        depth -= 1
      } else if depth == 0, isBreak(start - 1) {
        break
      }
      start -= 1
    }
    var end = range.upperBound
    depth = 0
    while end < last {
      let value = text.folded[end]
      if value == 0x28 {
        depth += 1
      } else if value == 0x29 {
        if depth == 0 { break }
        depth -= 1
      } else if depth == 0, isBreak(end) {
        break
      }
      end += 1
    }
    return start..<end
  }

  /// Whether a comma, colon, stop, tab or line feed stands at `at`.
  private func isBreak(_ at: Int) -> Bool {
    switch text.folded[at] {
    case 0x2C, 0x3A: return !(isDigit(at - 1) && isDigit(at + 1))
    case 0x3B, 0x3002, 0x21, 0x3F, 0x09, 0x0A, 0xFF61: return true
    default: return false
    }
  }

  /// Whether a place stands inside 《》, “” or 〔〕.
  func isQuoted(_ at: Int) -> Bool {
    var index = at - 1
    while index >= max(clause.lowerBound, at - 60) {
      switch text.folded[index] {
      case 0x300B, 0x201D, 0x3015: return false
      case 0x300A, 0x201C, 0x3014: return true
      default: index -= 1
      }
    }
    return false
  }

  // MARK: Metrics

  /// A metric that stands before a figure, without the time, adverbs and verbs that lead in and the
  /// adverbs that lead out.
  func metric(_ range: Range<Int>) -> Range<Int>? {
    var range = tail(range)
    if let former = first(.trail, range)?.match.range, former.lowerBound > range.lowerBound {
      range = tail(range.lowerBound..<former.lowerBound)
    }
    range = head(range)
    if let rest = afterExamples(range) { range = rest }
    range = tail(range)
    guard range.count >= 2, range.contains(where: isHanOrLatin),
      !words.isWord(.verb, text, range), !words.contains(.notMetric, text, range)
    else { return nil }
    return range
  }

  private func isHanOrLatin(_ at: Int) -> Bool {
    let value = text.folded[at]
    return isHan(at) || value >= 0x41 && value <= 0x5A || value >= 0x61 && value <= 0x7A
  }

  private func head(_ range: Range<Int>) -> Range<Int> {
    let isQuantity = isQuantity(range)
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      if let match = first(.lead, start..<end)?.match, !match.range.isEmpty {
        start = match.range.upperBound
      } else if let stop = words.longest(.head, text, at: start, end: end), stop <= end {
        start = stop
      } else if !isQuantity, let verb = words.verb(text, at: start, end: end),
        verb.range.count > 1, end - verb.range.upperBound >= 3,
        scalar(verb.range.upperBound) != 0x540E
      {
        start = verb.range.upperBound
      } else if [0x3001, 0x548C, 0x5BF9].contains(text.folded[start]), end - start > 2 {
        start += 1
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether a metric names a quantity, of which a verb at its head is a part: 改造面积, 投资额.
  private func isQuantity(_ range: Range<Int>) -> Bool {
    // 率 比 例 重 额 量 数 积 模 度 值 时 间 限 速 幅 平
    guard let last = range.last else { return false }
    return [
      0x7387, 0x6BD4, 0x4F8B, 0x91CD, 0x989D, 0x91CF, 0x6570, 0x79EF, 0x6A21, 0x5EA6, 0x503C,
      0x65F6, 0x95F4, 0x9650, 0x901F, 0x5E45, 0x5E73,
    ].contains(text.folded[last])
  }

  private func tail(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = text.folded[end - 1]
      if [0x3001, 0x2C, 0x20, 0x3A, 0x548C].contains(last) {
        end -= 1
      } else if let start = words.ending(.tail, text, at: end, start: range.lowerBound),
        start > range.lowerBound
      {
        end = start
      } else {
        break
      }
    }
    return range.lowerBound..<end
  }

  /// What stands behind the examples of a list: “春风行动”“招聘月”等系列招聘活动.
  private func afterExamples(_ range: Range<Int>) -> Range<Int>? {
    guard let etc = range.last(where: { text.folded[$0] == 0x7B49 }),
      range.upperBound - etc > 3,
      ![0x7EA7, 0x6559, 0x9662, 0x5B66, 0x5EA7, 0x5F85, 0x5019, 0x6548, 0x503C, 0x989D].contains(
        text.folded[etc + 1]),
      range.lowerBound..<etc ~= etc - 1
    else { return nil }
    return span(etc + 1, range.upperBound)
  }

  /// The noun phrase that begins behind a figure.
  func thing(_ start: Int, _ end: Int) -> Range<Int>? {
    var from = start
    if scalar(from) == 0x7684 { from += 1 }
    guard from < end else { return nil }
    var stop = listEnd(from, end)
    if let last = span(from, stop).last(where: { text.folded[$0] == 0x7684 }), last + 2 < stop {
      if words.longest(.cut, text, at: last, end: stop) != nil {
        // 新增1家企业的要求 says how something is to be done.
        stop = cut(from, last)
      } else {
        if span(from, last).contains(where: { text.folded[$0] == 0x3001 }) { from = last + 1 }
        stop = cut(last + 1, stop)
      }
    } else {
      stop = cut(from, stop)
    }
    let range = tail(span(from, stop))
    guard range.count >= 1, words.longest(.notThing, text, at: from, end: end) == nil,
      !words.contains(.notMetric, text, range),
      isHanOrLatin(range.lowerBound)
        || text.folded[range.lowerBound] == 0x201C
    else { return nil }
    return range
  }

  /// The end of a noun phrase as far as 、 goes: a 、 before 的 belongs to a relative clause unless a
  /// number or verb stands behind it.
  func listEnd(_ start: Int, _ end: Int) -> Int {
    var at = start
    var depth = 0
    while at < end {
      let value = text.folded[at]
      if value == 0x28 { depth += 1 }
      if value == 0x29 { depth -= 1 }
      if depth == 0, value == 0x3001 {
        let isRelative =
          !isDigit(at + 1) && words.verb(text, at: at + 1, end: end) == nil
          && span(at + 1, end).contains { text.folded[$0] == 0x7684 }
          && !span(start, at).contains { text.folded[$0] == 0x7684 }
        if !isRelative { return at }
      }
      // 50个产品和800个品类
      if depth == 0, at > start, isDigit(at), [0x548C, 0x53CA, 0x4E0E].contains(scalar(at - 1)) {
        return at - 1
      }
      at += 1
    }
    return end
  }

  private func cut(_ start: Int, _ end: Int) -> Int {
    var at = start + 2
    var depth = 0
    while at < end {
      let value = text.folded[at]
      if value == 0x28 || value == 0x201C { depth += 1 }
      if value == 0x29 || value == 0x201D { depth -= 1 }
      if depth <= 0, let stop = words.longest(.cut, text, at: at, end: end),
        !isPartOfName(at, stop, end)
      {
        return at
      }
      at += 1
    }
    return end
  }

  /// Whether a word that may end a noun phrase is rather a part of it: the phrase ends behind it, as
  /// in 技术改造, or 和 joins it to the next.
  private func isPartOfName(_ start: Int, _ stop: Int, _ end: Int) -> Bool {
    // 所在地
    if stop - start == 1 { return end - stop < 2 || scalar(start - 1) == 0x6240 }
    return stop < end
      && [
        0x548C, 0x53CA, 0x9879, 0x4E2D, 0x57FA, 0x673A, 0x5E73, 0x793A, 0x4F01,
        0x5DE5, 0x8BD5, 0x4EFB, 0x70B9, 0x6807,
      ]
      .contains(text.folded[stop])
  }
}
