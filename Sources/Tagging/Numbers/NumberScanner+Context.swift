internal import Gongwen

/// What stands around a numeral: whether it is a number at all, ranges, bounds.
extension NumberScanner {
  private var text: UnsafeBufferPointer<UInt32> { reader.text }
  private var end: Int { reader.end }

  /// Whether a numeral is a number without a measure word: Arabic digits are, Chinese ones need a
  /// multiplier or nothing around them.
  func standsAlone(_ numeral: Numeral) -> Bool {
    if numeral.isArabic || isAlone(numeral.range) && !numeral.isBare { return true }
    return !numeral.isBare && (numeral.hasMultiplier || numeral.range.count > 2)
  }

  /// Whether a token counts something. A digit behind a finished numeral makes it a name (十四五).
  func counts(_ token: NumberToken) -> Bool {
    guard token.kind == .cardinal else { return true }
    if !token.isArabic, token.bound != .range,
      reader.kind(token.numeral.upperBound) & 0xF0 == NumeralClasses.digit
    {
      return false
    }
    return token.unit != nil || token.standsAlone
  }

  /// Whether no letter or Han character touches a range, and it is no item marker.
  func isAlone(_ range: Range<Int>) -> Bool {
    if range.lowerBound > start, isLetter(range.lowerBound - 1),
      !Self.negatives.contains(text[range.lowerBound - 1])
    {
      return false
    }
    guard range.upperBound < end else { return true }
    let next = text[range.upperBound]
    return !isLetter(range.upperBound) && next != 0x3001 && next != 0x29
  }

  /// 负 and its traditional form.
  private static let negatives: [UInt32] = [0x8D1F, 0x8CA0]

  private func isLetter(_ at: Int) -> Bool {
    let scalar = text[at]
    return scalar >= 0x3400 && scalar < 0xA000 || isLatin(scalar) || scalar == 0x201D
  }

  private func isLatin(_ scalar: UInt32) -> Bool {
    scalar >= 0x41 && scalar <= 0x5A || scalar >= 0x61 && scalar <= 0x7A
  }

  /// Whether a token that has its shape is a number in its words.
  func isNumber(_ token: NumberToken) -> Bool {
    if token.isArabic {
      let stop = token.numeral.upperBound
      if token.unit == nil, token.kind == .cardinal, stop < end, isLatin(text[stop]) {
        return false
      }
      return !isMarker(token) && !isDocumentYear(token) && !isQuoted(token)
    }
    if token.kind == .percent || token.kind == .multiple { return true }
    if isBracketed(token) { return false }
    return !reader.lexer.isWord(text, token.numeral, start: start, end: end)
  }

  /// `1.`, `1、` at the beginning of a line.
  private func isMarker(_ token: NumberToken) -> Bool {
    let at = token.range.lowerBound
    let stop = token.numeral.upperBound
    guard token.unit == nil, token.kind == .cardinal, stop < end,
      at == 0 || at == start || text[at - 1] == 0x0A
    else { return false }
    if text[stop] == 0x3001 { return true }
    return text[stop] == 0x2E && stop + 1 < end && text[stop + 1] != 0x0A
  }

  /// (十二) marks an item.
  private func isBracketed(_ token: NumberToken) -> Bool {
    let at = token.range.lowerBound
    let stop = token.range.upperBound
    guard token.unit == nil, token.kind == .cardinal else { return false }
    if at > start, stop < end, text[at - 1] == 0x28, text[stop] == 0x29 { return true }
    // 十一、 at the beginning of a line
    return stop < end && text[stop] == 0x3001 && (at == start || text[at - 1] == 0x0A)
  }

  /// “111” is a name.
  private func isQuoted(_ token: NumberToken) -> Bool {
    let at = token.range.lowerBound
    let stop = token.range.upperBound
    return token.kind == .cardinal && at > start && stop < end && text[at - 1] == 0x201C
      && text[stop] == 0x201D
  }

  /// The year in 〔2021〕106号.
  private func isDocumentYear(_ token: NumberToken) -> Bool {
    let at = token.range.lowerBound
    let stop = token.range.upperBound
    guard at > start, stop < end else { return false }
    return text[at - 1] == 0x3014 && text[stop] == 0x3015
      || text[at - 1] == 0x5B && text[stop] == 0x5D
  }

