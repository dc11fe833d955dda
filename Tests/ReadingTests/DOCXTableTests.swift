import Gongwen
import Testing

@testable import Reading

private typealias File = DOCXPackageFile

@Suite("Tables of Word documents")
struct DOCXTableTests {
  private func line(_ row: Int, of table: String) throws -> Line {
    try File(body: table).read().pages[0].lines[row]
  }

  @Test func cellsStandInTheirColumns() throws {
    let table = File.table(
      File.row(
        File.cell("序号"), File.cell("任务", "<w:gridSpan w:val=\"2\"/>"), File.cell("单位")),
      File.row(
        File.cell("1", "<w:vMerge w:val=\"restart\"/>"), File.cell("甲"), File.cell("乙"),
        File.cell("县财政局")),
      File.row(
        File.cell("", "<w:vMerge/>"), File.cell("丙"), File.cell("丁"), File.cell("县教育局")))
    #expect(
      try File(body: table).lines() == ["序号|任务||单位", "1|甲|乙|县财政局", "|丙|丁|县教育局"])
    #expect(try line(2, of: table).hints.hangingCells == [0])
    #expect(try line(0, of: table).hints.isTableRow)
  }

  @Test func rowsMayLeaveColumnsOut() throws {
    let table = File.table(
      File.row(File.cell("甲"), File.cell("乙"), File.cell("丙")),
      File.row(File.cell("丁"), File.cell("戊"), properties: "<w:gridBefore w:val=\"1\"/>"))
    #expect(try File(body: table).lines() == ["甲|乙|丙", "|丁|戊"])
  }

  @Test func rowsAreMarkedAsHeads() throws {
    let table = File.table(
      File.row(File.cell("甲"), File.cell("乙"), properties: "<w:tblHeader/>"),
      File.row(File.cell("丙"), File.cell("丁")))
    #expect(try line(0, of: table).hints.isTableHead)
    #expect(try !line(1, of: table).hints.isTableHead)
  }

  @Test func oldMergesGoOn() throws {
    let table = File.table(
      File.row(
        File.cell("甲", "<w:hMerge w:val=\"restart\"/>"), File.cell("", "<w:hMerge/>"),
        File.cell("乙")),
      File.row(File.cell("丙"), File.cell("丁"), File.cell("戊")))
    #expect(try File(body: table).lines() == ["甲||乙", "丙|丁|戊"])
  }

  @Test func paragraphsOfACellStandInOneLine() throws {
    let table = File.table(
      File.row(
        "<w:tc>\(File.paragraph("甲"))\(File.paragraph("乙"))</w:tc>", File.cell("丙")),
      File.row(File.cell("丁"), File.cell("戊")))
    #expect(try File(body: table).lines() == ["甲 乙|丙", "丁|戊"])
  }

  @Test func tablesInCellsBelongToTheCell() throws {
    let inner = File.table(
      File.row(File.cell("一"), File.cell("二")), File.row(File.cell("三"), File.cell("四")))
    let table = File.table(
      File.row("<w:tc>\(inner)\(File.paragraph(""))</w:tc>", File.cell("乙")),
      File.row(File.cell("丙"), File.cell("丁")))
    #expect(try File(body: table).lines() == ["一 二 三 四|乙", "丙|丁"])
  }

  @Test func numbersOfCellsCount() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="%1"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      """
    let number = "<w:tc>\(File.item(""))</w:tc>"
    let table = File.table(
      File.row(number, File.cell("甲")), File.row(number, File.cell("乙")))
    #expect(
      try File(body: table, parts: ["numbering": numbering]).lines() == ["1|甲", "2|乙"])
  }

  @Test func tablesOfOneColumnAreText() throws {
    let table = File.table(File.row(File.cell("甲")), File.row(File.cell("乙")))
    #expect(try File(body: table).lines() == ["甲", "乙"])
    #expect(try !line(0, of: table).hints.isTableRow)
  }

  @Test func tablesWithoutLinesSetThingsSideBySide() throws {
    let table = """
      <w:tbl><w:tblPr/>\(File.row(File.cell("县政府文件"), File.cell("县发〔2024〕1号")))</w:tbl>
      """
    #expect(try File(body: table).lines() == ["县政府文件    县发〔2024〕1号"])
  }

  @Test func contentControlsMayHoldRowsAndCells() throws {
    func control(_ content: String) -> String {
      "<w:sdt><w:sdtPr/><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }
    let table = File.table(
      File.row(File.cell("甲"), control(File.cell("乙"))),
      control(File.row(File.cell("丙"), File.cell("丁"))))
    #expect(try File(body: table).lines() == ["甲|乙", "丙|丁"])
  }

  @Test(arguments: ["-1", "0", "99999999999", "-9223372036854775808", "x"])
  func oddSpansDoNotHarm(_ span: String) throws {
    let table = File.table(
      File.row(
        File.cell("甲", "<w:gridSpan w:val=\"\(span)\"/>"), File.cell("乙"),
        properties: "<w:gridBefore w:val=\"\(span)\"/>"),
      File.row(File.cell("丙"), File.cell("丁")))
    let lines = try File(body: table).lines()
    #expect(lines.map { $0.filter { $0 != "|" } } == ["甲乙", "丙丁"])
  }

  @Test func rowsAndCellsOutsideOfTablesAreText() throws {
    #expect(
      try File(body: File.row(File.cell("甲")) + File.cell("乙")).lines() == ["甲", "乙"])
  }
}
