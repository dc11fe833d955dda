import Gongwen
import Testing

@testable import Comparison

@Suite struct SectionTests {
  private static let sections = [
    "一、总体要求\n坚持稳中求进，统筹发展和安全，推动各项工作落实。",
    "二、主要任务\n（一）加强管理。建立健全工作台账，定期通报情况。\n（二）强化监督。开展专项检查，及时整改问题。",
    "三、保障措施\n各部门要密切配合，形成工作合力。",
  ]

  /// Written as `kind old path → new path` with the innermost headings.
  @Test(arguments: [
    ([0, 1, 2], [], []),
    (
      [0, 2, 1], [("三、", "二、"), ("二、主", "三、主")],
      ["moved 三、保障措施 → 二、保障措施", "renumbered 二、主要任务 → 三、主要任务"]
    ),
    ([0, 1], [], ["removed 三、保障措施 → "]),
    ([0, 1, 2], [("主要任务", "重点任务")], ["renamed 二、主要任务 → 二、重点任务"]),
    ([0, 1, 2], [("（二）强化监督", "（三）强化监督")], ["renumbered (二)强化监督 → (三)强化监督"]),
    (
      [0, 1, 2], [("（二）强化监督", "（二）畅通渠道。设立举报电话。\n（三）强化监督")],
      ["added  → (二)畅通渠道", "renumbered (二)强化监督 → (三)强化监督"]
    ),
  ])
  func oneChange(
    _ order: [Int], _ replacements: [(String, String)], _ expected: [String]
  ) throws {
    let title = "某县人民政府关于加快发展的实施意见\n"
    let old = try Corpus.extract(title + Self.sections.joined(separator: "\n") + "\n")
    var text = order.map { Self.sections[$0] }.joined(separator: "\n")
    for (before, after) in replacements { text = text.replacing(before, with: after) }
    let new = try Corpus.extract(title + text + "\n")
    let said = DocumentComparison(old: old, new: new).sections.map {
      "\($0.kind) \($0.oldPath.last ?? "") → \($0.newPath.last ?? "")"
    }
    #expect(said == expected)
  }
}
