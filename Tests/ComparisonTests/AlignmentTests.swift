import Gongwen
import Testing

@testable import Comparison

/// What became of each clause, written as `kind old new`.
@Suite struct AlignmentTests {
  private static let first = "（一）加强组织领导，建立健全工作机制。"
  private static let second = "各单位要按照职责分工，抓紧制定具体工作方案。"
  private static let third = "县财政局要统筹安排专项资金，保障各项任务落实。"
  private static let fourth = "（二）强化督导检查，对工作不力的予以通报批评。"
  private static let base = [first, second, third, fourth]

  private func edits(_ old: [String], _ new: [String]) -> [String] {
    DocumentComparison(old: Corpus.document(old), new: Corpus.document(new)).edits.map { edit in
      let moved = edit.isMoved && edit.kind != .moved ? " moved" : ""
      return "\(edit.kind) \(edit.old) \(edit.new)\(moved)"
    }
  }

  @Test func nothing() {
    #expect(edits([], []) == [])
    #expect(edits(Self.base, Self.base) == [])
    #expect(edits([], ["甲。"]) == ["added 0..<0 0..<1"])
    #expect(edits(["甲。"], []) == ["removed 0..<1 0..<0"])
    #expect(edits(["", "。"], ["", "。"]) == [])
  }

  @Test(arguments: [
    ([first, second, fourth], ["removed 2..<3 2..<2"]),
    ([first, second, third, "要加强信息公开，主动接受社会监督。", fourth], ["added 3..<3 3..<4"]),
    ([first, third, second, fourth], ["moved 1..<2 2..<3"]),
    ([first, "各单位要按照职责分工，抓紧制定年度工作方案。", third, fourth], ["rewritten 1..<2 1..<2"]),
    ([first, second, third, "（三）强化督导检查，对工作不力的予以通报批评。"], ["renumbered 3..<4 3..<4"]),
    ([first, "各单位要按照职责分工。", "抓紧制定具体工作方案。", third, fourth], ["split 1..<2 1..<3"]),
    (
      [first, "各单位要按照职责分工，抓紧制定具体工作方案，县财政局要统筹安排专项资金，保障各项任务落实。", fourth],
      ["merged 1..<3 1..<2"]
    ),
    (
      ["(一)加强组织领导,建立健全工作机制。", second, third, "（二） 强化督导检查、对工作不力的予以通报批评；"],
      ["typography 0..<1 0..<1", "typography 3..<4 3..<4"]
    ),
    (
      [fourth, "明确时间节点，倒排工期。", first, second, third],
      ["moved 3..<4 0..<1", "added 0..<0 1..<2"]
    ),
  ])
  func oneChange(_ new: [String], _ expected: [String]) {
    #expect(edits(Self.base, new) == expected)
  }

  @Test func repeatedClausesKeepTheirPlaces() {
    let old = ["甲项目。", "责任单位：县财政局。", "乙项目。", "责任单位：县财政局。", "丙项目。", "责任单位：县财政局。"]
    var new = old
    new.remove(at: 3)
    #expect(edits(old, new) == ["removed 3..<4 3..<3"])
    new = old
    new.insert(contentsOf: ["丁项目。", "责任单位：县财政局。"], at: 2)
    #expect(edits(old, new) == ["added 2..<2 2..<3", "added 2..<2 3..<4"])
  }

  @Test func markersOfSeveralLevelsComeFromTheOutline() {
    let form = ClauseForm("1.2.3建立台账制度。", outlineMarker: "1.2.3")
    #expect(form.words == Folding.fold("建立台账制度"))
    #expect(ClauseForm("1.5万元以内的由县财政局审批。").marker.isEmpty)
    #expect(ClauseForm("第十二条 本办法自印发之日起施行。").marker == Folding.fold("第十二条"))
  }

  @Test func editsOfOtherClausesAreNotApplied() {
    let comparison = DocumentComparison(
      old: Corpus.document(Self.base), new: Corpus.document([Self.first]))
    #expect(ClauseEdit.apply(comparison.edits, to: [Self.first]) == nil)
    #expect(ClauseEdit.apply(comparison.edits, to: Self.base.reversed()) == nil)
  }
}
