import Gongwen
import Testing

@Suite struct CalendarTests {
  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2025-12-31", true), ("2025-13-01", false),
    ("2025-00-10", false), ("0000-01-01", false), ("2025-6-30", false), ("２０２５-06-30", false),
    ("2025-06-31", false), ("", false), ("2025/06/30", false),
  ])
  func days(text: String, isDay: Bool) {
    #expect((CalendarDay(text) != nil) == isDay)
    if isDay { #expect(CalendarDay(text)?.description == text) }
  }

  @Test func numbersOfDaysAreConsecutive() throws {
    var day = try #require(CalendarDay("1899-12-31"))
    #expect(day.weekday == 7)
    for _ in 0..<80_000 {
      let next = try #require(day.adding(days: 1))
      #expect(next.number == day.number + 1 && next > day && next.weekday == day.weekday % 7 + 1)
      day = next
    }
    #expect(day.adding(days: .max) == nil && day.adding(months: .min) == nil)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2024-12-31", 2, "2025-02-28"),
    ("2024-03-15", -3, "2023-12-15"),
  ])
  func months(start: String, count: Int, end: String) {
    #expect(CalendarDay(start)?.adding(months: count)?.description == end)
  }

  /// The next day of a time that comes again, seen from a day.
  @Test(arguments: [
    ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1", "2025-05-01", "2026-04-30"),
    ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1", "2025-04-30", "2025-04-30"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2025-01-01", "2028-02-29"),
    ("FREQ=YEARLY", "2025-05-01", "2025-12-31"),
    ("FREQ=YEARLY;BYMONTH=8", "2025-05-01", "2025-08-31"),
    ("FREQ=MONTHLY", "2025-02-10", "2025-02-28"),
    ("FREQ=MONTHLY;BYMONTHDAY=10", "2025-02-11", "2025-03-10"),
    ("FREQ=MONTHLY;INTERVAL=3", "2025-04-01", "2025-06-30"),
    ("FREQ=MONTHLY;INTERVAL=6", "2025-07-01", "2025-12-31"),
    ("FREQ=WEEKLY", "2025-11-21", "2025-11-23"),
    ("FREQ=WEEKLY;BYDAY=MO", "2025-11-21", "2025-11-24"),
  ])
  func comesAgain(rule: String, today: String, next: String) throws {
    let rule = try #require(RecurrenceRule(rule))
    let today = try #require(CalendarDay(today))
    #expect(rule.next(onOrAfter: today)?.description == next)
    #expect(RecurrenceRule(rule.text) == rule)
  }

  @Test(arguments: [
    "", "FREQ=HOURLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=13", "FREQ", "BYMONTH=1",
    "FREQ=YEARLY;FREQ=DAILY", "FREQ=YEARLY;X=1", "FREQ=YEARLY;INTERVAL=99999999999999999999",
  ])
  func isNoRule(text: String) {
    #expect(RecurrenceRule(text) == nil)
  }

  /// Issued on 1 March, printed on the 3rd, published on the 5th, in force from 1 April.
  @Test(arguments: [
    ("P30D from 印发之日", "2025-04-02"), ("P30D from 本通知印发之日", "2025-04-02"),
    ("P1M from 文件下发后", "2025-04-03"), ("P15D from 本办法公布之日", "2025-03-20"),
    ("P1Y from 施行之日", "2026-04-01"), ("P2W from 发布之日", "2025-03-19"),
    ("P10BD from 印发之日", nil), ("P30D from 合同签订之日", nil), ("P30D", nil),
    ("P99999999D from 印发之日", nil), ("PT10M from 印发之日", nil),
    ("P30D from 印发机关收到申请之日", nil),
  ])
  func countsFromTheDocument(rule: String, end: String?) {
    let document = DocumentMetadata(
      issuedOn: "2025-03-01", publishedOn: "2025-03-05", printedOn: "2025-03-03",
      effectiveOn: "2025-04-01")
    #expect(RelativeTime.end(of: rule, in: document)?.description == end)
  }
}
