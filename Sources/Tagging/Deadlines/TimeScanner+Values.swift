internal import Gongwen

/// Times: year, part of the year, edge.
extension TimeScanner {
  /// A time, or the beginning of a range written with one unit (2021—2025年).
  func value(at place: Int) -> Reading? {
    if let plan = plan(at: place) { return plan }
    // 以上一年以下 has no 上一年 in it.
    if !isAt(place - 1, "以"), let opening = found(.opening, at: place) {
      if let reading = value(opening) { return reading }
    }
    guard let number = number(at: place) else { return nil }
    return dated(number, at: place) ?? monthOrDay(number)
  }

  private func plan(at place: Int) -> Reading? {
    guard let plan = found(.init(.plan), at: place) else { return nil }
    let word = word(plan)
    let isQuoted = Self.openingQuotes.contains(at(place - 1))
    var after = plan.end
    if Self.closingQuotes.contains(at(after)) {
      after += 1
    } else if plan.end - place < 3 {
      // Without quotes 十五 and 八五 are numbers.
      return nil
    }
    guard isQuoted || plan.end - place >= 3 else { return nil }
    return tail(.plan(word.first, word.second), at: after, entries: [plan.entry])
  }

  static let openingQuotes: Set<UInt32> = [0x201C, 0x2018, 0x22, 0x300C, 0x300E, 0x201D]
  static let closingQuotes: Set<UInt32> = [0x201D, 0x2019, 0x22, 0x300D, 0x300F, 0x201C]

  private func value(_ opening: PeriodLexicon.Found) -> Reading? {
    let word = word(opening)
    var reading = Reading(first: TimeValue(), end: opening.end, entries: [opening.entry])
    switch word.kind {
    case .year:
      return tail(.offset(word.first), at: opening.end, entries: reading.entries)
    case .half, .quarter, .season, .holiday, .lunar:
      reading.first.part = part(opening)
      return edged(reading)
    case .monthname:
      return month(word.first, at: opening.end, entries: reading.entries)
    case .month:
      reading.first.part = .relativeMonth(word.first, tenDays: nil, day: nil)
      if let tenDays = found(.init(.tenday), at: reading.end) {
        reading.first.part = .relativeMonth(
          word.first, tenDays: self.word(tenDays).first, day: nil)
        reading.end = tenDays.end
        reading.entries.append(tenDays.entry)
      } else if let day = dayNumber(at: reading.end) {
        reading.first.part = .relativeMonth(word.first, tenDays: nil, day: day.value)
        reading.end = day.end
      }
      return edged(reading)
    case .week:
      var weekday: Int?
      if let digit = Self.chineseDigit(at(opening.end)), (1...6).contains(digit) {
        weekday = digit
      } else if isAt(opening.end, "日") || isAt(opening.end, "天") {
        weekday = 7
      } else if isAt(opening.end, "末") {
        weekday = 6
      }
      reading.first.part = .week(word.first, weekday: weekday)
      reading.end += weekday == nil ? 0 : 1
      return reading
    case .weekday:
      reading.first.part = .week(0, weekday: word.first)
      return reading
    case .day:
      reading.first.part = .relativeDay(word.first)
      return reading
    case .alone:
      return alone(word, reading)
    default:
      return nil
    }
  }

  /// 年底, 月末, 本季度: the unit is that of the reference date.
  private func alone(_ word: PeriodLexicon.Word, _ reading: Reading) -> Reading? {
    var reading = reading
    let fields = word.text.utf8.split(separator: 0x20).map { String(Substring($0)) }
    switch fields[0] {
    case "year": reading.first.year = .offset(0)
    case "quarter": reading.first.part = .relativeQuarter(0)
    case "nextquarter": reading.first.part = .relativeQuarter(1)
    case "lastquarter": reading.first.part = .relativeQuarter(-1)
    case "month": reading.first.part = .relativeMonth(0, tenDays: nil, day: nil)
    case "week": reading.first.part = .week(0, weekday: nil)
    default: return nil
    }
    reading.first.edge = TimeValue.Edge(rawValue: fields[1])
    return reading.first.edge == nil ? edged(reading) : reading
  }

  /// What a number begins that has its year: `2021年6月`, `2021—2025年`, `2021-06-30`, `21年6月`.
  private func dated(_ number: Number, at place: Int) -> Reading? {
    let after = skippingSpace(number.end)
    if number.digits == 4, (1900...2100).contains(number.value) {
      if isAt(after, "年") { return tail(.absolute(number.value), at: after + 1, entries: []) }
      if let second = secondNumber(at: number.end), second.digits == 4,
        second.value > number.value, second.value <= 2100,
        isAt(skippingSpace(second.end), "年"),
        var last = tail(.absolute(second.value), at: skippingSpace(second.end) + 1, entries: [])
      {
        last.last = last.last ?? last.first
        last.first = TimeValue(year: .absolute(number.value))
        return last
      }
      return number.isArabic ? numericDate(number) : nil
    }
    guard number.digits == 2, isAt(after, "年"),
      let reading = tail(
        .absolute(number.value + (number.value <= 50 ? 2000 : 1900)), at: after + 1, entries: []),
      reading.first.month != nil || reading.first.edge != nil
    else { return nil }
    return reading
  }

