import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

/// Several documents in one transaction.
@Suite struct BatchTests {
  private let time = "2026-01-02T03:04:05Z"

  /// Every document in two formats, one twice, then changed, then changed back, with other models,
  /// a document that takes the place of what a file held, and a file that failed.
  private func entries() throws -> [IngestEntry] {
    var documents = try (Corpus.texts + Corpus.docx).map { try Corpus.extract($0) }
    let first = documents[0]
    documents.append(first)
    for suffix in ["\n另行通知。", ""] {
      var changed = first
      changed.text += suffix
      changed.source.sha256 = SHA256.hex(Array(changed.text.utf8))
      if !suffix.isEmpty {
        let end = first.text.unicodeScalars.count
        changed.clauses.append(
          Clause(id: "added", section: nil, text: "另行通知。", range: TextRange(end + 1, end + 6)))
      }
      documents.append(changed)
    }
    var reread = documents[1]
    reread.models.sha256 = "other"
    reread.clauses.removeLast()
    documents.append(reread)
    var replaced = documents[2]
    replaced.source.path = documents[3].source.path
    documents.append(replaced)
    var failed = ExtractedDocument(
      source: Source(path: "a.pdf", sha256: "", format: .pdf), models: first.models)
    failed.diagnostics = [Diagnostic(code: "encrypted", message: "needs a password")]
    return documents.map { IngestEntry($0, at: time) }
      + [IngestEntry(failed, failure: FileFailure(code: "encrypted"), at: time)]
  }

  @Test(arguments: [2, 5, 100])
  func leaveWhatOneByOneLeaves(size: Int) throws {
    let folder = try TemporaryFolder()
    let entries = try entries()
    let single = try Register(path: folder.register)
    let expected = try entries.map { try single.ingest([$0])[0] }
    let register = try Register(path: folder.url.appending(path: "batch.sqlite").path)
    var outcomes: [IngestOutcome] = []
    for start in stride(from: 0, to: entries.count, by: size) {
      outcomes += try register.ingest(Array(entries[start..<min(start + size, entries.count)]))
    }
    #expect(outcomes == expected)
    #expect(Set(expected) == Set(IngestOutcome.allCases))
    #expect(try register.counts() == single.counts())
    let indexed = try register.indexed()
    #expect(indexed.count > 1000)
    #expect(try indexed == single.indexed())
    #expect(try register.current() == single.current())
  }

  /// Other parts of the register are left as they are, and a little that is new moves nothing.
  @Test func theIndexIsMergedWhereMuchIsNew() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for entry in try entries() { _ = try register.ingest([entry]) }
    let (before, parts) = (try register.indexed(), try register.indexParts())
    #expect(parts > 1)
    for (stored, least, expected) in [(1, 0, parts), (10_000, 10_000, parts), (10_000, 0, 1)] {
      try register.mergeIndex(afterStoring: stored, least: least)
      #expect(try register.indexParts() == expected, "\(stored)")
      #expect(try register.indexed() == before)
    }
  }

  @Test func areStoredAllOrNone() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let empty = try register.counts()
    let entries = try Corpus.texts.map { IngestEntry(try Corpus.extract($0), at: time) }
    try register.write { database in
      try database.execute(
        sql: """
          CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.files WHEN NEW.path LIKE '%qinshui%'
          BEGIN SELECT raise(ABORT, 'no'); END
          """)
    }
    #expect(throws: RegisterError.self) { _ = try register.ingest(entries) }
    #expect(try register.counts() == empty)
    #expect(try register.indexed().isEmpty)
  }
}

extension Register {
  /// The tokens of clauses and headings, by the place of the clause in its version.
  fileprivate func indexed() throws -> [String] {
    try pool.write { database in
      var found: [String] = []
      for index in ["clauses_fts", "headings_fts"] {
        try database.execute(
          sql: """
            CREATE VIRTUAL TABLE IF NOT EXISTS temp.\(index)_rows
            USING fts5vocab(main, \(index), instance)
            """)
        found += try String.fetchAll(
          database,
          sql: """
            SELECT '\(index) ' || term || ' ' || offset || ' ' || fingerprint || ' '
              || (doc - first_clause)
            FROM temp.\(index)_rows
            JOIN versions ON doc BETWEEN first_clause AND last_clause
            """)
      }
      return found.sorted()
    }
  }

  fileprivate func indexParts() throws -> Int {
    try pool.read { database in
      try Int.fetchOne(database, sql: "SELECT count(DISTINCT segid) FROM clauses_fts_idx") ?? 0
    }
  }

  /// What is kept of current versions only.
  fileprivate func current() throws -> [String] {
    try pool.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT fingerprint || name || obligations || coalesce(first_due, '')
          FROM unit_versions JOIN versions ON versions.id = version_id
          JOIN units ON units.id = unit_id
          UNION ALL
          SELECT fingerprint || rule || end_on || label
          FROM due JOIN versions ON versions.id = version_id ORDER BY 1
          """)
    }
  }
}
