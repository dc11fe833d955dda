import Gongwen
import Testing

@testable import Structuring

/// A page of 20 Han characters a line, 10 points each, between x = 100 and x = 300.
private func page(_ lines: [(x: Float, y: Float, text: String)], number: Int = 1) -> Page {
  Page(
    number: number, width: 400, height: 600,
    lines: lines.map { line in
      var x = line.x
      var result = Line(line.text)
      result.boxes = line.text.unicodeScalars.map { scalar in
        let width: Float = scalar.value < 0x80 ? 5 : 10
        defer { x += width }
        return GlyphBox(x: x, y: line.y, width: width, height: 10)
      }
      result.style = GlyphStyle(font: "FangSong", size: 10)
      return result
    })
}

private func paragraphs(_ pages: Page...) -> [String] {
  GeometricParagraphs.assemble(PagedText(format: .pdf, pages: pages)).map {
    TextBuffer.string($0.scalars)
  }
}

@Suite("Paragraphs from geometry")
struct GeometricParagraphsTests {
  private static let full = "各级各部门要高度重视切实加强组织领导明确"
  private static let first = "各级各部门要高度重视切实加强组织领导"

  @Test func aFullLineGoesOn() {
    #expect(
      paragraphs(
        page([
          (120, 100, Self.first), (100, 118, Self.full), (100, 136, Self.full), (100, 154, "责任。"),
        ])) == [Self.first + Self.full + Self.full + "责任。"])
  }

  /// The comma keeps the figure, and both keep the character before them.
  @Test func aLineIsFullWhereAFigureAfterAHalfWidthCommaHasNoRoom() {
    #expect(
      paragraphs(
        page([
          (100, 100, Self.full), (100, 118, Self.first), (100, 136, "员,2022年完成。"),
        ])) == [Self.full + Self.first + "员,2022年完成。"])
  }

  @Test(arguments: [
    ["关于加快发展的意见", "某府发〔2019〕17号"], ["《关于印发措施的通知》", "关于发展的措施"],
  ])
  func titlesAndNumbersAreLinesOfTheirOwn(_ head: [String]) {
    var title = page(
      head.enumerated().map { index, text in
        (200 - 5 * Float(text.count), 100 + 18 * Float(index), text)
      })
    for index in title.lines.indices { title.lines[index].style?.font = "SimHei" }
    let body = page([
      (120, 160, Self.first), (100, 178, Self.full), (100, 196, Self.full), (100, 214, "责任。"),
    ])
    title.lines += body.lines
    #expect(
      paragraphs(title) == head + [Self.first + Self.full + Self.full + "责任。"])
  }

  @Test func anIndentedLineBeginsAParagraph() {
    #expect(
      paragraphs(
        page([
          (120, 100, Self.first), (100, 118, Self.full), (120, 136, Self.first), (100, 154, "责任。"),
        ])) == [Self.first + Self.full, Self.first + "责任。"])
  }

  @Test func aShortLineEndsItsParagraph() {
    #expect(
      paragraphs(
        page([
          (120, 100, Self.first), (100, 118, Self.full), (100, 136, "责任。"),
          (100, 154, "附件说明"),
        ])) == [Self.first + Self.full + "责任。", "附件说明"])
  }

  @Test func paragraphsGoOnOverPagesPastTheirNumbers() {
    #expect(
      paragraphs(
        page([(120, 100, Self.first), (100, 118, Self.full), (195, 570, "- 1 -")]),
        page([(100, 100, Self.full), (100, 118, "责任。"), (195, 570, "- 2 -")], number: 2))
        == [Self.first + Self.full + Self.full + "责任。"])
  }

  @Test func attachmentMarksAtTheHeadOfPagesAreNoRunningHead() {
    let pages = (1...4).map { page([(100, 40, "附件\($0)"), (120, 80, "名单")], number: $0) }
    #expect(
      GeometricParagraphs.furniture(PagedText(format: .pdf, pages: pages)) == [])
  }

  @Test func aRunningHeadIsRemoved() {
    let pages = (1...4).map {
      page([(100, 40, "绿水县人民政府公报 2023年第2期"), (120, 80, "第\($0)项任务")], number: $0)
    }
    #expect(
      GeometricParagraphs.furniture(PagedText(format: .pdf, pages: pages)).map(\.page) == [
        1, 2, 3, 4,
      ])
  }

  @Test func linesWithoutPlacesAreKept() {
    let text = Page(number: 2, width: 400, height: 600, lines: [Line("没有位置的一行")])
    #expect(
      paragraphs(page([(120, 100, Self.first), (100, 118, "责任。")]), text) == [
        Self.first + "责任。", "没有位置的一行",
      ])
  }

  /// A damaged file may put a line where no page can show it.
  @Test(arguments: [0, 1, 2])
  func aLineAmongOthersMayHaveNoUsablePlaces(_ lost: Int) {
    var lines = [(120, 100, Self.first), (100, 118, Self.full), (100, 136, "责任。")]
      .map { (x: Float($0.0), y: Float($0.1), text: $0.2) }
    lines[lost].x = 1e8
    let words = paragraphs(page(lines)).joined()
    #expect(words == Self.first + Self.full + "责任。")
  }

  static let markers: [(line: String, isMarked: Bool)] = [
    ("一、总体要求", true), ("（十二）加强", true), ("(3)加强", true), ("1.加强", true), ("12．加强", true),
    ("第三条 本办法", true), ("第十二章", true), ("①加强", true), ("2021年", false), ("1.5倍", false),
    ("（镇）长", false), ("一是加强", false), ("第一次", false), ("", false),
  ]

  @Test(arguments: markers.indices)
  func marksOfItems(_ index: Int) {
    let (line, isMarked) = Self.markers[index]
    #expect(LineMarker.begins(line.unicodeScalars.map(\.value)) == isMarked, "\(line)")
  }
}
