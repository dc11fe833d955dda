import Gongwen
import Testing

@testable import Comparison

@Suite struct WordTests {
  /// Differences in brackets, as a terminal without colour shows them.
  private func marked(_ old: String, _ new: String, typography: Bool = false) -> String {
    let comparison = DocumentComparison(
      old: Corpus.document([old]), new: Corpus.document([new]))
    return comparison.edits.map { edit in
      MarkedText(edit, typography: typography).pieces.map { mark, text in
        switch mark {
        case .same: text
        case .removed: "[-\(text)-]"
        case .added: "{+\(text)+}"
        }
      }.joined()
    }.joined(separator: "\n")
  }

  /// Figures, dates, amounts and Latin words are exchanged whole.
  @Test(arguments: [
    (
      "到2021年底高新技术企业达到2500户。", "到2022年底高新技术企业达到2600户。",
      "到[-2021年底-]{+2022年底+}高新技术企业达到[-2500-]{+2600+}户。"
    ),
    (
      "对认定的企业给予一次性奖励10万元。", "对认定的企业给予一次性奖励15万元。",
      "对认定的企业给予一次性奖励[-10万元-]{+15万元+}。"
    ),
    (
      "研发投入强度达到1.5%以上的企业。", "研发投入强度达到1.8%以上的企业。",
      "研发投入强度达到[-1.5%-]{+1.8%+}以上的企业。"
    ),
    (
      "自2021年3月1日起施行的管理办法。", "自2021年5月1日起施行的管理办法。",
      "自[-2021年3月1日-]{+2021年5月1日+}起施行的管理办法。"
    ),
    ("建设二十五个示范基地和产业园区。", "建设三十五个示范基地和产业园区。", "建设[-二十五-]{+三十五+}个示范基地和产业园区。"),
    (
      "推广O2O模式和ERP系统应用示范。", "推广O2C模式和ERP系统应用示范。",
      "推广[-O2O-]{+O2C+}模式和ERP系统应用示范。"
    ),
  ])
  func figuresStayWhole(_ old: String, _ new: String, _ expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test(arguments: [
    (
      "县财政局、县商务局负责资金监管工作。", "县财政局、县教育局、县商务局负责资金监管工作。",
      "县财政局、{+县教育局、+}县商务局负责资金监管工作。"
    ),
    (
      "加强宣传引导，营造良好氛围，形成工作合力。", "加强宣传引导，形成工作合力。",
      "加强宣传引导，[-营造良好氛围，-]形成工作合力。"
    ),
  ])
  func cutsAreAtPunctuation(_ old: String, _ new: String, _ expected: String) {
    #expect(marked(old, new) == expected)
  }

  /// A part of a word that agrees by chance is no reason to cut the word.
  @Test func chineseIsExchangedInWords() {
    #expect(marked("奖励由国务院设立并颁发证书。", "奖励由国家设立并颁发证书。") == "奖励由[-国务院-]{+国家+}设立并颁发证书。")
    #expect(marked("各部门可在年内申请资金。", "各部门在年内申请资金。") == "各部门[-可-]在年内申请资金。")
  }

  @Test func typographyIsShownOnRequest() {
    let (old, new) = ("各县（区）、各部门要加强领导。", "各县(区),各部门要强化领导。")
    #expect(marked(old, new) == "各县(区),各部门要[-加强-]{+强化+}领导。")
    #expect(
      marked(old, new, typography: true) == "各县[-（-]{+(+}区[-）-]{+)+}[-、-]{+,+}各部门要[-加强-]{+强化+}领导。")
  }

  @Test func unitsAndAmountsOfTheDocumentStayWhole() throws {
    let old = try Corpus.extract("一、主要任务\n（一）加强管理。由县市场监督管理局牵头，落实各项政策。\n")
    let new = try Corpus.extract("一、主要任务\n（一）加强管理。由县自然资源管理局牵头，落实各项政策。\n")
    let edit = try #require(DocumentComparison(old: old, new: new).edits.first)
    let pieces = MarkedText(edit, typography: false).pieces
    #expect(pieces.filter { $0.mark == .removed }.map(\.text) == ["县市场监督管理局"])
    #expect(pieces.filter { $0.mark == .added }.map(\.text) == ["县自然资源管理局"])
  }
}
