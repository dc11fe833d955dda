import Foundation
import Gongwen
import Testing

@testable import Reading

@Suite("Reading OFD")
struct OFDReaderTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `path` is relative to the package.
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: package.appending(path: path)))
  }

  static func read(
    _ feature: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> PagedText {
    try DocumentReader(options: options).read(
      bytes("corpus/ofd-features/\(feature).ofd"), name: feature)
  }

  static func lines(_ paged: PagedText) -> [String] {
    paged.pages.flatMap(\.lines).map { TextBuffer.string($0.scalars) }
  }

  private static let first = "各乡镇人民政府要在6月底前完成排查。"
  private static let second = "由县财政局牵头，县审计局配合。"
  private static let third = "确保全年新增企业20家。"
  private static let table = ["序号\t重点任务\t责任单位", "1\t完成隐患排查\t县应急局", "2\t推进设备更新改造\t县工信局"]

  static let features: [(name: String, lines: [String], diagnostics: [String])] = [
    ("template", [first, second], []),
    ("composite", [first, second, third], []),
    ("cyclic-composite", [first, second], ["broken-reference"]),
    ("nested-blocks", [first, second], []),
    ("runs", ["关于2024年工作的通知", first], []),
    ("no-offsets", [first, "WTO与GDP，2024年"], []),
    ("short-offsets", [first], []),
    ("matrix", [first, second], []),
    ("sideways", [first, second, third], []),
    ("sideways-characters", ["各乡镇人民政府要在六月底前完成排查。", second], []),
    ("vertical", ["关于做好防汛工作的通知", "请各单位认真贯彻落实。"], []),
    ("watermark", [first, second], []),
    ("odd-namespace", [first], []),
    ("upper-case", [first], []),
    ("odd-paths", [first, second], []),
    ("table-strokes", table, []),
    ("table-bars", table, []),
    ("table-sideways", table, []),
    ("hidden-text", [first], []),
    ("invisible", [first], []),
    ("missing-image", [first], ["broken-reference"]),
    ("missing-template", [first], ["broken-reference"]),
    ("stamp", [first], []),
    ("two-bodies", [first, second], []),
    ("double-strike", [first, "all small letters"], []),
    ("shifted-area", [first], []),
    ("pretty-printed", [first], []),
    ("broken-page", [first, second], ["cut-off-page", "damaged-page"]),
  ]

  @Test(arguments: features.indices)
  func feature(_ index: Int) throws {
    let (name, lines, diagnostics) = Self.features[index]
    let paged = try Self.read(name)
    #expect(Self.lines(paged) == lines, "\(name)")
    #expect(paged.diagnostics.map(\.code) == diagnostics, "\(name)")
  }

  @Test func aFolderRoundThePackageIsNoHindrance() throws {
    let paged = try OFDReader(options: ReadingOptions()).read(
      Self.bytes("corpus/ofd-features/folder-round-it.ofd"), name: "a")
    #expect(Self.lines(paged) == [Self.first])
  }

  static let refused: [(name: String, code: ReadingError.Code)] = [
    ("encrypted", .encryptedPackage), ("no-document", .damaged), ("composite-bomb", .damaged),
  ]

  @Test(arguments: refused.indices)
  func isRefused(_ index: Int) throws {
    let (name, code) = Self.refused[index]
    let error = #expect(throws: ReadingError.self) { try Self.read(name) }
    #expect(error?.code == code, "\(name)")
  }

  @Test func pagesWithoutTextAreReported() throws {
    var options = ReadingOptions()
    options.recognition = .off
    let paged = try Self.read("picture-and-text", options)
    #expect(paged.diagnostics.map(\.code) == ["page-without-text"])
    #expect(paged.diagnostics.map(\.page) == [1])
    #expect(Self.lines(paged) == [Self.first])
  }

  @Test func numbersBeyondAllPagesAreIgnored() throws {
    #expect(Self.lines(try Self.read("huge-numbers")).contains(Self.first))
  }

  @Test func pagesAndUnpackedBytesAreLimited() throws {
    var options = ReadingOptions()
    options.limits.pages = 1
    let pages = #expect(throws: ReadingError.self) { try Self.read("two-bodies", options) }
    #expect(pages?.code == .tooManyPages)
    #expect(pages?.pages == 2)
    options = ReadingOptions()
    options.limits.expansion = 1000
    let bytes = #expect(throws: ReadingError.self) { try Self.read("composite", options) }
    #expect(bytes?.code == .tooLarge)
    #expect(bytes?.detail.contains("1000") == true)
  }

  @Test func sizesArePoints() throws {
    let paged = try Self.read("two-bodies")
    #expect(paged.pages.map(\.number) == [1, 2])
    #expect(abs(paged.pages[0].width - 595.28) < 0.01)
    #expect(abs(paged.pages[0].height - 841.89) < 0.01)
    #expect(abs(paged.pages[1].width - 419.53) < 0.01)
  }

  /// The first character stands at 30 mm with its baseline at 40 + 5.6 mm, however it is put there.
  @Test(arguments: ["template", "composite", "matrix", "pretty-printed", "runs", "no-offsets"])
  func charactersStandWhereThePagePutsThem(_ name: String) throws {
    let line = try #require(try Self.read(name).pages.first?.lines.first)
    let box = try #require(line.boxes.first)
    let size = 5.6 * 72 / 25.4
    #expect(abs(Double(box.x) - 30 * 72 / 25.4) < 0.01)
    #expect(abs(Double(box.y) - (45.6 * 72 / 25.4 - 0.86 * size)) < 0.05)
    #expect(abs(Double(box.height) - size) < 0.05)
    #expect(abs(Double(box.width) - size) < 0.05)
    #expect(line.style?.font == "仿宋")
    #expect(abs((line.style?.size ?? 0) - Float(size)) < 0.01)
  }

  static let founding = [
    "jiangxian-2021-106", "qinshui-2022-50", "shanxi-2019-83", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022",
  ].map { "corpus/ofd/\($0).ofd" }
  static let oddOnes = ["sideways", "vertical", "table-sideways", "table-bars", "huge-numbers"]
    .map { "corpus/ofd-features/\($0).ofd" }

  @Test(arguments: founding + oddOnes)
  func everyCharacterHasABoxOnItsPage(_ path: String) throws {
    let paged = try DocumentReader().read(Self.bytes(path), name: path)
    for page in paged.pages {
      for line in page.lines {
        #expect(line.boxes.count == line.scalars.count)
        #expect(
          line.boxes.allSatisfy {
            $0.x >= 0 && $0.y >= 0 && Double($0.x + $0.width) <= page.width + 0.1
              && Double($0.y + $0.height) <= page.height + 0.1
          })
      }
    }
  }

  @Test(arguments: [10, 300, 700, 1100])
  func cutOffPackagesAreDamaged(_ count: Int) throws {
    let whole = try Self.bytes("corpus/ofd-features/composite.ofd")
    let error = #expect(throws: ReadingError.self) {
      try OFDReader(options: ReadingOptions()).read(Array(whole.prefix(count)), name: "a")
    }
    #expect(error?.code == .damaged)
  }
}

