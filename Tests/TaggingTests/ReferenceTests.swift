import Gongwen
import Models
import Structuring
import Testing

@testable import Tagging

@Suite struct ReferenceTests {
  struct Case: CustomStringConvertible, Sendable {
    var text: String
    /// Titles, with the number behind a bar where there is one.
    var references: [String]
    var description: String { text }

    init(_ text: String, _ references: [String]) {
      (self.text, self.references) = (text, references)
    }
  }

  static let cases = [
    Case("根据《中华人民共和国电子商务法》，制定本办法。", ["中华人民共和国电子商务法"]),
    Case("按照《实施意见》(运发〔2017〕37号)执行。", ["实施意见|运发〔2017〕37号"]),
    Case("依照《处罚处分条例》（国务院令第427号）处理。", ["处罚处分条例|国务院令第427号"]),
    Case("落实《甲办法》（以下简称《办法》）和《乙规定（试行）》。", ["甲办法", "办法", "乙规定（试行）"]),
    Case("《国务院关于修改〈奖励条例〉的决定》", ["国务院关于修改〈奖励条例〉的决定"]),
    Case("《三年行动方案（2023—2025年）》（国发[2023]8 号，下同）", ["三年行动方案（2023—2025年）|国发[2023]8 号"]),
    Case("落实《运城市推动“创新工程行动计划”精神，推动工程。", ["运城市推动“创新工程行动计划"]),
    Case("和《政府工作报告》的要求，《政府工作报告》再次提出。", ["政府工作报告"]),
    Case("凭《商品房买卖合同》、《居住证》和《申请表》办理。", []),
    Case("刊登在《人民日报》上，发放《合格证》。", []),
    Case("出具《审计报告》《检验报告书》。", []),
  ]

  @Test(arguments: cases)
  func finds(_ example: Case) throws {
    let tagger = try ReferenceTagger(models: TestModels.load())
    let text = TextBuffer(example.text)
    let document = StructuredDocument(
      text: text,
      paragraphs: [Paragraph(range: 0..<text.count, kind: .body, part: "正文")])
    let found = tagger.references(document, with: Matcher())
    #expect(
      found.map { $0.title + ($0.number.map { "|" + $0 } ?? "") } == example.references)
  }

  @Test func theDocumentItselfIsNoReference() throws {
    let tagger = try ReferenceTagger(models: TestModels.load())
    let text = TextBuffer("现将《甲县关于加强创新工作的实施意见》印发给你们，并落实《甲市关于加强创新工作的实施意见》（甲发〔2020〕1号）。")
    var document = StructuredDocument(
      text: text, paragraphs: [Paragraph(range: 0..<text.count, kind: .body, part: "正文")])
    document.document.issuedText = "关于加强创新工作的实施意见"
    let found = tagger.references(document, with: Matcher())
    #expect(found.map(\.title) == ["甲市关于加强创新工作的实施意见"])
  }

  @Test func unclosedTitlesStayLinear() throws {
    let tagger = try ReferenceTagger(models: TestModels.load())
    let text = TextBuffer(String(repeating: "《办法”", count: 100_000))
    let document = StructuredDocument(
      text: text, paragraphs: [Paragraph(range: 0..<text.count, kind: .body, part: "正文")])
    #expect(tagger.references(document, with: Matcher()).count == 1)
  }
}
