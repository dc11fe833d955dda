import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

/// Registers of every released schema, which `scripts/make-register` keeps.
@Suite struct MigrationTests {
  private static let registers: [String] = {
    let folder = Corpus.package.appending(path: "corpus/registers")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".sqlite") }.sorted()
  }()

  /// What the schema is made of.
  private func schema(_ register: Register) throws -> [String] {
    try register.pool.read {
      try String.fetchAll(
        $0, sql: "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
    }
  }

  @Test func everyReleasedSchemaIsKept() {
    #expect(Self.registers == Schema.migrator.migrations.map { "schema-\($0).sqlite" })
  }

  @Test(arguments: registers)
  func registerOfBeforeIsOneOfNow(name: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Corpus.package.appending(path: "corpus/registers/\(name)"),
      to: URL(filePath: folder.register))
    let register = try Register(path: folder.register)
    let fresh = try TemporaryFolder()
    #expect(try schema(register) == schema(Register(path: fresh.register)))

    let stored = try register.documents()
    #expect(stored.map(\.files.count) == [2])
    #expect(try register.failures().map(\.failure.code) == ["empty-file"])
    let contents = try register.contents(ofVersion: try #require(stored.first?.version))
    #expect(contents.document.issuers == ["文水县教科局"])
    #expect(contents.clauses.count > 20 && contents.obligations.count > 10)
    #expect(try !register.clauses(with: "高新技术企业").isEmpty)

    // The same document is known, another one is new.
    let time = "2026-11-21T03:04:05Z"
    #expect(try register.ingest(Corpus.extract(Corpus.texts[3]), at: time) != .new)
    #expect(try register.documents().map(\.versions) == [1])
    #expect(try register.ingest(Corpus.extract(Corpus.texts[0]), at: time) == .new)
    #expect(try register.documents().count == 2)
    let trouble = try register.pool.read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
        + String.fetchAll(
          $0, sql: "SELECT \"table\" FROM pragma_foreign_key_check")
    }
    #expect(trouble == ["ok"])
  }
}
