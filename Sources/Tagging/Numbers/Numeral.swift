internal import Gongwen

/// A numeral alone: digits and multipliers, no measure word, no sign.
struct Numeral {
  var range: Range<Int>
  var span: Span
  /// The place value of its last digit that is not zero: what 余 can add at most.
  var step: Double
  var isArabic: Bool
  /// 百, 千万: multipliers without a digit.
  var isBare: Bool
  var hasMultiplier: Bool
  var isVague: Bool

  /// The least and the greatest value that a numeral can mean.
  struct Span: Equatable {
    var low: Double
    var high: Double

    init(_ low: Double, _ high: Double) {
      self.low = low
      self.high = high
    }

    init(_ value: Double) { self.init(value, value) }

    static let zero = Span(0)

    static func + (left: Span, right: Span) -> Span {
      Span(left.low + right.low, left.high + right.high)
    }

    static func * (left: Span, right: Double) -> Span {
      Span(left.low * right, left.high * right)
    }
  }
}

/// Reads one numeral from left to right; Arabic numbers and Chinese digits stand for the same thing
/// before a multiplier (25万6千, 二十五万六千).
struct NumeralReader {
  let lexer: NumberLexer
  let text: UnsafeBufferPointer<UInt32>
  let original: UnsafeBufferPointer<UInt32>
  let end: Int

  private static let point: UInt32 = 0x70B9  // 点
  private static let dot: UInt32 = 0x2E

  @inline(__always)
  func kind(_ at: Int) -> UInt8 {
    guard at < end, text[at] < 0x10000 else { return 0 }
    return lexer.classes.table[Int(text[at])]
  }

  @inline(__always)
  func isDigit(_ at: Int) -> Bool {
    at < end && text[at] >= 0x30 && text[at] <= 0x39
  }

  /// The numeral that begins at `start`, or `nil` if what stands there cannot be one.
  func numeral(at start: Int) -> Numeral? {
    var state = State()
    var at = start
    loop: while at < end {
      let code = kind(at)
      let value = Int(code & 0x0F)
      switch code & 0xF0 {
      case NumeralClasses.arabic:
        guard state.pending == nil, let number = arabic(at) else {
          if state.pending == nil, at == start { return nil }
          break loop
        }
        if state.sawMultiplier {
          guard !number.isDecimal, number.value < state.lastUnit else { break loop }
        }
        state.pending = Numeral.Span(number.value)
        state.pendingStep = number.step
        state.pendingIsArabic = true
        state.pendingLength = number.end - at
        state.sawDigit = true
        at = number.end
      case NumeralClasses.digit:
        guard state.pending == nil || state.isZeroPending,
          let run = digits(at, afterMultiplier: state.sawMultiplier),
          !beginsAnother(run.end, after: state.lastUnit)
        else { break loop }
        state.pending = run.span
        state.pendingStep = 1
        state.pendingIsArabic = false
        state.pendingLength = run.isZeroed ? 2 : run.end - at
        if run.span.low != run.span.high {
          state.isVague = true
          state.pendingLength = 1
        }
        state.sawDigit = true
        at = run.end
      case NumeralClasses.multiplier:
        if startsMeasure(at) {
          guard at > start else { return nil }
          break loop
        }
        guard state.multiply(by: value, atStart: at == start) else {
          if state.sawDigit { break loop }
          return nil
        }
        at += 1
      case NumeralClasses.indefinite:
        guard state.pending == nil || state.isZeroPending, let next = indefinite(at, &state)
        else { break loop }
        at = next
      case NumeralClasses.half:
        guard at == start else { break loop }
        return Numeral(
          range: start..<at + 1, span: Numeral.Span(0.5), step: 0, isArabic: false, isBare: false,
          hasMultiplier: false, isVague: false)
      default:
        if text[at] == 0x4E2A || text[at] == 0x500B, state.pending != nil, !state.sawMultiplier,
          kind(at + 1) == NumeralClasses.multiplier | 8
        {
          at += 1  // 两个亿
        } else if text[at] == Self.point || text[at] == 0x9EDE,
          let next = chineseDecimal(at, &state)
        {
          at = next
        } else if !state.sawMore, lexer.isMore(text[at]), at > start, more(at, &state) {
          at += 1
        } else {
          break loop
        }
      }
    }
    guard at > start else { return nil }
    return state.finish(start..<at, isArabic: isDigit(start))
  }

