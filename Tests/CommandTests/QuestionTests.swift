import Foundation
import Testing

/// Questions to a register of the founding documents; the answers were checked against their texts.
@Suite struct QuestionTests {
  /// Stays for the run of the tests.
  private static let register = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "questions-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "register.sqlite").path
    _ = try Program.run(["ingest", "\(Program.corpus.path)/text", "--register", path])
    return path
  }

  private static func ask(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments + ["--register", try register.get()])
  }

  private static func rows(_ arguments: [String]) throws -> [[String: Any]] {
    let result = try ask(arguments + ["--format", "json", "--limit", "1000"])
    let all = try JSONSerialization.jsonObject(with: result.output)
    return try #require(all as? [[String: Any]])
  }

  /// A unit, and under which names how many obligations reach it. 绛县's text gives 县财政局 six items
  /// with 19 clauses; 沁水's gives its bureaus without 县.
  @Test(arguments: [
    ("绛县财政局", ["县财政局 named": 19]),
    ("县财政局", ["县财政局 named": 19, "财政局 named": 36, "各相关单位 some": 1, "县财政部门 list": 1]),
    (
      "县工信局",
      ["县工业信息化和科技局 likely": 21, "工业和信息化局 named": 20, "各相关单位 some": 1]
    ),
    ("绛县卫健局", ["县卫生健康和体育局 likely": 11]),
    ("绛县卫生健康和体育局", ["县卫生健康和体育局 named": 11]),
    ("国家税务总局绛县税务局", ["县税务局 named": 6]),
    ("中共绛县县委组织部", ["县委组织部 named": 10]),
    ("县委组织部", ["县委组织部 named": 10, "组织部 named": 2, "各相关单位 some": 1]),
    (
      "沁水县科技局",
      [
        "教育局 named": 42, "县教育局（县科学技术局） named": 1, "科技主管部门 list": 1,
        "各相关单位 some": 1,
      ]
    ),
    ("绛县经开区", ["绛县经济开发区 likely": 19]),
    ("共青团沁水县委", ["共产主义青年团委员会 named": 4, "各相关单位 some": 1]),
    ("沁水团县委", ["共产主义青年团委员会 named": 4, "各相关单位 some": 1]),
    ("各乡镇", ["各乡镇 named": 1]),
  ])
  func unitsAreReached(unit: String, names: [String: Int]) throws {
    var found: [String: Int] = [:]
    for row in try Self.rows(["duties", unit]) {
      let named = try #require(row["named_as"] as? [String])
      let match = try #require(row["match"] as? [String])
      for (name, match) in zip(named, match) { found["\(name) \(match)", default: 0] += 1 }
    }
    #expect(found == names)
  }

  /// What only may mean the unit is left out before what contains it.
  @Test func listsCanBeLeftOut() throws {
    for (lists, matches) in [
      ("all", ["named", "list", "some"]), ("sure", ["named", "list"]), ("none", ["named"]),
    ] {
      let rows = try Self.rows(["duties", "县财政局", "--lists", lists])
      let found = Set(rows.flatMap { $0["match"] as? [String] ?? [] })
      #expect(found == Set(matches), "\(lists)")
    }
  }

  @Test func pagesMakeTheWhole() throws {
    let whole = try Self.rows(["duties", "县财政局"]).compactMap { $0["clause"] as? Int }
    var pages: [Int] = []
    for offset in stride(from: 0, to: whole.count, by: 10) {
      let result = try Self.ask([
        "duties", "县财政局", "--format", "json", "--limit", "10", "--offset", "\(offset)",
      ])
      let page = try JSONSerialization.jsonObject(with: result.output) as? [[String: Any]]
      pages += (page ?? []).compactMap { $0["clause"] as? Int }
    }
    #expect(pages == whole)
    #expect(Set(whole).count == whole.count)
  }

  @Test func everyFilterNarrows() throws {
    for (filter, count) in [
      (["--region", "绛"], 19), (["--region", "1405"], 38), (["--level", "municipal"], 0),
      (["--issuer", "绛县"], 19), (["--since", "2022-01-01"], 38), (["--until", "2021-12-31"], 19),
      (["--role", "cooperating"], 0),
    ] {
      #expect(try Self.rows(["duties", "县财政局"] + filter).count == count, "\(filter)")
    }
    let labels = try ["duty", "target", "incentive"].map {
      try Self.rows(["duties", "县财政局", "--label", $0]).count
    }
    #expect(labels.reduce(0, +) == 57)
  }

  @Test(arguments: [
    (["duties", "县财证局"], 1, "县财政局"),
    (["duties", "古绛镇人民政府"], 1, "--region"),
    (["duties", "县财政局", "--region", "某某"], 2, "某某"),
    (["duties", "县财政局", "--region", "朝阳区"], 2, "110105"),
    (["duties", "县财政局", "--since", "2022-13-01"], 2, "YYYY-MM-DD"),
    (["duties", "县财政局", "--level", "municipal"], 0, "--level"),
    (["duties", "县财政局", "--offset", "999"], 0, "--offset"),
    (["duties", "县财政局", "--format", "ics"], 2, "due"),
    (["due", "--today", "2040-01-01"], 0, "--overdue"),
    (["due", "--within", "9999999y"], 2, "within"),
    (["units", "县财证局"], 0, "县财政局"),
    (["show", "不存在的文件"], 1, "不存在的文件"),
    (["show", "创新"], 1, "several"),
  ])
  func emptyAnswersSayWhy(arguments: [String], code: Int32, word: String) throws {
    let result = try Self.ask(arguments)
    #expect(result.code == code)
    #expect(
      result.errors.contains(word) || word == "several" && result.text.contains("140826") == false,
      "\(result.errors)")
  }

  @Test func anEmptyRegisterSaysSo() throws {
    let folder = try TemporaryFolder()
    let register = folder.url.appending(path: "empty.sqlite").path
    _ = try Program.run(["ingest", try folder.file("no.txt", "").path, "--register", register])
    for question in [["duties", "财政局"], ["due"], ["units"], ["stats"], ["show", "1"]] {
      let result = try Program.run(question + ["--register", register])
      #expect(result.errors.contains("ingest"), "\(question)")
    }
  }

  @Test func dueIsInTheOrderOfDays() throws {
    let rows = try Self.rows([
      "due", "--today", "2022-01-10", "--within", "5y", "--overdue", "30d",
    ])
    let days = rows.compactMap { $0["due_on"] as? String }
    #expect(days == days.sorted() && days.first == "2021-12-31" && days.last == "2025-12-31")
    for row in rows {
      let isOverdue = try #require(row["due_on"] as? String) < "2022-01-10"
      #expect(row["overdue"] as? String == (isOverdue ? "yes" : "no"))
    }
    let unit = try Self.rows([
      "due", "--today", "2022-01-10", "--within", "5y", "--unit", "沁水县财政局",
    ])
    #expect(unit.allSatisfy { ($0["named_as"] as? [String])?.isEmpty == false })
    #expect(unit.count < rows.count)
  }

  @Test func aCalendarHasEveryDeadlineOnce() throws {
    let arguments = ["due", "--today", "2022-01-10", "--within", "5y"]
    let rows = try Self.rows(arguments)
    let calendar = try Self.ask(arguments + ["--format", "ics", "--limit", "1"]).text
    let identifiers = calendar.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(identifiers.count == rows.count && Set(identifiers).count == rows.count)
  }

  @Test(arguments: [
    "绛办发〔2021〕106号", "绛办发[2021]106号", "绛办发(2021)106号", " 绛办发 ﹝2021﹞ 106 号",
    "jiangxian-2021-106.txt", "绛县推动 111",
  ])
  func documentsAreFound(text: String) throws {
    let result = try Self.ask(["show", text, "--format", "json", "--limit", "3"])
    #expect(result.code == 0, "\(result.errors)")
    let sheet = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
    let document = sheet?["document"] as? [String: Any]
    #expect(document?["documentNumber"] as? String == "绛办发〔2021〕106号")
    #expect((sheet?["obligations"] as? [Any])?.count == 3)
  }

  @Test func terminalLinesFit() throws {
    for (width, question) in [
      (80, ["duties", "县财政局"]), (120, ["duties", "县财政局"]),
      (100, ["due", "--today", "2022-01-10", "--within", "5y"]), (100, ["units"]),
    ] {
      let result = try Program.run(
        question + ["--register", try Self.register.get(), "--language", "zh"],
        environment: ["COLUMNS": "\(width)"])
      for line in result.text.split(separator: "\n") {
        let columns = line.unicodeScalars.reduce(0) {
          $0 + ($1.value >= 0x3000 && $1.value < 0xFFE0 ? 2 : 1)
        }
        #expect(columns <= width, "\(line)")
      }
    }
  }

  @Test func figuresAddUp() throws {
    let rows = try Self.rows(["stats"])
    func sum(_ by: String) -> Int {
      rows.filter { $0["by"] as? String == by }
        .reduce(0) { $0 + ($1["obligations"] as? Int ?? 0) }
    }
    #expect(sum("all") > 200 && sum("all") == sum("year") && sum("all") == sum("level"))
  }
}
