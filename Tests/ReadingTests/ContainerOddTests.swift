import Gongwen
import Testing

@testable import Reading

@Suite("Odd archives")
struct ContainerOddTests {
  private func documents(
    _ entries: [ContainerZip.Entry], _ limits: ReadingLimits = ReadingLimits()
  ) throws -> [ContainedDocument] {
    try ContainerReader(options: ReadingOptions(limits: limits)).documents(
      in: ContainerZip.bytes(entries), depth: 0, name: "a.zip") ?? []
  }

  private func code(
    _ entries: [ContainerZip.Entry], _ limits: ReadingLimits = ReadingLimits()
  ) -> ReadingError.Code? {
    do {
      _ = try documents(entries, limits)
      return nil
    } catch {
      return (error as? ReadingError)?.code
    }
  }

  @Test func twoDocumentsOfOneNameAreBothRead() throws {
    let entries: [ContainerZip.Entry] = [.init("a.txt", "甲"), .init("a.txt", "乙")]
    let found = try documents(entries)
    #expect(found.map(\.name) == ["a.txt", "a.txt"])
    #expect(found.map(\.index) == [0, 1])
    let contents = try found.map {
      try ContainerReader().read([$0.index], in: ContainerZip.bytes(entries), name: "a.zip").bytes
    }
    #expect(contents == [Array("甲".utf8), Array("乙".utf8)])
  }

  @Test func whatSystemsLeaveBehindIsPassedOverSilently() throws {
    let found = try documents([
      .init("Thumbs.db", "x"), .init("a/desktop.ini", "x"), .init("a/.DS_Store", "x"),
      .init("__MACOSX/a/._b.txt", "x"), .init("a/b.txt", "甲"), .init("a/~$b.docx", "x"),
    ])
    #expect(found.map(\.name) == ["a/b.txt"])
  }

  @Test func archivesOfOtherKindsAreNamed() throws {
    #expect(
      try documents([.init("a.rar", "Rar!"), .init("b.7z", "7z")]).map(\.name) == ["a.rar", "b.7z"])
  }

  @Test func anEmptyArchiveSaysSo() {
    #expect(code([]) == .archiveWithoutDocuments)
    #expect(code([.init("a/", ""), .init("a/b/", "")]) == .archiveWithoutDocuments)
  }

  /// Many names for the same packed bytes (a bomb that needs no archive in an archive).
  @Test func membersThatShareTheirBytesCountEach() {
    var entries = [
      ContainerZip.Entry(Array("0.txt".utf8), [UInt8](repeating: 0x61, count: 1000), claimed: 1000)
    ]
    for index in 1..<100 {
      var entry = entries[0]
      entry.name = Array("\(index).txt".utf8)
      entry.overlaps = true
      entries.append(entry)
    }
    #expect(code(entries) == nil)
    #expect(code(entries, ReadingLimits(expansion: 99_999)) == .tooLarge)
    #expect(code(entries, ReadingLimits(members: 99)) == .tooManyMembers)
  }

  @Test func sizesCannotOverflow() {
    let entries = (0..<20).map {
      ContainerZip.Entry(Array("\($0).txt".utf8), [0x61], claimed: 0xFFFF_FFFE)
    }
    #expect(code(entries) == .tooLarge)
  }

  static let packages: [(entries: [String], isPackage: Bool)] = [
    (["通知/OFD.xml", "通知/Doc_0/Document.xml"], true),
    (["a/", "a/b/", "a/b/ofd.xml", "a/b/Doc_0/Document.xml"], true),
    (["a\\OFD.xml", "a\\Doc_0\\Document.xml"], true),
    (["a/OFD.xml", "__MACOSX/a/._OFD.xml", ".DS_Store"], true),
    (["a/OFD.xml", "b.txt"], false), (["a/OFD.xml", "b/OFD.xml", "b/c.txt"], false),
    (["a/x-OFD.xml", "a/b.txt"], false),
  ]

  @Test(arguments: packages.indices)
  func aPackageWithAFolderRoundItIsADocument(_ index: Int) {
    let (names, isPackage) = Self.packages[index]
    let format = ContentFormat.detect(ContainerZip.bytes(names.map { .init($0, "<x/>") }))
    #expect(format == (isPackage ? .ofd : .archive))
  }
}
