import Foundation
import Gongwen
import Testing

@testable import Reporting

@Suite struct WorkbookTests {
  private static func row(_ text: String, units: [Obligation.Unit] = []) -> FlatRow {
    FlatRow(
      documentNumber: "甲发〔2021〕1号", title: "关于加强管理的通知", issuedOn: "2021-03-01", part: "正文",
      path: ["重点任务"], text: text, label: .duty, modality: .must, units: units,
      deadlines: [
        Deadline(
          id: "d", clause: "c", text: "6月底前", kind: .by, end: "2021-06-30", range: TextRange(0, 1))
      ],
      amounts: [
        Amount(
          id: "m", clause: "c", text: "最高5万元", min: nil, max: 50000, bound: .atMost,
          range: TextRange(0, 1))
      ], targets: [], page: 2, source: "a.pdf", id: "7")
  }

  /// The sheets of a workbook with these rows as XML, by their names.
  private static func sheets(
    _ rows: [FlatRow], language: Language = .zh, mostRows: Int = 1_048_576
  ) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.xlsx").path
    let document = DocumentRows(
      metadata: DocumentMetadata(title: "关于加强管理的通知"), source: "a.pdf", rows: rows)
    var units = UnitCounts()
    units.add(document)
    let workbook = try ObligationWorkbook(
      path: path, temporaryFolder: folder.path, language: language, units: units,
      mostRows: mostRows)
    try workbook.append(document)
    try workbook.close()
    // Nothing but the workbook is left.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.xlsx"])
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([String: String].self, from: data)
  }

  private static let script = """
    import json, re, sys, zipfile
    archive = zipfile.ZipFile(sys.argv[1])
    names = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
    print(json.dumps({name: archive.read(f"xl/worksheets/sheet{index + 1}.xml").decode()
      for index, name in enumerate(names)}))
    """

  @Test(arguments: [
    (Language.zh, ["任务", "单位×任务", "单位", "时限", "资金", "目标", "文件"]),
    (
      .en,
      ["Obligations", "Units × duties", "Units", "Deadlines", "Amounts", "Targets", "Documents"]
    ),
  ])
  func thereIsASheetForEachKind(_ language: Language, _ names: [String]) throws {
    let sheets = try Self.sheets([Self.row("x")], language: language)
    #expect(Set(sheets.keys) == Set(names))
    for sheet in sheets.values {
      #expect(sheet.contains("<pane ySplit=\"1\"") || sheet.contains("<pane xSplit=\"4\""))
      #expect(sheet.contains("<autoFilter ref=\"A1:"))
    }
  }

  @Test func datesAndSumsAreNumbers() throws {
    let sheets = try Self.sheets([Self.row("x")])
    // 44256 is 2021-03-01, 44377 is 2021-06-30.
    let obligations = try #require(sheets["任务"])
    for value in ["<v>44256</v>", "<v>44377</v>", "<v>50000</v>", "<v>2</v>"] {
      #expect(obligations.contains(value))
    }
    #expect(try #require(sheets["时限"]).contains("<v>44377</v>"))
    #expect(try #require(sheets["资金"]).contains("<v>50000</v>"))
  }

  @Test(arguments: [
    ("=1+1", "<t>=1+1</t>"), ("http://a.cn", "<t>http://a.cn</t>"), ("a\u{7}b\0c", "<t>abc</t>"),
    ("_x0041_", "<t>_x005F_x0041_</t>"), ("_x_", "<t>_x_</t>"), ("a\nb", "<t>a\nb</t>"),
    ("<script>&amp;", "<t>&lt;script&gt;&amp;amp;</t>"), ("\u{FFFE}𠀀", "<t>𠀀</t>"),
  ])
  func oddTextStaysText(_ text: String, _ xml: String) throws {
    let sheet = try #require(try Self.sheets([Self.row(text)])["任务"])
    #expect(sheet.contains(xml))
    #expect(!sheet.contains("<f>"))
  }

  @Test(arguments: ["字", "𠀀", "_x0041_"])
  func longTextIsCutToWhatACellHolds(_ piece: String) {
    let cell = SheetWriter.clean(String(repeating: piece, count: 40_000))
    #expect(cell.utf16.count <= 32_767)
    #expect(cell.utf16.count > 32_700)
  }

  @Test func marksSayTheRole() throws {
    let units = [
      Obligation.Unit(name: "财政局", canonical: "县财政局", role: .lead),
      Obligation.Unit(name: "审计局", canonical: "县审计局", role: .cooperating),
    ]
    let sheet = try #require(
      try Self.sheets([Self.row("x", units: units), Self.row("y")])["单位×任务"])
    for text in ["县财政局", "县审计局", "牵", "配"] { #expect(sheet.contains("<t>\(text)</t>")) }
    #expect(sheet.contains("<hyperlink ref=\"A2\" location=\"'任务'!A2\""))
    #expect(sheet.contains("<dimension ref=\"A1:F2\"/>"))
  }

  @Test func unitsBeyondTheColumnsAreNamedInTheLast() throws {
    let units = (0..<230).map {
      Obligation.Unit(name: "第\($0)局", canonical: "第\($0)局", role: .responsible)
    }
    let sheet = try #require(try Self.sheets([Self.row("x", units: units)])["单位×任务"])
    #expect(sheet.contains("<t>其他单位</t>"))
    #expect(sheet.components(separatedBy: "<t>责</t>").count - 1 == ObligationWorkbook.unitColumns)
    #expect(sheet.components(separatedBy: "局(责)").count - 1 == 30)
  }

  @Test func fullSheetsGoOnInFurtherOnes() throws {
    let sheets = try Self.sheets((0..<7).map { Self.row("第\($0)项") }, mostRows: 4)
    for (name, count) in [("任务", 3), ("任务 2", 3), ("任务 3", 1), ("时限 3", 1)] {
      let sheet = try #require(sheets[name])
      #expect(sheet.components(separatedBy: "<row ").count - 2 == count, "\(name)")
      #expect(sheet.contains("<autoFilter"))
    }
    #expect(sheets["任务 4"] == nil)
    #expect(try #require(sheets["任务 2"]).contains("<t>第3项</t>"))
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let document = DocumentRows(
      metadata: DocumentMetadata(), source: "a", rows: [Self.row("x"), Self.row("y")])
    let files = try ["a", "b"].map { name in
      let path = folder.appending(path: name).path
      let workbook = try ObligationWorkbook(
        path: path, temporaryFolder: folder.path, language: .zh, units: UnitCounts())
      try workbook.append(document)
      try workbook.close()
      sleep(1)
      return try Data(contentsOf: URL(filePath: path))
    }
    #expect(files[0] == files[1])
  }

  @Test func aPlaceThatIsNotThereIsAnError() throws {
    let workbook = try ObligationWorkbook(
      path: "/no-such-folder/a.xlsx", temporaryFolder: "/tmp", language: .zh, units: UnitCounts())
    #expect(throws: SpreadsheetError.self) { try workbook.close() }
  }
}
