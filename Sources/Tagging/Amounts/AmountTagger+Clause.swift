internal import Gongwen
internal import Models

/// Reading the amounts of one clause.
extension AmountTagger {
  /// Scalars before and after an amount that its bound may be said in.
  private static let window = 40

  func drafts(
    _ text: TextBuffer, _ clause: Range<Int>, _ numbers: ArraySlice<NumberToken>,
    _ matcher: Matcher
  ) -> [AmountDraft] {
    var drafts = money(text, clause, numbers)
    guard !drafts.isEmpty else { return [] }
    var floor = clause.lowerBound
    for index in drafts.indices {
      bind(&drafts[index], text, floor..<clause.upperBound, matcher)
      floor = drafts[index].extent.upperBound
    }
    inherit(&drafts, text, matcher)
    drafts = ranges(drafts, text)
    conditions(&drafts, text, clause, matcher)
    return drafts
  }

  // MARK: Numbers that are money

  private func money(
    _ text: TextBuffer, _ clause: Range<Int>, _ numbers: ArraySlice<NumberToken>
  ) -> [AmountDraft] {
    var drafts: [AmountDraft] = []
    for index in numbers.indices {
      let token = numbers[index]
      guard token.kind == .cardinal else { continue }
      if joinPart(token, text, &drafts) { continue }
      let floor = drafts.last?.core.upperBound ?? clause.lowerBound
      guard var draft = draft(token, text, floor..<clause.upperBound) else { continue }
      if index > numbers.startIndex { widen(&draft, over: numbers[index - 1], text) }
      for lister in listed(before: index, numbers, text, clause) {
        var member = draft
        member.core = lister.range
        member.extent = lister.range
        let factor = Self.multiplier(of: token, text)
        member.min = lister.value * factor
        member.max = lister.value * factor
        member.bound = .exact
        drafts.append(member)
      }
      drafts.append(draft)
    }
    return drafts
  }

  /// 10亿(含10亿元)以上: the figure stands once more in a bracket that only says inclusive.
  private func widen(_ draft: inout AmountDraft, over before: NumberToken, _ text: TextBuffer) {
    let open = before.range.upperBound
    let start = draft.core.lowerBound
    let end = draft.core.upperBound
    guard open + 2 <= start, start - open <= 3, end < text.count, text.folded[end] == 0x29,
      text.folded[open] == 0x28, text.folded[start - 1] == 0x542B,
      before.kind == .cardinal, before.value == draft.min, draft.min == draft.max
    else { return }
    draft.core = before.range.lowerBound..<(end + 1)
    draft.extent = draft.core
  }

  private func draft(_ token: NumberToken, _ text: TextBuffer, _ clause: Range<Int>)
    -> AmountDraft?
  {
    let place = token.unit?.lowerBound ?? token.range.upperBound
    let hits = currency(at: place, text, clause.upperBound)
    guard !hits.isWord else { return nil }
    let before = currencyBefore(token.range.lowerBound, text, clause.lowerBound)
    var core = token.range
    var code: String
    var line: Int
    if let hit = hits.after {
      code = currencies[hit.entry]?.code ?? "CNY"
      line = lexicon.entries[hit.entry].line
      core = core.lowerBound..<max(hit.end, core.upperBound)
      if let before, code == "CNY" { code = before.code }
    } else if let before, token.unit == nil {
      code = before.code
      line = before.line
    } else {
      return nil
    }
    if let before { core = before.start..<core.upperBound }
    guard isCount(token, text), !isName(token, core, text, clause) else { return nil }
    if isInTitle(token.range.lowerBound, text) { return nil }
    var draft = AmountDraft(
      core: core, extent: core, currency: code, min: token.value, max: token.value,
      bound: .exact,
      evidence: [
        Evidence(
          file: lexicon.file, line: line, rule: code, range: TextRange(core))
      ])
    if token.high > token.value {
      draft.max = token.high
      draft.bound = token.isVague ? .about : .range
    }
    if token.bound == .about, draft.bound == .exact { draft.bound = .about }
    if let slash = text.folded[core].firstIndex(of: 0x2F) {
      draft.per = "每" + text.string(slash + 1..<core.upperBound)
    }
    return draft
  }

