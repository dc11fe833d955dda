import Gongwen
import Testing

@testable import Structuring

@Suite struct MarkerTests {
  struct Case: CustomStringConvertible, Sendable {
    var text: String
    var marker: String
    var value: Int
    var heading: String
    var description: String { text }

    init(_ text: String, _ marker: String, _ value: Int, _ heading: String) {
      (self.text, self.marker, self.value, self.heading) = (text, marker, value, heading)
    }
  }

  static let markers = [
    Case("一、总体要求", "一、", 1, "总体要求"),
    Case("十二、附则", "十二、", 12, "附则"),
    Case("二十．其他", "二十．", 20, "其他"),
    Case("（三）重点任务", "（三）", 3, "重点任务"),
    Case("(二十一)、拓展", "(二十一)、", 21, "拓展"),
    Case("1.做好", "1.", 1, "做好"),
    Case("10、落实", "10、", 10, "落实"),
    Case("３．保障", "３．", 3, "保障"),
    Case("2.2022年7月1日至年底", "2.", 2, "2022年7月1日至年底"),
    Case("1.1 编制目的", "1.1", 1, "编制目的"),
    Case("1.1.编制目的", "1.1.", 1, "编制目的"),
    Case("2.3.4.职责", "2.3.4.", 4, "职责"),
    Case("2.3.4职责", "2.3.4", 4, "职责"),
    Case("（1）申请", "（1）", 1, "申请"),
    Case("4）审核", "4）", 4, "审核"),
    Case("③公示", "③", 3, "公示"),
    Case("第三条　本办法", "第三条", 3, "本办法"),
    Case("第 十 一 章 附则", "", 0, ""),
    Case("第十一章 附则", "第十一章", 11, "附则"),
    Case("第一节 一般规定", "第一节", 1, "一般规定"),
    Case("第二部分：任务", "第二部分", 2, "任务"),
    Case("第一百零二条 略", "第一百零二条", 102, "略"),
    Case("三是加强领导", "三是", 3, "加强领导"),
    Case("1.5亿元资金", "", 0, ""),
    Case("2.5‰", "", 0, ""),
    Case("2021年建设", "", 0, ""),
    Case("三类企业", "", 0, ""),
    Case("二、三类疫病", "", 0, ""),
    Case("（含商业）", "", 0, ""),
    Case("（2021）", "", 0, ""),
    Case("第一产业", "", 0, ""),
    Case("第三季度", "", 0, ""),
    Case("一次性给予", "", 0, ""),
  ]

  @Test(arguments: markers)
  func reads(_ example: Case) {
    let text = TextBuffer(example.text)
    let marker = text.folded.withUnsafeBufferPointer { Marker($0, at: 0, end: $0.count) }
    #expect(marker.map { text.string($0.range) } ?? "" == example.marker)
    #expect(marker?.value ?? 0 == example.value)
    #expect(marker.map { text.string($0.headingStart..<text.count) } ?? "" == example.heading)
  }
}