  /// Whether Arabic digits at `at` belong to a name or code: behind a Latin letter, a point or a
  /// hyphen that joins more than two numbers.
  func isPartOfCode(_ at: Int) -> Bool {
    guard at > start else { return false }
    let before = text[at - 1]
    return isLatin(before) || before == 0x2E && at - 1 > start && reader.isDigit(at - 2)
  }

  /// The end of a code that begins at `at`: digits joined by points, hyphens and colons.
  func skipCode(_ at: Int) -> Int {
    var next = at + 1
    while reader.isDigit(next) || next < end && isJoint(text[next]) && reader.isDigit(next + 1) {
      next += 1
    }
    return next
  }

  private func isJoint(_ scalar: UInt32) -> Bool {
    scalar == 0x2E || scalar == 0x2D || scalar == 0x3A
  }

  /// `token` and the number behind 至, 到 or a dash as one range.
  func joined(_ token: NumberToken) -> NumberToken? {
    guard token.kind != .ordinal, token.kind != .ratio, !isBehindDash(token) else { return nil }
    guard let next = separatorEnd(token.range.upperBound),
      let upper = single(next), upper.range.lowerBound == next,
      upper.isArabic == token.isArabic
        || token.unit == nil,
      !isBeforeDash(upper)
    else { return nil }
    var lower = token
    if lower.unit == nil, lower.kind == .cardinal {
      inherit(&lower, from: upper)
    } else if upper.unit == nil, upper.kind == .cardinal, lower.unit != nil {
      return nil
    }
    guard lower.kind == upper.kind, sameUnit(lower, upper), let low = lower.min,
      let high = upper.max, low < high
    else { return nil }
    lower.range = lower.range.lowerBound..<upper.range.upperBound
    lower.numeral = lower.numeral.lowerBound..<upper.numeral.upperBound
    lower.extent = lower.range
    lower.unit = upper.unit
    lower.min = low
    lower.max = high
    lower.value = low
    lower.high = high
    lower.bound = .range
    return lower
  }

  /// The first number of a range takes the percent sign and the multiplier of the second:
  /// 10—20万元, 3—5%.
  private func inherit(_ lower: inout NumberToken, from upper: NumberToken) {
    let factor = multiplierFactor(upper)
    if upper.kind != .cardinal {
      lower.kind = upper.kind
    }
    switch upper.kind {
    case .percent where text[upper.numeral.upperBound - 1] == 0x2030: divide(&lower, 1000)
    case .percent where !text[upper.numeral].contains(0x5206): divide(&lower, 100)
    case .tenths: divide(&lower, 10)
    default:
      if factor > 1, !hasMultiplier(lower), lower.value < upper.value / factor {
        multiply(&lower, factor)
      }
    }
  }

  private func divide(_ token: inout NumberToken, _ divisor: Double) {
    token.value /= divisor
    token.high /= divisor
    token.min = token.min.map { $0 / divisor }
    token.max = token.max.map { $0 / divisor }
  }

  private func multiply(_ token: inout NumberToken, _ factor: Double) {
    token.value *= factor
    token.high *= factor
    token.min = token.min.map { $0 * factor }
    token.max = token.max.map { $0 * factor }
  }

  private func hasMultiplier(_ token: NumberToken) -> Bool {
    token.numeral.contains { reader.kind($0) & 0xF0 == NumeralClasses.multiplier }
      && token.isArabic
  }

  /// What 千, 万 and 亿 at the end of a numeral multiply by.
  private func multiplierFactor(_ token: NumberToken) -> Double {
    var factor = 1.0
    var at = token.numeral.upperBound
    while at > token.numeral.lowerBound {
      let code = reader.kind(at - 1)
      if token.isArabic, let letter = reader.letterFactor(at - 1, from: token.numeral.lowerBound) {
        return letter
      }
      // 两到三千
      if !token.isArabic, token.numeral.count == 2, code & 0xF0 == NumeralClasses.multiplier,
        code & 0x0F > 1
      {
        return Double.power(Int(code & 0x0F))
      }
      guard code & 0xF0 == NumeralClasses.multiplier, code & 0x0F > (token.isArabic ? 1 : 3)
      else { break }
      factor *= Double.power(Int(code & 0x0F))
      at -= 1
    }
    return factor
  }

  private func sameUnit(_ lower: NumberToken, _ upper: NumberToken) -> Bool {
    guard let first = lower.unit, let second = upper.unit else { return true }
    return text[first].elementsEqual(text[second])
  }

