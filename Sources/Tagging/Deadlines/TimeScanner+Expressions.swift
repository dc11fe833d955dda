internal import Gongwen

/// Whole expressions: times with ranges and relations, lengths, frequencies.
extension TimeScanner {
  // MARK: Times

  func time(at place: Int) -> TimeToken? {
    // 第3月 and 1.5月 are no months; an item's number may stand before a year (2.2021年).
    if isDigit(place), isAt(place - 1, "."), isDigit(place - 2), yearNumber(at: place) == nil {
      return nil
    }
    guard var reading = value(at: place) else { return nil }
    if case .dayOfMonth = reading.first.part, isLength(reading, at: place) { return nil }
    if reading.last == nil { reading = ranged(reading) }
    var core = place..<reading.end
    if case .plan = reading.first.year, Self.openingQuotes.contains(at(place - 1)) {
      core = (place - 1)..<reading.end
    }
    var token = TimeToken(
      value: .span(reading.first, reading.last.map { $0.following(reading.first) }), range: core,
      core: core, entries: reading.entries)
    relate(&token)
    return token
  }

  /// `10日内` and `5日以上` are lengths, `第5日` and `5号楼` are neither.
  private func isLength(_ reading: Reading, at place: Int) -> Bool {
    if isAt(place - 1, "第") || isAt(place - 1, "前") { return true }
    if lexicon.ahead.contains(where: { stands($0, before: place) }) { return true }
    let after = reading.end
    if isAt(after - 1, "号") {
      return !isAt(after, "前") && !isAt(after, "之") && !isAt(after, "起") && after < end
    }
    if let relation = found(.relation, at: after), word(relation).kind == .within { return true }
    return isAt(after, "以") || isAt(after, "的") || isAt(after, "(")
  }

  /// Reads the second end of a range.
  private func ranged(_ reading: Reading) -> Reading {
    let place = skippingSpace(reading.end)
    guard let connector = found(.init(.connector), at: place) else { return reading }
    var reading = reading
    let next = skippingSpace(connector.end)
    if reading.first.month != nil, let day = dayNumber(at: next) {
      reading.last = TimeValue(part: .dayOfMonth(day.value))
      reading.end = day.end
      return clocked(reading)
    }
    guard let second = value(at: next), second.last == nil else { return reading }
    reading.last = second.first
    reading.end = second.end
    reading.entries += second.entries
    return reading
  }

  /// Reads the relation words behind and before a time.
  private func relate(_ token: inout TimeToken) {
    guard case .span(let first, let last) = token.value else { return }
    var after = token.core.upperBound
    if isAt(after, "止") { after += 1 }
    if let found = found(.relation, at: skippingIncluded(skippingSpace(after))) {
      let relation = Self.relation(word(found).kind)
      if relation != .none {
        token.relation = relation
        token.entries.append(found.entry)
        after = found.end
      }
      if relation == .from, last == nil, let through = self.through(first, at: after) {
        token.value = .span(first, through.last)
        token.relation = .fromTo
        after = through.end
        if let during = self.found(.init(.during), at: after) { after = during.end }
      }
    }
    if isAt(after, "至"), isAt(after + 1, "今"), [.none, .from].contains(token.relation) {
      token.relation = .since
      after += 2
    }
    token.range = token.range.lowerBound..<after
    relateBefore(&token, isRange: last != nil)
    if token.relation == .none, let entry = token.entries.first,
      lexicon.words[entry].text.hasSuffix("within")
    {
      token.relation = .within
    }
  }

  /// Skips (含), (含当日) between a time and its relation.
  func skippingIncluded(_ place: Int) -> Int {
    guard isAt(place, "("), isAt(place + 1, "含") else { return place }
    var at = place + 2
    while at < place + 6, !isAt(at, ")") { at += 1 }
    return isAt(at, ")") ? at + 1 : place
  }

  /// The end of 自…起至….
  private func through(_ first: TimeValue, at place: Int) -> Reading? {
    guard let through = found(.init(.through), at: place),
      var second = value(at: skippingSpace(through.end)), second.last == nil
    else { return nil }
    second.last = second.first.following(first)
    if isAt(second.end, "止") { second.end += 1 }
    return second
  }

  private func relateBefore(_ token: inout TimeToken, isRange: Bool) {
    guard let prefix = prefix(before: token.range.lowerBound) else { return }
    let kind = lexicon.words[prefix.entry].kind
    switch (kind, token.relation) {
    case (.onward, .none) where !isRange: token.relation = .from
    case (.onward, .none): token.relation = .fromTo
    case (.asof, .none), (.asof, .within): token.relation = .asOf
    case (.until, .none) where !isRange: token.relation = .until
    case (.until, .within), (.until, .before): break
    case (.onward, .from), (.onward, .fromTo), (.onward, .since), (.onward, .after): break
    case (.asof, .before): break
    default: return
    }
    token.entries.append(prefix.entry)
    token.range = prefix.start..<token.range.upperBound
  }

  private func prefix(before place: Int) -> (entry: Int, start: Int)? {
    var stop = place
    while isAt(stop - 1, " ") { stop -= 1 }
    return lexicon.prefixes.first { stands($0.word, before: stop) }.map {
      ($0.entry, stop - $0.word.count)
    }
  }

  static func relation(_ kind: PeriodLexicon.Kind) -> TimeToken.Relation {
    switch kind {
    case .before: .before
    case .within: .within
    case .during: .during
    case .from: .from
    case .after: .after
    case .since: .since
    default: .none
    }
  }

  // MARK: Frequencies

