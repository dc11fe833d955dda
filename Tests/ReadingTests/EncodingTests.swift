import Gongwen
import Testing

@testable import Reading

private let sample =
  "各县人民政府：\n为加强管理，到2025年培育企业10家以上，现将《实施方案》印发给你们，请认真贯彻执行。\n"

@Suite("Encodings are found by content")
struct EncodingTests {
  static let encoded: [(name: String, bytes: [UInt8])] = [
    ("UTF-8", Array(sample.utf8)),
    ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(sample.utf8)),
    ("UTF-16LE with mark", [0xFF, 0xFE] + utf16(sample, bigEndian: false)),
    ("UTF-16BE with mark", [0xFE, 0xFF] + utf16(sample, bigEndian: true)),
    ("UTF-16LE", utf16(sample, bigEndian: false)),
    ("UTF-16BE", utf16(sample, bigEndian: true)),
    ("GB18030", gb18030(sample)),
    ("UTF-8 cut in a character", Array(sample.utf8) + [0xE4, 0xB8]),
  ]

  @Test(arguments: encoded.indices)
  func textIsTheSame(_ index: Int) {
    let (name, bytes) = Self.encoded[index]
    let decoded = TextDecoding(bytes)
    #expect(TextBuffer.string(decoded.scalars).hasPrefix(sample), "\(name)")
    #expect(ContentFormat.detect(bytes) == .text, "\(name)")
  }

  static let misread: [(name: String, text: String)] = [
    (
      "UTF-8 read as Latin-1",
      String(String.UnicodeScalarView(sample.utf8.map(Unicode.Scalar.init)))
    ),
    (
      "GB18030 read as Latin-1",
      String(String.UnicodeScalarView(gb18030(sample).map(Unicode.Scalar.init)))
    ),
  ]

  @Test(arguments: misread.indices)
  func mojibakeIsRepairedAndReported(_ index: Int) {
    let (name, text) = Self.misread[index]
    let decoded = TextDecoding(Array(text.utf8))
    #expect(TextBuffer.string(decoded.scalars) == sample, "\(name)")
    #expect(decoded.diagnostics.map(\.code) == ["mojibake-repaired"], "\(name)")
  }

  @Test func misreadingAsGBKIsRepairedAsFarAsItsBytesAreLeft() throws {
    let misread = TextDecoding.utf8(gb18030Decoded(Array(sample.utf8)), from: 0)
    let repaired = try #require(Mojibake.repair(misread))
    #expect(repaired.kind == "GBK")
    #expect(TextBuffer.string(repaired.scalars).contains("各县人民政府"))
  }

  @Test(arguments: [
    sample, "Plain words, nothing else.", "Größe naïve façade", "鐵路運輸管理條例", "锛",
  ])
  func soundTextIsLeftAlone(_ text: String) {
    #expect(Mojibake.repair(text.unicodeScalars.map(\.value)) == nil)
  }

  @Test func bytesOverruleAWrongDeclaration() {
    let page = "<html><meta charset=gb2312><p>\(sample)"
    let decoded = TextDecoding(Array(page.utf8))
    #expect(TextBuffer.string(decoded.scalars) == page)
  }

  @Test func aFewBrokenBytesAreReported() {
    let bytes = Array(sample.utf8) + [0xFF] + Array(sample.utf8)
    let decoded = TextDecoding(bytes)
    #expect(TextBuffer.string(decoded.scalars).hasSuffix(sample))
    #expect(decoded.diagnostics.map(\.code) == ["undecodable-characters"])
  }
}

private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    bigEndian
      ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}

private func gb18030(_ text: String) -> [UInt8] {
  Mojibake.convert(Array(text.utf8), to: "gb18030") ?? []
}

private func gb18030Decoded(_ bytes: [UInt8]) -> [UInt8] {
  Mojibake.convert(bytes, from: "gb18030") ?? []
}
