internal import Gongwen

/// Walks over a text and makes number tokens of the numerals that it meets.
struct NumberScanner {
  let reader: NumeralReader
  let start: Int
  var tokens: [NumberToken] = []

  init(reader: NumeralReader, start: Int) {
    self.reader = reader
    self.start = start
  }

  private var text: UnsafeBufferPointer<UInt32> { reader.text }
  private var end: Int { reader.end }

  mutating func scan() -> [NumberToken] {
    let table = reader.lexer.classes.table
    table.withUnsafeBufferPointer { classes in
      var at = start
      while at < end {
        let scalar = text[at]
        guard scalar < 0x10000, classes[Int(scalar)] != 0 else {
          at += 1
          continue
        }
        at = read(at)
      }
    }
    return tokens
  }

  /// Reads what begins at `at`, appends its token if it is a number, and says where to go on.
  private mutating func read(_ at: Int) -> Int {
    if reader.isDigit(at), isPartOfCode(at) { return skipCode(at) }
    guard var token = single(at) else {
      return reader.isDigit(at) ? skipCode(at) : at + 1
    }
    if let range = joined(token) {
      token = range
    } else if isBeforeDash(token) || isBehindDash(token) {
      return skipCode(token.range.upperBound - 1)
    }
    guard counts(token), isNumber(token) else {
      return Swift.max(at + 1, token.numeral.upperBound)
    }
    bind(&token)
    tokens.append(token)
    return Swift.max(token.range.upperBound, at + 1)
  }

  // MARK: One number

  /// One number with its measure word, without bounds.
  func single(_ at: Int) -> NumberToken? {
    if reader.kind(at) & 0xF0 == NumeralClasses.double { return doubling(at) }
    guard let numeral = reader.numeral(at: at) else { return nil }
    var token = NumberToken(
      range: numeral.range, numeral: numeral.range, unit: nil, extent: numeral.range,
      value: numeral.span.low, high: numeral.span.high, min: numeral.span.low,
      max: numeral.span.high, kind: .cardinal, bound: numeral.isVague ? .about : .exact,
      isVague: numeral.isVague, isBare: numeral.isBare,
      isArabic: numeral.isArabic, standsAlone: standsAlone(numeral))
    leadingPoint(&token)
    if fraction(numeral, &token) || ratio(numeral, &token) { return token }
    if percentSign(&token) { return token }
    if tenths(numeral, &token) { return token }
    measure(numeral, &token)
    half(&token)
    ordinal(&token)
    return token
  }

  /// .77
  private func leadingPoint(_ token: inout NumberToken) {
    let at = token.range.lowerBound
    guard token.isArabic, at > start, text[at - 1] == 0x2E,
      at - 1 == start || [0x20, 0x2D, 0x8D1F, 0x8CA0].contains(text[at - 2])
    else { return }
    var digits = at
    while reader.isDigit(digits) { digits += 1 }
    scale(&token, 1 / Double.power(digits - at))
    token.numeral = at - 1..<token.numeral.upperBound
    token.range = token.numeral
  }

  /// 两年半, 五个半: 半 behind the measure word.
  private func half(_ token: inout NumberToken) {
    guard let unit = token.unit, !token.isArabic, token.kind == .cardinal, unit.count <= 2,
      unit.upperBound < end, text[unit.upperBound] == 0x534A,
      [0x4E2A, 0x500B, 0x5E74, 0x5929, 0x65F6, 0x500D, 0x91CC, 0x65A4, 0x5757].contains(
        text[unit.upperBound - 1]),
      !reader.isHan(unit.upperBound + 1)
        || reader.lexer.measure(text, at: unit.upperBound + 1, end: end) != nil
    else { return }
    token.value += 0.5
    token.high += 0.5
    token.min = token.value
    token.max = token.high
    token.range = token.range.lowerBound..<unit.upperBound + 1
    token.extent = token.range
  }

