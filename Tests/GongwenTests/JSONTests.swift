import Foundation
import Gongwen
import Testing

@Suite struct JSONTests {
  @Test func theObjectIsWrittenAsFoundationWritesIt() throws {
    let document = Self.full
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = try encoder.encode(document)
    #expect(
      String(decoding: document.jsonLine(), as: UTF8.self)
        == String(decoding: expected, as: UTF8.self) + "\n")
    #expect(try JSONDecoder().decode(ExtractedDocument.self, from: expected) == document)
  }

  @Test func anEmptyObjectLeavesNoFieldOut() throws {
    let empty = ExtractedDocument(
      source: Source(path: "a", sha256: "", format: .text),
      models: ModelStamp(version: "1", sha256: ""))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = String(decoding: empty.jsonLine(), as: UTF8.self)
    #expect(try line == String(decoding: encoder.encode(empty), as: UTF8.self) + "\n")
    #expect(line.contains("\"pages\":null"))
    #expect(line.contains("\"region\":null"))
  }

  private static let range = TextRange(3, 17)

  private static let full = ExtractedDocument(
    source: Source(path: "a/\"b\"\\c\u{1}\t.pdf", sha256: "00", format: .pdf, pages: 12),
    models: ModelStamp(version: "2026.1", sha256: "ff"),
    text: "各县（区）：\n\u{20000}“x”/y\r\u{8}\u{C}\u{7F}\u{2028}",
    document: DocumentMetadata(
      title: "标题", issuedText: nil, documentNumber: "〔2021〕1号", issuers: ["甲", "乙"],
      issuedOn: "2021-01-01", region: Region(code: "140000", name: "山西省"), level: .provincial,
      references: [Reference(title: "丙", number: "1号"), Reference(title: "丁")]),
    outline: [
      OutlineEntry(
        id: "s0", part: "正文", marker: nil, heading: "总则", level: 1, parent: nil, range: range,
        page: nil),
      OutlineEntry(
        id: "s1", part: "正文", marker: "(一)", heading: "其一", level: 2, parent: "s0",
        range: range, page: 2),
    ],
    clauses: [
      Clause(
        id: "c0", section: "s1", text: "要做。", label: .duty, modality: .must, range: range,
        page: 2, boxes: [Box(page: 2, x: 72.5, y: 100, width: 451.29998779296875, height: 1e-7)])
    ],
    assignments: [
      Assignment(
        id: "a0", role: .lead, units: [.init(name: "县工信局", canonical: "县工业和信息化局", range: range)],
        openEnded: true, scope: .section("s1"), range: range),
      Assignment(id: "a1", role: .office, units: [], scope: .clause("c0"), range: range),
    ],
    deadlines: [
      Deadline(
        id: "d0", clause: "c0", text: "每年", kind: .recurring, rule: "FREQ=YEARLY", range: range)
    ],
    amounts: [
      Amount(
        id: "m0", clause: "c0", text: "最高5.5万元", min: nil, max: 55000, bound: .atMost,
        per: "each year", condition: "省级", range: range),
      Amount(
        id: "m1", clause: "c0", text: "0.1元", min: 0.1, max: 1e15, bound: .range, range: range),
    ],
    targets: [
      Target(
        id: "t0", clause: "c0", text: "增长15%", metric: "产值", comparator: .increase, value: 0.15,
        unit: "%", deadline: "d0", range: range)
    ],
    obligations: [
      Obligation(
        id: "o0", clause: "c0", path: ["总则", "其一"], text: "要做。", label: .duty,
        modality: nil, units: [.init(name: "县工信局", canonical: "县工业和信息化局", role: .lead)],
        deadlines: ["d0"], amounts: ["m0", "m1"], targets: ["t0"], page: 2)
    ],
    people: [Person(group: "领导小组", role: "组长", name: "张三", title: nil)],
    diagnostics: [Diagnostic(code: "x", message: "y", page: 3)])
}
