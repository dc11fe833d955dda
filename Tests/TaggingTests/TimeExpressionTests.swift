import Gongwen
import Models
import Testing

@testable import Tagging

/// A line with one time in ⟦…⟧ and what it means on 2021-11-22 (a Monday).
struct TimeCase: CustomTestStringConvertible, Sendable {
  var line: String
  var kind: Deadline.Kind
  var start: String?
  var end: String?
  var rule: String?

  var testDescription: String { line }

  static func by(_ line: String, _ end: String?) -> Self { Self(line: line, kind: .by, end: end) }

  static func during(_ line: String, _ start: String?, _ end: String?) -> Self {
    Self(line: line, kind: .during, start: start, end: end)
  }

  static func every(_ line: String, _ rule: String) -> Self {
    Self(line: line, kind: .recurring, rule: rule)
  }

  static func length(_ line: String, _ rule: String) -> Self {
    Self(line: line, kind: .relative, rule: rule)
  }
}

@Suite struct TimeExpressionTests {
  private let tagger: DeadlineTagger

  init() throws {
    tagger = try DeadlineTagger(models: TestModels.load())
  }

  private func mentions(_ line: String, on date: CalendarDay?) -> [Deadline] {
    tagger.mentions(
      in: TextBuffer(line), reference: TimeReference(date: date), with: Matcher()
    ).map(\.value)
  }

  @Test(arguments: TimeCase.calendar + TimeCase.repeated + TimeCase.lengths)
  func readsOneTime(_ example: TimeCase) throws {
    let (line, spans) = unmarked(example.line)
    let found = mentions(line, on: CalendarDay(2021, 11, 22))
    try #require(found.map(\.range) == spans)
    let time = try #require(found.first)
    #expect(time.text == TextBuffer(line).string(time.range.range))
    #expect(time.kind == example.kind)
    #expect(time.start == example.start)
    #expect(time.end == example.end)
    #expect(time.rule == example.rule)
  }

  @Test(arguments: [
    "第3章第12条", "3.5万元", "一、总体要求", "绛办发〔2021〕106号", "十五个项目", "12345号",
    "1.2亿元", "每人5000元", "前三名", "5号楼", "年度目标", "上下联动",
  ])
  func readsNoTime(_ line: String) {
    #expect(mentions(line, on: CalendarDay(2021, 11, 22)).isEmpty)
  }

  @Test func withoutReferenceKeepsTheWords() {
    let found = mentions("6月底前完成", on: nil)
    #expect(found.map(\.text) == ["6月底前"])
    #expect(found.map(\.end) == [nil])
  }
}

/// The line without its marks, and the marked ranges.
func unmarked(_ line: String) -> (String, [TextRange]) {
  var plain = String.UnicodeScalarView()
  var spans: [TextRange] = []
  var open = 0
  for scalar in line.unicodeScalars {
    switch scalar {
    case "⟦": open = plain.count
    case "⟧": spans.append(TextRange(open, plain.count))
    default: plain.append(scalar)
    }
  }
  return (String(plain), spans)
}

