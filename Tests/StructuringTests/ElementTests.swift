import Gongwen
import Testing

@testable import Structuring

/// A notice with every element of GB/T 9704, and variations of single elements.
@Suite struct ElementTests {
  static let notice = [
    "甲县人民政府办公室文件", "甲政办发〔2021〕12号", "甲县人民政府办公室关于印发《甲县创新工作方案》的通知",
    "各乡（镇）人民政府、街道办事处，县直有关单位：", "《甲县创新工作方案》已经县政府同意，现印发给你们，请认真贯彻执行。",
    "附件：1.任务分工表", "2.领导小组名单", "甲县人民政府办公室", "二〇二一年十一月二日", "（此件公开发布）", "甲县创新工作方案",
    "为落实《国家创新纲要》（国发〔2020〕3号），制定本方案。", "一、任务", "建设平台。本方案自印发之日起施行，有效期3年。", "附件1",
    "任务分工表", "一、财政局。保障资金。", "附件2", "领导小组名单", "组  长：李 春 县长", "成  员：王 雄 副县长",
    "抄送：县委办公室，县人大常委会办公室、县政协办公室，县法院、检察院。", "甲县人民政府办公室", "2021年11月3日印发",
  ]

  @Test func readsEveryElement() throws {
    let document = try structure(Self.notice)
    let found = document.document
    #expect(found.title == "甲县人民政府办公室关于印发《甲县创新工作方案》的通知")
    #expect(found.issuedText == "甲县创新工作方案")
    #expect(found.documentNumber == "甲政办发〔2021〕12号")
    #expect(found.issuers == ["甲县人民政府办公室"])
    #expect(found.addressees == ["各乡（镇）人民政府", "街道办事处", "县直有关单位"])
    #expect(found.issuedOn == "2021-11-02")
    #expect(found.printedOn == "2021-11-03")
    #expect(found.effectiveOn == "2021-11-02")
    #expect(found.expiresOn == "2024-11-01")
    #expect(
      found.copiedTo == ["县委办公室", "县人大常委会办公室", "县政协办公室", "县法院", "检察院"])
    #expect(found.attachments == ["任务分工表", "领导小组名单"])
    let kinds = document.paragraphs.map(\.kind)
    #expect(
      kinds == [
        .letterhead, .documentNumber, .title, .addressees, .body, .attachmentList, .attachmentList,
        .signature, .date, .note, .title, .body, .heading, .body, .attachmentMark, .attachmentTitle,
        .body, .attachmentMark, .attachmentTitle, .roster, .roster, .copies, .printLine, .printLine,
      ])
    #expect(
      document.paragraphs.map(\.part)[13...20].map { $0 } == [
        "正文", "附件1", "附件1", "附件1", "附件2", "附件2", "附件2", "附件2",
      ])
  }

  /// Under a seal the date, and the name above it, may be beyond reading.
  @Test func theIssuedTextBeginsWithItsTitleWhereTheDateIsLost() throws {
    let document = try structure(Self.notice.filter { $0 != "二〇二一年十一月二日" })
    #expect(document.paragraphs.filter { $0.kind == .title }.count == 2)
    #expect(document.outline.filter { $0.part == "正文" }.map(\.marker) == ["一、"])
  }

  struct Title: CustomStringConvertible, Sendable {
    var printed: String
    var issuedText: String?
    var issuers: [String]
    var description: String { printed }
  }

  static let titles = [
    Title(
      printed: "市人民政府印发关于增强动力若干政策措施的通知", issuedText: "关于增强动力若干政策措施",
      issuers: ["市人民政府"]),
    Title(printed: "关于印发《甲市实施方案（试行）》的通知", issuedText: "甲市实施方案（试行）", issuers: []),
    Title(
      printed: "太原市人民政府转发市财政局关于资金管理办法的通知", issuedText: "市财政局关于资金管理办法",
      issuers: ["太原市人民政府"]),
    Title(
      printed: "太原市人民政府办公室关于重新发布太原市积分管理办法的通知", issuedText: "太原市积分管理办法",
      issuers: ["太原市人民政府办公室"]),
    Title(
      printed: "太原市民政局 太原市财政局关于做好救助工作的通知", issuedText: nil,
      issuers: ["太原市民政局", "太原市财政局"]),
    Title(
      printed: "中共太原市委办公室太原市人民政府办公室关于加强管理的意见", issuedText: nil,
      issuers: ["中共太原市委办公室", "太原市人民政府办公室"]),
    Title(
      printed: "太原市住房和城乡建设局国家税务总局太原市税务局关于优化服务的通知", issuedText: nil,
      issuers: ["太原市住房和城乡建设局", "国家税务总局太原市税务局"]),
    Title(
      printed: "上海市松江区人民政府中山街道办事处关于做好防汛工作的通知", issuedText: nil,
      issuers: ["上海市松江区人民政府中山街道办事处"]),
    Title(printed: "文水县教科局强化科技支持工作方案", issuedText: nil, issuers: ["文水县教科局"]),
    Title(printed: "国家金融监督管理总局令", issuedText: nil, issuers: ["国家金融监督管理总局"]),
    Title(printed: "关于做好债券发行工作的通知", issuedText: nil, issuers: []),
  ]

  @Test(arguments: titles)
  func readsTitles(_ example: Title) throws {
    let found = try structure([example.printed, "各单位：", "现将有关事项通知如下。"]).document
    #expect(found.title == example.printed)
    #expect(found.issuedText == example.issuedText)
    #expect(found.issuers == example.issuers)
  }

  static let lists: [(String, [String])] = [
    ("各市、县人民政府,省人民政府各委、办、厅、局:", ["各市、县人民政府", "省人民政府各委、办、厅、局"]),
    ("各县(市、区)工科局、运城经济技术开发区,各有关单位:", ["各县(市、区)工科局", "运城经济技术开发区", "各有关单位"]),
    ("兰州新区、高新区、经开区、榆中生态创新城管委会：", ["兰州新区、高新区、经开区、榆中生态创新城管委会"]),
    ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]),
    ("各乡镇人民政府、街道办事处:", ["各乡镇人民政府", "街道办事处"]),
    ("区属各单位：", ["区属各单位"]),
    ("各街道党工委、办事处,某镇党委、人民政府:", ["各街道党工委、办事处", "某镇党委、人民政府"]),
    ("各市人民政府,各大企业,各高等院校:", ["各市人民政府", "各大企业", "各高等院校"]),
  ]

  @Test(arguments: lists)
  func splitsAddressees(printed: String, expected: [String]) throws {
    #expect(
      try structure(["关于工作的通知", printed, "请落实。"]).document.addressees == expected)
  }

  @Test(arguments: ["现将有关事项通知如下：", "为落实要求，制定以下措施：", "成员单位如下："])
  func sentencesAreNoAddressees(line: String) throws {
    let document = try structure(["关于工作的通知", line, "一、任务", "完成任务。"])
    #expect(document.document.addressees.isEmpty)
    #expect(document.paragraphs[1].kind == .body)
  }

  struct Term: CustomStringConvertible, Sendable {
    var clause: String
    var effectiveOn: String?
    var expiresOn: String?
    var description: String { clause }
  }

  static let terms = [
    Term(
      clause: "本办法自2023年9月8日起施行，有效期3年。", effectiveOn: "2023-09-08", expiresOn: "2026-09-07"),
    Term(
      clause: "以上政策措施自公布之日起实施，有效期至2023年12月31日。", effectiveOn: "2022-02-01",
      expiresOn: "2023-12-31"),
    Term(clause: "本规定自发布之日起30日后施行。", effectiveOn: "2022-03-03"),
    Term(
      clause: "本措施自2024年9月1日起执行，期限至2025年底。", effectiveOn: "2024-09-01",
      expiresOn: "2025-12-31"),
    Term(
      clause: "本政策自公布之日(2023年12月1日)起施行，有效期五年。", effectiveOn: "2023-12-01",
      expiresOn: "2028-11-30"),
    Term(clause: "本公告自2022年4月1日施行。", effectiveOn: "2022-04-01"),
    Term(clause: "企业自2023年9月8日起申报。"),
    Term(clause: "对企业贷款给予贴息，贴息期限至2024年底。"),
  ]

  @Test(arguments: terms)
  func readsTermsOfValidity(_ term: Term) throws {
    let found = try structure([
      "关于工作的通知", "各单位：", "现就有关事项通知如下。", term.clause, "太原市人民政府", "2022年2月1日",
    ]).document
    #expect(found.effectiveOn == term.effectiveOn)
    #expect(found.expiresOn == term.expiresOn)
  }

  @Test(
    arguments: [
      ("绛县人民政府", "140826", AdministrativeLevel.county),
      ("广州市天河区科技工业和信息化局", "440106", .county),
      ("中共运城市委办公室", "140800", .municipal),
      ("阿坝州人民政府", "513200", .municipal),
      ("重庆市人民政府", "500000", .provincial),
      ("国家税务总局重庆市税务局", "500000", .provincial),
      ("沁水县端氏镇人民政府", "140521", .township),
      ("国务院办公厅", nil, .national), ("财政部", nil, .national),
    ] as [(String, String?, AdministrativeLevel)])
  func findsTheDivision(issuer: String, code: String?, level: AdministrativeLevel) throws {
    let found = try structure([
      "关于工作的通知", "各单位：", "请落实。", issuer, "2022年2月1日",
    ]).document
    #expect(found.issuers == [issuer])
    #expect(found.region?.code == code)
    #expect(found.level == level)
  }

  /// A township whose county nothing names: the level is known all the same.
  @Test(arguments: [
    ["关于禁烧的通知", "各村委会：", "请落实。", "青山坡街道办事处", "2022年2月1日"],
    ["云岭镇2022年工作计划", "各村委会：", "经镇政府研究，制定本计划。请落实。", "2022年2月1日"],
  ])
  func knowsTownships(_ paragraphs: [String]) throws {
    let found = try structure(paragraphs).document
    #expect(found.level == .township)
    #expect(found.addressees == ["各村委会"])
  }

  @Test func attachmentWithItsTitleInOneLineIsNoList() throws {
    let document = try structure([
      "关于工作的通知", "各单位：", "请落实。", "太原市财政局", "2022年2月1日", "附件1：支持政策", "一、奖励。给予奖励五万元。",
    ])
    #expect(document.document.attachments == ["支持政策"])
    #expect(document.outline.map(\.part) == ["附件1"])
  }

  @Test func copiesAndPrintLineInOneParagraph() throws {
    let document = try structure([
      "关于工作的通知", "各单位：", "请落实。", "抄送：教育局，财政局。分送：民政局。某县政府办公室 2012年12月12日印发",
    ])
    #expect(document.document.copiedTo == ["教育局", "财政局", "民政局"])
    #expect(document.document.printedOn == "2012-12-12")
  }
}
