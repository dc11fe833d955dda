import Foundation
import Gongwen
import Testing

@testable import Register

/// Filters that leave little, and totals of what they leave.
@Suite struct FilterTests {
  private let folder: TemporaryFolder
  private let register: Register

  init() throws {
    folder = try TemporaryFolder()
    register = try folder.registerOfTexts()
  }

  private static let filters: [RegisterFilter] = {
    var filters = Array(repeating: RegisterFilter(), count: 6)
    filters[1].regions = ["140826"]
    filters[2].roles = [.responsible]
    filters[3].labels = [.target]
    filters[4].since = "2022-01-01"
    filters[5].regions = ["140521"]
    filters[5].roles = [.responsible]
    return filters
  }()

  @Test(arguments: filters)
  func dueCountsAllPages(filter: RegisterFilter) throws {
    let (first, last) = (CalendarDay("2018-01-01")!, CalendarDay("2035-12-31")!)
    func due(_ page: AnswerPage) throws -> DueAnswer {
      try register.due(
        from: first, to: last, today: CalendarDay("2022-01-10")!, filter: filter, page: page)
    }
    let all = try due(AnswerPage(limit: 10_000))
    #expect(all.total == all.rows.count)
    var paged: [DueRow] = []
    while paged.count < all.total {
      let page = try due(AnswerPage(limit: 3, offset: paged.count))
      #expect(page.total == all.total)
      guard !page.rows.isEmpty else { break }
      paged += page.rows
    }
    #expect(paged == all.rows)
    if filter == RegisterFilter() { #expect(all.total > 20) }
  }

  @Test func dueOfARoleHasTheRole() throws {
    let answer = try register.due(
      from: CalendarDay("2018-01-01")!, to: CalendarDay("2035-12-31")!,
      today: CalendarDay("2022-01-10")!, filter: Self.filters[2], page: AnswerPage(limit: 1000))
    #expect(!answer.rows.isEmpty)
    #expect(
      answer.rows.allSatisfy { $0.duty.obligation.units.contains { $0.role == .responsible } })
  }

  /// Titles of the newest documents were looked at, whether the filter lets them through or not.
  @Test(arguments: ["140826", "140521", "141121"])
  func titlesAreThoseThatPass(region: String) throws {
    var filter = RegisterFilter()
    filter.regions = [region]
    let expression = try #require(QueryParser.read("通知 OR 方案 OR 办法 OR 意见").0.expression)
    let found = try register.read { database in
      try SearchCandidates(database: database, gate: ClauseGate(database, filter))
        .versions(expression, most: 1).ids
    }
    #expect(found.count == 1)
    for version in found {
      #expect(try register.metadata(ofVersion: version).region?.code == region)
    }
  }

  /// The texts that a filter leaves are read where they are few; the answer is that of the index.
  @Test(arguments: ["企业", "人", "科技 企业", "县", "企业 NOT 县", "\"科技创新\"", "资金 OR 奖励"])
  func fewTextsGiveWhatAllGive(words: String) throws {
    let everything = try register.search(words, page: AnswerPage(limit: 10_000)).hits
    for region in ["140826", "140521", "14"] {
      var filter = RegisterFilter()
      filter.regions = [region]
      let answer = try register.search(words, filter: filter, page: AnswerPage(limit: 10_000))
      let expected = try everything.filter {
        try register.metadata(ofVersion: $0.document.version).region?.code.hasPrefix(region) == true
      }
      #expect(answer.isTotalExact && answer.total == expected.count)
      #expect(Set(answer.hits.compactMap(\.clause)) == Set(expected.compactMap(\.clause)))
    }
  }

  @Test(arguments: ["企业，Ａ科技①", "", "a", "é·龘𠮷😀", "﷽ 第１条", "\u{0}\u{7FF}\u{FFFD}"])
  func bytesFoldAsScalars(text: String) {
    var text = text
    let folded = FoldedText(text)
    #expect(text.withUTF8 { FoldedText(utf8: $0) } == folded)
  }

  /// What is no UTF-8 is read to its end.
  @Test(arguments: [
    [0xE4, 0xB8], [0x80, 0x41], [0xC0, 0x80], [0xF8, 0x88], [0xED, 0xA0, 0x80, 0x42],
  ])
  func brokenBytesAreRead(bytes: [UInt8]) {
    let folded = bytes.withUnsafeBufferPointer { FoldedText(utf8: $0) }
    #expect(folded.count <= 1)
  }
}
