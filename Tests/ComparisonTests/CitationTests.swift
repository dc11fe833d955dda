import Gongwen
import Testing

@testable import Comparison

/// Which document a reference names.
@Suite struct CitationTests {
  private static let document = DocumentMetadata(
    title: "某省人民政府办公厅关于印发某省企业技术创新行动计划的通知",
    issuedText: "某省企业技术创新行动计划", documentNumber: "某政办发〔2019〕83号")

  private static let same: [(String, String?)] = [
    ("某省企业技术创新行动计划", "某政办发〔2019〕83号"),
    ("某省企业技术创新行动计划", "某政办发[2019]83号"),
    ("某省企业技术创新行动计划", "某政办发（2019）83号"),
    ("某省企业技术创新行动计划", "某政办发【2019】８３号"),
    ("别的标题", "某政办发〔2019〕83号"),
    ("某省企业技术创新行动计划", nil),
    ("关于印发某省企业技术创新行动计划的通知", nil),
    ("某省人民政府办公厅关于印发《某省企业技术创新行动计划》的通知", nil),
  ]

  @Test(arguments: same)
  func named(_ title: String, _ number: String?) {
    #expect(Citations.names(Reference(title: title, number: number), Self.document))
  }

  private static let others: [(String, String?)] = [
    ("某省企业技术创新行动计划", "某政办发〔2019〕8号"),
    ("某省企业技术创新行动计划", "某政发〔2019〕83号"),
    ("企业技术创新行动计划", nil),
    ("行动计划", nil),
    ("通知", nil),
    ("", nil),
  ]

  @Test(arguments: others)
  func notNamed(_ title: String, _ number: String?) {
    #expect(!Citations.names(Reference(title: title, number: number), Self.document))
  }

  /// The clause that names a document is linked to it, and the document's clauses score higher.
  @Test func raisesScores() throws {
    let province = try Corpus.extract(
      """
      某省人民政府办公厅关于支持企业技术中心建设的意见
      某政办发〔2019〕83号
      各市、县人民政府:
      一、加快建设企业技术中心
      各市要支持企业技术中心建设,培育新型研发机构。
      """)
    func county(_ citation: String) throws -> PolicyTrace {
      let text = """
        某县人民政府办公室关于培育企业技术中心的通知
        某政办发〔2020〕3号
        各乡镇人民政府:
        一、工作任务
        各乡镇要按照\(citation)鼓励企业技术中心加强攻关和服务农业。
        """
      return PolicyTrace(
        lower: try Corpus.extract(text), higher: [province],
        vocabulary: try Corpus.traceVocabulary.get(), threshold: 0)
    }
    let named = try county("《关于支持企业技术中心建设的意见》（某政办发[2019]83号）")
    let silent = try county("有关规定")
    #expect(named.higher[0].citedAs == "某政办发[2019]83号")
    #expect(silent.higher[0].citedAs == nil)
    #expect(named.obligations.contains { $0.cites == [0] })
    let best = { (trace: PolicyTrace) in
      trace.obligations.flatMap { $0.sources.map(\.score) }.max() ?? 0
    }
    #expect(best(named) > best(silent))
  }

  /// Documents without anything in common, and without anything.
  @Test func nothing() throws {
    let vocabulary = try Corpus.traceVocabulary.get()
    let empty = Corpus.document([])
    let other = try Corpus.extract("关于做好防汛工作的通知\n一、各乡镇要加强水库巡查。")
    for (lower, higher) in [(empty, [empty]), (other, [empty]), (empty, [other]), (other, [])] {
      let trace = PolicyTrace(lower: lower, higher: higher, vocabulary: vocabulary)
      #expect(trace.links() == 0)
      #expect(trace.withoutSource == trace.obligations.count)
    }
  }
}
