import Foundation
import Gongwen
import Models
import Reading
import Testing

@testable import Structuring

private func testModels() throws -> ModelSet {
  try ModelSet(directory: packageFolder.appending(path: "models").path)
}

/// The paragraphs that a text gives.
private func paragraphs(_ text: String) throws -> [String] {
  try TextParagraphs(models: testModels())
    .assemble(try DocumentReader().read(Array(text.utf8), name: "text"))
    .map { TextBuffer.string($0.scalars) }
}

private let long = "为深入贯彻落实科技创新大会精神，加快推进创新平台建设，持续优化创新创业环境，壮大企业技"

@Suite("Lines become paragraphs")
struct TextParagraphsTests {
  static let cases: [(name: String, text: String, paragraphs: [String])] = [
    (
      "a page break inside a word", "\(long)\n\n术人才队伍，制定本方案。",
      ["\(long)术人才队伍，制定本方案。"]
    ),
    (
      "a break inside a bracket", "依据《关于改革的实施意见》(运发〔2017〕\n\n37号)有关政策给予奖励。",
      ["依据《关于改革的实施意见》(运发〔2017〕37号)有关政策给予奖励。"]
    ),
    (
      "a list of units that is broken", "〔责任单位：教育局、财政局、工信局、中小企业发\n\n展促进中心、各乡（镇）〕\n2.推动。",
      ["〔责任单位：教育局、财政局、工信局、中小企业发展促进中心、各乡（镇）〕", "2.推动。"]
    ),
    (
      "headings stand alone", "一、总体要求\n(一)指导思想\n\(long)术。\n二、目标",
      ["一、总体要求", "(一)指导思想", "\(long)术。", "二、目标"]
    ),
    (
      "a document in one line",
      "某县河道保洁考核意见 为加强河道保洁工作，推动各镇落实责任，制定本意见。一、考核对象 各镇人民政府和县直有关部门，以及承担保洁任务的各村。二、考核标准 （一）各镇要建立保洁队伍，明确保洁员职责，做到每日巡查，发现问题及时处理。（二）县水务局要每季度开展一次检查，对发现的问题限期整改到位，并通报有关情况。三、考核兑现 县水务局年底前组织考核，对完成任务的镇按规定予以奖励，对没有完成任务的镇予以通报。",
      [
        "某县河道保洁考核意见", "为加强河道保洁工作，推动各镇落实责任，制定本意见。", "一、考核对象",
        "各镇人民政府和县直有关部门，以及承担保洁任务的各村。", "二、考核标准",
        "（一）各镇要建立保洁队伍，明确保洁员职责，做到每日巡查，发现问题及时处理。",
        "（二）县水务局要每季度开展一次检查，对发现的问题限期整改到位，并通报有关情况。", "三、考核兑现",
        "县水务局年底前组织考核，对完成任务的镇按规定予以奖励，对没有完成任务的镇予以通报。",
      ]
    ),
    (
      "a body above a title that names its place",
      "某省甲市人民政府\n甲市道路管理规定\n（2001年甲市人民代表大会常务委员会第二次会议通过 2002年某省人民代表大会常务委员会批准）\n第一条 \(long)术。",
      [
        "某省甲市人民政府", "甲市道路管理规定",
        "（2001年甲市人民代表大会常务委员会第二次会议通过2002年某省人民代表大会常务委员会批准）", "第一条 \(long)术。",
      ]
    ),
    (
      "a title over three lines",
      "某省人民政府办公厅\n\n关于印发某省企业技术创新发展\n\n三年行动计划的通知\n\n各市人民政府：",
      ["某省人民政府办公厅关于印发某省企业技术创新发展三年行动计划的通知", "各市人民政府："]
    ),
    (
      "a letterhead in two parts, its number, two bodies in the title",
      "中共某县县委\n\n# 办公室文件\n\n某办发〔2021〕106号\n\n中共某县县委办公室  \n某县人民政府办公室\n\n## 关于印发《方案》的通知\n\n各乡镇：",
      ["中共某县县委办公室文件", "某办发〔2021〕106号", "中共某县县委办公室某县人民政府办公室关于印发《方案》的通知", "各乡镇："]
    ),
    (
      "two letterheads", "中共某县委员会\n某县人民政府文件\n某发〔2021〕6号\n关于加强管理的意见\n各乡镇：",
      ["中共某县委员会", "某县人民政府文件", "某发〔2021〕6号", "关于加强管理的意见", "各乡镇："]
    ),
    (
      "signatures keep their lines",
      "请认真执行。\n\n中共某县县委办公室\n某县人民政府办公室\n2021年11月22日\n某县工作\n方案\n\(long)术。",
      ["请认真执行。", "中共某县县委办公室", "某县人民政府办公室", "2021年11月22日", "某县工作方案", "\(long)术。"]
    ),
    (
      "the note of a title", "关于加强管理的若干措施\n（试行）\n\(long)术。",
      ["关于加强管理的若干措施（试行）", "\(long)术。"]
    ),
    (
      "a heading of the source above the same title",
      "【某省某市】《关于改善民生的若干措施》\n\n关于改善民生的若干措施\n\n\(long)术。",
      ["关于改善民生的若干措施", "\(long)术。"]
    ),
    (
      "a heading of the source that is the only title", "【某省某市】某市关于改善民生的若干措施\n\n\(long)术。",
      ["某市关于改善民生的若干措施", "\(long)术。"]
    ),
    (
      "the title of the notice stays above the title of what it issues",
      "关于印发某市改善民生若干措施的通知\n\n某市改善民生若干措施\n\n\(long)术。",
      ["关于印发某市改善民生若干措施的通知", "某市改善民生若干措施", "\(long)术。"]
    ),
    (
      "the name of the issuer above a title that begins with it",
      "某市人民政府办公室\n某市人民政府办公室关于加强管理的通知\n各县人民政府：",
      ["某市人民政府办公室", "某市人民政府办公室关于加强管理的通知", "各县人民政府："]
    ),
    (
      "a roster",
      "组 长：李 翔 县委副书记、县长\n成 员：张 薇 县委组织部常务副部长\n      李 明 县发展和改革局局长\n      吴志强 县委组织部副部长、县人力资源和社会保障局局长\n      陈 燕 县教育局局长",
      [
        "组长：李翔 县委副书记、县长", "成员：张薇 县委组织部常务副部长", "李明 县发展和改革局局长",
        "吴志强 县委组织部副部长、县人力资源和社会保障局局长", "陈燕 县教育局局长",
      ]
    ),
    (
      "attachments", "附件：1. 领导小组名单\n\n2. 若干政策\n\n附件 1：\n\n## 领导小组名单",
      ["附件：1.领导小组名单", "2.若干政策", "附件1：", "领导小组名单"]
    ),
    (
      "links to the attached files", "附表：各单位联系方式\n\n附表\n\n各单位联系方式.docx", ["附表：各单位联系方式"]
    ),
    ("rows of a table", "序号\t任务 名称\t单位\n1\t建设 平台\t市科技局", ["序号\t任务名称\t单位", "1\t建设平台\t市科技局"]),
    ("a tab after a number", "1.\t加强管理。", ["1.加强管理。"]),
    (
      "paragraphs between ideographic spaces", "第一章　总则　　第一条 　为规范管理，制定本办法。　　第二条 　本办法适用于本市。",
      ["第一章 总则", "第一条 为规范管理，制定本办法。", "第二条 本办法适用于本市。"]
    ),
  ]

