import Gongwen
import Testing

@testable import Reading

private typealias File = DOCXPackageFile

@Suite("Numbers of lists in Word documents")
struct DOCXNumberingTests {
  /// A list whose levels are given as format and text.
  private static func list(
    _ levels: [(format: String, text: String)], id: Int = 1, other: String = "",
    overrides: String = ""
  ) -> String {
    let elements = levels.enumerated().map { index, level in
      """
      <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(level.format)"/>\
      \(other)<w:lvlText w:val="\(level.text)"/></w:lvl>
      """
    }
    return """
      <w:abstractNum w:abstractNumId="\(id)">\(elements.joined())</w:abstractNum>\
      <w:num w:numId="\(id)"><w:abstractNumId w:val="\(id)"/>\(overrides)</w:num>
      """
  }

  private func markers(_ numbering: String, _ items: String) throws -> [String] {
    try File(body: items, parts: ["numbering": numbering]).lines().map {
      $0.split(separator: " ").first.map(String.init) ?? ""
    }
  }

  /// Format and what it shows for 1, 2, 3, 10, 11, 12, 20, 21, 100, 101 and 110.
  static let formats: [(name: String, shown: String)] = [
    ("decimal", "1 2 3 10 11 12 20 21 100 101 110"),
    ("decimalZero", "01 02 03 10 11 12 20 21 100 101 110"),
    ("decimalFullWidth", "１ ２ ３ １０ １１ １２ ２０ ２１ １００ １０１ １１０"),
    ("chineseCounting", "一 二 三 十 十一 十二 二十 二十一 一〇〇 一〇一 一一〇"),
    ("chineseCountingThousand", "一 二 三 十 十一 十二 二十 二十一 一百 一百零一 一百一十"),
    ("japaneseCounting", "一 二 三 十 十一 十二 二十 二十一 百 百一 百十"),
    ("ideographDigital", "一 二 三 一〇 一一 一二 二〇 二一 一〇〇 一〇一 一一〇"),
    ("chineseLegalSimplified", "壹 贰 叁 壹拾 壹拾壹 壹拾贰 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾"),
    ("ideographLegalTraditional", "壹 貳 參 壹拾 壹拾壹 壹拾貳 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾"),
    ("decimalEnclosedCircle", "① ② ③ ⑩ ⑪ ⑫ ⑳ ㉑ 100 101 110"),
    ("decimalEnclosedCircleChinese", "① ② ③ ⑩ ⑪ ⑫ ⑳ ㉑ 100 101 110"),
    ("decimalEnclosedParen", "⑴ ⑵ ⑶ ⑽ ⑾ ⑿ ⒇ (21) (100) (101) (110)"),
    ("decimalEnclosedFullstop", "⒈ ⒉ ⒊ ⒑ ⒒ ⒓ ⒛ 21. 100. 101. 110."),
    ("ideographTraditional", "甲 乙 丙 癸 11 12 20 21 100 101 110"),
    ("ideographZodiac", "子 丑 寅 酉 戌 亥 20 21 100 101 110"),
    ("upperLetter", "A B C J K L T U VVVV WWWW FFFFF"),
    ("lowerLetter", "a b c j k l t u vvvv wwww fffff"),
    ("upperRoman", "I II III X XI XII XX XXI C CI CX"),
    ("lowerRoman", "i ii iii x xi xii xx xxi c ci cx"),
    ("nobodyKnowsThisFormat", "1 2 3 10 11 12 20 21 100 101 110"),
  ]

  @Test(arguments: formats.indices)
  func formatsAreShownAsWordShowsThem(_ index: Int) throws {
    let (name, shown) = Self.formats[index]
    let body = (1...110).map { File.item("第\($0)项") }.joined()
    let all = try markers(Self.list([(name, "%1")]), body)
    let picked = [1, 2, 3, 10, 11, 12, 20, 21, 100, 101, 110].map { all[$0 - 1] }
    #expect(picked.joined(separator: " ") == shown, "\(name)")
  }

  private static let three = list([
    ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."),
  ])

  @Test func lowerLevelsBeginAgainUnderHigherOnes() throws {
    let levels = [0, 1, 2, 2, 1, 2, 0, 1, 2]
    let body = levels.map { File.item("加强管理", $0) }.joined()
    #expect(
      try markers(Self.three, body) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）", "1."])
  }

