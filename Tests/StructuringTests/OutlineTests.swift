import Gongwen
import Testing

@testable import Structuring

@Suite struct OutlineTests {
  struct Case: CustomStringConvertible, Sendable {
    var name: String
    var lines: [String]
    /// `level marker heading`, parts other than 正文 in front.
    var outline: [String]
    var description: String { name }

    init(_ name: String, _ lines: [String], _ outline: [String]) {
      (self.name, self.lines, self.outline) = (name, lines, outline)
    }
  }

  static let cases = [
    Case(
      "levels by nesting",
      [
        "一、总体要求", "（一）指导思想。以发展为目标。", "二、任务", "1.建设平台。建设三个平台。",
        "（1）平台一。建设。", "2.培育企业。培育五家。", "三、保障", "（一）领导", "1.机制。建立。",
      ],
      [
        "1 一、 总体要求", "2 (一) 指导思想", "1 二、 任务", "2 1. 建设平台", "3 (1) 平台一",
        "2 2. 培育企业", "1 三、 保障", "2 (一) 领导", "3 1. 机制",
      ]),
    Case(
      "chapters and articles",
      [
        "第一章 总则", "第一条 为了规范管理，制定本办法。", "第二条 符合下列条件的：", "（一）有场所；",
        "（二）有人员。", "第二章　附则", "第三条 本办法自公布之日起施行。",
      ],
      [
        "1 第一章 总则", "2 第一条 为了规范管理，制定本办法", "2 第二条 符合下列条件的", "3 (一) 有场所",
        "3 (二) 有人员", "1 第二章 附则", "2 第三条 本办法自公布之日起施行",
      ]),
    Case(
      "run-in headings end at the first full stop or colon outside brackets",
      [
        "一、实行补贴（责任单位：县财政局。）", "二、补贴条件：同时满足两项条件，可享受补贴。",
        "三、“一站式。”服务。提供服务。", "四、对企业给予奖励，标准为：一等五万元。",
      ],
      [
        "1 一、 实行补贴（责任单位：县财政局。）", "1 二、 补贴条件", "1 三、 “一站式。”服务",
        "1 四、 对企业给予奖励，标准为：一等五万元",
      ]),
    Case(
      "items inside a paragraph",
      [
        "（一）资金保障。", "用好政策。一是用好资金。安排资金。二是用足政策；三是拓宽渠道。", "（二）人才保障。",
        "符合两项条件：1.有房；2.有证。对于符合条件的给予补贴。",
      ],
      [
        "1 (一) 资金保障", "2 一是 用好资金", "2 二是 用足政策", "2 三是 拓宽渠道", "1 (二) 人才保障", "2 1. 有房",
        "2 2. 有证",
      ]),
    Case(
      "an item by itself and numbers in running text are none",
      [
        "一、任务", "进一步是指标。到2025年增长2.5‰，投入1.5亿元。第一是质量。唯一是标准，其他不变。",
        "按照（一）至（三）项办理，其中一是主要的。",
      ],
      ["1 一、 任务"]),
    Case(
      "items on lines of their own with 是",
      ["一、任务", "一是建设平台。推进建设。", "二是培育企业。推进培育。", "二、保障"],
      ["1 一、 任务", "2 一是 建设平台", "2 二是 培育企业", "1 二、 保障"]),
    Case(
      "a number printed in two ways",
      ["1.甲。一。", "2.乙。一。", "3、丙。一。", "4.丁。一。"],
      ["1 1. 甲", "1 2. 乙", "1 3、 丙", "1 4. 丁"]),
    Case(
      "each attachment begins anew",
      [
        "关于印发方案的通知", "各单位：", "现将方案印发给你们。", "一、任务。完成任务。", "附件：1.分工表", "2.名单",
        "附件1", "分工表", "一、科技局。牵头。", "附 件 2：", "名单", "（一）成员。略。",
      ],
      ["1 一、 任务", "附件1 1 一、 科技局", "附件2 1 (一) 成员"]),
    Case(
      "items of one line that begins with the first of them",
      ["一、任务", "1.甲。做甲。2.乙。做乙。", "3.丙。做丙。"],
      ["1 一、 任务", "2 1. 甲", "2 2. 乙", "2 3. 丙"]),
    Case(
      "decimal headings",
      ["1总则", "1.1编制目的", "提高能力。", "1.2 适用范围", "2.3亿元用于建设。", "2组织体系", "2.1指挥机构", "（1）综合组。负责协调。"],
      ["1 1 总则", "2 1.1 编制目的", "2 1.2 适用范围", "1 2 组织体系", "2 2.1 指挥机构", "3 (1) 综合组"]),
    Case(
      "half-width points as full stops",
      ["一. 培育企业. 净增三百家。", "二. 做强R.D平台。"], ["1 一. 培育企业", "1 二. 做强R.D平台"]),
    Case(
      "articles that lost their line breaks",
      ["第一章 总则", "第一条 制定本办法。第二条 适用本办法。第二章 任务第三条 完成任务。"],
      [
        "1 第一章 总则", "2 第一条 制定本办法", "2 第二条 适用本办法", "1 第二章 任务", "2 第三条 完成任务",
      ]),
    Case(
      "a table of contents is left out",
      [
        "中华人民共和国测试法", "目录", "第一章 总则", "第二章 附则", "第一章 总则", "第一条 制定本法。",
        "第二章 附则", "第二条 自公布之日起施行。",
      ],
      ["1 第一章 总则", "2 第一条 制定本法", "1 第二章 附则", "2 第二条 自公布之日起施行"]),
  ]