extension TimeCase {
  static let calendar: [TimeCase] = [
    .during("⟦2021—2025年⟧建设", "2021-01-01", "2025-12-31"),
    .during("⟦2021年至2025年⟧", "2021-01-01", "2025-12-31"),
    .during("⟦2022、2023年⟧", "2022-01-01", "2023-12-31"),
    .during("⟦二〇二五年⟧", "2025-01-01", "2025-12-31"),
    .during("⟦2024年度⟧重点任务", "2024-01-01", "2024-12-31"),
    .by("⟦到2025年⟧", "2025-12-31"),
    .by("⟦6月底前⟧完成", "2021-06-30"),
    .by("⟦2月底前⟧完成", "2021-02-28"),
    .by("⟦2024年2月底前⟧完成", "2024-02-29"),
    .by("⟦2000年2月底⟧", "2000-02-29"),
    .by("⟦2100年2月底⟧", "2100-02-28"),
    .by("⟦12月31日前⟧", "2021-12-31"),
    .by("⟦2024年12月31日前⟧购买", "2024-12-31"),
    .by("⟦2024-06-30前⟧", "2024-06-30"),
    .by("⟦2024/6/30前⟧", "2024-06-30"),
    .by("⟦2024.6.30前⟧", "2024-06-30"),
    .during("⟦本月中旬⟧", "2021-11-11", "2021-11-20"),
    .during("⟦6月下旬⟧", "2021-06-21", "2021-06-30"),
    .by("⟦第三季度末⟧", "2021-09-30"),
    .during("⟦2022年第一季度⟧", "2022-01-01", "2022-03-31"),
    .during("⟦一季度⟧", "2021-01-01", "2021-03-31"),
    .during("⟦1—3季度⟧", "2021-01-01", "2021-09-30"),
    .during("⟦前三季度⟧", "2021-01-01", "2021-09-30"),
    .during("⟦上半年⟧", "2021-01-01", "2021-06-30"),
    .during("⟦2023年下半年⟧", "2023-07-01", "2023-12-31"),
    .by("⟦“十四五”末⟧", "2025-12-31"),
    .by("力争⟦到“十四五”末⟧", "2025-12-31"),
    .by("⟦到十四五末⟧", "2025-12-31"),
    .during("⟦十四五期间⟧", "2021-01-01", "2025-12-31"),
    .during("⟦“十五五”时期⟧", "2026-01-01", "2030-12-31"),
    .during("⟦“十五”期间⟧", "2001-01-01", "2005-12-31"),
    .by("⟦截至2020年底⟧", "2020-12-31"),
    .by("⟦年底前⟧", "2021-12-31"),
    .by("⟦年内⟧", "2021-12-31"),
    .by("⟦2022年内⟧", "2022-12-31"),
    .by("⟦今年年底⟧", "2021-12-31"),
    .by("⟦2022年年底前⟧", "2022-12-31"),
    .by("⟦月底⟧", "2021-11-30"),
    .by("⟦季末⟧", "2021-12-31"),
    .during("⟦年中⟧", "2021-06-01", "2021-06-30"),
    .during("⟦明年⟧", "2022-01-01", "2022-12-31"),
    .during("⟦2023年春季⟧", "2023-03-01", "2023-05-31"),
    .during("⟦2021年冬季⟧", "2021-12-01", "2022-02-28"),
    .by("⟦下周五前⟧", "2021-12-03"),
    .during("⟦本周⟧", "2021-11-22", "2021-11-28"),
    .by("⟦国庆节前⟧", "2021-09-30"),
    .by("⟦2022年春节前⟧", "2022-01-31"),
    .by("⟦2060年春节前⟧", nil),
    .during("⟦1—2月⟧", "2021-01-01", "2021-02-28"),
    .during("⟦2021年1-6月份⟧", "2021-01-01", "2021-06-30"),
    .during("⟦6月1日至15日⟧", "2021-06-01", "2021-06-15"),
    .during("⟦11月至3月⟧", "2021-11-01", "2022-03-31"),
    .during("⟦2023年7月1日至2024年6月30日期间⟧", "2023-07-01", "2024-06-30"),
    .during("⟦自2023年4月1日起执行至2027年12月31日止⟧", "2023-04-01", "2027-12-31"),
    .during("⟦自2022年1月1日起⟧", "2022-01-01", nil),
    .during("2.⟦2022年7月1日至2023年12月31日期间⟧", "2022-07-01", "2023-12-31"),
    .during("⟦2021年⟧初步建成", "2021-01-01", "2021-12-31"),
    .during("⟦2023年⟧中国进出口银行", "2023-01-01", "2023-12-31"),
    .during("⟦２０２２年⟧", "2022-01-01", "2022-12-31"),
  ]

  static let repeated: [TimeCase] = [
    .every("⟦每年⟧安排", "FREQ=YEARLY"),
    .every("⟦每年3月底前⟧", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    .every("⟦每年12月31日前⟧", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    .every("⟦每年6月底和12月底前⟧", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    .every("⟦每年年底⟧", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    .every("⟦每年3月至5月⟧", "FREQ=YEARLY;BYMONTH=3,4,5"),
    .every("⟦每半年⟧", "FREQ=MONTHLY;INTERVAL=6"),
    .every("⟦每两年⟧", "FREQ=YEARLY;INTERVAL=2"),
    .every("⟦每季度末⟧", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    .every("⟦每季度首月5日前⟧", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
    .every("⟦按季度⟧", "FREQ=MONTHLY;INTERVAL=3"),
    .every("⟦每月5日⟧", "FREQ=MONTHLY;BYMONTHDAY=5"),
    .every("⟦每月底⟧", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    .every("⟦每月上旬⟧", "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10"),
    .every("⟦按月⟧", "FREQ=MONTHLY"),
    .every("⟦每周五⟧", "FREQ=WEEKLY;BYDAY=FR"),
    .every("⟦每日⟧", "FREQ=DAILY"),
  ]

  static let lengths: [TimeCase] = [
    .length("⟦三年内⟧", "P3Y"),
    .length("⟦3至5年⟧", "P5Y"),
    .length("⟦半年内⟧", "P6M"),
    .length("⟦一年半⟧", "P1Y6M"),
    .length("⟦24小时内⟧", "PT24H"),
    .length("⟦5个工作日内⟧", "P5BD"),
    .length("⟦15日内⟧", "P15D"),
    .length("⟦一个季度⟧", "P3M"),
    .length("⟦自印发之日起30个工作日内⟧", "P30BD from 印发之日"),
    .length("⟦在取得预售许可证后3个月内⟧", "P3M from 取得预售许可证"),
    .length("⟦有效期届满30日前⟧", "-P30D from 有效期届满"),
  ]
}