  @Test func markersNameTheLevelsAboveThem() throws {
    let numbering = Self.list([
      ("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"),
    ])
    let body = [0, 1, 2, 2, 0, 1].map { File.item("总则", $0) }.joined()
    #expect(try markers(numbering, body) == ["第一章", "一.1", "一.1.1", "一.1.2", "第二章", "二.1"])
    let legal = Self.list(
      [("chineseCounting", "第%1章"), ("decimal", "%1.%2")], other: "<w:isLgl/>")
    #expect(
      try markers(legal, [0, 1, 1].map { File.item("总则", $0) }.joined()) == ["第1章", "1.1", "1.2"])
  }

  @Test(arguments: [
    ("<w:lvlRestart w:val=\"0\"/>", ["一、", "（一）", "（二）", "二、", "（三）"]),
    ("", ["一、", "（一）", "（二）", "二、", "（一）"]),
  ])
  func levelsMayCountOn(_ restart: String, _ expected: [String]) throws {
    let numbering = Self.list(
      [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")], other: restart)
    let body = [0, 1, 1, 0, 1].map { File.item("加强管理", $0) }.joined()
    #expect(try markers(numbering, body) == expected)
  }

  @Test func listsOfOneDefinitionCountOnUnlessTheyStartAnew() throws {
    let numbering =
      Self.three + """
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>\
        <w:num w:numId="3"><w:abstractNumId w:val="1"/>\
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>\
        <w:num w:numId="4"><w:abstractNumId w:val="1"/>\
        <w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>\
        <w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl></w:lvlOverride></w:num>
        """
    let body =
      [(1, "甲"), (1, "乙"), (2, "丙"), (3, "丁"), (3, "戊"), (4, "己")].map { File.item($1, list: $0) }
      .joined()
    #expect(try markers(numbering, body) == ["一、", "二、", "三、", "一、", "二、", "（3）"])
  }

  @Test func stylesMayBelongToLists() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>\
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/>\
      <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="C"><w:name w:val="c"/><w:basedOn w:val="B"/></w:style>\
      <w:style w:type="paragraph" w:styleId="D"><w:name w:val="d"/><w:basedOn w:val="B"/>\
      <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
      """
    let body = ["A", "B", "C", "D", "A", "C"].map {
      File.paragraph("加强管理", "<w:pStyle w:val=\"\($0)\"/>")
    }.joined()
    let file = File(body: body, parts: ["styles": styles, "numbering": Self.three])
    #expect(
      try file.lines() == [
        "一、 加强管理", "（一） 加强管理", "（二） 加强管理", "加强管理", "二、 加强管理", "（一） 加强管理",
      ])
  }

  @Test func levelsMayBeTiedToStyles() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="1">\
      <w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="A"/>\
      <w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>\
      <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="B"/>\
      <w:lvlText w:val="%2."/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      """
    let styles = ["A", "B"].map {
      """
      <w:style w:type="paragraph" w:styleId="\($0)"><w:name w:val="\($0)"/>\
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    }.joined()
    let body = ["A", "B", "B", "A"].map { File.paragraph("管理", "<w:pStyle w:val=\"\($0)\"/>") }
    let file = File(body: body.joined(), parts: ["styles": styles, "numbering": numbering])
    #expect(try file.lines() == ["一、管理", "1. 管理", "2. 管理", "二、管理"])
  }

  @Test func listStylesStandForTheirList() throws {
    let numbering =
      Self.three + """
        <w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>\
        <w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>
        """
    let styles = """
      <w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/>\
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    let file = File(
      body: File.item("甲", list: 9), parts: ["styles": styles, "numbering": numbering])
    #expect(try file.lines() == ["一、 甲"])
  }

  @Test(arguments: [("bullet", "\u{F0B7}"), ("none", ""), ("decimal", "")])
  func signsThatAreNoNumbersAreLeftOut(_ format: String, _ text: String) throws {
    let file = File(
      body: File.item("甲"), parts: ["numbering": Self.list([(format, text)])])
    #expect(try file.lines() == ["甲"])
  }

  @Test func emptyAndDeletedParagraphsDoNotCountTwice() throws {
    let deleted = """
      <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>\
      <w:rPr><w:del w:id="1"/></w:rPr></w:pPr>\
      <w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>
      """
    let body = File.item("甲") + deleted + File.item("乙") + File.item("丙")
    #expect(
      try File(body: body, parts: ["numbering": Self.three]).lines()
        == ["一、 甲", "二、 乙", "三、 丙"])
  }

  /// Numbers that no list has, and lists that are not there.
  @Test(arguments: [
    ("9223372036854775807", "0"), ("-9223372036854775808", "0"), ("99999999999999999999", "0"),
    ("1", "-1"), ("1", "9"), ("1", "9223372036854775807"), ("x", "x"),
  ])
  func oddNumbersDoNotHarm(_ start: String, _ level: String) throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="\(level)"><w:start w:val="\(start)"/>\
      <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、%9%0%"/>\
      <w:lvlRestart w:val="\(start)"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="1"/>\
      <w:lvlOverride w:ilvl="\(level)"><w:startOverride w:val="\(start)"/></w:lvlOverride></w:num>
      """
    let numbers = "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>"
    let body = File.paragraph("甲", numbers) + File.paragraph("乙", numbers) + File.item("丙", list: 7)
    let lines = try File(body: body, parts: ["numbering": numbering]).lines()
    #expect(lines.count == 3)
    #expect(zip(lines, ["甲", "乙", "丙"]).allSatisfy { $0.hasSuffix($1) })
  }
}
