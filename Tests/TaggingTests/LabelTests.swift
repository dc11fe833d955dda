import Gongwen
import Models
import Testing

@testable import Tagging

@Suite struct LabelTests {
  static let labeler = Result { try Labeler(models: TestModels.load()) }

  /// Labels the clauses of a document that is given by its lines: `#` before a heading that stands
  /// alone, `@kind` before another element of the layout, a clause to each `。` or `；`.
  private func decisions(_ lines: String...) throws -> [LabelDecision] {
    let document = Self.document(lines)
    return try Self.labeler.get().label(
      document,
      proposals: Proposals(
        document, amounts: [], deadlines: [], targets: [], assignments: []),
      with: Matcher()
    ).map(\.value)
  }

  private static func document(_ lines: [String]) -> StructuredDocument {
    var scalars: [UInt32] = []
    var paragraphs: [Paragraph] = []
    var clauses: [Clause] = []
    var paragraphOfClause: [Int] = []
    var outline: [OutlineEntry] = []
    for line in lines {
      var kind = Paragraph.Kind.body
      var words = line[...]
      if line.hasPrefix("#") {
        kind = .heading
        words = line.dropFirst()
      } else if line.hasPrefix("@") {
        let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
        kind = Paragraph.Kind(rawValue: String(parts[0])) ?? .body
        words = parts[1]
      }
      let start = scalars.count
      if kind == .heading {
        outline.append(
          OutlineEntry(
            id: "s\(outline.count)", part: "正文", marker: nil, heading: String(words), level: 1,
            parent: nil, range: TextRange(start, start), page: nil))
      }
      var from = start
      for scalar in words.unicodeScalars {
        scalars.append(scalar.value)
        if scalar == "。" || scalar == "；" {
          clauses.append(clause(scalars, from..<scalars.count, outline.last?.id))
          paragraphOfClause.append(paragraphs.count)
          from = scalars.count
        }
      }
      if from < scalars.count {
        clauses.append(clause(scalars, from..<scalars.count, outline.last?.id))
        paragraphOfClause.append(paragraphs.count)
      }
      paragraphs.append(Paragraph(range: start..<scalars.count, kind: kind, part: "正文"))
      scalars.append(0x0A)
    }
    return StructuredDocument(
      text: TextBuffer(scalars), paragraphs: paragraphs, outline: outline, clauses: clauses,
      paragraphOfClause: paragraphOfClause)
  }

  private static func clause(_ scalars: [UInt32], _ range: Range<Int>, _ section: String?) -> Clause
  {
    Clause(
      id: "c\(range.lowerBound)", section: section, text: TextBuffer.string(scalars[range]),
      range: TextRange(range))
  }

  @Test(arguments: [
    "加强科普基地建设，提供更多的场所和载体。",
    "县财政部门要建立稳定增长机制。",
    "由市农业农村局负责高标准农田建设。",
    "严禁将学校收费与入学挂钩。",
    "用人单位应当为职工缴纳工伤保险费。",
    "支持银行机构加大信贷投放。",
    "各地可结合实际制定实施细则。",
    "所需资金从相关专项经费中列支。",
    "建立企业培育库，到2025年新培育高新技术企业5家。",
    "构成犯罪的，依法追究刑事责任。",
    "拒不改正的，处一万元以上三万元以下罚款。",
    "县级以上人民政府水行政主管部门负责河道的监督管理。",
    "领导小组下设办公室，办公室设在县教育局。",
    "落实好高新技术企业税收优惠政策。",
    "每年安排1000万元专项资金用于中小学校舍维修。",
  ])
  func duties(_ words: String) throws {
    #expect(try decisions("#主要任务", words).last?.label == .duty)
  }