  /// `每年3月底前`, `按月`, `每两年`, `每季度末`.
  func frequency(at place: Int) -> TimeToken? {
    var frequency: TimeFrequency
    var entries: [Int] = []
    var after: Int
    if let every = found(.init(.every), at: place) {
      let word = word(every)
      frequency = TimeFrequency(frequency: word.text, interval: word.first)
      entries = [every.entry]
      after = every.end
    } else if isAt(place, "每"),
      let (length, stop, units) = length(at: isAt(place + 1, "隔") ? place + 2 : place + 1),
      let repeated = TimeFrequency(every: length)
    {
      frequency = repeated
      entries = units
      after = stop
    } else {
      return nil
    }
    let core = place..<after
    var token = TimeToken(value: .frequency(frequency), range: core, core: core, entries: entries)
    after = positions(of: &frequency, at: after, entries: &token.entries)
    token.value = .frequency(frequency)
    token.core = place..<after
    if let end = clock(at: after, needsDaypart: true) { after = end }
    if let found = found(.relation, at: after) {
      let relation = Self.relation(word(found).kind)
      if relation != .none, !frequency.positions.isEmpty || relation == .within {
        token.relation = relation
        token.entries.append(found.entry)
        after = found.end
      }
    }
    token.range = place..<after
    return token
  }

  /// Reads where in each period: a month, day, edge, weekday; several joined by 、 or 和.
  private func positions(
    of frequency: inout TimeFrequency, at place: Int, entries: inout [Int]
  ) -> Int {
    var after = isAt(place, "的") ? place + 1 : place
    guard let (first, stop) = position(frequency, at: after) else { return place }
    frequency.positions = [first.first]
    entries += first.entries
    after = stop
    if let last = first.last {
      frequency.positions.append(last)
      frequency.isRange = true
      return after
    }
    if let connector = found(.init(.connector), at: after),
      let (second, stop) = position(frequency, at: connector.end), second.last == nil
    {
      frequency.positions.append(second.first.following(first.first))
      frequency.isRange = true
      return stop
    }
    while frequency.positions.count < 12,
      isAt(after, "、") || isAt(after, "和") || isAt(after, "及") || isAt(after, ","),
      let (next, stop) = position(frequency, at: after + 1), next.last == nil
    {
      frequency.positions.append(next.first)
      after = stop
    }
    return after
  }

  private func position(_ frequency: TimeFrequency, at place: Int) -> (Reading, Int)? {
    switch (frequency.frequency, frequency.interval) {
    case ("WEEKLY", _):
      guard let weekday = weekday(at: place) else { return nil }
      let value = TimeValue(part: .week(0, weekday: weekday.day))
      return (Reading(first: value, end: weekday.end), weekday.end)
    case ("MONTHLY", 3):
      guard let ordinal = monthOfQuarter(at: place) else {
        let edge = edged(Reading(first: TimeValue(), end: place))
        return edge.end > place ? (edge, edge.end) : nil
      }
      var reading = Reading(first: TimeValue(part: .month(ordinal.month)), end: ordinal.end)
      if let day = dayNumber(at: ordinal.end) {
        reading.first.part = .day(month: ordinal.month, day.value)
        reading.end = day.end
      } else {
        reading = edged(reading)
      }
      return (reading, reading.end)
    case ("MONTHLY", _):
      if let day = dayNumber(at: place) {
        return (Reading(first: TimeValue(part: .dayOfMonth(day.value)), end: day.end), day.end)
      }
      if let tenDays = found(.init(.tenday), at: place) {
        let value = TimeValue(part: .relativeMonth(0, tenDays: word(tenDays).first, day: nil))
        return (Reading(first: value, end: tenDays.end, entries: [tenDays.entry]), tenDays.end)
      }
      let edge = edged(Reading(first: TimeValue(), end: place))
      return edge.end > place ? (edge, edge.end) : nil
    case ("YEARLY", _):
      let edge = edged(Reading(first: TimeValue(), end: place))
      if edge.end > place { return (edge, edge.end) }
      guard let reading = value(at: place), reading.first.isInYear else { return nil }
      return (reading, reading.end)
    default:
      return nil
    }
  }

  /// 首月, 第一个月, 末月 of a quarter.
  private func monthOfQuarter(at place: Int) -> (month: Int, end: Int)? {
    if isAt(place, "首"), isAt(place + 1, "月") { return (1, place + 2) }
    if isAt(place, "末"), isAt(place + 1, "月") { return (3, place + 2) }
    guard isAt(place, "第"), let number = number(at: place + 1), (1...3).contains(number.value),
      isAt(number.end, "个"), isAt(number.end + 1, "月")
    else { return nil }
    return (number.value, number.end + 2)
  }
}

extension TimeFrequency {
  /// 每两年, 每3个月.
  fileprivate init?(every length: TimeDuration) {
    guard let part = length.parts.first, length.parts.count == 1 else { return nil }
    switch part.unit {
    case "Y": self.init(frequency: "YEARLY", interval: part.count)
    case "M": self.init(frequency: "MONTHLY", interval: part.count)
    case "Q": self.init(frequency: "MONTHLY", interval: part.count * 3)
    case "W": self.init(frequency: "WEEKLY", interval: part.count)
    case "D", "BD": self.init(frequency: "DAILY", interval: part.count)
    case "TH": self.init(frequency: "HOURLY", interval: part.count)
    case "TM": self.init(frequency: "MINUTELY", interval: part.count)
    case "TS": self.init(frequency: "SECONDLY", interval: part.count)
    default: return nil
    }
  }
}

extension TimeValue {
  /// Whether it says where in any year: no year of its own, nothing counted from today.
  fileprivate var isInYear: Bool {
    switch part {
    case .half, .quarters, .season, .month, .tenDays, .day, .holiday, .lunar: return year == .open
    case .whole: return edge != nil
    default: return false
    }
  }
}
