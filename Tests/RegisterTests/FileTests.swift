import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

/// Which files have to be read, and what becomes of those that are there no more.
@Suite struct FileTests {
  private let time = "2026-01-02T03:04:05Z"
  private static let rule = IngestRule(models: "m", program: "p", lasting: ["damaged"])
  private let sighting = FileSighting(size: 10, modified: "1", program: "p")

  private func known(_ failures: Int = 0, of documents: Int = 1, outdated: Int = 0) -> FileStanding
  {
    .known(documents: documents, failures: failures, outdated: outdated)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var failure: String?
    var change: @Sendable (inout IngestRule) -> Void = { _ in }
    var isRead: Bool
  }

  static let cases = [
    Case(testDescription: "stored", isRead: false),
    Case(testDescription: "other models", change: { $0.models = "n" }, isRead: false),
    Case(
      testDescription: "other models, refresh",
      change: {
        $0.models = "n"
        $0.refreshes = true
      }, isRead: true),
    Case(
      testDescription: "other program, refresh",
      change: {
        $0.program = "q"
        $0.refreshes = true
      }, isRead: true),
    Case(testDescription: "refresh", change: { $0.refreshes = true }, isRead: false),
    Case(testDescription: "retry", change: { $0.retries = true }, isRead: false),
    Case(testDescription: "lasting", failure: "damaged", isRead: false),
    Case(
      testDescription: "lasting, retry", failure: "damaged", change: { $0.retries = true },
      isRead: true),
    Case(
      testDescription: "lasting, other models", failure: "damaged", change: { $0.models = "n" },
      isRead: true),
    Case(
      testDescription: "lasting, other program", failure: "damaged",
      change: { $0.program = "q" }, isRead: true),
    Case(testDescription: "passing", failure: "time-limit", isRead: true),
  ]

  @Test(arguments: cases)
  func readAgain(_ test: Case) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    try store(register, "/d/a.txt", failure: test.failure)
    var rule = Self.rule
    test.change(&rule)
    let standing = try register.standing(
      of: "/d/a.txt", sighting, under: rule, at: time, digest: { nil })
    #expect((standing == .unread) == test.isRead)
  }

  @Test func bytesDecideWhereTheDateDiffers() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    try store(register, "/d/a.txt")
    var touched = sighting
    touched.modified = "2"
    #expect(try standing(register, "/d/a.txt", touched) { "other" } == .unread)
    #expect(try standing(register, "/d/a.txt", touched) { "/d/a.txt" } == known())
    // From then on the new date is the known one.
    #expect(try standing(register, "/d/a.txt", touched) == known())
    var grown = sighting
    grown.size = 11
    #expect(try standing(register, "/d/a.txt", grown) { nil } == .unread)
  }

  @Test func aMovedFileIsNotRead() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    try store(register, "/d/a.txt")
    #expect(try standing(register, "/d/b.txt") { "/d/a.txt" } == .copy)
    #expect(try standing(register, "/d/b.txt") == known())
    #expect(try register.documents().map(\.files) == [["/d/a.txt", "/d/b.txt"]])
    #expect(try standing(register, "/d/c.txt") { "unknown" } == .unread)
    var other = sighting
    other.size = 9
    #expect(
      try standing(register, "/d/d.txt", other) {
        Issue.record("a file of a size that is not known needs no hash")
        return nil
      } == .unread)
  }

  @Test func goneFilesKeepTheirDocuments() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in ["/d/a.txt", "/d/e/b.txt", "/d2/c.txt", "/d", "/d0"] {
      try store(register, path)
    }
    #expect(try register.markGone(below: "/d", at: time) { $0 == "/d/a.txt" } == 2)
    #expect(try register.markGone(below: "/d", at: time) { _ in false } == 1)
    #expect(try register.markGone(below: "/d", at: time) { _ in false } == 0)
    #expect(try register.documents().count == 1)
    #expect(try register.markGone(below: "/d2/", at: time) { _ in false } == 1)
    #expect(try standing(register, "/d/e/b.txt") == known())
    #expect(try register.markGone(below: "/d", at: time) { _ in false } == 1)
    #expect(try register.markGone(below: "/", at: time) { _ in true } == 0)
  }

  @Test func aContainerIsKnownWhenItWasReadToItsEnd() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let members = ["/d/a.zip/b.txt", "/d/a.zip/c.txt"]
    for member in members { try store(register, member, in: "/d/a.zip") }
    #expect(try standing(register, "/d/a.zip") { "zip" } == .unread)
    try register.finish(
      container: "/d/a.zip", sha256: "zip", sighting, documents: members, at: time)
    #expect(try standing(register, "/d/a.zip") == known(of: 2))
    #expect(try register.markGone(below: "/d", at: time) { $0 == "/d/a.zip" } == 0)
    // One of its documents is tried again.
    try store(register, members[0], in: "/d/a.zip", failure: "time-limit")
    #expect(try standing(register, "/d/a.zip") == .unread)
    try store(register, members[0], in: "/d/a.zip", failure: "damaged")
    #expect(try standing(register, "/d/a.zip") == known(1, of: 2))
    // Another archive takes its place, in which one document is missing.
    try register.finish(
      container: "/d/a.zip", sha256: "new", sighting, documents: [members[1]], at: time)
    #expect(try standing(register, "/d/a.zip") == known())
    #expect(try register.markGone(below: "/d", at: time) { _ in false } == 1)
    #expect(try standing(register, "/d/a.zip") == known(1, of: 2))
  }

  @Test func aFileMayBecomeAContainerAndBack() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    try store(register, "/d/a.zip", failure: "damaged")
    try store(register, "/d/a.zip/b.txt", in: "/d/a.zip")
    try register.finish(
      container: "/d/a.zip", sha256: "zip", sighting, documents: ["/d/a.zip/b.txt"], at: time)
    #expect(try standing(register, "/d/a.zip") == known())
    #expect(try register.failures().isEmpty)
    try store(register, "/d/a.zip", failure: "damaged")
    #expect(try standing(register, "/d/a.zip") == known(1))
  }

  /// The text of a message goes by the name of the message.
  @Test func aMessageIsAContainerAndADocument() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let members = ["/d/a.eml", "/d/a.eml/b.txt"]
    for member in members { try store(register, member, in: "/d/a.eml") }
    try register.finish(
      container: "/d/a.eml", sha256: "eml", sighting, documents: members, at: time)
    #expect(try standing(register, "/d/a.eml") == known(of: 2))
    #expect(try register.documents().map(\.files) == [members])
  }

  private func standing(
    _ register: Register, _ path: String, _ sighting: FileSighting? = nil,
    digest: () -> String? = { nil }
  ) throws -> FileStanding {
    try register.standing(
      of: path, sighting ?? self.sighting, under: Self.rule, at: time, digest: digest)
  }

  /// A file whose hash is its path.
  private func store(
    _ register: Register, _ path: String, in container: String? = nil, failure: String? = nil
  ) throws {
    var document = ExtractedDocument(
      source: Source(path: path, sha256: path, format: .text),
      models: ModelStamp(version: "1", sha256: "m"))
    document.text = "各单位要认真落实。"
    var sighting = sighting
    if let container {
      sighting = FileSighting(container: container, program: "p")
    }
    let entry = IngestEntry(
      document, failure: failure.map { FileFailure(code: $0) }, sighting, at: time)
    _ = try register.ingest([entry])
  }
}