  @Test(arguments: [
    "到2021年，三级企业技术中心达到1200户。",
    "力争2025年森林覆盖率达到45%以上。",
    "粮食播种面积稳定在500万亩，单产明显提高。",
    "到2027年，县域医共体实现全覆盖。",
    "创新环境更加优化，体制机制更加完善。",
    "十四五期间旅游收入实现倍增。",
  ])
  func targets(_ words: String) throws {
    #expect(try decisions("#发展目标", words).last?.label == .target)
  }

  @Test(arguments: [
    "对新认定的高新技术企业给予一次性奖励5万元。",
    "对符合条件的种粮大户，每亩补贴150元。",
    "对小规模纳税人免征增值税。",
    "同一项目不重复享受。",
    "单个企业最高不超过50万元。",
    "符合条件的购房人可享受契税补贴。",
    "困难职工可申请缓缴住房公积金。",
    "对承办省级以上赛事的单位，按实际支出的30%给予补助。",
  ])
  func incentives(_ words: String) throws {
    #expect(try decisions("#扶持政策", words).last?.label == .incentive)
  }

  @Test(arguments: [
    "为加强校车安全管理，保障学生安全，制定本办法。",
    "本办法所称校车，是指用于接送学生上下学的载客汽车。",
    "截至2020年底，全县有高新技术企业9户。",
    "本办法自2024年1月1日起施行。",
    "本办法由市教育局负责解释。",
    "（责任单位：县教育局、县财政局）",
    "（市税务局牵头，各县区政府配合）",
    "领导小组成员如需调整，由接替工作的人员自行递补，不另行文。",
    "发展体育事业，有利于增强人民身体素质，提高生活质量。",
  ])
  func context(_ words: String) throws {
    #expect(try decisions("#主要任务", words).last?.label == .context)
  }