  /// `2021-06-30`, `2021/6/30`, `2021.6.30`.
  private func numericDate(_ year: Number) -> Reading? {
    let separator = at(year.end)
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E,
      isDigit(year.end + 1), let month = number(at: year.end + 1), (1...12).contains(month.value),
      month.digits <= 2, at(month.end) == separator,
      isDigit(month.end + 1), let day = number(at: month.end + 1), day.digits <= 2,
      (1...31).contains(day.value)
    else { return nil }
    return Reading(
      first: TimeValue(
        year: .absolute(year.value), part: .day(month: month.value, day.value)), end: day.end)
  }

  /// What may follow a year: a part of it, an edge, nothing.
  func tail(_ year: TimeValue.Year, at place: Int, entries: [Int]) -> Reading? {
    var at = place
    if isAt(at, "度") || isAt(at, "份") { at += 1 }
    var reading = Reading(first: TimeValue(year: year), end: at, entries: entries)
    let next = skippingSpace(at)
    if let part = found(.part, at: next) {
      reading.first.part = self.part(part)
      reading.end = part.end
      reading.entries.append(part.entry)
      return edged(reading)
    }
    if let month = found(.init(.monthname), at: next) {
      return named(
        year, self.month(word(month).first, at: month.end, entries: entries + [month.entry]))
    }
    if let number = number(at: next), let month = monthOrDay(number), month.first.hasMonth {
      return named(year, month)
    }
    return edged(reading)
  }

  private func named(_ year: TimeValue.Year, _ reading: Reading?) -> Reading? {
    guard var reading else { return nil }
    reading.first.year = year
    reading.last?.year = year
    return reading
  }

  private func part(_ found: PeriodLexicon.Found) -> TimeValue.Part {
    let word = word(found)
    switch word.kind {
    case .half: return .half(word.first)
    case .quarter: return .quarters(word.first, word.second)
    case .season: return .season(word.first)
    case .holiday:
      return .holiday(word.first / 100, word.first % 100, word.second / 100, word.second % 100)
    case .lunar: return .lunar(found.entry)
    default: return .whole
    }
  }

  /// Reads 底, 末, 初 behind a value.
  func edged(_ reading: Reading) -> Reading {
    guard let edge = found(.init(.edge, .stop), at: reading.end), word(edge).kind == .edge else {
      return reading
    }
    var reading = reading
    reading.first.edge = TimeValue.Edge(rawValue: word(edge).text)
    reading.end = edge.end
    reading.entries.append(edge.entry)
    return reading
  }

  /// `6月…`, `1—2月`, `1—3季度`, `20日`.
  private func monthOrDay(_ number: Number) -> Reading? {
    let after = skippingSpace(number.end)
    if isAt(after, "月"), (1...12).contains(number.value) {
      return month(number.value, at: after + 1, entries: [])
    }
    if number.isArabic, isAt(after, "日") || isAt(after, "号"), (1...31).contains(number.value) {
      return Reading(first: TimeValue(part: .dayOfMonth(number.value)), end: after + 1)
    }
    guard let second = secondNumber(at: number.end) else { return nil }
    let unit = skippingSpace(second.end)
    if isAt(unit, "月"), (1...12).contains(number.value), (1...12).contains(second.value),
      var last = month(second.value, at: unit + 1, entries: [])
    {
      last.last = last.first
      last.first = TimeValue(part: .month(number.value))
      return last
    }
    if isAt(unit, "季"), isAt(unit + 1, "度"), (1...3).contains(number.value),
      number.value < second.value, second.value <= 4
    {
      return Reading(
        first: TimeValue(part: .quarters(number.value, second.value)), end: unit + 2)
    }
    return nil
  }

  /// A month and what follows 月.
  private func month(_ month: Int, at place: Int, entries: [Int]) -> Reading? {
    let at = isAt(place, "份") ? place + 1 : place
    var reading = Reading(
      first: TimeValue(part: .month(month)), end: at, entries: entries)
    if let tenDays = found(.init(.tenday), at: at) {
      reading.first.part = .tenDays(month: month, word(tenDays).first)
      reading.end = tenDays.end
      reading.entries.append(tenDays.entry)
      return reading
    }
    let next = skippingSpace(at)
    if let day = dayNumber(at: next) {
      reading.first.part = .day(month: month, day.value)
      reading.end = day.end
      return reading
    }
    if let first = number(at: next), (1...31).contains(first.value),
      let second = secondNumber(at: first.end), (1...31).contains(second.value),
      isAt(second.end, "日") || isAt(second.end, "号")
    {
      reading.first.part = .day(month: month, first.value)
      reading.last = TimeValue(part: .day(month: month, second.value))
      reading.end = second.end + 1
      return reading
    }
    return edged(reading)
  }

  /// A number and 日 or 号 behind it.
  func dayNumber(at place: Int) -> (value: Int, end: Int)? {
    guard let number = number(at: place), (1...31).contains(number.value) else { return nil }
    let unit = skippingSpace(number.end)
    guard isAt(unit, "日") || isAt(unit, "号") else { return nil }
    return (number.value, unit + 1)
  }
}

extension TimeValue {
  /// Whether it is a month or something inside a named month.
  var hasMonth: Bool {
    if case .quarters = part { return true }
    return month != nil
  }
}