  @Test(arguments: cases.indices)
  func paragraphsAre(_ index: Int) throws {
    let (name, text, expected) = Self.cases[index]
    #expect(try paragraphs(text) == expected, "\(name)")
  }

  @Test func hardWrapsAreJoinedAndParagraphsKept() throws {
    let first = "为落实会议精神和政府工作报告确定的目标任务，促进和完善以企业为主体的技术创新体系，实现技术创新活动对工业企业的全覆盖，制定本行动计划。"
    let second = "以开展平台创新、合作创新、项目创新为抓手，推进技术研发、项目实施、技术推广，完善资金、人才、环境保障，为全省经济发展动力转换提供坚实保障。"
    let text = (1...4).flatMap { _ in wrap(first) + wrap(second) }.joined(separator: "\n\n")
    let expected = (1...4).flatMap { _ in [first, second] }
    #expect(try paragraphs(text) == expected)
  }

  /// Cuts at 28 characters, 26 in the first line, as a page with first lines set in does.
  private func wrap(_ paragraph: String) -> [String] {
    var rest = Array(paragraph)
    var lines: [String] = []
    while !rest.isEmpty {
      let count = min(rest.count, lines.isEmpty ? 26 : 28)
      lines.append(String(rest.prefix(count)))
      rest.removeFirst(count)
    }
    return lines
  }

