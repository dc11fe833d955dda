import Gongwen
import Models
import Testing

@testable import Tagging

/// Which times of a document are limits, and what year they take. A line stands for a document
/// issued on 2022-01-10; what is marked with ⟦…⟧ is a limit, all else is none.
@Suite struct DeadlineTests {
  private let tagger: DeadlineTagger

  init() throws {
    tagger = try DeadlineTagger(models: TestModels.load())
  }

  private func deadlines(
    _ line: String, _ metadata: DocumentMetadata = DocumentMetadata(issuedOn: "2022-01-10")
  ) -> [Deadline] {
    let text = TextBuffer(line)
    var document = StructuredDocument(text: text, document: metadata)
    var start = 0
    for index in 0..<text.count
    where index == text.count - 1 || [0x3002, 0xFF1B, 0x0A].contains(text.scalars[index]) {
      document.clauses.append(
        Clause(
          id: "c\(document.clauses.count)", section: nil, text: text.string(start..<index + 1),
          range: TextRange(start, index + 1)))
      start = index + 1
    }
    return tagger.propose(document, numbers: [], with: Matcher()).map(\.value)
  }

  @Test(arguments: [
    "⟦2022年⟧建设省级工程技术研究中心1个。",
    "力争⟦到“十四五”末⟧突破10项关键核心技术。",
    "⟦年内⟧净增企业10户以上。",
    "⟦2022年3月底前⟧完成摸底排查，⟦6月底前⟧完成整改，⟦12月底前⟧完成验收。",
    "各县（市、区）于⟦每年12月10日前⟧将总结报市发展改革委。",
    "请各单位于⟦4月15日下班前⟧报送。",
    "第一阶段(⟦2022年1月—3月⟧):动员部署。",
    "实施期限为⟦2021年至2025年⟧。",
    "⟦到2023年⟧、⟦2025年⟧，分别达到50%、60%。",
    "在2020年基础上，⟦2022年⟧力争再新增50家。",
    "将完成时间延⟦至2022年6月底⟧。",
    "⟦自收到申请材料之日起5个工作日内⟧作出是否受理的决定；不予受理的，⟦3日内⟧书面告知。",
    "一般不动产登记⟦3个工作日内⟧办结。",
    "办结时限为⟦10个工作日⟧。",
    "⟦每月5日⟧收集资料提交县住建局，⟦10日⟧由县财政局联合审核。",
    "⟦按月⟧与招商部门对接项目清单。",
    "⟦每年⟧安排最高100万元经费予以支持。",
    "申报截止时间为⟦2022年5月31日⟧。",
    "申请材料提交时间⟦截至2023年12月31日⟧。",
    "执行期限⟦至2027年12月31日⟧。",
    "优惠政策⟦自2023年4月1日起执行至2027年12月31日止⟧。",
    "⟦自本措施发布之日起至2023年3月31日期间⟧，申办预售许可。",
    "⟦自2022年1月1日起⟧，按照无形资产成本的200%在税前摊销。",
    "⟦未来五年⟧，全市新建学校50所。",
    "力争用⟦三年⟧时间建成10个示范县。",
    "⟦国庆节前⟧实现通车。",
    "应当⟦提前5个工作日⟧通知申请单位。",
    "应当⟦在有效期届满30日前⟧提出申请。",
    "⟦期满前6个月⟧开展评估。",
    "⟦每季度末月25日前⟧报送。",
    "“十三五”基础上，⟦“十四五”中期⟧完成评估。",
    "完成时限：⟦2022年12月⟧。",
    "⟦6月底前⟧进场施工，⟦9月底前⟧提出方案。",
    "⟦2022年⟧初中毕业生升学率达到99%。",
    "⟦突发事件发生后2小时内⟧上报。",
    "⟦2020年底前⟧完成。",
    "⟦4月15日⟧、⟦7月15日⟧及⟦10月15日前⟧，将全年工作完成情况报送。",
    "于⟦5月20日（星期五）前⟧将名单报送。",
    "⟦7月10日前⟧报送上半年总结。",
  ])
  func findsLimits(_ marked: String) {
    let (line, spans) = unmarked(marked)
    #expect(deadlines(line).map(\.range) == spans)
  }