  /// An Arabic number with thousands separators and decimals.
  private func arabic(_ start: Int) -> (
    value: Double, step: Double, isDecimal: Bool, end: Int
  )? {
    var at = start
    var value = 0.0
    while isDigit(at) {
      value = value * 10 + Double(text[at] - 0x30)
      at += 1
    }
    let isPointed = at < end && text[at] == Self.dot && isDigit(at + 1)
    if at - start > 1, text[start] == 0x30 && !isPointed || at - start > 15 { return nil }
    if at - start <= 3 {
      while at + 3 < end, isSeparator(at), isDigit(at + 1), isDigit(at + 2), isDigit(at + 3),
        !isDigit(at + 4)
      {
        for index in 1...3 { value = value * 10 + Double(text[at + index] - 0x30) }
        at += 4
      }
    }
    var step = 1.0
    let isDecimal = at < end && text[at] == Self.dot && isDigit(at + 1)
    if isDecimal {
      at += 1
      var scale = 1.0
      while isDigit(at) {
        value = value * 10 + Double(text[at] - 0x30)
        scale *= 10
        at += 1
      }
      value /= scale
      step = 1 / scale
      if at < end, text[at] == Self.dot, isDigit(at + 1) { return nil }
    } else {
      while value > 0, step < value, value.truncatingRemainder(dividingBy: step * 10) == 0 {
        step *= 10
      }
    }
    if let factor = letterFactor(at, from: start) {
      return (value * factor, step * factor, false, at + 1)
    }
    return (value, step, isDecimal, at)
  }

  /// 15k, 30w; M, G and T only where nothing else touches the number, because 5G is a name.
  func letterFactor(_ at: Int, from start: Int) -> Double? {
    guard at < end, !isLatin(at + 1),
      !isHan(at + 1) || lexer.measure(text, at: at + 1, end: end) != nil
        || lexer.suffix(text, at: at + 1, end: end) != nil
    else { return nil }
    switch text[at] {
    case 0x6B, 0x4B: return 1000
    case 0x77, 0x57: return 10_000
    case 0x4D where isFree(start, at): return 1e6
    case 0x47 where isFree(start, at): return 1e9
    case 0x54 where isFree(start, at): return 1e12
    default: return nil
    }
  }

  private func isFree(_ start: Int, _ letter: Int) -> Bool {
    letter + 1 == end && (start == 0 || !isHan(start - 1) || text[start - 1] == 0x8D1F)
  }

  private func isLatin(_ at: Int) -> Bool {
    guard at < end else { return false }
    return text[at] >= 0x41 && text[at] <= 0x5A || text[at] >= 0x61 && text[at] <= 0x7A
  }

  /// A comma between digits separates thousands; a full-width one only between full-width digits or
  /// where decimals show that what follows is the end of the number.
  private func isSeparator(_ at: Int) -> Bool {
    guard text[at] == 0x2C else { return false }
    if original[at] == 0x2C || original[at + 1] > 0xFF00 { return true }
    var next = at
    while next + 3 < end, text[next] == 0x2C, isDigit(next + 1), isDigit(next + 2),
      isDigit(next + 3)
    {
      next += 4
    }
    return next < end && text[next] == Self.dot && isDigit(next + 1)
  }

  /// Whether a digit that ends at `at` begins a number of its own: 一百二百.
  private func beginsAnother(_ at: Int, after unit: Double) -> Bool {
    let code = kind(at)
    guard code & 0xF0 == NumeralClasses.multiplier, code & 0x0F < 4 else { return false }
    return unit < 10_000 && Double.power(Int(code & 0x0F)) >= unit
  }

