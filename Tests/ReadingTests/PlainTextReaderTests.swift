import Gongwen
import Testing

@testable import Reading

private func read(_ text: String) throws -> PagedText {
  try DocumentReader().read(Array(text.utf8), name: "text")
}

private func words(_ text: String) throws -> [String] {
  try read(text).pages[0].lines.map { TextBuffer.string($0.scalars) }
}

@Suite("Plain text and Markdown")
struct PlainTextReaderTests {
  @Test(arguments: [
    ("## 一、总体要求", "一、总体要求"), ("**1. 提升意识。**创新理念。", "1. 提升意识。创新理念。"),
    ("- 组 长：李 春", "组 长：李 春"), ("* 第一项", "第一项"), ("> 引文", "引文"),
    ("见[实施方案](http://example.com/a.html)。", "见实施方案。"), ("![图](a.png)正文", "正文"),
    ("1\\. 建设", "1. 建设"), ("<center>标题</center>", "标题"), ("正文<!-- 注 -->", "正文"),
    ("关于征求<办法>意见", "关于征求<办法>意见"), ("面积为3*4米", "面积为3*4米"), ("#1号楼", "#1号楼"),
    ("*强调*的话", "强调的话"),
  ])
  func marksAreTakenOff(_ line: String, _ expected: String) throws {
    #expect(try words(line) == [expected])
  }

  @Test func marksAreHints() throws {
    let lines = try read("# 标题\n\n\n**一、目标**\n正文  \n又一行\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |")
      .pages[0].lines
    #expect(lines[0].hints.headingLevel == 1)
    #expect(lines[1].hints.isBold && lines[1].hints.blankLinesBefore == 2)
    #expect(lines[3].hints.breakBefore == .paragraph)
    #expect(lines[4].hints.isTableRow && TextBuffer.string(lines[4].scalars) == "甲\t乙")
    #expect(TextBuffer.string(lines[5].scalars) == "1\t2")
    #expect(lines.count == 6)
  }

  @Test(arguments: [
    "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>建设平台</td></tr></table>",
    "<html><body><table><tr><td>序号</td><td>任务</td></tr>\n<tr><td>1</td><td>建设平台</td></tr></table></body></html>",
  ])
  func tablesInHTMLAreRows(_ table: String) throws {
    #expect(
      try words("# 标题\n\n正文。\n\n\(table)\n\n后文。") == [
        "标题", "正文。", "序号\t任务", "1\t建设平台", "后文。",
      ])
  }

  @Test func tablesThatDoNotEndAreText() throws {
    #expect(try words("正文。\n<table><tr><td>序号").count == 2)
  }

  @Test func formatIsToldByTheMarks() throws {
    #expect(try read("# 标题\n正文").format == .markdown)
    #expect(try read("标题\n正文").format == .text)
  }

  @Test func pageNumbersAndRunningHeadsAreTakenOut() throws {
    let pages = (1...4).map { "第\($0)部分的内容。\n又一段内容。\n再一段内容。\n某市人民政府公报\n- \($0) -\n" }
    let lines = try words(pages.joined())
    #expect(!lines.contains("某市人民政府公报"))
    #expect(!lines.contains { $0.hasPrefix("-") })
    #expect(lines.count == 12)
  }

  @Test(arguments: ["—12—", "第 3 页", "第3页 共12页", "3/12", "· 5 ·", "－ 7 －"])
  func markedNumbersArePageNumbers(_ line: String) throws {
    #expect(try words("正文的一段。\n\(line)\n正文的又一段。") == ["正文的一段。", "正文的又一段。"])
  }

  @Test func bareNumbersArePageNumbersWhereTheyCountUp() throws {
    let text = (1...3).map { "甲\($0)。\n乙。\n丙。\n丁\($0)。\n\($0)\n" }.joined()
    #expect(try words(text).count == 12)
    #expect(try words("名额\n30\n甲。\n乙。\n丙。\n丁。\n15\n戊。").contains("30"))
  }

  @Test func linesEndInEveryWay() throws {
    #expect(
      try words("甲\r\n乙\r丙\u{2028}丁\u{0C}戊\u{0B}己\u{85}庚") == [
        "甲", "乙", "丙", "丁", "戊", "己", "庚",
      ])
  }

  @Test func invisibleCharactersAreTakenOut() throws {
    #expect(try words("\u{FEFF}加\u{200B}强\u{AD}管理\u{E000}") == ["加强管理"])
  }
}
