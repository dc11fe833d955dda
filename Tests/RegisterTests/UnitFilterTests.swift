import Foundation
import GRDB
import Gongwen
import Models
import Questions
import Testing

@testable import Register

/// A unit that is asked for is the same one in every question.
@Suite struct UnitFilterTests {
  private static let resolver = Result {
    try UnitResolver(models: ModelSet(directory: Corpus.package.appending(path: "models").path))
  }

  private let folder: TemporaryFolder
  private let register: Register

  /// Besides the founding documents, one of them as another county of the same city would have it.
  init() throws {
    folder = try TemporaryFolder()
    register = try Register(path: folder.register)
    let time = "2026-01-02T03:04:05Z"
    for path in Corpus.texts { _ = try register.ingest(Corpus.extract(path), at: time) }
    let text = try String(
      contentsOf: Corpus.package.appending(path: Corpus.texts[0]), encoding: .utf8
    ).replacing("绛县", with: "闻喜县").replacing("绛办发", with: "闻办发")
    let other = try Corpus.extract(Array(text.utf8), path: "other-county.txt")
    _ = try register.ingest(other, at: time)
  }

  private func filter(_ unit: String) throws -> RegisterFilter {
    let answer = try Self.resolver.get().resolve(unit, in: register)
    guard case .found(let selection) = answer else { throw RegisterError(.missing) }
    var filter = RegisterFilter()
    filter.selections = [selection]
    return filter
  }

  @Test(arguments: [("绛县财政局", "绛县"), ("闻喜县财政局", "闻喜县")])
  func searchKeepsToTheCounty(unit: String, county: String) throws {
    let filter = try self.filter(unit)
    let all = AnswerPage(limit: 10_000)
    let found = try register.search("资金 OR 企业 OR 创新", filter: filter, page: all)
    #expect(!found.hits.isEmpty && found.isTotalExact)
    #expect(found.hits.allSatisfy { $0.document.region == county })
    let matter = Matter(segments: ["科技创新"])
    let units = try register.responsible(for: matter, filter: filter, page: all).units
    #expect(!units.isEmpty)
    #expect(units.allSatisfy { $0.document.region == county })
  }

  @Test(arguments: [
    "绛县财政局", "县财政局", "县工信局", "各乡镇", "科技局", "县教育局", "沁水县科技局", "组织部", "财政局",
  ])
  func everyQuestionHasTheSameRows(unit: String) throws {
    let units = try filter(unit)
    let all = AnswerPage(limit: 10_000)
    for (roles, labels) in [([], []), ([.lead], []), ([], [.target]), ([.responsible], [.duty])]
      as [([Role], [Label])]
    {
      var filter = units
      (filter.roles, filter.labels) = (roles, labels)
      let duties = try register.duties(of: units.selections[0], filter: filter, page: all)
      let expected = duties.documents.flatMap(\.rows).map(\.obligation.clause).sorted()
      if roles.isEmpty, labels.isEmpty { #expect(!expected.isEmpty) }
      var exported: [Int64] = []
      try register.export(filter) { document, _ in
        exported += document.rows.compactMap { Int64($0.id) }
      }
      #expect(exported.sorted() == expected)
      let statistics = try register.statistics(filter: filter)
      #expect(statistics.total.obligations == expected.count)
      #expect(statistics.documents == duties.documentCount)
      let counted = try register.unitCounts(filter: filter, page: all).units
      #expect(counted.map(\.obligations).max() ?? 0 <= expected.count)
      #expect(counted.map(\.obligations).reduce(0, +) >= expected.count)
      // Every obligation has one of these, or a letter.
      let found = try Set(
        ["的 OR 和 OR 展 OR 工 OR 设 OR 企业 OR 为", "0 OR 1 OR 2 OR 3 OR 5 OR 一 OR 不 OR 市 OR 行 OR 成"]
          .flatMap { try register.search($0, filter: filter, page: all).hits.compactMap(\.clause) })
      #expect(found.isSubset(of: expected))
      #expect(2 * found.count >= expected.count)
    }
  }
}