  @Test func headingsDecideWithTheWords() throws {
    let words = "提高自主创新能力，促进产业层级提升。"
    #expect(try decisions("#主要任务", words).last?.label == .duty)
    #expect(try decisions("#基本原则", words).last?.label == .context)
    #expect(
      try decisions("#总体要求", "到2025年，全市技术合同交易额突破50亿元。").last?.label == .target)
  }

  @Test func layoutIsContextWhateverItsWords() throws {
    #expect(
      try decisions("@title 加快推进教育现代化", "#加强组织领导", "@addressees 各县人民政府：").map(\.label)
        == [.context, .context, .context])
  }

  /// A run-in heading with a verb is a duty, a noun phrase is none.
  @Test(arguments: [
    ("提升全民科技创新意识。", Label.duty), ("给予创业补贴。", .duty), ("租金减免。", .context),
    ("资金保障。", .context), ("大力发展现代金融服务。", .duty),
  ])
  func runInHeadings(_ heading: String, _ label: Label) throws {
    var document = Self.document(["（一）" + heading + "完善工作机制，形成工作合力。"])
    document.outline = [
      OutlineEntry(
        id: "s0", part: "正文", marker: "(一)", heading: heading, level: 1, parent: nil,
        range: TextRange(0, document.text.count), page: nil)
    ]
    for index in document.clauses.indices { document.clauses[index].section = "s0" }
    let labels = try Self.labeler.get().label(
      document,
      proposals: Proposals(document, amounts: [], deadlines: [], targets: [], assignments: []),
      with: Matcher())
    #expect(labels.map(\.value.label) == [label, .duty])
  }

  /// A numbered sentence that ends in 。 is no heading, even where the structure takes it for one.
  @Test func numberedSentencesAreNoHeadings() throws {
    #expect(
      try decisions("#第三条 用人单位应当依法为职工缴纳工伤保险费。").map(\.label) == [.duty])
  }

  /// Items of a list go with the clause that leads in, conditions do not oblige.
  @Test func listsFollowTheirLeadIn() throws {
    let labels = try decisions(
      "#法律责任", "有下列行为之一的，由县级以上人民政府责令改正，给予警告：", "（一）未按照规定报告疫情的；",
      "（二）拒绝接受检查的。"
    ).map(\.label)
    #expect(labels == [.context, .duty, .context, .context])
  }

  @Test(arguments: [
    ("加强队伍建设。", Modality.must), ("各部门应当及时公开信息。", .must), ("务必于月底前完成。", .must),
    ("不得收取任何费用。", .prohibit), ("禁止任何单位和个人侵占林地。", .prohibit),
    ("除禁止进口的外，应当简化进口手续。", .must),
    ("力争开工项目10个。", .strive), ("鼓励企业加大研发投入。", .encourage),
    ("支持高校毕业生返乡就业。", .encourage), ("引导农户发展特色种植。", .encourage),
    ("各区可结合实际制定细则。", .may), ("困难企业可以申请缓缴费用。", .may),
    ("完善激励机制，鼓励科技人员兼职创新。", .must), ("鼓励社会力量参与，完善服务体系。", .encourage),
    ("严格预算管理，不得超标准列支。", .must), ("申请共享可以开放的数据时，部门应当说明理由。", .must),
    ("市教育局负责组织报名，也可以委托学校办理。", .must),
  ])
  func modalities(_ words: String, _ modality: Modality) throws {
    #expect(try decisions("#主要任务", words).last?.modality == modality)
  }

  /// Whom the units find told to act makes a clause a duty, whatever its verb.
  @Test(arguments: ["市财政局每季度末向市政府报送资金使用情况。", "各乡镇每月5日前上报进度。"])
  func whoIsToldToActHasADuty(_ words: String) throws {
    let document = Self.document([words])
    let units = try UnitTagger(models: TestModels.load()).assignments(document, with: Matcher())
    let decisions = try Labeler(models: TestModels.load()).label(
      document,
      proposals: Proposals(
        document, amounts: [], deadlines: [], targets: [], assignments: units.assignments),
      with: Matcher())
    #expect(decisions.map(\.value.label) == [.duty])
  }

  @Test func contextHasNoModality() throws {
    #expect(try decisions("本条例自公布之日起施行。").first == LabelDecision(.context))
  }

  @Test func evidenceNamesTheCues() throws {
    let document = Self.document(["#扶持政策", "对新认定的企业给予一次性奖励5万元。"])
    let decision = try #require(
      try Self.labeler.get().label(
        document,
        proposals: Proposals(document, amounts: [], deadlines: [], targets: [], assignments: []),
        with: Matcher()
      ).last)
    #expect(!decision.evidence.isEmpty)
    #expect(decision.evidence.allSatisfy { $0.line > 0 })
    let words = decision.evidence.map { document.text.string($0.range.range) }
    #expect(words.contains { $0.hasPrefix("给予") })
  }

  /// No clause may take time that grows faster than its length.
  @Test(arguments: ["（", "《", "1.", "加强", "给予、", "，的"])
  func longClausesStayLinear(_ unit: String) throws {
    let words = String(repeating: unit, count: 10_000)
    #expect(try decisions(words).count == 1)
  }

  @Test func unknownFeaturesAreReportedWithTheirLine() throws {
    #expect(throws: ModelError.self) {
      try LabelWeights(
        ModelFile(name: "labels.table", contents: "#: version 1\nduty\t1\t2\n"))
    }
    let weights = try LabelWeights(
      ModelFile(name: "labels.table", contents: "#: version 1\nduty & !nothing\t1\t0\t0\t0\n"))
    #expect(weights.unknown(["duty"]).map(\.name) == ["nothing"])
  }

  @Test func everyShapeKeepsItsExamples() throws {
    #expect(try TestModels.load().patterns("labels.patterns").failedExamples() == [])
  }

  /// Shapes are found in a clause wherever it stands in its text.
  @Test func shapesBeginWithTheirClause() throws {
    let labels = try decisions("前文。为规范管理，制定本办法。", "俱乐部是以场地设施为依托的公益性群众体育组织。")
    #expect(labels.suffix(2).map(\.label) == [.context, .context])
  }
}