@Suite("Values of OFD")
struct OFDValueTests {
  static let offsets: [(text: String, values: [Double])] = [
    ("5.6 5.6", [5.6, 5.6]), ("g 3 5.6 2.8", [5.6, 5.6, 5.6, 2.8]), ("g 99 1", [1, 1, 1, 1, 1]),
    ("g -5 1 2", [2]), ("g 2", []), ("g x 1", []), ("", []), ("1 g 2 3", [1, 3, 3]),
    ("nan 1", [0, 1]), ("G 2 1,2", [1, 1, 2]),
  ]

  @Test(arguments: offsets.indices)
  func runsOfOffsets(_ index: Int) {
    let (text, values) = Self.offsets[index]
    #expect(OFDNumbers.offsets(text, count: 5) == values, "\(text)")
  }

  static let paths: [(data: String, count: Int)] = [
    ("M 0 0 L 10 0 L 10 10 C", 4), ("S 0 0 L 1 1 C", 3), ("M0 0L10 0", 2), ("M 0 0 10 10", 2),
    ("M 0 0 B 1 1 2 2 3 3 Q 1 1 2 2", 3), ("M 0 0 A 5 5 0 0 1 10 0", 3), ("L", 0), ("M 1", 0),
    ("M 0 0 L x 1 L 2 2", 1), ("M 0 0 A 5 5 0 1 1 0 0", 2), ("", 0),
  ]

  @Test(arguments: paths.indices)
  func pathData(_ index: Int) {
    let (data, count) = Self.paths[index]
    #expect(OFDPath.elements(data, .identity).count == count, "\(data)")
  }

  @Test func anArcIsACircle() {
    let arc = OFDPath.elements("M -10 0 A 10 10 0 0 1 10 0", .identity)
    for element in arc {
      guard case .curve(_, _, let end) = element else { continue }
      #expect(abs(end.x * end.x + end.y * end.y - 100) < 1e-6)
      #expect(end.y <= 1e-9)
    }
  }

  @Test func transformsGoFromTheInsideOut() {
    let outer = OFDTransform.translation(10, 20)(.rotation(degrees: 90))
    #expect(outer(1, 0) == OFDPoint(x: 10, y: 21))
    #expect(outer(.scale(2, 3))(1, 1) == OFDPoint(x: 7, y: 22))
  }

  @Test(arguments: 0...3)
  func turnedPagesTurnBack(_ turns: Int) {
    let frame = PageFrame(turns: turns, width: 100, height: 200)
    let glyph = Glyph(scalar: 0x4E00, x0: 10, y0: 30, x1: 15, y1: 50, style: 0)
    let box = frame.turned(glyph).box
    #expect((frame.placement?.box(box) ?? box) == glyph.box)
    #expect(Double(box.x + box.width) <= frame.turnedSize.width)
  }
}