  @Test func documentInOneLineIsCut() throws {
    let item = String(repeating: "加强管理，提高水平，完善制度，落实责任。", count: 30)
    let text =
      "某市人民政府关于加快发展的意见某府发〔2019〕17号各区县人民政府，市政府有关部门：为加快发展，提出如下意见。一、总体要求（一）指导思想。\(item)"
      + "（二）发展目标。到2022年，突破1.8万亿元，其中一、二产业各占一半。二、主要任务（一）壮大集群。\(item)（二）加强培育。按照第一条（一）执行。\(item)某市人民政府   2019年6月28日   （此件公开发布）"
    #expect(
      try paragraphs(text) == [
        "某市人民政府关于加快发展的意见", "某府发〔2019〕17号", "各区县人民政府，市政府有关部门：", "为加快发展，提出如下意见。", "一、总体要求",
        "（一）指导思想。\(item)", "（二）发展目标。到2022年，突破1.8万亿元，其中一、二产业各占一半。", "二、主要任务",
        "（一）壮大集群。\(item)", "（二）加强培育。按照第一条（一）执行。\(item)", "某市人民政府", "2019年6月28日", "（此件公开发布）",
      ])
  }
}

extension TextParagraphsTests {
  static let endless = [
    String(repeating: "发展\n", count: 30_000) + "计划",
    String(repeating: "某市人民政府办公室\n", count: 30_000) + "关于加强管理的通知",
    String(repeating: "为推动发展，壮大产业、培育企业，加强管理，完善制度，落实责任，提高水平\n", count: 10_000),
    String(repeating: "（", count: 30_000), String(repeating: "发 展 ", count: 30_000),
    String(repeating: "一、发展（一）加强1.提升", count: 5_000), String(repeating: "第一条", count: 20_000),
    String(repeating: "　　附件：发展", count: 10_000), String(repeating: "2019年", count: 20_000),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: endless.indices)
  func endlessTextTakesBoundedTime(_ index: Int) throws {
    #expect(try !paragraphs(Self.endless[index]).isEmpty)
  }

  @Test func documentInOneLineIsCutAtItsFrontAndUsualHeadings() throws {
    let item = String(repeating: "加强管理，提高水平，完善制度，落实责任。", count: 50)
    let text =
      "某县人民政府办公室文件某政办发〔2022〕50号某县人民政府办公室关于印发实施意见的通知各乡（镇）人民政府：现将意见印发给你们。一、指导思想以新发展理念为指导。二、主要任务1.提升意识。\(item)2.推动创新。\(item)三、保障措施3.加强领导。\(item)附件：分工表抄送：县委各部门。"
    #expect(
      try paragraphs(text) == [
        "某县人民政府办公室文件", "某政办发〔2022〕50号", "某县人民政府办公室关于印发实施意见的通知", "各乡（镇）人民政府：",
        "现将意见印发给你们。", "一、指导思想", "以新发展理念为指导。", "二、主要任务", "1.提升意识。\(item)",
        "2.推动创新。\(item)", "三、保障措施", "3.加强领导。\(item)", "附件：分工表抄送：县委各部门。",
      ])
  }
}

@Suite("Typesetting spaces")
struct TypesettingSpacesTests {
  @Test(arguments: [
    ("突破 10 项", "突破10项"), ("工作 方 案", "工作方案"), ("到 2021 年", "到2021年"), ("1. 围绕", "1.围绕"),
    ("(一) 突破", "(一)突破"), ("第一条 为规范", "第一条 为规范"), ("第一章 总 则", "第一章 总则"),
    ("某省人民政府办公厅 2019年10月17日印发", "某省人民政府办公厅 2019年10月17日印发"),
    ("某市科技局 某市财政局", "某市科技局 某市财政局"), ("Deep Learning 平台", "Deep Learning平台"),
    ("附件 1：", "附件1："), ("《 方案 》", "《方案》"), ("经费 ( R&D ) 投入", "经费(R&D)投入"),
    ("组  长：李  翔   县长", "组长：李翔 县长"), ("成员：张三 李 四 王小五", "成员：张三 李四 王小五"),
    ("责任单位：市科技局 市财政局", "责任单位：市科技局 市财政局"),
    ("国务院办公厅 关于印发方案的通知", "国务院办公厅 关于印发方案的通知"),
  ])
  func areDropped(_ line: String, _ expected: String) throws {
    let words = try ParagraphWords(models: testModels())
    let dropped = TypesettingSpaces(words: words).drop(line.unicodeScalars.map(\.value))
    #expect(TextBuffer.string(dropped) == expected)
  }
}
