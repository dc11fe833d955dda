import Foundation
import Gongwen
import Testing

@testable import Reading
@testable import Structuring

@Suite("Paragraphs of PDF")
struct PDFParagraphTests {
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")

  private static func read(_ path: String) throws -> PagedText {
    let bytes = try Data(contentsOf: corpus.appending(path: path))
    return try PDFReader(options: ReadingOptions()).read([UInt8](bytes), name: path)
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: corpus.appending(path: path), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private static let documents = [
    "jiangxian-2021-106", "qinshui-2022-50", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022", "shanxi-2019-83",
  ]

  @Test(arguments: documents, ["libreoffice", "typst"])
  func areThoseOfTheCanonicalText(_ name: String, _ producer: String) throws {
    let paged = try Self.read("pdf/\(name).\(producer).pdf")
    let found = GeometricParagraphs.assemble(paged).map { TextBuffer.string($0.scalars) }
    #expect(found == (try Self.lines("gold/\(name).canon.txt")))
  }

  /// Titles over two lines, ruled tables with merged cells and rows that a page break cut, rosters,
  /// columns, headers, hairlines between tints, ragged lines, bytes of GBK read as Latin-1.
  static let layouts = [
    "attachments", "gazette", "webprint", "policy", "tinted", "sideways", "mojibake",
  ]

  @Test(arguments: layouts)
  func areReadInOtherLayouts(_ name: String) throws {
    let paged = try Self.read("layouts/\(name).pdf")
    let found = GeometricParagraphs.assemble(paged).map { TextBuffer.string($0.scalars) }
    #expect(found == (try Self.lines("layouts/\(name).txt")))
  }

  @Test(arguments: documents.map { "pdf/\($0).typst.pdf" } + layouts.map { "layouts/\($0).pdf" })
  func holdEveryGlyphThatIsNoFurniture(_ path: String) throws {
    let paged = try Self.read(path)
    func count(_ scalars: some Sequence<UInt32>, into counts: inout [UInt32: Int]) {
      for scalar in scalars where scalar != 0x20 && scalar != 0x09 {
        counts[scalar, default: 0] += 1
      }
    }
    var onPages: [UInt32: Int] = [:]
    for page in paged.pages { for line in page.lines { count(line.scalars, into: &onPages) } }
    var found: [UInt32: Int] = [:]
    for paragraph in GeometricParagraphs.assemble(paged) { count(paragraph.scalars, into: &found) }
    for line in GeometricParagraphs.furniture(paged) { count(line.scalars, into: &found) }
    #expect(found == onPages)
  }

  @Test(
    arguments: documents.map { "pdf/\($0).libreoffice.pdf" } + layouts.map { "layouts/\($0).pdf" })
  func haveAPlaceForEveryScalar(_ path: String) throws {
    let paged = try Self.read(path)
    for paragraph in GeometricParagraphs.assemble(paged) {
      #expect(paragraph.places.count == paragraph.scalars.count)
      for place in paragraph.places {
        let page = paged.pages[place.page - 1]
        #expect(place.box.x >= 0 && Double(place.box.x + place.box.width) <= page.width)
        #expect(place.box.y >= 0 && Double(place.box.y + place.box.height) <= page.height)
      }
    }
  }

  @Test func furnitureIsWhatStandsOnEveryPage() throws {
    let removed = GeometricParagraphs.furniture(try Self.read("layouts/webprint.pdf"))
    #expect(
      removed.map { TextBuffer.string($0.scalars) }.filter { $0.hasPrefix("http") }.map {
        String($0.suffix(3))
      } == ["1/3", "2/3", "3/3"])
    #expect(removed.count == 6)
  }

  @Test func boxesAreOneForEachLine() throws {
    let paged = try Self.read("pdf/qinshui-2022-50.typst.pdf")
    let paragraph = try #require(
      GeometricParagraphs.assemble(paged).first { Set($0.places.map(\.page)).count == 2 })
    let range = 0..<paragraph.scalars.count
    let map = SourceMap([paragraph], text: TextBuffer(paragraph.scalars), ranges: [range])
    let boxes = map.boxes(of: range)
    let lines = Set(paragraph.places.map { "\($0.page) \($0.box.y)" })
    #expect(boxes.count == lines.count)
    #expect(Set(boxes.map(\.page)).count == 2)
    #expect(boxes.allSatisfy { ($0.x * 100).rounded() / 100 == $0.x })
  }
}
