import Foundation
import Gongwen
import Testing

@testable import Register

@Suite struct SearchTests {
  private let folder: TemporaryFolder
  private let register: Register

  init() throws {
    folder = try TemporaryFolder()
    register = try folder.registerOfTexts()
  }

  /// Forms in which the same is asked for.
  @Test(arguments: [
    ["高新技术企业", "高新技術企業", "“高新技术企业”", "高新技术企业*"],
    ["R&D经费", "Ｒ＆Ｄ经费", "r&d經費", "\"R D经费\""],
    [
      "晋政办发〔2019〕83号", "晋政办发[2019]83号", "晋政办发(2019)83号", "晋政办发（2019）83", "晋政办发〔２０１９〕",
    ],
  ])
  func findsEveryForm(queries: [String]) throws {
    let answers = try queries.map { try register.search($0) }
    for answer in answers {
      #expect(answer.total > 0)
      #expect(answer.hits.map(\.clause) == answers[0].hits.map(\.clause), "\(answer.reading)")
      #expect(
        answer.hits.map { $0.highlights.first?.start }
          == answers[0].hits.map { $0.highlights.first?.start })
    }
  }

  @Test(arguments: [
    "科技", "牵头", "5家", "人", "2025年", "科技 人才", "科技 OR 人才", "科技 NOT 人才", "(奖励 OR 补助) 企业",
    "‘科技’", "“创新 平台”", "创新，平台", "12大基地",
  ])
  func agreesWithAScan(text: String) throws {
    let (query, _) = try QueryParser.read(text)
    let texts = try Corpus.texts.flatMap { try Corpus.extract($0).clauses.map(\.text) }
    let expected = texts.filter { Self.fits(query, FoldedText($0)) }
    let answer = try register.search(text, page: AnswerPage(limit: 10_000))
    #expect(answer.hits.filter { $0.clause != nil }.map(\.text).sorted() == expected.sorted())
    #expect(answer.total == answer.hits.count)
    #expect(answer.isTotalExact)
  }

  private static func fits(_ query: SearchQuery, _ text: FoldedText) -> Bool {
    switch query {
    case .word(let word): !text.places(of: word.folded).isEmpty
    case .all(let parts): parts.allSatisfy { fits($0, text) }
    case .any(let parts): parts.contains { fits($0, text) }
    case .not(let part): !fits(part, text)
    }
  }

  @Test func pagesGoTogether() throws {
    let all = try register.search("企业", page: AnswerPage(limit: 10_000)).hits
    var paged: [SearchHit] = []
    while paged.count < all.count {
      let hits = try register.search("企业", page: AnswerPage(limit: 7, offset: paged.count)).hits
      guard !hits.isEmpty else { break }
      paged += hits
    }
    #expect(paged == all)
    #expect(try register.search("企业", page: AnswerPage(limit: 7, offset: all.count)).hits.isEmpty)
  }

  /// Single characters are looked for in the newest texts where the index would take long.
  @Test(arguments: ["人", "5", "的", "科 企业", "企业 县", "企业 NOT 县", "人 OR 企业", "R&D", "科技 \"5 家\""])
  func aPageIsTheBeginningOfAll(text: String) throws {
    let all = try register.search(text, page: AnswerPage(limit: 10_000))
    let page = try register.search(text, page: AnswerPage(limit: 20))
    #expect(page.hits == Array(all.hits.prefix(20)))
    #expect(page.total == all.total || !page.isTotalExact)
  }

  @Test func phrasesComeBeforeWordsApart() throws {
    let hits = try register.search("科技 企业", page: AnswerPage(limit: 10_000)).hits
    let isPhrase = hits.map { $0.text.contains("科技企业") }
    let first = try #require(isPhrase.firstIndex(of: false))
    #expect(first > 0)
    #expect(!isPhrase[first...].contains(true))
  }

  @Test func highlightsAreTheWords() throws {
    for hit in try register.search("Ｒ＆Ｄ OR 經費 OR 83").hits {
      let scalars = Array(hit.text.unicodeScalars)
      #expect(!hit.highlights.isEmpty)
      for range in hit.highlights {
        let word = String(String.UnicodeScalarView(scalars[range.range]))
        #expect(["R&D", "经费", "R&D经费", "83"].contains(word), "\(word)")
      }
    }
  }

  @Test func filters() throws {
    var filter = RegisterFilter()
    filter.regions = ["140826"]
    let hits = try register.search("企业", filter: filter, page: AnswerPage(limit: 10_000)).hits
    #expect(!hits.isEmpty)
    #expect(hits.allSatisfy { $0.document.region == "绛县" })
    filter.labels = [.incentive]
    let incentives = try register.search("企业", filter: filter).hits
    #expect(!incentives.isEmpty && incentives.count < hits.count)
    #expect(incentives.allSatisfy { $0.label == .incentive })
    filter = RegisterFilter()
    filter.roles = [.responsible]
    let duties = try register.search("企业", filter: filter)
    #expect(duties.total > 0 && duties.isTotalExact)
  }

  @Test func saysWhatIsNear() throws {
    let answer = try register.search("高新技木企业")
    #expect(answer.total == 0)
    let near = try #require(answer.near.first)
    #expect(near.near.map(\.word).contains("高新技术企业"))
    let both = try register.search("高新技术企业 无此词语也")
    #expect(both.near.first?.hits ?? 0 > 0)
  }

  /// What someone may type or paste; none of it reaches SQLite as anything but words.
  @Test(arguments: [
    "'; DROP TABLE clauses; --", "\"科技\" NEAR/2 \"人才\"", "NEAR(科技 人才, 3)", "text:科技", "^科技",
    "科技 + 人才",
    "科*技", "{text} : 科技", "- 科技", "科技\0人才", "\u{200B}科技", "😀", "😀科技", "科技\u{301}", "㊗科技",
    "((((((科技))))))", "\"\"\"", "”“", "𠮷野", "\u{E000}", "ﷺ",
    String(repeating: "(", count: 900) + "科技",
    String(repeating: "科技 OR ", count: 120) + "科技", String(repeating: "NOT ", count: 200) + "科技",
    String(repeating: "\"科\" ", count: 200), String(repeating: "科", count: 1000),
    String(repeating: "a b ", count: 250),
  ])
  func oddQueries(text: String) throws {
    do {
      let answer = try register.search(text)
      #expect(answer.hits.count <= answer.total)
    } catch let error as SearchError {
      #expect(error != .tooLong)
    }
    #expect(try register.documents().count == Corpus.names.count)
  }
}
