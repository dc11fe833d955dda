import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

@Suite struct IngestTests {
  private let time = "2026-01-02T03:04:05Z"

  @Test(
    arguments: Corpus.texts + Corpus.docx
      + ["corpus/tables/documents"].flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(
          atPath: Corpus.package.appending(path: folder).path)) ?? []).sorted()
          .filter { $0.hasSuffix(".docx") }.map { "\(folder)/\($0)" }
      })
  func obligationsComeBack(path: String) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let document = try Corpus.extract(path)
    #expect(try register.ingest(document, at: time) == .new)
    let stored = try #require(try register.documents().first)
    #expect(stored.title == document.document.title)
    #expect(stored.files == [path])
    let obligations = try register.obligations(ofVersion: stored.version)
    #expect(obligations.map(\.text) == document.obligations.map(\.text))
    #expect(obligations.map(\.path) == document.obligations.map(\.path))
    #expect(obligations.map(\.label) == document.obligations.map(\.label))
    #expect(obligations.map(\.page) == document.obligations.map(\.page))
    let texts = Dictionary(uniqueKeysWithValues: document.deadlines.map { ($0.id, $0.text) })
    for (one, other) in zip(obligations, document.obligations) {
      #expect(
        Set(one.units.map(\.canonical)) == Set(other.units.map(\.canonical)), "\(other.text)")
      #expect(Set(one.deadlines) == Set(other.deadlines.compactMap { texts[$0] }))
    }
    try check(register)
  }

  @Test func theSameAgainChangesNothing() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let documents = try Corpus.texts.map { try Corpus.extract($0) }
    for document in documents { #expect(try register.ingest(document, at: time) == .new) }
    let before = try register.counts()
    for document in documents { #expect(try register.ingest(document, at: time) == .unchanged) }
    #expect(try register.counts() == before)
    try check(register)
  }

  @Test func formatsOfOneDocumentAreOneVersion() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in Corpus.texts { _ = try register.ingest(Corpus.extract(path), at: time) }
    for path in Corpus.docx {
      #expect(try register.ingest(Corpus.extract(path), at: time) == .duplicate, "\(path)")
    }
    let documents = try register.documents()
    #expect(documents.count == Corpus.names.count)
    #expect(documents.allSatisfy { $0.files.count == 2 && $0.versions == 1 })
  }

  @Test func aChangedTextIsAFurtherVersion() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let first = try Corpus.extract(Corpus.texts[0])
    _ = try register.ingest(first, at: time)
    var changed = first
    changed.source.sha256 = String(repeating: "0", count: 64)
    changed.text += "\n另行通知。"
    let end = first.text.unicodeScalars.count
    changed.clauses.append(
      Clause(id: "added", section: nil, text: "另行通知。", range: TextRange(end + 1, end + 6)))
    #expect(try register.ingest(changed, at: time) == .updated)
    let stored = try register.documents()
    #expect(stored.count == 1)
    #expect(stored.first?.versions == 2)
    #expect(try register.clauses(with: "另行通知").count == 1)
    let title = try #require(first.clauses.first { $0.text.unicodeScalars.count > 3 }).text
    #expect(
      try register.clauses(with: title).count
        == first.clauses.count { $0.text.contains(title) })
    try check(register)
  }

  @Test func otherModelsTakeTheDocumentUpAgain() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    var document = try Corpus.extract(Corpus.texts[0])
    _ = try register.ingest(document, at: time)
    let before = try register.counts()
    document.models.sha256 = String(repeating: "1", count: 64)
    #expect(try register.ingest(document, at: time) == .updated)
    #expect(try register.ingest(document, at: time) == .unchanged)
    #expect(try register.counts() == before)
    try check(register)
  }

  @Test func failuresAreKept() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let failure = FileFailure(code: "encrypted")
    let document = ExtractedDocument(
      source: Source(path: "a.pdf", sha256: "", format: .pdf),
      models: ModelStamp(version: "1", sha256: "2"),
      diagnostics: [Diagnostic(code: "encrypted", message: "needs a password")])
    #expect(try register.ingest(failed: document, failure, at: time) == .failed)
    #expect(try register.failures() == [FailedFile(path: "a.pdf", failure: failure)])
  }

  private func check(_ register: Register) throws {
    try register.pool.write { database in
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      for index in ["clauses_fts", "versions_fts", "headings_fts"] {
        try database.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('integrity-check')")
      }
    }
  }
}

extension Register {
  /// Rows of every table.
  func counts() throws -> [String: Int] {
    try pool.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%(%'")
      var counts: [String: Int] = [:]
      for table in tables where !table.contains("_fts") && !table.hasPrefix("sqlite") {
        counts[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(table)\"")
      }
      return counts
    }
  }
}
