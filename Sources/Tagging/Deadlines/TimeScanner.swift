internal import Gongwen

/// Reads time expressions from left to right in one line of folded text.
///
/// Reading is bounded at every place (words of the lexicon, numbers of a few scalars, two ends of a
/// range), so that the whole is linear in the length of the text.
struct TimeScanner {
  let text: UnsafeBufferPointer<UInt32>
  let lexicon: PeriodLexicon
  let start: Int
  let end: Int

  struct Number {
    var value: Int
    var end: Int
    /// How many digits were written one after the other (二〇二一 and 2021 are 4, 十二 is 0).
    var digits: Int
    var isArabic: Bool
  }

  /// A time or range read at a place.
  struct Reading {
    var first: TimeValue
    var last: TimeValue?
    var end: Int
    var entries: [Int] = []
  }

  /// Whether an expression may begin at `place`: a quick look that spares most places the reading.
  func mayBegin(at place: Int) -> Bool {
    if let number = number(at: place) {
      if number.digits == 8 || lexicon.follows(at(skippingSpace(number.end))) { return true }
    } else if isAt(place, "每") {
      return true
    }
    return found(.beginning, at: place) != nil
  }

  /// The expression at `place`, or `nil`.
  func token(at place: Int) -> TimeToken? {
    if let frequency = frequency(at: place) { return frequency }
    if let time = time(at: place) { return time }
    if let duration = duration(at: place) { return duration }
    return timeOfDay(at: place)
  }

  /// 下午3点, 15:30: of the reference date.
  private func timeOfDay(at place: Int) -> TimeToken? {
    var needsDaypart = true
    if isDigit(place) {
      guard !isDigit(place - 1), !isAt(place - 1, ":"), let hour = number(at: place),
        isAt(hour.end, ":"), isDigit(hour.end + 1), isDigit(hour.end + 2), !isDigit(hour.end + 3)
      else { return nil }
      needsDaypart = false
    }
    guard let stop = clock(at: place, needsDaypart: needsDaypart) else { return nil }
    let value = TimeToken.Value.span(TimeValue(part: .relativeDay(0)), nil)
    return TimeToken(value: value, range: place..<stop, core: place..<stop)
  }

  /// Where reading goes on after no expression was found at `place`: behind the number that stands
  /// there, so that its tail is not read as a number of its own.
  func next(after place: Int) -> Int {
    guard isDigit(place) else { return place + 1 }
    var at = place + 1
    while at < end, isDigit(at) { at += 1 }
    return at
  }

  // MARK: Scalars

  @inline(__always)
  func at(_ place: Int) -> UInt32 { place >= start && place < end ? text[place] : 0 }

  @inline(__always)
  func isDigit(_ place: Int) -> Bool { (0x30...0x39).contains(at(place)) }

  func isAt(_ place: Int, _ scalar: Unicode.Scalar) -> Bool { at(place) == scalar.value }

  /// Whether `word` ends at `place`.
  func stands(_ word: [UInt32], before place: Int) -> Bool {
    place - word.count >= start
      && word.indices.allSatisfy { text[place - word.count + $0] == word[$0] }
  }

  /// Skips spaces that stand between a number and its unit.
  func skippingSpace(_ place: Int) -> Int {
    isAt(place, " ") ? (isAt(place + 1, " ") ? place + 2 : place + 1) : place
  }

  func found(_ kinds: PeriodLexicon.Kinds, at place: Int) -> PeriodLexicon.Found? {
    lexicon.longest(text, at: place, end: end, kinds)
  }

  func word(_ found: PeriodLexicon.Found) -> PeriodLexicon.Word { lexicon.words[found.entry] }

  // MARK: Numbers

  /// A whole number in Arabic or Chinese digits.
  func number(at place: Int) -> Number? {
    if isDigit(place) {
      var value = 0
      var at = place
      while isDigit(at) {
        if value < 100_000 { value = value * 10 + Int(self.at(at) - 0x30) }
        at += 1
      }
      return Number(value: value, end: at, digits: at - place, isArabic: true)
    }
    return chineseNumber(at: place)
  }

  private func chineseNumber(at place: Int) -> Number? {
    var total = 0
    var digit = -1
    var positional = 0
    var digits = 0
    var hasTens = false
    var at = place
    while at < end, at - place < 8 {
      if let value = Self.chineseDigit(self.at(at)) {
        digit = value
        positional = positional * 10 + value
        digits += 1
      } else if isAt(at, "十") || isAt(at, "百") {
        total += (digit < 0 ? 1 : digit) * (isAt(at, "十") ? 10 : 100)
        digit = -1
        hasTens = true
      } else {
        break
      }
      at += 1
    }
    guard at > place else { return nil }
    if hasTens {
      return Number(value: total + max(0, digit), end: at, digits: 0, isArabic: false)
    }
    return Number(value: positional, end: at, digits: digits, isArabic: false)
  }

  static func chineseDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB, 0x25EF: return 0  // 〇零○◯
    case 0x4E00: return 1
    case 0x4E8C, 0x4E24, 0x4FE9: return 2  // 二两俩
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    case 0x4E03: return 7
    case 0x516B: return 8
    case 0x4E5D: return 9
    default: return nil
    }
  }

  /// A year written with all its digits.
  func yearNumber(at place: Int) -> Number? {
    guard let number = number(at: place), number.digits == 4,
      (1900...2100).contains(number.value)
    else { return nil }
    return number
  }

  /// The second number of `2021—2025年`, `3至5日`, `3、4月`.
  func secondNumber(at place: Int) -> Number? {
    let place = skippingSpace(place)
    var after: Int?
    if let connector = found(.init(.connector), at: place) {
      after = connector.end
    } else if isAt(place, "、") || isAt(place, "和") || isAt(place, "及") {
      after = place + 1
    }
    guard let after else { return nil }
    return number(at: skippingSpace(after))
  }
}
