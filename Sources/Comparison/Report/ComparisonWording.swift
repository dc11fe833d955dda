public import Gongwen

/// The words of a comparison's reports in the language of the person who reads.
public struct ComparisonWording: Sendable {
  public var language: Language

  public init(_ language: Language) {
    self.language = language
  }

  private func choose(_ chinese: String, _ english: String) -> String {
    language == .zh ? chinese : english
  }

  public func name(_ kind: ClauseEdit.Kind) -> String {
    switch kind {
    case .added: choose("新增", "added")
    case .removed: choose("删除", "removed")
    case .split: choose("拆分", "split")
    case .merged: choose("合并", "merged")
    case .moved: choose("移动", "moved")
    case .rewritten: choose("改写", "rewritten")
    case .renumbered: choose("改序号", "renumbered")
    case .typography: choose("仅格式", "typography")
    }
  }

  var old: String { choose("旧", "old") }
  var new: String { choose("新", "new") }
  var untitled: String { choose("（无标题）", "(untitled)") }
  var same: String { choose("内容相同。", "The same.") }
  var sameButTypography: String {
    choose("除标点、空格和字形外，内容相同。", "The same but for typography.")
  }
  var moved: String { choose("移动", "moved") }
  var movedFrom: String { choose("原在", "from") }
  var outsideSections: String { choose("（章节之外）", "(outside sections)") }

  func clauses(_ count: Int) -> String {
    choose("\(count)句", count == 1 ? "1 clause" : "\(count) clauses")
  }

  /// How many edits of each kind there are; what there is none of is left out.
  public func summary(_ comparison: DocumentComparison, typography: Bool) -> String {
    let parts = ClauseEdit.Kind.allCases.compactMap { kind -> String? in
      let count = comparison.count(kind)
      guard count > 0, typography || kind != .typography else { return nil }
      return language == .zh ? "\(name(kind))\(count)处" : "\(count) \(name(kind))"
    }
    guard parts.isEmpty else { return parts.joined(separator: choose("，", ", ")) }
    return comparison.isIdentical || typography ? same : sameButTypography
  }
}
