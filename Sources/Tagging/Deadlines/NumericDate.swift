internal import Gongwen

/// A date of figures alone, as cells of tables have it: 2025.12, 2024/6/30, 2024.3-2024.10.
struct NumericDate {
  var range: Range<Int>
  var first: CalendarDay
  var last: CalendarDay
  /// Whether both ends are printed.
  var isSpan = false

  /// The date that fills a cell, if one does.
  init?(_ cell: Range<Int>, in text: TextBuffer) {
    var at = cell.lowerBound
    guard let start = Self.date(&at, cell.upperBound, text) else { return nil }
    (range, first, last) = (cell, start.first, start.last)
    guard at < cell.upperBound else { return }
    // - ~ 至
    guard [0x2D, 0x7E, 0x81F3].contains(text.folded[at]) else { return nil }
    while at < cell.upperBound, [0x2D, 0x7E, 0x81F3].contains(text.folded[at]) { at += 1 }
    guard let end = Self.date(&at, cell.upperBound, text), at == cell.upperBound,
      first <= end.last
    else { return nil }
    (last, isSpan) = (end.last, true)
  }

  private static func date(
    _ at: inout Int, _ end: Int, _ text: TextBuffer
  ) -> (first: CalendarDay, last: CalendarDay)? {
    guard let year = number(&at, end, text, digits: 4...4), (1949...2100).contains(year),
      at < end, isMark(text.folded[at])
    else { return nil }
    let mark = text.folded[at]
    at += 1
    guard let month = number(&at, end, text, digits: 1...2),
      let first = CalendarDay(year, month, 1),
      let last = CalendarDay.last(year, month)
    else { return nil }
    guard at + 1 < end, text.folded[at] == mark else { return (first, last) }
    var next = at + 1
    guard let day = number(&next, end, text, digits: 1...2),
      let date = CalendarDay(year, month, day)
    else { return (first, last) }
    at = next
    return (date, date)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    scalar == 0x2E || scalar == 0x2F || scalar == 0x2D
  }

  private static func number(
    _ at: inout Int, _ end: Int, _ text: TextBuffer, digits: ClosedRange<Int>
  ) -> Int? {
    var value = 0
    var next = at
    while next < end, next - at <= digits.upperBound, (0x30...0x39).contains(text.folded[next]) {
      value = value * 10 + Int(text.folded[next] - 0x30)
      next += 1
    }
    guard digits.contains(next - at) else { return nil }
    at = next
    return value
  }
}