  /// A run of Chinese digits: one digit, two neighbours that bound a guess (三四), or a number
  /// written digit by digit (二〇二一).
  private func digits(_ start: Int, afterMultiplier: Bool) -> (
    span: Numeral.Span, isZeroed: Bool, end: Int
  )? {
    var at = start
    var value = 0.0
    while kind(at) & 0xF0 == NumeralClasses.digit {
      value = value * 10 + Double(kind(at) & 0x0F)
      at += 1
    }
    let first = kind(start) & 0x0F
    let last = kind(at - 1) & 0x0F
    switch at - start {
    case 1: return (Numeral.Span(Double(first)), false, at)
    case 2 where first == 0 && afterMultiplier: return (Numeral.Span(Double(last)), true, at)
    case 2 where first > 0 && (last == first + 1 || first == 3 && last == 5):
      return (Numeral.Span(Double(first), Double(last)), false, at)
    default: return afterMultiplier || at - start > 15 ? nil : (Numeral.Span(value), false, at)
    }
  }

  private func indefinite(_ at: Int, _ state: inout State) -> Int? {
    let next = kind(at + 1)
    let isMultiplier = next & 0xF0 == NumeralClasses.multiplier
    if isMultiplier, next & 0x0F > 1 || state.lastUnit > 10, !startsMeasure(at + 1) {
      // 几十万, 一百几十, 十几万
      let isUnit = state.sawMultiplier && state.lastUnit <= Double.power(Int(next & 0x0F))
      state.pending = isUnit ? Numeral.Span(0, 10) : Numeral.Span(1, 10)
    } else if state.sawMultiplier, state.lastUnit == 10 {
      state.pending = Numeral.Span(0, 10)
    } else {
      return nil
    }
    state.pendingStep = 1
    state.pendingIsArabic = false
    state.pendingLength = 2
    state.sawDigit = true
    state.isVague = true
    return at + 1
  }

  /// 三点五, but not the hour in 三点五分.
  private func chineseDecimal(_ at: Int, _ state: inout State) -> Int? {
    guard state.pending != nil || state.sawMultiplier, !state.pendingIsArabic,
      !state.isVague
    else { return nil }
    var next = at + 1
    var fraction = 0.0
    var scale = 1.0
    while kind(next) & 0xF0 == NumeralClasses.digit {
      scale /= 10
      fraction += Double(kind(next) & 0x0F) * scale
      next += 1
    }
    guard next > at + 1, !(next < end && text[next] == 0x5206) else { return nil }
    let digits = Double.power(next - at - 1)
    fraction = (fraction * digits).rounded() / digits
    state.pending = state.takeSection() + Numeral.Span(fraction)
    state.pendingStep = scale
    state.pendingLength = 2
    return next
  }

  /// 余, 多, 来 after a numeral and before a multiplier, a measure word or the end of the words.
  private func more(_ at: Int, _ state: inout State) -> Bool {
    guard let step = state.currentStep else { return false }
    let isMultiplier = kind(at + 1) & 0xF0 == NumeralClasses.multiplier
    guard isMultiplier || lexer.measure(text, at: at + 1, end: end) != nil || !isHan(at + 1)
    else { return false }
    state.sawMore = true
    state.isVague = true
    state.add(Numeral.Span(0, step))
    return true
  }

  func isHan(_ at: Int) -> Bool {
    at < end && text[at] >= 0x3400 && text[at] < 0xA000
  }

  /// Whether a unit of measurement begins at a multiplier (千瓦, 百分点, 兆瓦).
  private func startsMeasure(_ at: Int) -> Bool {
    guard let match = lexer.measure(text, at: at, end: end) else { return false }
    return match - at > 1 || text[at] == 0x5146 && kind(at + 1) & 0xF0 == 0
  }
}

extension Double {
  /// A power of ten.
  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