  /// 翻番, 翻一番, 翻了两番: a power of two.
  private func doubling(_ at: Int) -> NumberToken? {
    var next = at + 1
    if next < end, text[next] == 0x4E86 { next += 1 }
    var times = 1.0
    if let numeral = reader.numeral(at: next), numeral.span.low <= 10 {
      times = numeral.span.low
      next = numeral.range.upperBound
    }
    guard next < end, text[next] == 0x756A else { return nil }
    var value = 1.0
    for _ in 0..<Int(times) { value *= 2 }
    let range = at..<next + 1
    return NumberToken(
      range: range, numeral: range, unit: nil, extent: range, value: value, high: value,
      min: value, max: value, kind: .multiple, bound: .exact, isVague: false, isBare: false,
      isArabic: false, standsAlone: true)
  }

  /// 百分之三点五, 三分之一, 三又二分之一, 2/3.
  private func fraction(_ numeral: Numeral, _ token: inout NumberToken) -> Bool {
    let at = numeral.range.upperBound
    if at + 1 < end, text[at] == 0x53C8, let lower = reader.numeral(at: at + 1),
      let upper = numerator(after: lower), lower.span.low > 0
    {
      set(&token, numeral.span.low + upper.span.low / lower.span.low, .fraction, upper)
      return true
    }
    guard numeral.span.low > 0 else { return false }
    if let upper = numerator(after: numeral) {
      let isShare = numeral.isBare && numeral.span.low >= 100 || numeral.span.low == 100
      set(
        &token, upper.span.low / numeral.span.low,
        isShare ? .percent : .fraction, upper)
      return true
    }
    if numeral.isArabic, at + 1 < end, text[at] == 0x2F, reader.isDigit(at + 1),
      let lower = reader.numeral(at: at + 1), lower.span.low > 0, lower.span.low <= 1000,
      lower.span.low > numeral.span.low
        || isAlone(numeral.range.lowerBound..<lower.range.upperBound),
      !numeral.hasMultiplier, !lower.hasMultiplier,
      !(lower.range.upperBound < end && text[lower.range.upperBound] == 0x2F)
    {
      set(&token, numeral.span.low / lower.span.low, .fraction, lower)
      return true
    }
    return false
  }

  private func numerator(after numeral: Numeral) -> Numeral? {
    let at = numeral.range.upperBound
    guard at + 2 < end, text[at] == 0x5206, text[at + 1] == 0x4E4B else { return nil }
    return reader.numeral(at: at + 2)
  }

  /// 1.5∶1, written with a ratio sign or after 比.
  private func ratio(_ numeral: Numeral, _ token: inout NumberToken) -> Bool {
    let at = numeral.range.upperBound
    guard numeral.isArabic, !numeral.hasMultiplier, at + 1 < end, text[at] == 0x3A,
      reader.isDigit(at + 1), let other = reader.numeral(at: at + 1), other.span.low > 0,
      !other.hasMultiplier,
      reader.original[at] == 0x2236 || isAfterRatioWord(numeral.range.lowerBound)
    else { return false }
    set(&token, numeral.span.low / other.span.low, .ratio, other)
    return true
  }

  private func isAfterRatioWord(_ at: Int) -> Bool {
    for index in Swift.max(start, at - 8)..<at where text[index] == 0x6BD4 { return true }
    return false
  }

  private func set(
    _ token: inout NumberToken, _ value: Double, _ kind: NumberToken.Kind, _ last: Numeral
  ) {
    token.value = value
    token.high = value
    token.isBare = false
    token.min = value
    token.max = value
    token.kind = kind
    token.isVague = false
    token.bound = .exact
    token.numeral = token.numeral.lowerBound..<last.range.upperBound
    token.range = token.numeral
  }