  /// Where the second number of a range begins.
  private func separatorEnd(_ numberEnd: Int) -> Int? {
    let at = afterInclusion(numberEnd)
    guard at + 1 < end else { return nil }
    switch text[at] {
    case 0x2D: return text[at + 1] == 0x2D ? at + 2 : at + 1
    case 0x7E: return at + 1
    case 0x81F3, 0x5230: return at + 1
    default: return nil
    }
  }

  func isBehindDash(_ token: NumberToken) -> Bool {
    let at = token.range.lowerBound
    return token.isArabic && at - 2 >= start && text[at - 1] == 0x2D && reader.isDigit(at - 2)
  }

  func isBeforeDash(_ token: NumberToken) -> Bool {
    let at = token.range.upperBound
    return token.isArabic && at < end && text[at] == 0x2D && reader.isDigit(at + 1)
  }

  /// Takes the bound words on either side into the token.
  func bind(_ token: inout NumberToken) {
    token.extent = token.range
    guard token.kind != .ordinal else { return }
    if let (bound, stop) = bound(after: token) {
      token.extent = token.extent.lowerBound..<stop
      token.suffix = bound
      apply(bound, to: &token)
    }
    if let (bound, begin) = bound(before: token) {
      token.extent = begin..<token.extent.upperBound
      apply(bound, to: &token)
    }
    negate(&token)
  }

  private func bound(after token: NumberToken) -> (NumberToken.Bound, Int)? {
    let at = afterInclusion(token.range.upperBound)
    guard let (bound, stop) = reader.lexer.suffix(text, at: at, end: end) else { return nil }
    // 多 and 起 behind a measure word are bounds only at the end of the words.
    if stop - at == 1, reader.isHan(stop), text[stop] != 0x7684 { return nil }
    return (bound, stop)
  }

  /// Skips a bracket such as (含) or (含本数).
  private func afterInclusion(_ at: Int) -> Int {
    guard at + 2 < end, text[at] == 0x28, text[at + 1] == 0x542B else { return at }
    for index in at + 2..<Swift.min(end, at + 8) where text[index] == 0x29 { return index + 1 }
    return at
  }

  private func bound(before token: NumberToken) -> (NumberToken.Bound, Int)? {
    var at = token.range.lowerBound
    if at > start, text[at - 1] == 0x20 { at -= 1 }
    guard let (bound, begin) = reader.lexer.prefix(text, endingAt: at, start: start) else {
      return nil
    }
    guard at - begin == 1, bound == .about else { return (bound, begin) }
    switch text[begin] {
    case 0x4E0A, 0x6210:
      // 上千 and 成百, not 上3.
      return reader.kind(at) & 0xF0 == NumeralClasses.multiplier ? (bound, begin) : nil
    case 0x8FD1 where isTime(token): return nil
    default: return (bound, begin)
    }
  }

  /// 近三年 looks back; it is no 近 of guessing.
  private func isTime(_ token: NumberToken) -> Bool {
    guard let unit = token.unit else { return false }
    switch text[unit.lowerBound] {
    case 0x5E74, 0x6708, 0x65E5, 0x5929, 0x671F, 0x5C4A: return true
    case 0x4E2A: return unit.count > 1 && text[unit.lowerBound + 1] == 0x6708
    default: return false
    }
  }

  private func apply(_ bound: NumberToken.Bound, to token: inout NumberToken) {
    switch bound {
    case .atMost:
      if token.bound != .range { token.min = nil }
      token.bound = .atMost
    case .atLeast:
      if token.bound != .range { token.max = nil }
      token.bound = .atLeast
    case .about where token.bound == .exact: token.bound = .about
    default: break
    }
  }

  /// 负 and a minus sign that follows no word.
  private func negate(_ token: inout NumberToken) {
    let at = token.range.lowerBound
    guard at > start else { return }
    let sign = text[at - 1]
    guard
      Self.negatives.contains(sign)
        || sign == 0x2D && token.isArabic
          && (at - 1 == start || text[at - 2] == 0x20 || text[at - 2] == 0x28)
    else { return }
    (token.value, token.high) = (-token.high, -token.value)
    (token.min, token.max) = (token.max.map { -$0 }, token.min.map { -$0 })
    token.range = at - 1..<token.range.upperBound
    token.extent = Swift.min(at - 1, token.extent.lowerBound)..<token.extent.upperBound
  }
}
