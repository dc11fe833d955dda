import Gongwen
import Models
import Testing

@testable import Tagging

/// Sentences that say in other words than …负责 who is responsible.
@Suite struct SubjectTests {
  private static let tagger = Result { try UnitTagger(models: TestModels.load()) }

  private func roles(_ line: String) throws -> [String] {
    try Self.tagger.get().mentions(TextBuffer(line), with: Matcher()).compactMap { mention in
      mention.role.map { $0.rawValue + " " + mention.text }
    }
  }

  @Test(arguments: [
    (
      "第四条 市住房和城乡建设局是本市燃气行政主管部门，负责燃气设施保护，其所属的市燃气管理处具体负责日常监督管理。",
      ["responsible 市住房和城乡建设局", "responsible 市燃气管理处"]
    ),
    ("县教育局是校车安全管理的责任主体，统筹协调校车安全管理工作。", ["responsible 县教育局"]),
    ("政务部门是本部门数据的责任主体，是数据的提供部门，负责数据的采集。", ["responsible 政务部门"]),
    ("县民政局作为养老服务工作的主管部门，负责养老机构的备案和监督管理。", ["responsible 县民政局"]),
    ("县卫健局为全县托育服务工作的牵头部门，负责托育机构的备案。", ["lead 县卫健局"]),
    ("县级人民政府是教育投入的责任主体，应当保障教育经费。", ["responsible 县级人民政府"]),
    ("县财政局是政府的工作部门。", []),
    ("县水利局是河长制成员单位，近年来成绩突出。", []),
    ("第六条 县数据局负责全县统一的政务云平台等的建设和运行管理。", ["responsible 县数据局"]),
    ("财政部门负责管理的资金应当专款专用。", []),
    ("县人民政府确定的数据资源主管部门负责辖区内数据资源管理工作。", ["responsible 数据资源主管部门"]),
    ("县人民政府批准的项目要按期开工。", []),
    ("文化市场监督检查归县文化和旅游局管理。", ["responsible 县文化和旅游局"]),
    ("高新技术企业认定工作归口县科技局管理。", ["responsible 县科技局"]),
    ("产权归县财政局所有的资产要登记。", []),
    (
      "日常管理由县科技局承担，考核工作由县委组织部会同县科技局实施。",
      ["responsible 县科技局", "responsible 县委组织部", "cooperating 县科技局"]
    ),
    ("县应急局主管安全生产工作。", ["responsible 县应急局"]),
    ("县人民政府主管部门负责监督。", ["responsible 县人民政府主管部门"]),
    (
      "校车安全由县教育局主管，县公安局、县交通运输局协管。",
      ["responsible 县教育局", "cooperating 县公安局", "cooperating 县交通运输局"]
    ),
    (
      "第十七条 县工信局为牵头单位，县财政局、县税务局为配合单位。",
      ["lead 县工信局", "cooperating 县财政局", "cooperating 县税务局"]
    ),
    (
      "农村饮水安全工作的责任单位是县水利局，县财政局负责资金保障。",
      ["responsible 县水利局", "responsible 县财政局"]
    ),
    ("国际商贸城管委会会同相关部门进行初审。", ["responsible 国际商贸城管委会", "cooperating 相关部门"]),
    ("县城管委会同相关部门进行初审。", ["responsible 县城管委", "cooperating 相关部门"]),
    ("县科技局具体承办日常事务。", ["responsible 县科技局"]),
    ("科技特派员工作实行县科技局主管、乡镇配合的机制。", []),
  ])
  func sentences(_ line: String, _ expected: [String]) throws {
    #expect(try roles(line) == expected)
  }
}
