public import Gongwen
public import Models

/// Finds times by which or during which something is to be done.
public struct DeadlineTagger: Sendable {
  let lexicon: PeriodLexicon
  let rules: DeadlineRules

  public init(models: ModelSet) throws(ModelError) {
    lexicon = try PeriodLexicon(try models.lexicon("periods.lexicon"))
    rules = try DeadlineRules(try models.patterns("deadlines.patterns"))
  }

  /// Limits in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], with matcher: Matcher
  ) -> [Traced<Deadline>] {
    let text = document.text
    let tokens = sharingLimit(scan(text, range: 0..<text.count), in: text)
    guard !tokens.isEmpty else { return [] }
    var found: [Traced<Deadline>] = []
    let reference = reference(of: document, tokens: tokens, with: matcher)
    let fields = TableFields(document)
    var context = Context(clause: -1)
    for token in tokens where !token.isInTitle {
      guard let index = document.clauseIndex(at: token.core.lowerBound), !fields.isRow(index)
      else { continue }
      let clause = document.clauses[index]
      if context.clause != index { context = Context(clause: index) }
      var token = context.completed(token, in: text)
      let verdict = rules.verdict(
        on: token, in: text, clause: clause.range.range, with: matcher)
      context.note(token)
      guard verdict.isLimit else { continue }
      if verdict.isLastDay { token.relation = .until }
      var traced = deadline(
        token, in: text, line: clause.range.range, reference: reference, with: matcher)
      if token.isBaseline, isPast(traced.value, reference) { continue }
      if let evidence = verdict.evidence { traced.evidence.append(evidence) }
      traced.value.clause = clause.id
      found.append(traced)
    }
    if !fields.isEmpty {
      found += tableDeadlines(
        document, fields, tokens: tokens, reference: reference, with: matcher)
      found = document.inOrderOfClauses(found, \.clause)
    }
    for index in found.indices { found[index].value.id = "d\(index)" }
    return found
  }

  /// Every time expression of a line of text, whatever it is used for; the `clause` of each is
  /// empty.
  ///
  /// - Parameter reference: what times without a year, month or day are counted from; without it
  ///   their dates are `nil`.
  public func mentions(
    in text: TextBuffer, reference: TimeReference, with matcher: Matcher
  ) -> [Traced<Deadline>] {
    scan(text, range: 0..<text.count).enumerated().map { index, token in
      var traced = deadline(
        token, in: text, line: 0..<text.count, reference: reference, with: matcher)
      traced.value.id = "d\(index)"
      return traced
    }
  }

  /// Time expressions in `range`, from left to right, none overlapping.
  func scan(_ text: TextBuffer, range: Range<Int>) -> [TimeToken] {
    var tokens: [TimeToken] = []
    text.folded.withUnsafeBufferPointer { folded in
      var lineStart = range.lowerBound
      var lineEnd = -1
      var scanner = TimeScanner(text: folded, lexicon: lexicon, start: 0, end: 0)
      var titles = 0
      var at = range.lowerBound
      while at < range.upperBound {
        let scalar = folded[at]
        if scalar == 0x0A {
          titles = 0
          lineStart = at + 1
        } else if scalar == 0x300A {
          titles += 1
        } else if scalar == 0x300B {
          titles = max(0, titles - 1)
        }
        guard lexicon.opens(scalar) else {
          at += 1
          continue
        }
        if lineEnd < at {
          lineEnd = at
          while lineEnd < range.upperBound, folded[lineEnd] != 0x0A { lineEnd += 1 }
          scanner = TimeScanner(text: folded, lexicon: lexicon, start: lineStart, end: lineEnd)
        }
        if scanner.mayBegin(at: at), var token = scanner.token(at: at) {
          token.isInTitle = titles > 0
          tokens.append(token)
          at = max(at + 1, token.range.upperBound)
        } else {
          at = scanner.next(after: at)
        }
      }
    }
    return tokens
  }

  /// 4月15日、7月15日和10月15日前: 前 at the end of a list of days limits all of them.
  private func sharingLimit(_ tokens: [TimeToken], in text: TextBuffer) -> [TimeToken] {
    guard tokens.count > 1 else { return tokens }
    var tokens = tokens
    for index in tokens.indices.dropLast().reversed() {
      let next = tokens[index + 1]
      guard tokens[index].relation == .none, tokens[index].isDay, next.isDay,
        next.relation == .until || next.relation == .before,
        tokens[index].range.upperBound + 1 == next.range.lowerBound,
        Context.joints.contains(text.folded[tokens[index].range.upperBound])
      else { continue }
      tokens[index].relation = .until
    }
    return tokens
  }

  func deadline(
    _ token: TimeToken, in text: TextBuffer, line: Range<Int>, reference: TimeReference,
    with matcher: Matcher
  ) -> Traced<Deadline> {
    var range = token.range
    var evidence = lexicon.entries(of: token, in: text).map { lexicon.evidence($0, token.range) }
    if evidence.isEmpty { evidence.append(lexicon.calendarEvidence(token.range)) }
    var event: String?
    var isAhead = token.relation == .before
    if let anchor = rules.anchor(token, in: text, clause: line, with: matcher) {
      event = text.string(anchor.event)
      isAhead = isAhead || anchor.isAhead
      range = anchor.start..<range.upperBound
      evidence.append(anchor.evidence)
    }
    var resolved = DeadlineResolver(lexicon: lexicon, reference: reference).resolve(
      token, event: event, isAhead: isAhead)
    if token.relation == .until || token.relation == .during,
      let opening = rules.opening(token, in: text, clause: line, with: matcher)
    {
      range = opening.start..<range.upperBound
      evidence.append(opening.evidence)
      resolved.kind = .during
      resolved.start = reference.date
    }
    return Traced(
      Deadline(
        id: "", clause: "", text: text.string(range), kind: resolved.kind,
        start: resolved.start?.description, end: resolved.end?.description, rule: resolved.rule,
        range: TextRange(range)),
      evidence)
  }

  /// A time that was over before the year of the text is a baseline.
  private func isPast(_ deadline: Deadline, _ reference: TimeReference) -> Bool {
    guard reference.isFirm, let year = reference.year,
      let end = deadline.end.flatMap({ CalendarDay($0) })
    else {
      return false
    }
    return end.year < year
  }
}