  @Test(arguments: [
    "工期提前30天完成。",
    "项目建设期2年。",
    "将2019年市《政府工作报告》确定的任务纳入考核。",
    "将“2022年重点工作安排”报送督查室。",
    "持续开展秋冬季攻坚行动。",
    "将第三季度及全年责任事项完成情况报市政府。",
    "按2021年实际税收的50%给予奖励。",
    "截至2021年10月底，全市共有规上企业300家。",
    "十三五以来，我市累计建成高标准农田100万亩。",
    "今年以来，招商成果丰硕。",
    "较2020年翻一番。",
    "2022年有4户企业正在申报高新技术企业。",
    "《行动计划（2021—2025年）》已经同意。",
    "按照省政府三年行动计划（2022—2024年）要求办理。",
    "晋政发〔2022〕10号",
    "2020年6月1日公布的参考手册。",
    "告知书（2022年版）。",
    "本方案自2022年3月1日起施行。",
    "对毕业2年内的高校毕业生给予创业补贴。",
    "离校2年内未就业高校毕业生。",
    "近三年平均增速不低于10%。",
    "上年度主营业务收入2000万元以上的企业。",
    "对当年新增的规上工业企业，奖励10万元。",
    "2022年4月1日（含当日）以后取得许可证的旅行社。",
    "2024年3月31日之前供应、目前尚未开工的用地。",
    "3年内累计支持金额不超过500万元。",
    "同一企业三年内只能享受一次。",
    "给予最长3年、每年不超过100万元的租金补贴。",
    "补贴期限为3年。",
    "每人每年5000元。",
    "单个企业每年奖励额不超过1000万元。",
    "公示期不少于5个工作日。",
    "结合“十四五”规划编制，统筹推进。",
    "春节、五一等重大节假日开展促销活动。",
    "在5年内不改变用地主体和规划条件。",
    "暂停六个月以上一年以下。",
    "近期、尽快、长期坚持。",
    "2018年1月完成了改革。",
    "每小时20蒸吨以上的燃煤锅炉完成改造。",
    "助餐能力达到每天约25万人次。",
    "对年度内新增就业20人以上的企业给予补贴。",
    "自产生贡献的当年起给予奖励。",
  ])
  func leavesOtherTimes(_ line: String) {
    #expect(deadlines(line).map(\.text) == [])
  }

  /// What the year of `6月底前` is taken from.
  @Test(arguments: [
    (DocumentMetadata(issuedOn: "2021-11-22"), "", "2021-06-30"),
    (DocumentMetadata(publishedOn: "2023-01-05"), "", "2023-06-30"),
    (
      DocumentMetadata(documentNumber: "绛办发〔2021〕106号", publishedOn: "2026-01-05"), "", "2021-06-30"
    ),
    (DocumentMetadata(title: "2022年重点工作任务分解方案", issuedOn: "2021-12-28"), "", "2022-06-30"),
    (DocumentMetadata(title: "2020年工作情况通报", issuedOn: "2021-03-01"), "", "2021-06-30"),
    (DocumentMetadata(), "截至2021年底共9户，2022年有4户企业正在申报。", "2022-06-30"),
    (DocumentMetadata(), "到2027年建成，2025年达到5家。", "2025-06-30"),
    (DocumentMetadata(issuedOn: "2021-11-22"), "2023年1月启动，", "2023-06-30"),
  ])
  func takesTheYearFromTheDocument(
    _ metadata: DocumentMetadata, _ before: String, _ expected: String
  ) {
    #expect(deadlines(before + "6月底前完成。", metadata).last?.end == expected)
  }

  @Test func aStatedPastIsNoLimitAndAGuessedOneDoesNotHideAny() {
    #expect(deadlines("2020年新建2个。2022年新建3个。").map(\.text) == ["2022年"])
    #expect(deadlines("2020年新建2个。2022年新建3个。", DocumentMetadata()).count == 2)
  }

  @Test func identifiersAndEvidence() throws {
    let text = TextBuffer("2022年完成，2023-05-20前验收，下午3点开会。")
    var document = StructuredDocument(text: text)
    document.clauses = [
      Clause(
        id: "c0", section: nil, text: text.string(0..<text.count),
        range: TextRange(0, text.count))
    ]
    let lines = tagger.mentions(in: text, reference: TimeReference(), with: Matcher())
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { !$0.evidence.isEmpty })
    let found = tagger.propose(document, numbers: [], with: Matcher())
    #expect(found.map(\.value.id) == ["d0", "d1"])
    #expect(found.map(\.value.clause) == ["c0", "c0"])
    #expect(found.allSatisfy { !$0.evidence.isEmpty })
    #expect(found.flatMap(\.evidence).allSatisfy { $0.line > 0 })
  }
}
