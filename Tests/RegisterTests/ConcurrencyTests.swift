import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

/// Several connections stand for several programs: each has its own locks and caches.
@Suite struct ConcurrencyTests {
  private let time = "2026-01-02T03:04:05Z"

  @Test func manyMakeTheSameRegister() async throws {
    for _ in 0..<10 {
      let folder = try TemporaryFolder()
      let path = folder.register
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { _ = try Register(path: path) } }
        try await group.waitForAll()
      }
      #expect(try Register(reading: path).documents().isEmpty)
    }
  }

  @Test func twoStoreTheSameDocuments() async throws {
    let folder = try TemporaryFolder()
    let path = folder.register
    let documents = try (Corpus.texts + Corpus.docx).map { try Corpus.extract($0) }
    let outcomes = try await withThrowingTaskGroup(of: [IngestOutcome].self) { group in
      for isReversed in [false, true, false] {
        group.addTask { [time] in
          let register = try Register(path: path)
          return try (isReversed ? documents.reversed() : documents).map {
            try register.ingest($0, at: time)
          }
        }
      }
      return try await group.reduce([]) { $0 + $1 }
    }
    #expect(outcomes.count { $0 == .new } == Corpus.names.count)
    #expect(outcomes.count { $0 == .duplicate } == Corpus.names.count)
    #expect(outcomes.count { $0 == .unchanged } == 4 * Corpus.names.count)
    let stored = try Register(reading: path).documents()
    #expect(stored.count == Corpus.names.count)
    #expect(stored.allSatisfy { $0.versions == 1 && $0.files.count == 2 })
  }

  /// A version has all its clauses from the moment at which it can be seen.
  @Test func aReaderSeesWholeDocuments() async throws {
    let folder = try TemporaryFolder()
    let path = folder.register
    let writer = try Register(path: path)
    let documents = try Corpus.texts.map { try Corpus.extract($0) }
    let clauses = Dictionary(
      uniqueKeysWithValues: documents.map { ($0.source.sha256, $0.clauses.count) })
    let reading = Task {
      let reader = try Register(reading: path)
      var states: Set<Int> = []
      while states.max() ?? 0 < documents.count {
        let found = try reader.read { database in
          try Row.fetchAll(
            database,
            sql: """
              SELECT source_sha256, (SELECT count(*) FROM clauses WHERE version_id = versions.id)
              FROM versions JOIN documents ON documents.current_version = versions.id
              """)
        }
        for row in found { #expect(clauses[row[0]] == row[1]) }
        states.insert(found.count)
      }
    }
    for document in documents {
      _ = try writer.ingest(document, at: time)
      await Task.yield()
    }
    try await reading.value
  }
}
