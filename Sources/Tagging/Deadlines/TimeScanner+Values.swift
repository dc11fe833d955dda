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
    return dated(number, at: place) ?? decade(number, at: place) ?? monthOrDay(number)
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
    case .year where word.second > word.first:
      reading.first.year = .offset(word.first)
      reading.last = TimeValue(year: .offset(word.second))
      return reading
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
        return clocked(reading)
      }
      return edged(reading)
    case .week:
      return week(word.first, reading)
    case .weekday:
      reading.first.part = isAt(opening.end - 1, "末") ? .weekend(0) : .week(0, weekday: word.first)
      return clocked(reading)
    case .day:
      reading.first.part = .relativeDay(word.first)
      return clocked(reading)
    case .alone:
      return alone(word, reading)
    default:
      return nil
    }
  }

  /// 下周, 下周五, 下周末.
  private func week(_ offset: Int, _ reading: Reading) -> Reading {
    var reading = reading
    reading.first.part = .week(offset, weekday: nil)
    if isAt(reading.end, "末") {
      reading.first.part = .weekend(offset)
      reading.end += 1
    } else if let weekday = weekday(at: reading.end) {
      reading.first.part = .week(offset, weekday: weekday.day)
      reading.end = weekday.end
      return clocked(reading)
    }
    return reading
  }

  /// The day behind 周 or 星期: 五, 日, or with its own 周 (下周周五).
  func weekday(at place: Int) -> (day: Int, end: Int)? {
    if let digit = Self.chineseDigit(at(place)), (1...6).contains(digit) {
      return (digit, place + 1)
    }
    if isAt(place, "日") || isAt(place, "天") { return (7, place + 1) }
    return found(.init(.weekday), at: place).map { (word($0).first, $0.end) }
  }

  /// 年底, 月末, 本季度: the unit is that of the reference date.
  private func alone(_ word: PeriodLexicon.Word, _ reading: Reading) -> Reading? {
    var reading = reading
    let fields = word.text.utf8.split(separator: 0x20).map { String(Substring($0)) }
    switch fields[0] {
    case "year": reading.first.year = .offset(0)
    case "quarter": reading.first.part = .relativeQuarter(0)
    case "nextquarter": reading.first.part = .relativeQuarter(1)
    case "thirdquarter": reading.first.part = .relativeQuarter(2)
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
    guard isAt(after, "年") else {
      return number.digits == 8 ? compactDate(number, place) : monthFirst(number)
    }
    return shortYear(number, at: place, after: after + 1)
  }

  /// `07年`, `零八年`, `98年4月`, `21年底`; two digits alone may also be a number of years.
  private func shortYear(_ number: Number, at place: Int, after: Int) -> Reading? {
    // 20年内, 20年以上 and 20年期 are lengths.
    let isLength =
      isAt(after, "内") || isAt(after, "期")
      || isAt(after, "以") && (isAt(after + 1, "内") || isAt(after + 1, "上") || isAt(after + 1, "下"))
    guard number.digits == 2, !isLength,
      let reading = tail(
        .absolute(number.value + (number.value <= 50 ? 2000 : 1900)), at: after, entries: [])
    else { return nil }
    let startsWithZero = Self.chineseDigit(at(place)) == 0 || isAt(place, "0")
    let isNamed = startsWithZero || !number.isArabic && number.value > 40
    return isNamed || reading.first.part != .whole || reading.first.edge != nil ? reading : nil
  }

  /// `九十年代`, `20世纪80年代`, `上世纪90年代`.
  private func decade(_ number: Number, at place: Int) -> Reading? {
    var century = 19
    var decade = number
    if isAt(number.end, "世"), isAt(number.end + 1, "纪") {
      century = number.value - 1
      guard (15...21).contains(number.value) else { return nil }
      guard let years = self.number(at: number.end + 2) else {
        return Reading(
          first: TimeValue(year: .plan(century * 100, century * 100 + 99)), end: number.end + 2)
      }
      decade = years
    } else if decade.value == 10 || decade.value == 20 {
      century = 20
    }
    guard isAt(decade.end, "年"), isAt(decade.end + 1, "代"), decade.value % 10 == 0,
      decade.value < 100
    else { return nil }
    let first = century * 100 + decade.value
    return edged(
      Reading(first: TimeValue(year: .plan(first, first + 9)), end: decade.end + 2))
  }

  /// `20240307`.
  private func compactDate(_ number: Number, _ place: Int) -> Reading? {
    guard number.isArabic, let year = digits(place, 4), (1990...2050).contains(year),
      let month = digits(place + 4, 2), let day = digits(place + 6, 2),
      CalendarDay(year, month, day) != nil
    else { return nil }
    return Reading(
      first: TimeValue(year: .absolute(year), part: .day(month: month, day)), end: number.end)
  }

  private func digits(_ place: Int, _ count: Int) -> Int? {
    var value = 0
    for at in place..<(place + count) {
      guard isDigit(at) else { return nil }
      value = value * 10 + Int(self.at(at) - 0x30)
    }
    return value
  }

  /// `6/30/2021`.
  private func monthFirst(_ month: Number) -> Reading? {
    guard month.isArabic, (1...12).contains(month.value), isAt(month.end, "/"),
      isDigit(month.end + 1), let day = number(at: month.end + 1), (1...31).contains(day.value),
      isAt(day.end, "/"), isDigit(day.end + 1), let year = yearNumber(at: day.end + 1)
    else { return nil }
    return Reading(
      first: TimeValue(year: .absolute(year.value), part: .day(month: month.value, day.value)),
      end: year.end)
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
    return clocked(
      Reading(
        first: TimeValue(
          year: .absolute(year.value), part: .day(month: month.value, day.value)), end: day.end))
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
    if let months = someMonths(at: next) {
      reading.first.part = .months(months.first, months.last)
      reading.end = months.end
      return reading
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
      return clocked(reading)
    }
    if let weeks = weekOfMonth(month, at: next) { return weeks }
    if let end = lunarDay(at: next) {
      reading.first.part = .lunarDay
      reading.end = end
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

  /// 前11个月, 首月, 后三个月 of a year.
  func someMonths(at place: Int) -> (first: Int, last: Int, end: Int)? {
    if isAt(place, "首"), isAt(place + 1, "月") { return (1, 1, place + 2) }
    guard isAt(place, "前") || isAt(place, "后"), let number = number(at: place + 1),
      (1...11).contains(number.value)
    else { return nil }
    let unit = isAt(number.end, "个") ? number.end + 1 : number.end
    guard isAt(unit, "月"), !isAt(unit + 1, "内") else { return nil }
    return isAt(place, "前")
      ? (1, number.value, unit + 1) : (13 - number.value, 12, unit + 1)
  }

  /// 第一周, 的第二个星期五 behind a month.
  private func weekOfMonth(_ month: Int, at place: Int) -> Reading? {
    let at = isAt(place, "的") ? place + 1 : place
    guard isAt(at, "第"), let number = number(at: at + 1), (1...5).contains(number.value) else {
      return nil
    }
    let unit = isAt(number.end, "个") ? number.end + 1 : number.end
    if let weekday = found(.init(.weekday), at: unit) {
      return Reading(
        first: TimeValue(
          part: .nthWeek(month: month, number.value, weekday: word(weekday).first)),
        end: weekday.end)
    }
    guard isAt(unit, "周") else { return nil }
    return Reading(
      first: TimeValue(part: .nthWeek(month: month, number.value, weekday: nil)), end: unit + 1)
  }

  /// 初一, 廿二: where the day ends.
  private func lunarDay(at place: Int) -> Int? {
    guard isAt(place, "初") || isAt(place, "廿"), let number = number(at: place + 1),
      number.value <= 10
    else { return nil }
    return number.end
  }

  /// Takes a time of day into the words of a day: 17时前, 18:00, 上午9点30分. It has no part in the
  /// dates.
  func clocked(_ reading: Reading) -> Reading {
    var reading = reading
    if let end = clock(at: skippingSpace(reading.end), needsDaypart: false) {
      reading.end = end
    } else if let close = weekdayRemark(at: reading.end) {
      // 5月20日(星期五)前, 5月20日(周五)17时前
      if let end = clock(at: close, needsDaypart: false) {
        reading.end = end
      } else if found(.init(.before), at: close) != nil {
        reading.end = close
      }
    }
    return reading
  }

  /// The end of (星期五) after a date.
  private func weekdayRemark(at place: Int) -> Int? {
    guard isAt(place, "(") else { return nil }
    var at = place + 1
    if let prefix = found(.init(.weekday), at: at) {
      at = prefix.end
    } else if isAt(at, "周") {
      at += 1
    } else if isAt(at, "星"), isAt(at + 1, "期") {
      at += 2
    } else {
      return nil
    }
    if let day = weekday(at: at) { at = day.end }
    return isAt(at, ")") ? at + 1 : nil
  }

  func clock(at place: Int, needsDaypart: Bool) -> Int? {
    var at = place
    if let part = found(.init(.daypart), at: place) {
      at = part.end
      if !needsDaypart, number(at: at) == nil { return part.end - place > 1 ? at : nil }
    } else if needsDaypart {
      return nil
    }
    guard let hour = number(at: at), hour.value <= 24 else { return nil }
    at = hour.end
    if isAt(at, ":"), isDigit(at + 1), isDigit(at + 2) {
      at += 3
      while isAt(at, ":"), isDigit(at + 1), isDigit(at + 2) { at += 3 }
      return isAt(at, "时") ? at + 1 : at
    }
    guard isAt(at, "点") || isAt(at, "时") else { return nil }
    at += 1
    if isAt(at, "整") || isAt(at, "半") || isAt(at, "钟") { return at + 1 }
    if let minute = number(at: at), minute.value < 60 {
      if isAt(minute.end, "分") { return minute.end + 1 }
      if isAt(minute.end, "刻") { return minute.end + 1 }
    }
    return at
  }
}

extension TimeValue {
  /// Whether it is a month or something inside a named month.
  var hasMonth: Bool {
    if case .quarters = part { return true }
    return month != nil
  }
}