  @Test(arguments: cases)
  func finds(_ example: Case) throws {
    let document = try structure(example.lines)
    let found = document.outline.map { entry in
      (entry.part == "正文" ? "" : entry.part + " ")
        + "\(entry.level) \(entry.marker ?? "-") \(entry.heading)"
    }
    #expect(found == example.outline)
  }

  @Test func rangesHoldAllThatStandsUnderAnEntry() throws {
    let lines = ["一、甲", "（一）乙。一。", "文", "二、丙", "文。", "某县人民政府", "2021年1月2日"]
    let document = try structure(["关于工作的意见", "各单位：", "请落实。"] + lines)
    let words = document.outline.map { document.text.string($0.range.range) }
    #expect(
      words == ["一、甲\n（一）乙。一。\n文", "（一）乙。一。\n文", "二、丙\n文。"])
    #expect(document.outline.map(\.parent) == [nil, "s0", nil])
    #expect(
      document.clauses.map(\.section) == [
        nil, nil, nil, "s0", "s1", "s1", "s1", "s2", "s2", nil, nil,
      ])
  }

  @Test(arguments: [
    "以上措施自印发之日起施行，有效期至2023年12月31日。", "各部门要抓好落实，按期完成。",
  ])
  func wordsAfterTheLastItemStandUnderNone(closing: String) throws {
    let document = try structure([
      "一、任务", "1.甲。做甲。（责任单位：县财政局）", "2.乙。做乙。", "（责任单位：县教育局）", "3.丙。做丙。", closing,
    ])
    #expect(document.clauses.last?.section == nil)
    #expect(document.outline.count == 4)
  }

  @Test func unnumberedHeadingsAreKnownByMarkup() throws {
    var lines = ["工作方案", "为了落实，制定方案。", "总体要求", "提高质量，扩大规模，到年底完成任务。"].map {
      AssembledParagraph($0.unicodeScalars.map(\.value))
    }
    lines[2].hints.headingLevel = 2
    let document = try makeStructurer().structure(
      lines, metadata: PageMetadata(), diagnostics: [])
    #expect(document.outline.map(\.heading) == ["总体要求"])
    #expect(document.outline.first?.marker == nil)
    #expect(document.paragraphs[2].kind == .heading)
  }

  @Test func manyHeadingsStayLinear() throws {
    let lines = (0..<100_000).map { "\($0 % 150 + 1).建设平台" }
    #expect(try structure(lines).outline.count == 100_000)
    let inside = String(repeating: "（1）甲。（2）乙。", count: 20_000)
    #expect(try structure(["文。" + inside]).outline.count == 40_000)
  }
}
