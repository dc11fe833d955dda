import Foundation
import Gongwen
import Testing

@testable import Reading

@Suite("Reading PDF")
struct PDFReaderTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")

  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: corpus.appending(path: path)))
  }

  private static func failure(
    _ bytes: [UInt8], password: String? = nil
  ) -> ReadingError? {
    do throws(ReadingError) {
      _ = try PDFReader(options: ReadingOptions(password: password, recognition: .off))
        .read(bytes, name: "a.pdf")
      return nil
    } catch {
      return error
    }
  }

  @Test func encryptedNeedsThePassword() throws {
    let bytes = try Self.bytes("bad/encrypted.pdf")
    #expect(Self.failure(bytes)?.code == .encrypted)
    #expect(Self.failure(bytes, password: "x")?.code == .wrongPassword)
    #expect(Self.failure(bytes, password: "gongwen") == nil)
  }

  @Test(arguments: [0, 8, 3000, 200_000])
  func cutOffIsDamaged(_ count: Int) throws {
    let bytes = Array(try Self.bytes("pdf/qinshui-2022-50.typst.pdf").prefix(count))
    #expect(Self.failure(bytes)?.code == .damaged)
  }

  @Test func pagesWithoutTextAreCounted() throws {
    let error = Self.failure(try Self.bytes("bad/scan.pdf"))
    #expect(error?.code == .noTextLayer)
    #expect(error?.pages == 2)
  }

  @Test func glyphNumbersAreNoText() throws {
    let error = Self.failure(try Self.bytes("layouts/no-unicode.pdf"))
    #expect(error?.code == .noTextLayer)
    #expect(error?.pages == 3)
    #expect(error?.detail.contains("no usable characters") == true)
  }

  @Test func repairedBytesAreReported() throws {
    let paged = try PDFReader(options: ReadingOptions()).read(
      Self.bytes("layouts/mojibake.pdf"), name: "a.pdf")
    #expect(paged.diagnostics.map(\.code) == ["mojibake-repaired"])
    #expect(paged.diagnostics.map(\.page) == [1])
  }

  @Test func everyGlyphHasABoxOnItsPage() throws {
    let paged = try PDFReader(options: ReadingOptions()).read(
      Self.bytes("pdf/shanxi-2019-83.libreoffice.pdf"), name: "a.pdf")
    #expect(paged.pages.map(\.number) == Array(1...11))
    for page in paged.pages {
      for line in page.lines {
        #expect(line.boxes.count == line.scalars.count)
        #expect(line.boxes.allSatisfy { Double($0.x + $0.width) <= page.width + 1 && $0.x >= 0 })
      }
    }
  }
}

@Suite("Glyphs to text")
struct GlyphTests {
  /// Glyphs of one line; a figure in the text is a gap of as many tenths of an em.
  private func line(_ text: String) -> String {
    var glyphs: [Glyph] = []
    var x: Float = 100
    var gap: Float = 0
    for scalar in text.unicodeScalars {
      if let digit = Int(String(scalar)) {
        gap = gap * 10 + Float(digit)
        continue
      }
      x += gap
      gap = 0
      let width: Float = scalar.value < 0x80 ? 5 : 10
      glyphs.append(
        Glyph(scalar: scalar.value, x0: x, y0: 0, x1: x + width, y1: 10, style: 0, em: 10))
      x += width
    }
    let line = LineBuilder(styles: []).line(glyphs, em: 10)
    return TextBuffer.string(line.scalars)
  }

  static let gaps: [(glyphs: String, text: String)] = [
    ("加强组织领导", "加强组织领导"),
    ("加2强2组2织2领2导", "加强组织领导"),
    ("组10长：李10翔20县委副书记", "组长：李翔 县委副书记"),
    ("第一章10总20则", "第一章 总则"),
    ("局10长20李云泽", "局长 李云泽"),
    ("举办3China3Tourism3Festival3等活动", "举办China Tourism Festival等活动"),
    ("县委办公室：5县政府", "县委办公室：县政府"),
    ("李翔5县委副书记", "李翔 县委副书记"),
  ]

  @Test(arguments: gaps.indices)
  func gapsAreSpacesWhereSomebodyTypedThem(_ index: Int) {
    #expect(line(Self.gaps[index].glyphs) == Self.gaps[index].text)
  }

  static let folded: [(from: UInt32, to: UInt32?)] = [
    (0x2F08, 0x4EBA), (0x2ED3, 0x957F), (0xF9DD, 0x5229), (0x4EBA, 0x4EBA), (0xFF0C, 0xFF0C),
    (0x2460, 0x2460), (0xAD, nil), (0x200B, nil), (0xFEFF, nil), (0x03, nil),
  ]

  @Test(arguments: folded.indices)
  func radicalsBecomeHan(_ index: Int) {
    let (from, to) = Self.folded[index]
    let glyph = Glyph(scalar: from, x0: 0, y0: 0, x1: 1, y1: 1, style: 0)
    #expect(GlyphFolding.folded([glyph]).first?.scalar == to)
  }

  @Test func tablesAreReadRowByRow() {
    // Two rows of three cells; the first cell goes over both rows.
    let rules = PageRules(
      horizontal: [
        Rule(at: 0, from: 0, to: 300), Rule(at: 50, from: 100, to: 300),
        Rule(at: 100, from: 0, to: 300),
      ],
      vertical: [0, 100, 200, 300].map { Rule(at: $0, from: 0, to: 100) })
    let grids = TableGrid.grids(rules)
    #expect(grids.count == 1)
    #expect(grids.first?.slots(inRow: 0).map { $0 == .hanging } == [false, false, false])
    #expect(grids.first?.slots(inRow: 1).map { $0 == .hanging } == [true, false, false])
    #expect(grids.first?.cell(x: 50, y: 80) == grids.first?.cell(x: 50, y: 20))
  }

  @Test func framesAndStrokesAreNoTables() {
    let frame = PageRules(
      horizontal: [Rule(at: 0, from: 0, to: 300), Rule(at: 100, from: 0, to: 300)],
      vertical: [Rule(at: 0, from: 0, to: 100), Rule(at: 300, from: 0, to: 100)])
    #expect(TableGrid.grids(frame).isEmpty)
    let lines = PageRules(
      horizontal: [Rule(at: 0, from: 0, to: 300), Rule(at: 100, from: 0, to: 300)],
      vertical: [Rule(at: 50, from: 20, to: 34)])
    #expect(TableGrid.grids(lines).isEmpty)
  }
}
