import Gongwen
import Testing

@testable import Comparison

/// Rows of tables, of which the cells stand between tabs.
@Suite struct TableTests {
  private static let head =
    "某县人民政府办公室关于印发重点任务分工方案的通知\n各有关单位：\n现将有关任务分工如下，请认真组织实施。\n"
    + "附件：重点任务分工表\n某县人民政府办公室\n2024年1月2日\n附件\n重点任务分工表\n"
    + "序号\t工作任务\t牵头单位\t完成时限\n"

  private static let rows = [
    "推进城乡学校结对帮扶，组建教育集团。探索建立长效机制。\t县教育局\t2024年6月底前",
    "调整撤并办学条件较差的小规模学校。探索建立长效机制。\t县财政局\t2024年9月底前",
    "面向高校公开招聘中小学教师20名。\t县人力资源社会保障局\t2024年8月底前",
    "改造提升校园食堂，落实陪餐制度。\t县市场监管局\t2024年12月底前",
    "严格校外培训机构管理。探索建立长效机制。\t县行政审批局\t2024年10月底前",
  ]

  private func compare(_ old: [String], _ new: [String]) throws -> DocumentComparison {
    let (old, new) = (try Self.document(old), try Self.document(new))
    let comparison = DocumentComparison(old: old, new: new)
    #expect(comparison.reversed == DocumentComparison(old: new, new: old))
    #expect(
      ClauseEdit.apply(comparison.edits, to: old.clauses.map(\.text)) == new.clauses.map(\.text))
    return comparison
  }

  private static func document(_ rows: [String]) throws -> ExtractedDocument {
    let lines = rows.enumerated().map { "\($0 + 1)\t\($1)\n" }
    return try Corpus.extract(head + lines.joined())
  }

  private func said(_ comparison: DocumentComparison) -> [String] {
    comparison.obligations.map { change in
      let values = [change.from, change.to].compactMap { $0?.value }
      return "\(change.kind) \(change.place.text) \(values.joined(separator: " → "))"
    }
  }

  @Test func aRowThatCameOnlyRenumbersTheOthers() throws {
    var new = Self.rows
    new.insert("开展校园安全隐患排查。\t县应急管理局\t2024年3月底前", at: 1)
    let comparison = try compare(Self.rows, new)
    #expect(comparison.count(.renumbered) == 4)
    #expect(comparison.count(.rewritten) == 0)
    #expect(said(comparison) == ["dutyNew 开展校园安全隐患排查。 "])
  }

  /// Sentences that rows have in common do not make one row another.
  @Test func aRowThatWentTakesItsSentencesAlong() throws {
    var new = Self.rows
    new.remove(at: 1)
    let comparison = try compare(Self.rows, new)
    #expect(
      said(comparison) == ["dutyDropped 调整撤并办学条件较差的小规模学校。 ", "dutyDropped 探索建立长效机制。 "])
    #expect(comparison.edits.allSatisfy { [.removed, .renumbered].contains($0.kind) })
  }

  @Test(arguments: [
    ("2024年9月底前", "2025年3月底前", "deadlineMoved 调整撤并办学条件较差的小规模学校。 2024-09-30 → 2025-03-31"),
    ("县财政局", "县商务局", "unitReplaced 调整撤并办学条件较差的小规模学校。 县财政局 → 县商务局"),
    ("县财政局", "县财政局、县商务局", "unitAdded 调整撤并办学条件较差的小规模学校。 县商务局"),
    ("教师20名", "教师30名", "targetRaised 面向高校公开招聘中小学教师20名。 20 → 30"),
  ])
  func aCellThatDiffersIsOneChange(_ cell: String, _ other: String, _ expected: String) throws {
    let new = Self.rows.map { String($0.replacing(cell, with: other)) }
    let comparison = try compare(Self.rows, new)
    #expect(said(comparison).map { $0.replacing("30名", with: "20名") } == [expected])
    #expect(comparison.edits.map(\.kind) == [.rewritten])
  }

  @Test func aCellOfWhichNothingIsLeftIsRewritten() throws {
    let new = Self.rows.map {
      String($0.replacing("县财政局\t2024年9月底前", with: "团县委\t每年12月"))
    }
    let comparison = try compare(Self.rows, new)
    #expect(comparison.edits.map(\.kind) == [.rewritten])
  }

  /// Without a head that says which column counts, figures are no numbers of rows.
  @Test func figuresAreNoNumbers() throws {
    let old = Corpus.document(["指标\t目标", "2100\t户", "2300\t户", "粮食产量\t5"])
    #expect(TableRows(old).numbers.isEmpty)
    let new = Corpus.document(["序号\t指标", "类别甲\t5", "1\t粮食产量", "2\t市场主体"])
    #expect(TableRows(new).numbers == [2: 0..<1, 3: 0..<1])
    #expect(TableRows(new).rows == [0, 1, 2, 3])
  }
}
