import Gongwen
import Testing

@testable import Reading

private typealias File = DOCXPackageFile

/// `w:fldChar` of a kind.
private func mark(_ kind: String) -> String {
  "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>"
}

private func field(_ instruction: String, _ result: String) -> String {
  mark("begin") + "<w:r><w:instrText xml:space=\"preserve\"> \(instruction) </w:instrText></w:r>"
    + mark("separate") + result + mark("end")
}

private func deleted(_ text: String) -> String {
  "<w:del w:id=\"1\"><w:r><w:delText>\(text)</w:delText></w:r></w:del>"
}

/// A paragraph of whatever stands in it.
private func p(_ content: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>"
}

private func r(_ text: String) -> String { File.run(text) }

@Suite("What the text of a Word document says")
struct DOCXTextTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var body: String
    var lines: [String]

    init(_ name: String, _ body: String, _ lines: [String]) {
      testDescription = name
      self.body = body
      self.lines = lines
    }
  }

  static let tracked: [Case] = [
    Case("inserted", p(r("甲") + "<w:ins w:id=\"1\">\(r("乙"))</w:ins>" + r("丙")), ["甲乙丙"]),
    Case("deleted", p(r("甲") + deleted("乙") + r("丙")), ["甲丙"]),
    Case(
      "deleted after it was inserted", p(r("甲") + "<w:ins w:id=\"1\">\(deleted("乙"))</w:ins>"),
      ["甲"]),
    Case(
      "moved",
      p("<w:moveFrom w:id=\"1\">\(r("甲"))</w:moveFrom>" + r("乙"))
        + p("<w:moveTo w:id=\"2\">\(r("甲"))</w:moveTo>"), ["乙", "甲"]),
    Case(
      "a deleted end of paragraph", p(r("甲"), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + p(r("乙")),
      ["甲乙"]),
    Case(
      "many deleted ends of paragraphs",
      (1...3).map { p(r("\($0)"), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") }.joined() + p(r("乙")),
      ["123乙"]),
    Case(
      "a deleted paragraph",
      p(deleted("甲"), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + p(r("乙")), ["乙"]),
    Case(
      "a deleted row",
      File.table(
        File.row(File.cell("甲"), File.cell("乙")),
        File.row(File.cell("旧"), File.cell("旧"), properties: "<w:del w:id=\"1\"/>"),
        File.row(File.cell("丙"), File.cell("丁"), properties: "<w:ins w:id=\"1\"/>")),
      ["甲|乙", "丙|丁"]),
    Case(
      "formatting that was changed",
      p(
        r("甲"),
        "<w:jc w:val=\"center\"/><w:pPrChange w:id=\"1\"><w:pPr><w:jc w:val=\"left\"/></w:pPr>"
          + "</w:pPrChange>"), ["甲"]),
    Case(
      "a comment",
      p(
        "<w:commentRangeStart w:id=\"0\"/>" + r("甲") + "<w:commentRangeEnd w:id=\"0\"/>"
          + "<w:r><w:commentReference w:id=\"0\"/></w:r>"), ["甲"]),
  ]

  static let fields: [Case] = [
    Case("a link", p(r("见") + field("HYPERLINK \"http://a.cn\"", r("网站")) + r("。")), ["见网站。"]),
    Case(
      "a link as an element",
      p("<w:hyperlink w:history=\"1\">\(r("网站"))</w:hyperlink>" + r("。")), ["网站。"]),
    Case("a page number", p(r("第") + field("PAGEREF _T1 \\h", r("3")) + r("页")), ["第3页"]),
    Case(
      "a field in the instruction of a field",
      p(
        mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("PAGE", r("1"))
          + "<w:r><w:instrText> = 1</w:instrText></w:r>" + mark("separate") + r("甲") + mark("end")
          + r("乙")), ["甲乙"]),
    Case(
      "a field that is simple",
      p("<w:fldSimple w:instr=\" DATE \\@ yyyy \">\(r("2024年"))</w:fldSimple>"), ["2024年"]),
    Case("a field that is not closed", p(mark("begin") + r("甲")) + p(r("乙")), ["甲", "乙"]),
    Case("ends of fields without beginnings", p(mark("end") + mark("separate") + r("甲")), ["甲"]),
    Case(
      "a table of contents",
      p(r("目 录"))
        + p(
          mark("begin") + "<w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r>"
            + mark("separate") + r("一、总则") + "<w:r><w:tab/></w:r>"
            + field("PAGEREF _T1 \\h", r("1")))
        + p(r("二、附则") + mark("end")) + p(r("一、总则")), ["一、总则"]),
    Case("a sign in a circle", p(field("eq \\o\\ac(○,2)", "") + r("甲")), ["②甲"]),
    Case(
      "a reading above a sign", p(field("EQ \\* jc2 \\o\\ad(\\s\\up 9(ㄅ),中)", "") + r("国")), ["中国"]),
  ]

  static let characters: [Case] = [
    Case("hidden", p(r("甲") + File.run("乙", "<w:vanish/>") + r("丙")), ["甲丙"]),
    Case("not hidden after all", p(File.run("甲", "<w:vanish w:val=\"0\"/>")), ["甲"]),
    Case(
      "a hidden end of paragraph", p(r("甲"), "<w:rPr><w:vanish/></w:rPr>") + p(r("乙")), ["甲乙"]),
    Case("a soft line break", p(r("甲") + "<w:r><w:br/></w:r>" + r("乙")), ["甲", "乙"]),
    Case("a carriage return", p(r("甲") + "<w:r><w:cr/></w:r>" + r("乙")), ["甲", "乙"]),
    Case(
      "a page break", p(r("甲") + "<w:r><w:br w:type=\"page\"/></w:r>" + r("乙")), ["甲", "乙"]),
    Case("a tab", p(r("甲") + "<w:r><w:tab/></w:r>" + r("乙")), ["甲    乙"]),
    Case(
      "tab stops are no tabs", p(r("甲"), "<w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs>"),
      ["甲"]),
    Case("a space that does not break", p(r("甲\u{A0}乙")), ["甲 乙"]),
    Case(
      "a hyphen that does not break", p(r("甲") + "<w:r><w:noBreakHyphen/></w:r>" + r("乙")), ["甲-乙"]),
    Case("a hyphen that is not shown", p(r("甲") + "<w:r><w:softHyphen/></w:r>" + r("乙")), ["甲乙"]),
    Case(
      "a sign of a font", p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F081\"/></w:r>" + r("甲")),
      ["①甲"]),
    Case(
      "a Greek letter of a font",
      p(r("≤") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>"),
      ["≤α"]),
    Case(
      "a sign of an unknown font", p(r("甲") + "<w:r><w:sym w:font=\"X\" w:char=\"F081\"/></w:r>"),
      ["甲"]),
    Case(
      "a sign that is none", p(r("甲") + "<w:r><w:sym w:font=\"X\" w:char=\"FFFFFFFFF\"/></w:r>"),
      ["甲"]),
    Case(
      "a sign of letters", p(r("甲") + "<w:r><w:sym w:font=\"宋体\" w:char=\"2461\"/></w:r>"), ["甲②"]),
    Case(
      "a reading",
      p(
        "<w:r><w:ruby><w:rubyPr><w:lid w:val=\"zh-CN\"/></w:rubyPr><w:rt>\(r("zhōng"))</w:rt>"
          + "<w:rubyBase>\(r("中"))</w:rubyBase></w:ruby></w:r>" + r("国")), ["中国"]),
    Case(
      "spaces that are not to be kept",
      p("<w:r><w:t> 甲\n </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙</w:t></w:r>"), ["甲 乙"]),
    Case("letters in pieces", p(r("20") + r("24") + r("年") + r("6") + r("月")), ["2024年6月"]),
    Case("a smart tag", p("<w:smartTag w:element=\"place\">\(r("县"))</w:smartTag>"), ["县"]),
    Case(
      "characters of custom XML", p("<w:customXml w:element=\"a\">\(r("县"))</w:customXml>"), ["县"]),
    Case(
      "a content control in a line",
      p(
        r("甲") + "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>\(r("乙"))</w:sdtContent></w:sdt>"
      ),
      ["甲乙"]),
    Case(
      "a content control round paragraphs",
      "<w:sdt><w:sdtPr/><w:sdtContent>\(p(r("甲")))\(p(r("乙")))</w:sdtContent></w:sdt>", ["甲", "乙"]),
    Case(
      "a content control that was not filled in",
      p(
        r("甲") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
          + r("单击此处输入文字") + "</w:sdtContent></w:sdt>"), ["甲"]),
    Case(
      "a table of contents in a content control",
      p(r("目录"))
        + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
        + "</w:docPartObj></w:sdtPr><w:sdtContent>\(p(r("一、总则 1")))</w:sdtContent></w:sdt>"
        + p(r("一、总则")), ["一、总则"]),
    Case(
      "a formula",
      p(r("按") + "<m:oMath xmlns:m=\"m\"><m:r><m:t>a+b</m:t></m:r></m:oMath>" + r("计")),
      ["按a+b计"]),
  ]

  @Test(arguments: tracked + fields + characters)
  func isRead(_ example: Case) throws {
    let comments = "<w:comment w:id=\"0\">\(p(r("批注")))</w:comment>"
    let file = File(
      body: example.body + "<w:sectPr/>",
      parts: ["comments": comments, "header": p(r("页眉")), "footer": p(r("— 1 —"))])
    #expect(try file.lines() == example.lines)
  }

  @Test func styleMayHideCharacters() throws {
    let styles = """
      <w:style w:type="character" w:styleId="H"><w:name w:val="h"/>\
      <w:rPr><w:vanish/></w:rPr></w:style>
      """
    let body = p(r("甲") + File.run("乙", "<w:rStyle w:val=\"H\"/>"))
    #expect(try File(body: body, parts: ["styles": styles]).lines() == ["甲"])
  }

  @Test func stylesInACircleEnd() throws {
    let styles = ["A", "B"].map {
      """
      <w:style w:type="paragraph" w:styleId="\($0)"><w:name w:val="\($0)"/>\
      <w:basedOn w:val="\($0 == "A" ? "B" : "A")"/></w:style>
      """
    }.joined()
    let body = p(r("甲"), "<w:pStyle w:val=\"A\"/>")
    #expect(try File(body: body, parts: ["styles": styles]).lines() == ["甲"])
  }
}
