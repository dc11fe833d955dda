import Foundation
import GRDB
import Testing

@testable import Register

@Suite struct OpeningTests {
  @Test func aFileThatIsNoDatabase() throws {
    let folder = try TemporaryFolder()
    try Data("这不是数据库，只是一些文字。".utf8).write(to: URL(filePath: folder.register))
    #expect(try code { _ = try Register(path: folder.register) } == .notADatabase)
  }

  @Test func aDatabaseOfAnotherProgram() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.register)
    try queue.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
    try queue.close()
    #expect(try code { _ = try Register(path: folder.register) } == .foreign)
  }

  @Test func aRegisterOfALaterVersion() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    try register.pool.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('later')")
    }
    try register.pool.close()
    #expect(try code { _ = try Register(path: folder.register) } == .newer)
  }

  @Test func aFolderThatIsNotThere() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "none/register.sqlite").path
    #expect(try code { _ = try Register(path: path) } == .notFound)
  }

  private func code(_ body: () throws -> Void) throws -> RegisterError.Code? {
    do {
      try body()
      return nil
    } catch let error as RegisterError {
      return error.code
    }
  }
}
