import Gongwen
import Testing

@testable import Reporting

@Suite struct ReportingTests {
  static let range = TextRange(0, 1)

  static let document = ExtractedDocument(
    source: Source(path: "a.pdf", sha256: "", format: .pdf, pages: 3),
    models: ModelStamp(version: "1", sha256: ""),
    document: DocumentMetadata(
      title: "关于加强管理的通知", documentNumber: "甲发〔2021〕1号", issuedOn: "2021-03-01"),
    outline: [
      OutlineEntry(
        id: "s0", part: "附件1", marker: "一、", heading: "重点任务", level: 1, parent: nil,
        range: range, page: 2)
    ],
    clauses: [
      Clause(id: "c0", section: "s0", text: "x", label: .duty, modality: .must, range: range),
      Clause(id: "c1", section: nil, text: "y", label: .incentive, range: range),
    ],
    deadlines: [
      Deadline(id: "d0", clause: "c0", text: "6月底前", kind: .by, end: "2021-06-30", range: range),
      Deadline(
        id: "d1", clause: "c0", text: "2022年", kind: .during, start: "2022-01-01",
        end: "2022-12-31", range: range),
    ],
    amounts: [
      Amount(
        id: "m0", clause: "c1", text: "最高5万元", min: nil, max: 50000, bound: .atMost,
        condition: "省级", range: range)
    ],
    targets: [
      Target(
        id: "t0", clause: "c0", text: "培育10家", metric: "企业", comparator: .reach, value: 10,
        unit: "家", range: range)
    ],
    obligations: [
      Obligation(
        id: "o0", clause: "c0", path: ["重点任务"], text: "县财政局要按时安排资金，说\"快\"。",
        label: .duty, modality: .must,
        units: [
          .init(name: "县财政局", canonical: "县财政局", role: .lead),
          .init(name: "各乡（镇）", canonical: "各乡（镇）", role: .responsible),
          .init(name: "县审计局", canonical: "县审计局", role: .responsible),
        ], deadlines: ["d0", "d1"], targets: ["t0"], page: 2),
      Obligation(
        id: "o1", clause: "c1", path: [], text: "=1+1", label: .incentive, modality: nil,
        amounts: ["m0"]),
    ])

  /// Rows of tables stand in no section, but below the mark of their attachment.
  @Test(arguments: [
    ("附件", "附件"), ("附件1", "附件1"), ("附件：", "附件"), ("附表二", "附表2"), ("附件十二", "附件12"),
    ("附 件 ３", "附件3"), ("附件垓秭", "正文"), ("附件½", "正文"), ("附件材料", "正文"), ("任务分工表", "正文"),
  ])
  func partsWithoutSections(_ line: String, _ part: String) {
    var document = Self.document
    document.outline = []
    document.clauses = [
      Clause(id: "c9", section: nil, text: line, label: .context, range: Self.range),
      Clause(id: "c0", section: nil, text: "x", label: .duty, range: Self.range),
    ]
    #expect(FlatRow.rows(of: document)[0].part == part)
  }

  static let flat = ObligationTable.table(FlatRow.rows(of: document))

  static func table(_ cells: [DataTable.Cell]) -> DataTable {
    DataTable(name: "t", columns: [DataTable.Column("k", "甲|")], rows: [cells])
  }

