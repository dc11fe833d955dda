import Foundation
import Testing

@testable import Reading

/// What the directory of a compound file tells before LibreOffice is run.
@Suite struct OfficeReaderTests {
  static let doc = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "corpus/doc/jiangxian-2021-106.doc")

  static let renamed: [(stream: String, code: ReadingError.Code, detail: String)] = [
    ("Workbook", .unsupportedFormat, "XLS"),
    ("EncryptedPackage", .encrypted, "Office document"),
    ("Other", .unsupportedFormat, "compound file without a document"),
  ]

  @Test(arguments: renamed.indices)
  func otherStreamsAreNamed(_ index: Int) throws {
    let (stream, code, detail) = Self.renamed[index]
    var bytes = [UInt8](try Data(contentsOf: Self.doc))
    let old = "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: old) })
    for offset in 0..<64 { bytes[place + offset] = 0 }
    for (offset, unit) in stream.utf16.enumerated() {
      bytes[place + offset * 2] = UInt8(unit & 0xFF)
    }
    bytes[place + 64] = UInt8(stream.utf16.count * 2 + 2)
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader().read(bytes, name: "a")
    }
    #expect(error?.code == code)
    #expect(error?.detail == detail)
  }

  @Test func encryptedWordIsNamed() throws {
    var bytes = [UInt8](try Data(contentsOf: Self.doc))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xEC, 0xA5]) })
    bytes[start + 0x0B] |= 1
    let error = #expect(throws: ReadingError.self) {
      try DocumentReader().read(bytes, name: "a")
    }
    #expect(error?.code == .encrypted)
  }
}