/// What earlier times of a clause give to later ones that leave it open.
struct Context {
  var clause: Int
  private var year: TimeValue.Year = .open
  private var month: TimeValue.Part?
  private var monthly: TimeFrequency?
  private var relation = TimeToken.Relation.none
  private var end = 0

  /// `、`, 和, 及
  fileprivate static let joints: Set<UInt32> = [0x3001, 0x548C, 0x53CA]

  init(clause: Int) { self.clause = clause }

  func completed(_ token: TimeToken, in text: TextBuffer) -> TimeToken {
    guard case .span(var first, var last) = token.value else { return token }
    var token = token
    if token.relation == .none, relation == .until, last == nil,
      token.range.lowerBound == end + 1, Self.joints.contains(text.folded[end])
    {
      // 到2023年、2025年,分别…
      token.relation = .until
    }
    if case .dayOfMonth(let day) = first.part {
      if var monthly, last == nil {
        monthly.positions = [TimeValue(part: .dayOfMonth(day))]
        token.value = .frequency(monthly)
        return token
      }
      if let month {
        let from = TimeValue(year: year, part: month)
        first = first.following(from)
        last = last?.following(from)
      }
    }
    if first.year == .open, first.isOfYear {
      first.year = year
      if last?.year == .open { last?.year = year }
    }
    token.value = .span(first, last)
    return token
  }

  mutating func note(_ token: TimeToken) {
    relation = token.relation
    end = token.range.upperBound
    switch token.value {
    case .frequency(let frequency):
      monthly = frequency.frequency == "MONTHLY" && frequency.interval == 1 ? frequency : nil
    case .span(let first, let last):
      let value = last ?? first
      if case .absolute = value.year, token.relation != .asOf, token.relation != .since {
        year = value.year
      }
      if value.month != nil {
        month = value.part
        monthly = nil
      }
    case .duration: break
    }
  }
}

extension TimeValue {
  /// Whether it is a part of a year that is not said.
  fileprivate var isOfYear: Bool {
    switch part {
    case .half, .quarters, .season, .month, .tenDays, .day, .holiday, .lunar: true
    default: false
    }
  }
}

extension TimeToken {
  /// Whether it is one day of a month.
  fileprivate var isDay: Bool {
    guard case .span(let first, nil) = value else { return false }
    switch first.part {
    case .day, .dayOfMonth: return true
    default: return false
    }
  }

  /// Whether it tells of what was where it lies in the past: 到, 前 and 内 still look ahead there.
  fileprivate var isBaseline: Bool {
    switch relation {
    case .until, .before, .within: false
    default: true
    }
  }
}
