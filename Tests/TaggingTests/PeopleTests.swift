import Gongwen
import Models
import Testing

@testable import Tagging

@Suite struct PeopleTests {
  static let tagger = Result { try PeopleTagger(models: TestModels.load()) }

  /// Each person as `role name title`, of a text with a paragraph a line.
  private func people(_ lines: [String]) throws -> [String] {
    try found(lines).map { [$0.role, $0.name, $0.title ?? "-"].joined(separator: " ") }
  }

  private func found(_ lines: [String]) throws -> [Person] {
    let text = TextBuffer(lines.joined(separator: "\n"))
    var paragraphs: [Paragraph] = []
    var start = 0
    for line in lines {
      let end = start + line.unicodeScalars.count
      paragraphs.append(Paragraph(range: start..<end, kind: .body, part: "正文"))
      start = end + 1
    }
    return try Self.tagger.get().people(
      StructuredDocument(text: text, paragraphs: paragraphs), with: Matcher()
    ).map(\.value)
  }

  @Test(arguments: [
    (["组长：李翔 县委副书记、县长"], ["组长 李翔 县委副书记、县长"]),
    (["组 长:李 明 县长"], ["组长 李明 县长"]),
    (["组  长　李　明　县长"], ["组长 李明 县长"]),
    (
      ["副组长：刘志强 县政府办主任", "牛沁斌 县教育局（科技局）局长", "成员：张月太 县财政局局长", "各乡（镇）长", "王雄 团县委书记"],
      [
        "副组长 刘志强 县政府办主任", "副组长 牛沁斌 县教育局（科技局）局长", "成员 张月太 县财政局局长",
        "成员 王雄 团县委书记",
      ]
    ),
    (["成员：", "郑凯（县发展改革局局长）", "冯建军，县水利局局长"], ["成员 郑凯 县发展改革局局长", "成员 冯建军 县水利局局长"]),
    (["组长：卫明县水利局局长"], ["组长 卫明 县水利局局长"]),
    (["组长：王强副县长"], ["组长 王强 副县长"]),
    (["组长：县长 李明"], ["组长 李明 县长"]),
    (["成员：", "县供电公司经理陈刚"], ["成员 陈刚 县供电公司经理"]),
    (["成员：周涛 县政府办副主任", "县供电公司经理陈刚"], ["成员 周涛 县政府办副主任", "成员 陈刚 县供电公司经理"]),
    (["副组长：蒋欣、沈浩"], ["副组长 蒋欣 -", "副组长 沈浩 -"]),
    (["成员：欧阳锋 市教育局副局长"], ["成员 欧阳锋 市教育局副局长"]),
    (["成员：阿依古丽·买买提 市民宗局副局长"], ["成员 阿依古丽·买买提 市民宗局副局长"]),
    (["总指挥\t李强\t县长"], ["总指挥 李强 县长"]),
    (["办公室设在县工信局，办公室主任由刘飞兼任。"], ["办公室主任 刘飞 -"]),
    (["负责日常工作，崔秀芳同志兼任办公室主任。"], ["办公室主任 崔秀芳 -"]),
    (["办公室设在县水利局，县水利局副局长褚卫国任副主任。"], ["办公室副主任 褚卫国 县水利局副局长"]),
    (["办公室主任由县财政局局长张伟同志兼任。"], ["办公室主任 张伟 县财政局局长"]),
    (
      ["序号\t姓名\t单位及职务\t小组职务", "1\t李 明\t县委副书记\t组长", "2\t王晓东\t副县长\t副组长"],
      ["组长 李明 县委副书记", "副组长 王晓东 副县长"]
    ),
  ])
  func members(_ lines: [String], _ expected: [String]) throws {
    #expect(try people(lines) == expected)
  }

  @Test(arguments: [
    ["成立由县长担任组长、分管副县长担任副组长的领导小组"], ["办公室主任由县工信局局长兼任。"], ["组长：各乡镇长"],
    ["主任办公会议研究决定。"], ["成员单位要密切配合。"], ["组长负责制。"],
    ["高新技术企业 省级以上"], ["责任单位：市财政局"],
  ])
  func noMembers(_ lines: [String]) throws {
    #expect(try people(lines) == [])
  }

  @Test func theGroupIsTheTitleOfTheRoster() throws {
    let found = try found([
      "某县科技创新领导小组成员名单", "组长：李春 副县长", "领导小组下设办公室，办公室主任由刘飞兼任。",
    ])
    #expect(found.map(\.group) == ["某县科技创新领导小组", "某县科技创新领导小组"])
  }
}