  /// A number that is a whole text as yuan.
  func bareDraft(_ token: NumberToken) -> AmountDraft {
    var draft = AmountDraft(
      core: token.range, extent: token.extent, currency: "CNY", min: token.value, max: token.high,
      bound: token.high > token.value ? .about : .exact, evidence: [])
    if let bound = Amount.Bound(rawValue: token.bound.rawValue), bound != .exact {
      draft.apply(bound)
      if bound == .about { draft.bound = .about }
    }
    return draft
  }

  /// 万元 without a figure is a unit (万元GDP能耗) unless it is bounded (上亿元, 亿元以上).
  private func isCount(_ token: NumberToken, _ text: TextBuffer) -> Bool {
    !token.isBare || token.bound != .exact
  }

  /// 二元结构, 三元材料: one digit in Chinese and 元 before a noun.
  private func isName(
    _ token: NumberToken, _ core: Range<Int>, _ text: TextBuffer, _ clause: Range<Int>
  ) -> Bool {
    guard !token.isArabic, !token.isBare, token.numeral.count == 1, core.count == 2,
      core.upperBound < clause.upperBound
    else { return false }
    let next = text.folded[core.upperBound]
    // 以, 左, 的, 起, 每, 至, 到, 补, 奖, 罚, 一, 角 digits
    let follows: [UInt32] = [
      0x4EE5, 0x5DE6, 0x7684, 0x8D77, 0x6BCF, 0x81F3, 0x5230, 0x8865, 0x5956, 0x7F5A,
    ]
    return next >= 0x4E00 && next < 0xA000 && !follows.contains(next)
      && !"一二三四五六七八九两".unicodeScalars.contains { $0.value == next }
  }

  /// Adds 角 and 分 to the amount that they follow.
  private func joinPart(
    _ token: NumberToken, _ text: TextBuffer, _ drafts: inout [AmountDraft]
  ) -> Bool {
    guard let unit = token.unit, let last = drafts.indices.last,
      drafts[last].core.upperBound == token.range.lowerBound
    else { return false }
    var factor: Double?
    for hit in lexicon.matches(in: text, range: unit.lowerBound..<unit.upperBound)
    where hit.range == unit {
      if let entry = currencies[hit.entry], entry.place == .part { factor = entry.factor }
    }
    guard let factor else { return false }
    let divisor = (1 / factor).rounded()
    drafts[last].min = drafts[last].min.map { ($0 * divisor + token.value) / divisor }
    drafts[last].max = drafts[last].max.map { ($0 * divisor + token.value) / divisor }
    drafts[last].core = drafts[last].core.lowerBound..<unit.upperBound
    drafts[last].extent = drafts[last].core
    return true
  }

  /// Bare figures before an amount that share its unit: 5、3、2万元.
  private func listed(
    before index: Int, _ numbers: ArraySlice<NumberToken>, _ text: TextBuffer,
    _ clause: Range<Int>
  ) -> [NumberToken] {
    var members: [NumberToken] = []
    var at = index
    while at > numbers.startIndex {
      let token = numbers[at - 1]
      guard token.unit == nil, token.kind == .cardinal, token.bound == .exact, token.isArabic,
        token.range.upperBound + 1 == numbers[at].range.lowerBound,
        text.folded[token.range.upperBound] == 0x3001
      else { break }
      members.insert(token, at: 0)
      at -= 1
    }
    return members
  }

  private static func multiplier(of token: NumberToken, _ text: TextBuffer) -> Double {
    let digits = text.folded[token.numeral].prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    guard let number = Double(TextBuffer.string(digits)), number > 0 else { return 1 }
    return token.value / number
  }

  private func currency(at place: Int, _ text: TextBuffer, _ end: Int) -> (
    after: (entry: Int, end: Int)?, isWord: Bool
  ) {
    var best: (entry: Int, end: Int)?
    var isWord = false
    text.folded.withUnsafeBufferPointer { folded in
      lexicon.forEachMatch(in: folded, at: place, end: end) { entry, stop in
        if let currency = currencies[entry], currency.place == .after {
          best = (entry, stop)
        } else if lexicon.entries[entry].category == wordCategory {
          isWord = true
        }
      }
    }
    return (best, isWord)
  }

