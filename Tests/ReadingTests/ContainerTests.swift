import Gongwen
import Testing

@testable import Reading

@Suite("Documents inside archives and messages")
struct ContainerTests {
  private func names(_ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits()) throws
    -> [String]?
  {
    try ContainerReader(options: ReadingOptions(limits: limits)).documents(
      in: bytes, depth: 0, name: "a.zip")?.map(\.name)
  }

  private func code(
    _ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits(), depth: Int = 0
  ) -> ReadingError.Code? {
    do {
      _ = try ContainerReader(options: ReadingOptions(limits: limits)).documents(
        in: bytes, depth: depth, name: "a.zip")
      return nil
    } catch { return error.code }
  }

  @Test func documentsComeByNameAndTheRestIsPassedOver() throws {
    let archive = ContainerZip.bytes([
      .init("乙/通知.txt", "正文。"), .init("b.PDF", "%PDF"), .init("a.exe", "MZ"), .init("c/", ""),
      .init("__MACOSX/._b.pdf", "x"), .init(".hidden.txt", "x"), .init("~$b.docx", "x"),
      .init("sub/d.zip", "PK"),
    ])
    #expect(try names(archive) == ["b.PDF", "sub/d.zip", "乙/通知.txt"])
  }

  @Test func namesInGBKAreRead() throws {
    // 通知/附件.txt
    let name: [UInt8] = [0xCD, 0xA8, 0xD6, 0xAA, 0x2F, 0xB8, 0xBD, 0xBC, 0xFE] + Array(".txt".utf8)
    #expect(try names(ContainerZip.bytes([.init(name, [0x61])])) == ["通知/附件.txt"])
  }

  @Test(arguments: [
    ("../../etc/a.txt", "etc/a.txt"), ("/a.txt", "a.txt"), ("x\\b.txt", "x/b.txt"),
    ("\u{1B}[31ma.txt", "\u{FFFD}[31ma.txt"), ("a\u{202E}fdp.txt", "a\u{FFFD}fdp.txt"),
  ])
  func namesAreSafeToShow(_ stored: String, _ shown: String) throws {
    #expect(try names(ContainerZip.bytes([.init(stored, "a")])) == [shown])
  }

  @Test func documentsAreNoContainers() throws {
    #expect(try names(Array("各县区要加强管理。".utf8)) == nil)
    #expect(try names(ContainerZip.bytes([.init("word/document.xml", "<w/>")])) == nil)
    #expect(try names(ContainerZip.bytes([.init("OFD.xml", "<ofd/>")])) == nil)
  }

  @Test func aWordFileInAnArchiveMakesNoWordFileOfIt() throws {
    let inner = ContainerZip.bytes([.init("word/document.xml", "<w/>")])
    let outer = ContainerZip.bytes([.init(Array("a.docx".utf8), inner)])
    #expect(try names(outer) == ["a.docx"])
  }

  @Test func everyLimitHasItsCode() {
    let two = ContainerZip.bytes([.init("a.txt", "aaaa"), .init("b.txt", "bbbb")])
    #expect(code(two) == nil)
    #expect(code(two, ReadingLimits(members: 1)) == .tooManyMembers)
    #expect(code(two, ReadingLimits(expansion: 7)) == .tooLarge)
    #expect(code(two, depth: 4) == .archiveTooDeep)
    #expect(code(ContainerZip.bytes([.init("a.exe", "x")])) == .archiveWithoutDocuments)
    #expect(code(Array(two.prefix(60))) == .damaged)
    let huge = ContainerZip.bytes([.init(Array("a.txt".utf8), [0x61], claimed: 0xFFFF_0000)])
    #expect(code(huge) == .tooLarge)
  }

  @Test func contentsAreReadThroughEveryLayer() throws {
    let inner = ContainerZip.bytes([.init("x.exe", ""), .init("a.txt", "正文。")])
    let outer = ContainerZip.bytes([.init(Array("i.zip".utf8), inner)])
    let content = try ContainerReader().read([0, 1], in: outer, name: "o.zip")
    #expect(content.bytes == Array("正文。".utf8))
    #expect(throws: ReadingError.self) {
      try ContainerReader().read([0, 7], in: outer, name: "o.zip")
    }
    #expect(throws: ReadingError.self) {
      try ContainerReader().read([0, 1, 0], in: outer, name: "o.zip")
    }
  }

  @Test func sizesThatLieAreDamage() {
    let liar = ContainerZip.bytes([
      .init(Array("a.txt".utf8), [UInt8](repeating: 0x61, count: 100_000), claimed: 10)
    ])
    let error = #expect(throws: ReadingError.self) {
      try ContainerReader().read([0], in: liar, name: "a.zip")
    }
    #expect(error?.code == .damaged)
  }

  @Test func encryptedMembersAskForThePassword() {
    let locked = ContainerZip.bytes([
      .init(Array("a.txt".utf8), [UInt8](repeating: 7, count: 40), isEncrypted: true)
    ])
    for (password, code) in [(nil, ReadingError.Code.encrypted), ("guess", .wrongPassword)] {
      let error = #expect(throws: ReadingError.self) {
        try ContainerReader(options: ReadingOptions(password: password)).read(
          [0], in: locked, name: "a.zip")
      }
      #expect(error?.code == code)
    }
  }

  @Test func cutAndChangedArchivesNeverCrash() {
    let archive = ContainerZip.bytes([.init("a.txt", "正文。"), .init("b/c.txt", "正文。")])
    for index in archive.indices {
      var changed = archive
      changed[index] = ~changed[index]
      for bytes in [changed, Array(archive[..<index])] {
        _ = code(bytes)
        _ = try? ContainerReader().read([0], in: bytes, name: "a.zip")
      }
    }
  }
}
