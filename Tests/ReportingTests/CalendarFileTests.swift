import Foundation
import Gongwen
import Reporting
import Testing

@Suite struct CalendarFileTests {
  private static func text(_ event: CalendarFile.Event) throws -> String {
    let day = try #require(CalendarDay("2025-11-21"))
    return CalendarFile(name: "公文时限", madeOn: day, events: [event]).text()
  }

  private static func event(_ summary: String, rule: String? = nil) throws -> CalendarFile.Event {
    CalendarFile.Event(
      identifier: "a@gongwen", day: try #require(CalendarDay("2025-12-31")),
      rule: rule.flatMap { RecurrenceRule($0) }, until: CalendarDay("2027-12-31"),
      summary: summary, details: "一;二,三\\四\n五\u{7}", categories: ["任务"], noticeDays: 7)
  }

  @Test func linesAreShortAndWhole() throws {
    let summary = String(repeating: "力争到2025年新建改建农村公路😀", count: 20)
    let text = try Self.text(Self.event(summary))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && !text.replacing("\r\n", with: "").contains { $0.isNewline })
    for line in lines { #expect(line.utf8.count <= 75) }
    #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(summary)\r\n"))
  }

  @Test func fieldsAreThoseOfTheStandard() throws {
    let text = try Self.text(Self.event("办结", rule: "FREQ=YEARLY"))
    for line in [
      "BEGIN:VCALENDAR", "VERSION:2.0", "UID:a@gongwen", "DTSTAMP:20251121T000000Z",
      "DTSTART;VALUE=DATE:20251231",
      "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;UNTIL=20271231",
      "DESCRIPTION:一\\;二\\,三\\\\四\\n五", "TRIGGER:-P7D", "END:VCALENDAR",
    ] {
      #expect(text.contains(line + "\r\n"), "\(line)")
    }
  }

  @Test func theSameAnswerGivesTheSameFile() throws {
    #expect(try Self.text(Self.event("办结")) == Self.text(Self.event("办结")))
  }
}