  @Test func flatRows() {
    let rows = Self.flat.rows.map { $0.map(\.text) }
    #expect(
      rows[0] == [
        "甲发〔2021〕1号", "关于加强管理的通知", "2021-03-01", "附件1", "重点任务",
        "县财政局要按时安排资金，说\"快\"。", "duty", "must", "县财政局", "各乡（镇）；县审计局", "", "",
        "；2022-01-01", "2021-06-30；2022-12-31", "6月底前；2022年", "", "", "", "培育10家", "2", "a.pdf",
        "o0",
      ])
    #expect(rows[1][3] == "附件1")
    #expect(rows[1][15...17] == ["", "50000", "最高5万元"])
    #expect(rows.allSatisfy { $0.count == Self.flat.columns.count })
  }

  @Test func singleFiguresKeepTheirKind() {
    let rows = Self.flat.rows
    #expect(rows[0][2] == .date("2021-03-01"))
    #expect(rows[0][13] == .list(["2021-06-30", "2022-12-31"]))
    #expect(rows[1][15] == .empty)
    #expect(rows[1][16] == .number(50000))
    #expect(rows[0][19] == .integer(2))
  }

  @Test func csvIsQuotedAndInert() {
    let lines = Self.flat.csv().split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(lines[1].contains(",\"县财政局要按时安排资金，说\"\"快\"\"。\","))
    #expect(lines[2].contains(",'=1+1,"))
    #expect(lines[0].hasPrefix("\u{FEFF}document_number,title,"))
    #expect(lines[0].hasSuffix(",source,id"))
  }

  @Test(arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx"])
  func formulasBecomeText(_ cell: String) {
    let table = Self.table([.text(cell)])
    #expect(table.csv().contains("'" + cell))
    #expect(table.tsv().hasPrefix("k\n'"))
  }

  @Test func cellsOfOtherFormatsStayInTheirLine() {
    var table = Self.table([.text("a\tb\nc"), .text("d|e\nf")])
    #expect(table.tsv() == "k\na b c\td|e f\n")
    #expect(table.markdown() == "| 甲\\| |\n| --- |\n| a\tb<br>c | d\\|e<br>f |\n")
    table.rows = [[.list(["甲", "乙"])], [.number(0.5)], [.empty]]
    #expect(table.json() == "[\n{\"k\":[\"甲\",\"乙\"]},\n{\"k\":0.5},\n{\"k\":null}\n]\n")
    #expect(
      String(decoding: table.asText().jsonLines(), as: UTF8.self)
        == "{\"k\":\"甲；乙\"}\n{\"k\":\"0.5\"}\n{\"k\":\"\"}\n")
    table.rows = []
    #expect(table.json() == "[]\n")
  }

  @Test(arguments: [40, 79, 80, 100, 200], [Language.zh, .en])
  func anyTableFitsTheTerminal(_ width: Int, _ language: Language) {
    let flat = ObligationTable.table(FlatRow.rows(of: Self.document), language)
    var table = flat
    let chosen = [5, 9, 13, 16, 19]
    table.columns = chosen.map { flat.columns[$0] }
    table.rows = flat.rows.map { row in chosen.map { row[$0] } }
    let text = table.terminal(width: width, isStyled: false, language: language)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width)
    }
    #expect(text.contains("50000"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func textDoesNotSteerTheTerminal() {
    let text = Self.table([.text("a\u{1B}[31mb")]).terminal(
      width: 80, isStyled: false, language: .en)
    #expect(text.contains("a[31mb"))
  }

  @Test func columnsShareTheRoom() {
    let wide = String(repeating: "字", count: 60)
    #expect(ColumnLayout.widths([["ab", wide, "c", wide]], total: 89) == [2, 40, 1, 40])
    #expect(ColumnLayout.widths([["ab", "c"]], total: 80) == [2, 1])
  }

  @Test(arguments: [
    ("abc", 3), ("公文", 4), ("（一）", 6), ("“到”", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("𠀀", 2),
    ("①", 1), ("—", 1), ("\u{200B}", 0), ("〔2021〕", 8),
  ])
  func widths(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("县财政局要安排资金。", 8, ["县财政局", "要安排资", "金。"]),
    ("县财政局，要安排。", 8, ["县财政", "局，要安", "排。"]),
    ("到2025年培育12345家", 8, ["到2025年", "培育", "12345家"]),
    ("一\n二", 8, ["一", "二"]),
    ("", 8, [""]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
  ])
  func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(TextWrapping.wrap(text, width: width) == lines)
  }

  @Test(arguments: [40, 60, 80, 100, 160], [Language.zh, .en])
  func tablesFitTheTerminal(_ width: Int, _ language: Language) {
    let text = TerminalTable(width: width, language: language).render(Self.document)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width)
    }
    #expect(text.contains(language == .zh ? "共2项" : "2 obligations"))
    #expect(!text.contains("\u{1B}"))
    if width >= 100 {
      for word in ["县财政局(\(language == .zh ? "牵头" : "lead"))", "2021-06-30", "培育10家"] {
        #expect(text.contains(word))
      }
    }
  }

  @Test func styleIsOnlyBoldAndFaint() {
    let styled = TerminalTable(width: 80, isStyled: true).render(Self.document)
    let plain = TerminalTable(width: 80).render(Self.document)
    var stripped = styled
    for code in ["\u{1B}[1m", "\u{1B}[2m", "\u{1B}[0m"] {
      stripped = stripped.replacing(code, with: "")
    }
    #expect(stripped == plain)
    #expect(styled != plain)
  }
}
