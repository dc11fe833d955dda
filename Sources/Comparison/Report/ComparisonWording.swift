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

  public func name(_ kind: ObligationChange.Kind) -> String {
    switch kind {
    case .dutyNew: choose("新任务", "new duty")
    case .dutyDropped: choose("取消任务", "duty dropped")
    case .labelChanged: choose("性质改变", "kind changed")
    case .modalityStrengthened: choose("要求加强", "more binding")
    case .modalityWeakened: choose("要求减弱", "less binding")
    case .modalityChanged: choose("要求改变", "modality changed")
    case .unitAdded: choose("增加单位", "unit added")
    case .unitDropped: choose("减少单位", "unit dropped")
    case .unitReplaced: choose("更换单位", "unit replaced")
    case .roleChanged: choose("职责改变", "role changed")
    case .deadlineMoved: choose("时限改变", "deadline moved")
    case .deadlineAdded: choose("增加时限", "deadline added")
    case .deadlineDropped: choose("取消时限", "deadline dropped")
    case .amountRaised: choose("金额提高", "amount raised")
    case .amountLowered: choose("金额降低", "amount lowered")
    case .amountChanged: choose("金额改变", "amount changed")
    case .amountAdded: choose("增加金额", "amount added")
    case .amountDropped: choose("取消金额", "amount dropped")
    case .targetRaised: choose("目标提高", "target raised")
    case .targetLowered: choose("目标降低", "target lowered")
    case .targetChanged: choose("目标改变", "target changed")
    case .targetAdded: choose("增加目标", "target added")
    case .targetDropped: choose("取消目标", "target dropped")
    }
  }

  public func name(_ role: Role) -> String {
    switch role {
    case .responsible: choose("责任", "responsible")
    case .lead: choose("牵头", "lead")
    case .cooperating: choose("配合", "cooperating")
    case .supervising: choose("督导", "supervising")
    case .office: choose("办公室", "office")
    }
  }

  private func name(_ label: Label) -> String {
    switch label {
    case .duty: choose("任务", "duty")
    case .target: choose("目标", "target")
    case .incentive: choose("激励", "incentive")
    case .context: choose("背景", "context")
    }
  }

  private func name(_ modality: Modality) -> String {
    switch modality {
    case .must: choose("应当", "must")
    case .strive: choose("力争", "strive")
    case .encourage: choose("鼓励", "encouraged")
    case .may: choose("可以", "may")
    case .prohibit: choose("不得", "must not")
    }
  }

  /// A value of a change as a person reads it: what is printed, and the date where that does not
  /// say it.
  public func text(_ value: ObligationChange.Value, of change: ObligationChange) -> String {
    switch change.kind {
    case .labelChanged: return Label(rawValue: value.value).map(name) ?? value.text
    case .modalityStrengthened, .modalityWeakened, .modalityChanged:
      return Modality(rawValue: value.value).map(name) ?? value.text
    case .roleChanged:
      return value.text + bracketed(Role(rawValue: value.value).map(name) ?? value.value)
    case .unitAdded, .unitDropped, .unitReplaced:
      let role = change.role == .responsible ? nil : change.role.map(name)
      return value.text + (role.map(bracketed) ?? "")
    case .deadlineMoved, .deadlineAdded, .deadlineDropped:
      let day = value.value.split(separator: "/").last.map(String.init) ?? ""
      return value.text.contains("日") || day.isEmpty ? value.text : value.text + bracketed(day)
    default: return value.text
    }
  }

  private func bracketed(_ text: String) -> String { choose("（\(text)）", " (\(text))") }

  var movedTo: String { choose("移至后文 ↓", "moved ↓") }
  var movedHere: String { choose("由前文移来", "moved here") }
  var oldPlace: String { choose("原处", "old place") }
  var newPlace: String { choose("现处", "new place") }
  var alike: String { choose("相同", "the same") }
  var comparisonOf: String { choose("版本比较", "Comparison of versions") }
  var obligation: String { choose("事项", "Obligation") }
  var change: String { choose("变化", "Change") }
  var from: String { choose("由", "From") }
  var to: String { choose("改为", "To") }
  var units: String { choose("责任单位", "Units") }
  var text: String { choose("条文", "Text") }
  var path: String { choose("所在章节", "Section") }
  var keys: String {
    choose(
      "键盘：n 下一处，p 上一处，u 展开或收起相同的条文，t 回到页首",
      "Keys: n next change, p previous change, u show or hide what is the same, t top of the page")
  }
  var skip: String { choose("跳到条文变化", "Skip to the text") }
  var toggle: String { choose("展开或收起相同的条文", "Show or hide what is the same") }
  func alikeClauses(_ count: Int) -> String {
    choose("\(count)句相同", count == 1 ? "1 clause is the same" : "\(count) clauses are the same")
  }
  func page(_ number: Int) -> String { choose("第\(number)页", "page \(number)") }

  var what: String { choose("责任变化", "What changes for whom") }
  var textChanges: String { choose("文字变化", "What changes in the text") }
  func more(_ count: Int) -> String { choose("（等\(count)项）", " (\(count) obligations)") }
  func changes(_ count: Int) -> String {
    choose(
      "责任变化\(count)项", count == 1 ? "1 change of obligations" : "\(count) changes of obligations")
  }
  func noneFor(_ unit: String) -> String {
    choose("\(unit)：没有变化。", "\(unit): nothing changed.")
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
    let parts =
      ClauseEdit.Kind.allCases.compactMap { kind -> String? in
        let count = comparison.count(kind)
        guard count > 0, typography || kind != .typography else { return nil }
        return language == .zh ? "\(name(kind))\(count)处" : "\(count) \(name(kind))"
      } + (comparison.obligations.isEmpty ? [] : [changes(comparison.obligations.count)])
    guard parts.isEmpty else { return parts.joined(separator: choose("，", ", ")) }
    return comparison.isIdentical || typography ? same : sameButTypography
  }
}
