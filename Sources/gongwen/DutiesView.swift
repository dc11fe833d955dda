internal import Gongwen
internal import Register
internal import Reporting

/// What a unit has to do, as a table and as text for a terminal.
struct DutiesView {
  var unit: UnitSelection
  var answer: DutiesAnswer
  var language: Language

  private var wording: AnswerWording { AnswerWording(language) }

  /// A row for each obligation.
  var table: DataTable {
    let headings =
      language == .zh
      ? [
        "单位", "发文字号", "标题", "成文日期", "角色", "所载名称", "匹配", "内容", "类别", "截止日期", "时限原文",
        "金额", "目标", "章节", "页", "文件", "分句",
      ]
      : [
        "Unit", "Document number", "Title", "Issued on", "Roles", "Named as", "Match", "Text",
        "Kind", "Due", "Times as printed", "Amounts", "Targets", "Headings", "Page", "Document",
        "Clause",
      ]
    let keys = [
      "unit", "document_number", "title", "issued_on", "roles", "named_as", "match", "text",
      "label", "due_on", "deadlines", "amounts", "targets", "path", "page", "document", "clause",
    ]
    return DataTable(
      name: wording.choose("任务", "Duties"),
      columns: zip(keys, headings).map { DataTable.Column($0, $1) },
      rows: answer.documents.flatMap { group in group.rows.map { cells($0, group.document) } })
  }

  private func cells(_ row: DutyRow, _ document: AnswerDocument) -> [DataTable.Cell] {
    [
      .text(unit.name), .optional(document.documentNumber), .optional(document.title),
      .date(document.issuedOn), .list(AnswerView.distinct(row.mentions.map(\.role.rawValue))),
      .list(AnswerView.distinct(row.mentions.map(\.name))),
      .list(AnswerView.distinct(row.mentions.map(\.match.rawValue))), .text(row.obligation.text),
      .text(row.obligation.label.rawValue), .date(row.dueOn), .list(row.deadlines.map(\.text)),
      .list(row.amounts), .list(row.targets), .list(row.obligation.path),
      row.obligation.page.map { .integer($0) } ?? .empty, .integer(Int(document.id)),
      .integer(Int(row.obligation.clause)),
    ]
  }

  /// Document by document.
  func text(offset: Int) -> String {
    if answer.documents.isEmpty { return "" }
    let headings =
      language == .zh
      ? ["时限", "角色", "内容", "金额、目标", "章节", "页"]
      : ["Due", "Role", "Text", "Amounts, targets", "Section", "Page"]
    let table = GroupedTable(
      columns: headings.map { DataTable.Column($0, $0) },
      groups: answer.documents.map { group in
        GroupedTable.Group(
          title: group.document.title ?? Wording(language).untitled,
          facts: AnswerView.facts(group.document), rows: group.rows.map(shown))
      })
    let shownCount = answer.documents.reduce(0) { $0 + $1.rows.count }
    let most = answer.isUpperBound ? wording.choose("至多", "at most ") : ""
    let total = wording.choose(
      "\(unit.name)：\(answer.documentCount)份文件，\(most)\(answer.obligationCount)项。",
      "\(unit.name): \(most)\(answer.obligationCount) obligations in "
        + "\(answer.documentCount) documents.")
    let page = wording.page(
      shownCount, of: answer.obligationCount, offset: offset, isUpperBound: answer.isUpperBound)
    return table.terminal(width: Console.width, isStyled: Console.isStyled)
      + "\n"
      + Console.wrapped(
        [total, page].compactMap(\.self).joined(separator: language == .zh ? "" : " "))
      + "\n"
  }

  private func shown(_ row: DutyRow) -> [DataTable.Cell] {
    let roles = AnswerView.distinct(row.mentions.map { wording.values.name($0.role) })
    let names = AnswerView.distinct(row.mentions.compactMap(wording.via))
    return [
      .text(AnswerView.distinct(row.deadlines.map(AnswerView.time)).joined(separator: "\n")),
      .text((roles + names).joined(separator: "\n")), .text(row.obligation.text),
      .text((row.amounts + row.targets).joined(separator: "\n")),
      .text(AnswerView.section(row.obligation.path)),
      row.obligation.page.map { .integer($0) } ?? .empty,
    ]
  }
}

/// Pieces that several answers show alike.
enum AnswerView {
  static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Number, date and issuers of a document.
  static func facts(_ document: AnswerDocument) -> String {
    [
      document.documentNumber, document.issuedOn ?? document.datedOn,
      document.issuers.isEmpty ? document.regionName : document.issuers.joined(separator: "、"),
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// The day, with the words as printed where they say more.
  static func time(_ deadline: RegisteredDeadline) -> String {
    switch (deadline.kind, deadline.end) {
    case (.recurring, _), (_, nil): deadline.text
    case (_, let end?): end
    }
  }

  /// The headings that an obligation stands under, shortened.
  static func section(_ path: [String]) -> String {
    path.suffix(2).map { heading in
      heading.count > 10 ? heading.prefix(9) + "…" : heading
    }.joined(separator: " › ")
  }
}
