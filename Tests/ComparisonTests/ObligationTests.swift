import Gongwen
import Testing

@testable import Comparison

@Suite struct ObligationTests {
  private static let head = "某县人民政府关于加快发展的实施意见\n一、主要任务\n（一）加强管理。"

  private func changes(_ old: String, _ new: String) throws -> [ObligationChange] {
    let old = try Corpus.extract(Self.head + old + "\n")
    let new = try Corpus.extract(Self.head + new + "\n")
    let comparison = DocumentComparison(old: old, new: new)
    #expect(comparison.reversed == DocumentComparison(old: new, new: old))
    return comparison.obligations
  }

  /// Written as `kind: from → to`.
  @Test(arguments: [
    (
      "2021年底前建成10个示范基地。", "2022年底前建成10个示范基地。",
      ["deadlineMoved: 2021-12-31 → 2022-12-31"]
    ),
    ("对新认定的企业给予10万元奖励。", "对新认定的企业给予20万元奖励。", ["amountRaised: 100000 → 200000"]),
    (
      "对新认定的企业给予不超过30万元奖励。", "对新认定的企业给予不超过20万元奖励。",
      ["amountLowered: /300000 → /200000"]
    ),
    ("到2025年，高新技术企业达到50户。", "到2025年，高新技术企业达到80户。", ["targetRaised: 50 → 80"]),
    ("由县财政局牵头，落实各项政策。", "由县商务局牵头，落实各项政策。", ["unitReplaced: 县财政局 → 县商务局"]),
    ("由县工信局牵头，落实各项政策。", "由县工业和信息化局牵头，落实各项政策。", []),
    ("应当建立工作台账。", "鼓励建立工作台账。", ["modalityWeakened: must → encourage"]),
    ("各部门可以建立工作台账。", "各部门应当建立工作台账。", ["modalityStrengthened: may → must"]),
    ("建立工作台账。", "建立工作台账。定期通报工作进展情况。", ["dutyNew:  → 定期通报工作进展情况。"]),
    (
      "建立工作台账。\n（责任单位：县财政局、县商务局）", "建立工作台账。\n（责任单位：县财政局、县商务局、县教育局）",
      ["unitAdded:  → 县教育局"]
    ),
    (
      "建立工作台账。\n（责任单位：县财政局、县商务局）", "建立工作台账。\n（牵头单位：县财政局；责任单位：县商务局）",
      ["roleChanged: responsible → lead"]
    ),
  ])
  func oneChange(_ old: String, _ new: String, _ expected: [String]) throws {
    let said = try changes(old, new).map { change in
      if change.kind == .dutyNew { return "dutyNew:  → \(change.new.text)" }
      return "\(change.kind): \(change.from?.value ?? "") → \(change.to?.value ?? "")"
    }
    #expect(said == expected)
  }

  @Test func whatAListOfASectionChangesIsSaidOnce() throws {
    let duties = "建立工作台账。定期通报进展情况。严格落实各项制度。\n"
    let found = try changes(
      duties + "（责任单位：县财政局、县商务局）", duties + "（责任单位：县财政局、县教育局、县商务局）")
    let change = try #require(found.first)
    #expect(found.count == 1)
    #expect(change.kind == .unitAdded)
    #expect(change.new.obligations.count > 1)
  }

  @Test(arguments: [
    ("县财政局", true), ("财政局", true), ("县商务局", true), ("县教育局", false), ("市财政局", false),
  ])
  func changesForOneUnit(_ unit: String, _ isConcerned: Bool) throws {
    let found = try changes("由县财政局牵头，落实各项政策。", "由县商务局牵头，落实各项政策。")
    #expect(found.contains { $0.concerns(unit) } == isConcerned)
  }
}
