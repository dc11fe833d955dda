import Foundation
import Gongwen
import Testing

@testable import Register

@Suite struct StoredContentsTests {
  /// What is taken up can be had back, apart from what the register does not keep.
  @Test(arguments: Corpus.texts) func aVersionIsAContractObjectAgain(_ path: String) throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let document = try Corpus.extract(path)
    _ = try register.ingest(document, at: "2026-01-02T03:04:05Z")
    let version = try #require(try register.version(1, of: 1))
    let stored = try register.contents(ofVersion: version)
    #expect(try register.version(2, of: 1) == nil)
    #expect(stored.source.sha256 == document.source.sha256)
    #expect(stored.document.title == document.document.title)
    #expect(stored.clauses.map(\.text) == document.clauses.map(\.text))
    #expect(stored.clauses.map(\.range) == document.clauses.map(\.range))
    #expect(stored.clauses.map(\.label) == document.clauses.map(\.label))
    #expect(stored.outline.map(\.heading) == document.outline.map(\.heading))
    #expect(stored.outline.map(\.marker) == document.outline.map(\.marker))
    #expect(stored.obligations.map(\.text) == document.obligations.map(\.text))
    #expect(stored.obligations.map(\.path) == document.obligations.map(\.path))
    #expect(stored.obligations.map(\.units) == document.obligations.map(\.units))
    #expect(
      stored.obligations.map(\.deadlines.count) == document.obligations.map(\.deadlines.count))
    #expect(
      stored.assignments.map { $0.units.map(\.range) }
        == document.assignments.map { $0.units.map(\.range) })
    #expect(stored.targets.map(\.value) == document.targets.map(\.value))
    let text = Array(stored.text.unicodeScalars)
    for clause in stored.clauses {
      #expect(
        String(String.UnicodeScalarView(text[clause.range.range])) == clause.text)
    }
  }
}