  private func currencyBefore(_ at: Int, _ text: TextBuffer, _ start: Int) -> (
    code: String, line: Int, start: Int
  )? {
    for begin in max(start, at - 4)..<max(at, start) {
      for hit in lexicon.matches(in: text, range: begin..<at)
      where hit.range == begin..<at {
        if let entry = currencies[hit.entry], entry.place == .before {
          return (entry.code, lexicon.entries[hit.entry].line, begin)
        }
      }
    }
    return nil
  }

  private func isInTitle(_ at: Int, _ text: TextBuffer) -> Bool {
    for index in stride(from: at - 1, through: max(0, at - Self.window), by: -1) {
      if text.folded[index] == 0x0A { return false }
      if text.folded[index] == 0x300B { return false }
      if text.folded[index] == 0x300A { return true }
    }
    return false
  }

  // MARK: Bounds and rates

  private func bind(
    _ draft: inout AmountDraft, _ text: TextBuffer, _ clause: Range<Int>, _ matcher: Matcher
  ) {
    let before = max(clause.lowerBound, draft.core.lowerBound - Self.window)
    let left = before..<draft.core.lowerBound
    let right =
      draft.core.upperBound..<min(clause.upperBound, draft.core.upperBound + 16)
    let leftCues = CueFilter(text, range: left)
    let rightCues = CueFilter(text, range: right)
    if let (rule, match) = first(.after, text, right, rightCues, matcher) {
      draft.extent = draft.extent.lowerBound..<match.range.upperBound
      use(rule, match, &draft)
    }
    if let (rule, match) = first(.before, text, left, leftCues, matcher) {
      draft.extent = match.range.lowerBound..<draft.extent.upperBound
      use(rule, match, &draft)
      draft.isBoundedBefore = true
    } else if let (rule, match) = first(.reached, text, left, leftCues, matcher) {
      draft.isReached = true
      let isOf = right.lowerBound < right.upperBound && text.folded[right.lowerBound] == 0x7684
      if !draft.isBounded, isOf || opensCondition(left.lowerBound..<match.range.lowerBound, text) {
        draft.extent = match.range.lowerBound..<draft.extent.upperBound
        use(rule, match, &draft)
      }
    }
    if draft.per == nil {
      if let (rule, match) = first(.per, text, left, leftCues, matcher), let per = match["per"] {
        draft.per = text.string(per)
        draft.evidence.append(patterns.evidence(rule, per))
      } else if let (rule, match) = first(.perAfter, text, right, rightCues, matcher),
        let per = match["per"] ?? match["per2"]
      {
        draft.per = text.string(per)
        draft.evidence.append(patterns.evidence(rule, per))
      }
    }
  }

  /// 对总投资达到300万元,…的: whether the words since the last comma open with 对 or 凡.
  private func opensCondition(_ range: Range<Int>, _ text: TextBuffer) -> Bool {
    var start = range.upperBound
    while start > range.lowerBound, ![0x2C, 0x3B, 0x3002].contains(text.folded[start - 1]) {
      start -= 1
    }
    // A marker such as (二) may stand before it.
    return (start..<range.upperBound).prefix(6).contains {
      [0x5BF9, 0x51E1].contains(text.folded[$0])
    }
  }

  private func use(_ rule: PatternSet.Rule, _ match: Match, _ draft: inout AmountDraft) {
    if let bound = rule.attributes["bound"].flatMap(Amount.Bound.init) { draft.apply(bound) }
    draft.evidence.append(patterns.evidence(rule, match.range))
  }

  func first(
    _ side: Side, _ text: TextBuffer, _ range: Range<Int>, _ cues: CueFilter?, _ matcher: Matcher
  ) -> (PatternSet.Rule, Match)? {
    for rule in rules[side] ?? [] where cues?.allows(rule) ?? true {
      if let match = rule.pattern.firstMatch(in: text, range: range, with: matcher) {
        return (rule, match)
      }
    }
    return nil
  }
}
