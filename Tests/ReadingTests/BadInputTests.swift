import Gongwen
import Testing

@testable import Reading

@Suite("Bad input ends in a named error, never in a crash")
struct BadInputTests {
  static let refused: [(name: String, bytes: [UInt8], code: ReadingError.Code, detail: String)] = [
    ("nothing", [], .emptyFile, ""),
    ("blanks", Array(" \n\t\r\n".utf8), .emptyFile, ""),
    ("zeros", [UInt8](repeating: 0, count: 1000), .binaryNoise, ""),
    ("noise", noise(20_000), .binaryNoise, ""),
    ("Word", zip("word/document.xml"), .damaged, "Not a zip archive"),
    ("OFD", zip("OFD.xml"), .damaged, "Not a zip archive"),
    ("an archive", zip("a.txt"), .unsupportedFormat, "ZIP archive"),
    (
      "old Word", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2], .damaged,
      "the directory of the compound file is broken"
    ),
    (
      "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .damaged,
      "the picture cannot be decoded"
    ),
    (
      "a page of scripts", Array("<html><script>x()</script>".utf8), .emptyFile,
      "the page has no main text"
    ),
    ("marks alone", Array("# \n---\n\n***\n".utf8), .emptyFile, ""),
  ]

  @Test(arguments: refused.indices)
  func isRefused(_ index: Int) {
    let (name, bytes, code, detail) = Self.refused[index]
    let error = #expect(throws: ReadingError.self, "\(name)") {
      try DocumentReader().read(bytes, name: name)
    }
    #expect(error?.code == code, "\(name)")
    #expect(error?.detail == detail, "\(name)")
    #expect(error?.file == name)
  }

  static let nested = ["<div>", "<table><tr><td>", "<b><i>", "<ul><li>", "<blockquote>"]

  @Test(arguments: nested)
  func deepPagesAreRefusedBeforeTheyAreParsed(_ tag: String) {
    let page = "<html><body>" + String(repeating: tag, count: 100_000) + "正文。"
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader().read(Array(page.utf8), name: "deep")
    }
    #expect(error?.code == .tooDeep)
  }

  @Test(arguments: [
    "<p>为加强管理。", "<p>为加强管理。<span>请执行。</p>", "<li>为加强管理。", "<td>为加强管理。</td>",
  ])
  func longPagesThatLeaveTagsOpenAreRead(_ paragraph: String) throws {
    let page = "<html><body>" + String(repeating: paragraph, count: 3000)
    let paged = try DocumentReader().read(Array(page.utf8), name: "long")
    #expect(paged.pages[0].lines.count >= 1)
  }

  static let odd: [String] = [
    "<html>" + String(repeating: "<", count: 100_000),
    "<html><body><!--" + String(repeating: "-", count: 100_000),
    "<html><body><p " + String(repeating: "a", count: 100_000),
    "<html><body>" + String(repeating: "</div>", count: 50_000) + "为加强管理。",
    "<html><body>" + String(repeating: "&#x0;", count: 1000) + "为加强管理。",
    "<html><table>" + String(repeating: "<tr rowspan=99999><td colspan=99999>甲<td>乙", count: 50),
    String(repeating: "正文。\n<table>\n", count: 50_000),
    String(repeating: "[", count: 100_000) + "为加强管理。",
    String(repeating: "<!--", count: 20_000) + "为加强管理。",
    String(repeating: "*为", count: 50_000),
    String(repeating: "|", count: 100_000),
    String(repeating: "\\", count: 100_000) + "。",
  ]

  @Test(arguments: odd.indices)
  func oddTextIsReadOrRefused(_ index: Int) {
    do {
      _ = try DocumentReader().read(Array(Self.odd[index].utf8), name: "odd")
    } catch {
      #expect(error.code == .emptyFile || error.code == .tooDeep)
    }
  }

  @Test func namesDoNotMatter() throws {
    let text = try DocumentReader().read(Array("为加强管理，制定本方案。".utf8), name: "a.pdf")
    #expect(text.format == .text)
    let page = try DocumentReader().read(
      Array("<!DOCTYPE html><p>为加强管理，制定本方案。".utf8), name: "a.txt")
    #expect(page.format == .html)
  }
}

private func zip(_ part: String) -> [UInt8] {
  [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0] + Array(part.utf8)
}

/// The same bytes on every machine.
private func noise(_ count: Int) -> [UInt8] {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33)
  }
}
