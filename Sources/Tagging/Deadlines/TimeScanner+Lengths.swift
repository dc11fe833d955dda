internal import Gongwen

/// Lengths of time: `30日内`, `三年`, `3至5年`, `四年六个月`, `未来5年`.
extension TimeScanner {
  func duration(at place: Int) -> TimeToken? {
    directed(at: place) ?? undirected(at: place)
  }

  private func undirected(at place: Int) -> TimeToken? {
    guard !(isDigit(place) && isAt(place - 1, ".") && isDigit(place - 2)),
      let (duration, stop, entries) = length(at: place)
    else { return nil }
    var token = TimeToken(
      value: .duration(duration), range: place..<stop, core: place..<stop, entries: entries)
    if let found = found(.relation, at: skippingIncluded(stop)) {
      let relation = Self.relation(word(found).kind)
      if [.before, .within, .after, .since].contains(relation) {
        token.relation = relation
        token.range = place..<found.end
        token.entries.append(found.entry)
      }
    }
    return token
  }

  /// 近三年, 未来5年, 今后一个时期的两年内.
  private func directed(at place: Int) -> TimeToken? {
    guard let direction = found(.init(.direction), at: place) else { return nil }
    let word = word(direction)
    if word.first == 1, isHan(place - 1) { return nil }
    guard var token = undirected(at: skippingSpace(direction.end)) else { return nil }
    token.relation = word.text == "past" ? .before : .within
    token.range = place..<token.range.upperBound
    token.core = place..<token.core.upperBound
    token.entries.append(direction.entry)
    return token
  }

  private func isHan(_ place: Int) -> Bool { (0x4E00...0x9FFF).contains(at(place)) }

  /// A number and its unit, and smaller ones behind it.
  func length(at place: Int) -> (TimeDuration, end: Int, entries: [Int])? {
    guard var length = single(at: place) else { return nil }
    while length.duration.parts.count < 4 {
      let next = isAt(length.end, "又") || isAt(length.end, "零") ? length.end + 1 : length.end
      guard let smaller = single(at: next), let last = length.duration.parts.last,
        let first = smaller.duration.parts.first,
        let above = Self.order.firstIndex(of: last.unit),
        let below = Self.order.firstIndex(of: first.unit), above < below
      else { break }
      length.duration.parts += smaller.duration.parts
      length.end = smaller.end
      length.entries += smaller.entries
    }
    return (length.duration, length.end, length.entries)
  }

  private static let order = ["Y", "M", "W", "D", "TH", "TM", "TS"]

  private struct Length {
    var duration: TimeDuration
    var end: Int
    var entries: [Int]
  }

  private func single(at place: Int) -> Length? {
    if let half = found(.init(.halfUnit), at: place) {
      let word = word(half)
      return Length(
        duration: TimeDuration(word.first, word.text), end: half.end, entries: [half.entry])
    }
    guard let first = number(at: place), first.value > 0, first.value < 10_000 else { return nil }
    var number = first
    if let second = secondNumber(at: first.end), !isAt(first.end, "、"), second.value > first.value,
      second.value < 10_000
    {
      number = second
    }
    if let halved = halved(number) { return halved }
    guard let unit = found(.init(.unit), at: skippingSpace(number.end)) else { return nil }
    var length = Length(
      duration: TimeDuration(number.value, word(unit).text), end: unit.end, entries: [unit.entry])
    if isAt(unit.end, "半"), let half = Self.half(of: word(unit).text), !isHalfUnit(unit.end) {
      length.duration.parts.append(half)
      length.end += 1
    }
    if number.end == first.end, let second = secondLength(unit, first, at: length.end) {
      return second
    }
    return length
  }

  /// `两个半月`, `一个半小时`.
  private func halved(_ number: Number) -> Length? {
    guard isAt(number.end, "个"), isAt(number.end + 1, "半"),
      let half = found(.init(.halfUnit), at: number.end + 1)
    else { return nil }
    let word = word(half)
    let whole = word.text == "D" ? "M" : "TH"
    guard word.text == "D" || word.text == "TM" else { return nil }
    var duration = TimeDuration(number.value, whole)
    duration.parts.append(TimeDuration.Part(count: word.first, unit: word.text))
    return Length(duration: duration, end: half.end, entries: [half.entry])
  }

  private func isHalfUnit(_ place: Int) -> Bool { found(.init(.halfUnit), at: place) != nil }

  private static func half(of unit: String) -> TimeDuration.Part? {
    switch unit {
    case "Y": TimeDuration.Part(count: 6, unit: "M")
    case "M": TimeDuration.Part(count: 15, unit: "D")
    case "D": TimeDuration.Part(count: 12, unit: "TH")
    case "TH": TimeDuration.Part(count: 30, unit: "TM")
    case "TM": TimeDuration.Part(count: 30, unit: "TS")
    default: nil
    }
  }

  /// The second end of `3天至8天`.
  private func secondLength(
    _ unit: PeriodLexicon.Found, _ first: Number, at place: Int
  ) -> Length? {
    guard let connector = found(.init(.connector), at: place),
      let second = number(at: connector.end), second.value > first.value,
      let same = found(.init(.unit), at: second.end), word(same).text == word(unit).text
    else { return nil }
    return Length(
      duration: TimeDuration(second.value, word(same).text), end: same.end, entries: [same.entry])
  }
}
