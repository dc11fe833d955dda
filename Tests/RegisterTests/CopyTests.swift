import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct CopyTests {
  private static func register(_ folder: TemporaryFolder) throws -> Register {
    let register = try Register(path: folder.register)
    for path in Corpus.texts + ["corpus/tables/documents/county-cards.docx"] {
      _ = try register.ingest(Corpus.extract(path), at: "2026-01-02T03:04:05Z")
    }
    return register
  }

  /// Tables with the number and the content of their rows.
  private static func contents(_ register: Register) throws -> [String: [Row]] {
    try register.pool.read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
            AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          """)
      return try Dictionary(
        uniqueKeysWithValues: tables.map {
          ($0, try Row.fetchAll(database, sql: "SELECT * FROM \"\($0)\""))
        })
    }
  }

  /// Also a table that comes later has to be copied.
  @Test func aCopyOfAllIsTheSame() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    let path = folder.url.appending(path: "copy.sqlite").path
    try register.copy(RegisterFilter(), to: path)
    let copy = try Register(path: path)
    let contents = try Self.contents(register)
    let copied = try Self.contents(copy)
    #expect(contents.keys == copied.keys)
    for (table, rows) in contents { #expect(copied[table] == rows, "\(table)") }
    #expect(try copy.clauses(with: "高新技术") == register.clauses(with: "高新技术"))
    try Self.check(copy)
  }

  @Test func aCopyOfSomeIsWholeInItself() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    var filter = RegisterFilter()
    filter.since = "2022-01-01"
    let path = folder.url.appending(path: "copy.sqlite").path
    try register.copy(filter, to: path)
    let copy = try Register(reading: path)
    var expected: [DocumentRows] = []
    try register.export(filter) { document, _ in expected.append(document) }
    var found: [DocumentRows] = []
    try copy.export(RegisterFilter()) { document, _ in found.append(document) }
    #expect(found == expected)
    #expect(!found.isEmpty && found.count < Corpus.texts.count)
    try Self.check(copy)
  }

  @Test func documentsWithoutSuchRowsStayOut() throws {
    let folder = try TemporaryFolder()
    let register = try Self.register(folder)
    var filter = RegisterFilter()
    filter.labels = [.incentive]
    let path = folder.url.appending(path: "copy.sqlite").path
    try register.copy(filter, to: path)
    var count = 0
    try register.export(filter) { _, _ in count += 1 }
    #expect(try Register(reading: path).documents().count == count)
    #expect(count > 0 && count < Corpus.texts.count + 1)
  }

  private static func check(_ register: Register) throws {
    try register.pool.read { database in
      let integrity = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      #expect(integrity == "ok")
      let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      #expect(broken.isEmpty)
      let indexed = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM clauses_fts WHERE clauses_fts MATCH '技术'")
      #expect(indexed ?? 0 > 0)
    }
  }
}