  /// 5%, 2.5‰.
  private func percentSign(_ token: inout NumberToken) -> Bool {
    var at = token.numeral.upperBound
    if at + 1 < end, text[at] == 0x20 { at += 1 }
    guard at < end, text[at] == 0x25 || text[at] == 0x2030 || text[at] == 0xFE6A else {
      return false
    }
    scale(&token, 1 / (text[at] == 0x2030 ? 1000 : 100))
    token.kind = .percent
    token.numeral = token.numeral.lowerBound..<at + 1
    token.range = token.numeral
    return true
  }

  /// 五成, 七成五, 八折.
  private func tenths(_ numeral: Numeral, _ token: inout NumberToken) -> Bool {
    let at = numeral.range.upperBound
    guard at < end, !numeral.hasMultiplier || numeral.span == Numeral.Span(10) else {
      return false
    }
    let isDiscount = text[at] == 0x6298
    guard isDiscount || text[at] == 0x6210, !reader.lexer.notTenths(text, at: at, end: end),
      numeral.span.low > 0
    else { return false }
    let limit = isDiscount ? 99.0 : 10.0
    if isDiscount, numeral.span.low == 10 { return false }
    guard numeral.span.high <= limit else { return false }
    scale(&token, isDiscount && numeral.span.low > 10 ? 0.01 : 0.1)
    token.kind = .tenths
    var stop = at + 1
    if !isDiscount, reader.kind(stop) & 0xF0 == NumeralClasses.digit,
      let rest = reader.numeral(at: stop), rest.span.high < 10
    {
      token.value += rest.span.low / 100
      token.high = token.value
      token.min = token.value
      token.max = token.value
      stop = rest.range.upperBound
    }
    if !isDiscount, stop < end, text[stop] == 0x534A, !reader.isHan(stop + 1) {
      token.value += 0.05
      token.high = token.value
      token.min = token.value
      token.max = token.value
      stop += 1
    }
    token.numeral = token.numeral.lowerBound..<stop
    token.range = token.numeral
    return true
  }

  private func scale(_ token: inout NumberToken, _ factor: Double) {
    // Dividing keeps decimal fractions exact where multiplying by 0.01 would not.
    let divisor = (1 / factor).rounded()
    token.value /= divisor
    token.high /= divisor
    token.min = token.min.map { $0 / divisor }
    token.max = token.max.map { $0 / divisor }
  }

  /// The measure word, with a rate behind a slash (微克/立方米).
  private func measure(_ numeral: Numeral, _ token: inout NumberToken) {
    var at = numeral.range.upperBound
    if numeral.isArabic, at + 1 < end, text[at] == 0x20 { at += 1 }
    guard var stop = reader.lexer.measure(text, at: at, end: end) else { return }
    while stop + 1 < end, text[stop] == 0x2F || text[stop] == 0xB7 || isSpokenRate(stop),
      let next = rate(stop + 1)
    {
      stop = next
    }
    token.unit = at..<stop
    token.range = token.range.lowerBound..<stop
    if stop - at <= 4, text[stop - 1] == 0x70B9, stop - at >= 3 {
      token.kind = .percentagePoint
    } else if stop - at == 1, text[at] == 0x500D {
      token.kind = .multiple
    }
  }

  /// 微克每立方米, 毫克每升, 毫克每千克, 人每平方公里: 每 for the slash between measures of science.
  private func isSpokenRate(_ at: Int) -> Bool {
    text[at] == 0x6BCF && [0x7ACB, 0x5347, 0x5343, 0x5E73].contains(text[at + 1])
  }

  /// The end of a measure word behind a slash, with a multiplier before it (件/万人).
  private func rate(_ at: Int) -> Int? {
    var next = at
    while reader.kind(next) & 0xF0 == NumeralClasses.multiplier { next += 1 }
    return reader.lexer.measure(text, at: next, end: end)
  }

  private func ordinal(_ token: inout NumberToken) {
    let at = token.range.lowerBound
    guard at > start, text[at - 1] == 0x7B2C else { return }
    token.kind = .ordinal
    token.range = at - 1..<token.range.upperBound
  }
}
