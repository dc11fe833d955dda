import Gongwen
import Testing

@testable import Structuring

@Suite struct DateReaderTests {
  @Test(arguments: [
    ("2021年11月22日", "2021-11-22"), ("２０２１年１月２日", "2021-01-02"),
    ("二〇二一年十一月二十二日", "2021-11-22"), ("二○一九年十月三十一日", "2019-10-31"),
    ("二O二〇年二月廿九日", "2020-02-29"), ("2021 年 3 月 5 日", "2021-03-05"),
    ("2024年底", "2024-12-31"), ("2024年2月底", "2024-02-29"),
  ])
  func reads(printed: String, expected: String) {
    let text = TextBuffer(printed)
    #expect(DateReader.day(text, 0..<text.count)?.text == expected)
  }

  @Test(arguments: ["2021年13月1日", "2021年2月30日", "十一月二日", "年月日", "2021年月日"])
  func refuses(printed: String) {
    let text = TextBuffer(printed)
    #expect(DateReader.day(text, 0..<text.count) == nil)
  }

  @Test func addsMonthsAndDays() throws {
    let day = try #require(DateReader.Day(iso: "2024-02-29"))
    #expect(day.adding(months: 12).text == "2025-02-28")
    #expect(day.adding(days: 1).text == "2024-03-01")
    #expect(day.adding(days: -60).text == "2023-12-31")
    #expect(
      DateReader.Day(iso: "2023-09-08")?.adding(months: 36).adding(days: -1).text == "2026-09-07")
  }
}
