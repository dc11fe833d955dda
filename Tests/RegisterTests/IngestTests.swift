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

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var format: SourceFormat
    var edit: @Sendable (String) -> String
    var outcome: IngestOutcome
  }

  static let changes = [
    Change(
      testDescription: "a running header in another format", format: .pdf,
      edit: { $0 + "\n县政府办公室文件" }, outcome: .duplicate),
    Change(
      testDescription: "another figure in another format", format: .pdf,
      edit: { $0.replacing("50", with: "60", maxReplacements: 1) }, outcome: .updated),
    Change(
      testDescription: "another word in the same format", format: .docx,
      edit: { $0.replacing("县", with: "市", maxReplacements: 1) }, outcome: .updated),
    Change(
      testDescription: "misread characters in a scan", format: .scan,
      edit: { $0.replacing("术", with: "木") }, outcome: .duplicate),
    Change(
      testDescription: "other spaces and full stops in the same format", format: .docx,
      edit: { $0.replacing("。", with: "． ") }, outcome: .duplicate),
  ]

  @Test(arguments: changes)
  func whatMakesAVersion(_ change: Change) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let first = try Corpus.extract(Corpus.docx[1])
    _ = try register.ingest(first, at: time)
    var other = first
    other.text = change.edit(first.text)
    #expect(other.text != first.text)
    other.source = Source(path: "other", sha256: "other", format: change.format)
    #expect(try register.ingest(other, at: time) == change.outcome)
    #expect(try register.documents().map(\.versions) == [change.outcome == .updated ? 2 : 1])
    try check(register)
  }

  /// A text replaces a scan of it; of equal texts the one with pages is kept, in either order.
  @Test(arguments: [
    ([SourceFormat.scan, .docx, .pdf], SourceFormat.pdf), ([.pdf, .docx, .scan], .pdf),
    ([.docx, .scan], .docx), ([.scan, .docx], .docx),
  ])
  func theBestFileGivesTheText(formats: [SourceFormat], best: SourceFormat) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for format in formats {
      var document = try Corpus.extract(Corpus.docx[1])
      if format == .scan { document.text.replace("术", with: "木") }
      document.source = Source(path: format.rawValue, sha256: format.rawValue, format: format)
      _ = try register.ingest(document, at: time)
    }
    let kept = try register.read {
      try String.fetchAll($0, sql: "SELECT source_format FROM versions")
    }
    #expect(kept == [best.rawValue])
    #expect(try register.documents().map(\.files.count) == [formats.count])
    try check(register)
  }

  /// Read differently by other models, the same bytes are the same document.
  @Test func anotherNumberOfTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    var document = try Corpus.extract(Corpus.texts[0])
    _ = try register.ingest(document, at: time)
    document.models.sha256 = "other"
    document.document.documentNumber = "绛办发〔2021〕107号"
    document.document.title = "另一个标题"
    #expect(try register.ingest(document, at: time) == .updated)
    #expect(try register.documents().map(\.title) == ["另一个标题"])
    // What they were taken for is no document any more when they turn out to be another's.
    var second = try Corpus.extract(Corpus.texts[1])
    _ = try register.ingest(second, at: time)
    second.models.sha256 = "other"
    second.document.documentNumber = document.document.documentNumber
    #expect(try register.ingest(second, at: time) == .updated)
    #expect(try register.documents().map(\.versions) == [2])
    try check(register)
  }

  @Test func anOlderStateThatComesLaterStaysBehind() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for (number, day) in ["2024-05-01", "2022-03-01", "2025-01-01"].enumerated() {
      var document = try Corpus.extract(Corpus.texts[0])
      document.text += "\n第\(number)次"
      document.source = Source(path: day, sha256: day, format: .text)
      document.document.issuedOn = day
      _ = try register.ingest(document, at: time)
      #expect(try register.documents().map(\.issuedOn) == [number < 2 ? "2024-05-01" : day])
    }
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
    #expect(try register.ingest([IngestEntry(document, failure: failure, at: time)]) == [.failed])
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
