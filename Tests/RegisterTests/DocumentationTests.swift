import Foundation
import GRDB
import Testing

@testable import Register

@Suite struct DocumentationTests {
  /// The queries of `docs/register.md`.
  private static let queries = Result {
    try String(contentsOf: Corpus.package.appending(path: "docs/register.md"), encoding: .utf8)
      .components(separatedBy: "```sql\n").dropFirst()
      .map { String($0.prefix(upTo: $0.range(of: "```")?.lowerBound ?? $0.endIndex)) }
  }

  @Test func everyExampleRuns() throws {
    let queries = try Self.queries.get()
    #expect(queries.count >= 10)
    let folder = try TemporaryFolder()
    let register = try folder.registerOfTexts()
    try register.pool.read { database in
      for query in queries {
        #expect(throws: Never.self, "\(query)") { try Row.fetchAll(database, sql: query) }
      }
    }
  }

  @Test func everyTableIsDescribed() throws {
    let text = try String(
      contentsOf: Corpus.package.appending(path: "docs/register.md"), encoding: .utf8)
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    let tables = try register.pool.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
            AND name NOT LIKE 'sqlite%' AND name NOT GLOB '*_fts_*'
          """)
    }
    for table in tables { #expect(text.contains("`\(table)`"), "\(table)") }
  }
}
