import GRDB
import Gongwen
import Testing

@testable import Register

/// A document that is read back says what it said, but for identifiers and places on pages.
@Suite struct ContentsTests {
  private static let time = "2026-01-02T03:04:05Z"

  /// Names are given anew in the order in which things come.
  private struct Renaming {
    var names: [String: String] = [:]
    mutating func callAsFunction(_ name: String) -> String {
      let known = names[name] ?? "n\(names.count)"
      names[name] = known
      return known
    }
  }

  private func plain(_ document: ExtractedDocument) -> ExtractedDocument {
    var document = document
    var (section, clause, other, time) = (Renaming(), Renaming(), Renaming(), Renaming())
    document.source.pages = nil
    document.diagnostics = []
    for index in document.outline.indices {
      document.outline[index].id = section(document.outline[index].id)
      document.outline[index].parent = document.outline[index].parent.map { section($0) }
    }
    for index in document.clauses.indices {
      document.clauses[index].id = clause(document.clauses[index].id)
      document.clauses[index].section = document.clauses[index].section.map { section($0) }
      document.clauses[index].boxes = []
    }
    for index in document.assignments.indices {
      document.assignments[index].id = other(document.assignments[index].id)
      document.assignments[index].boxes = []
      switch document.assignments[index].scope {
      case .section(let id): document.assignments[index].scope = .section(section(id))
      case .clause(let id): document.assignments[index].scope = .clause(clause(id))
      }
      for unit in document.assignments[index].units.indices {
        document.assignments[index].units[unit].boxes = []
      }
    }
    for index in document.deadlines.indices {
      document.deadlines[index].id = time(document.deadlines[index].id)
      document.deadlines[index].clause = clause(document.deadlines[index].clause)
      document.deadlines[index].boxes = []
      // The register works out when a time ends that counts from the document's date.
      if document.deadlines[index].kind == .relative { document.deadlines[index].end = nil }
    }
    for index in document.amounts.indices {
      document.amounts[index].id = "a\(index)"
      document.amounts[index].clause = clause(document.amounts[index].clause)
      document.amounts[index].boxes = []
    }
    for index in document.targets.indices {
      document.targets[index].id = "t\(index)"
      document.targets[index].clause = clause(document.targets[index].clause)
      document.targets[index].deadline = document.targets[index].deadline.map { time($0) }
      document.targets[index].boxes = []
    }
    for index in document.obligations.indices {
      document.obligations[index].id = "o\(index)"
      document.obligations[index].clause = clause(document.obligations[index].clause)
      document.obligations[index].deadlines = document.obligations[index].deadlines.map { time($0) }
        .sorted()
      document.obligations[index].amounts = document.obligations[index].amounts.map { _ in "" }
      document.obligations[index].targets = document.obligations[index].targets.map { _ in "" }
    }
    return document
  }

  @Test(arguments: Corpus.texts + Corpus.docx.prefix(2)) func isReadBack(_ path: String) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let document = try Corpus.extract(path)
    _ = try register.ingest(document, at: Self.time)
    let version = try #require(try register.documents().first?.version)
    let stored = plain(try register.contents(ofVersion: version))
    let expected = plain(document)
    #expect(stored.document == expected.document)
    #expect(stored.outline == expected.outline)
    #expect(stored.clauses == expected.clauses)
    #expect(stored.text == expected.text)
    #expect(stored.assignments == expected.assignments)
    #expect(stored.deadlines == expected.deadlines)
    #expect(stored.amounts == expected.amounts)
    #expect(stored.targets == expected.targets)
    #expect(stored.people == expected.people)
    #expect(stored.obligations == expected.obligations)
    #expect(stored.source == expected.source)
  }

  @Test func missing() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    #expect(throws: RegisterError.self) { try register.contents(ofVersion: 7) }
  }

  /// A county's document finds its city's and its province's, not another city's.
  @Test func above() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in Corpus.texts {
      let document = try Corpus.extract(path)
      _ = try register.ingest(document, at: Self.time)
    }
    func regions(_ region: String?, _ level: AdministrativeLevel) throws -> [String] {
      try register.above(region: region, level: level).compactMap { $0.metadata.region?.code }
    }
    #expect(try regions("140826", .county) == ["140800", "140000"])
    #expect(try regions("140521", .county) == ["140000"])
    #expect(try regions("140800", .municipal) == ["140000"])
    #expect(try regions("140000", .provincial) == [])
    #expect(try regions(nil, .county) == [])
  }
}
