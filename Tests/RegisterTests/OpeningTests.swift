import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct OpeningTests {
  /// What can stand where a register should, and what is said of it when it is to be written and
  /// when it is to be read.
  static let cases: [(String, RegisterError.Code?, RegisterError.Code?)] = [
    ("nothing", nil, .missing),
    ("an empty file", nil, .missing),
    ("a register", nil, nil),
    ("a register whose making was cut short", nil, .missing),
    ("a folder that is not there", .notFound, .missing),
    ("a folder", .notAFile, .notAFile),
    ("a device", .notAFile, .notAFile),
    ("a text", .notADatabase, .notADatabase),
    ("a database of another program", .foreign, .foreign),
    ("a database of another program that uses the same library", .foreign, .foreign),
    ("a register of a later version", .newer, .newer),
    ("a register without its end", .damaged, .damaged),
    ("the head of a register", .damaged, .damaged),
  ]

  @Test(arguments: cases)
  func opening(
    _ what: String, _ writing: RegisterError.Code?, _ reading: RegisterError.Code?
  ) throws {
    let folder = try TemporaryFolder()
    let path = try Self.make(what, folder)
    let before = try? Data(contentsOf: URL(filePath: path))
    #expect(Self.error { _ = try Register(reading: path) }?.code == reading)
    #expect((try? Data(contentsOf: URL(filePath: path))) == before)
    let error = Self.error { _ = try Register(path: path) }
    #expect(error?.code == writing)
    #expect(error == nil || error?.path == path)
    if writing != nil {
      #expect((try? Data(contentsOf: URL(filePath: path))) == before)
    } else {
      #expect(try Register(reading: path).documents().isEmpty)
    }
  }

  @Test(arguments: ["a", "file:a?mode=memory", ":memory:", "100%.sqlite", "登记 库#1"])
  func namesAreNames(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: name).path
    _ = try Register(path: path)
    var configuration = Configuration()
    configuration.readonly = true
    let immutable = try DatabaseQueue(
      path: RegisterFile(path).immutableName, configuration: configuration)
    #expect(try immutable.read { try $0.tableExists("documents") })
    try immutable.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [name])
  }

  @Test func aLockThatStays() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register, patience: 0.1)
    let other = try Self.lock(folder.register)
    let error = Self.error { try register.write { _ in } }
    #expect(error?.code == .locked)
    #expect(error?.path == folder.register)
    try #require(try Register(reading: folder.register).documents().isEmpty)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(throws: Never.self) { try register.write { _ in } }
  }

  @Test func waitingIsTold() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register) { $0 < 0.2 }
    let other = try Self.lock(folder.register)
    defer { try? other.close() }
    #expect(Self.error { try register.write { _ in } }?.code == .locked)
  }

  @Test func aFullDisk() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let time = "2026-01-02T03:04:05Z"
    #expect(try register.ingest(Corpus.extract(Corpus.texts[0]), at: time) == .new)
    try register.pool.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let error = Self.error {
      _ = try register.ingest(Corpus.extract(Corpus.texts[1]), at: time)
    }
    #expect(error?.code == .diskFull)
    #expect(try register.documents().map(\.files) == [[Corpus.texts[0]]])
    try register.pool.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    #expect(try register.ingest(Corpus.extract(Corpus.texts[1]), at: time) == .new)
  }

  @Test(arguments: RegisterError.Code.allCases)
  func everyReasonHasWords(code: RegisterError.Code) {
    var error = RegisterError(code)
    error.path = "/a/b"
    let (zh, en) = (error.message(.zh), error.message(.en))
    #expect(zh.hasPrefix("/a/b：") && en.hasPrefix("/a/b: "))
    #expect(zh != en)
    #expect(code == .failed || zh.contains("；") || zh.contains("，"))
  }

  private static func make(_ what: String, _ folder: TemporaryFolder) throws -> String {
    let path = folder.register
    let file = URL(filePath: path)
    func database(_ statements: String...) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { database in
        for statement in statements { try database.execute(sql: statement) }
      }
      try queue.close()
    }
    let versions = "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
    switch what {
    case "an empty file": try Data().write(to: file)
    case "a folder that is not there": return folder.url.appending(path: "none/a.sqlite").path
    case "a folder": return folder.url.path
    case "a device": return "/dev/null"
    case "a text": try Data("这不是数据库，只是一些文字。".utf8).write(to: file)
    case "a database of another program": try database("CREATE TABLE notes (text TEXT)")
    case "a database of another program that uses the same library":
      try database(
        versions, "INSERT INTO grdb_migrations VALUES ('a')", "CREATE TABLE notes (text TEXT)")
    case "a register whose making was cut short":
      try database("PRAGMA journal_mode = WAL", versions)
    case "a register": _ = try Register(path: path)
    case "a register of a later version":
      _ = try Register(path: path)
      try database("INSERT INTO grdb_migrations VALUES ('later')")
    case "a register without its end", "the head of a register":
      _ = try Register(path: path)
      let bytes = try Data(contentsOf: file)
      try bytes.prefix(what.hasPrefix("the head") ? 60 : bytes.count / 2).write(to: file)
    default: break
    }
    return path
  }

  /// A connection of another program in the middle of a change.
  private static func lock(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    return queue
  }

  private static func error(_ body: () throws -> Void) -> RegisterError? {
    do {
      try body()
      return nil
    } catch {
      return error as? RegisterError ?? RegisterError(.failed, "\(error)")
    }
  }
}
