internal import Comparison
internal import Gongwen
internal import Reporting

/// The flat table of a comparison: a row for each change of an obligation and then one for each
/// changed clause.
struct ComparisonTable {
  var showsTypography: Bool

  private static let keys = [
    "table", "change", "path", "old_text", "new_text", "subject", "role", "from", "to",
    "from_value", "to_value", "units", "old_page", "new_page", "old_id", "new_id",
  ]

  func table(
    _ comparison: DocumentComparison, old: ExtractedDocument, new: ExtractedDocument
  ) -> DataTable {
    let (oldPaths, newPaths) = (SectionPaths(old), SectionPaths(new))
    return DataTable(
      name: "diff", columns: Self.keys.map { DataTable.Column($0, $0) },
      rows: comparison.obligations.map(row)
        + comparison.edits.filter { showsTypography || $0.kind != .typography }
        .map { edit in
          let path =
            edit.new.isEmpty
            ? oldPaths.path(old.clauses[edit.old.lowerBound])
            : newPaths.path(new.clauses[edit.new.lowerBound])
          return row(edit, path, old, new)
        })
  }

  private func row(_ change: ObligationChange) -> [DataTable.Cell] {
    [
      .text("obligation"), .text(change.kind.rawValue), list(change.place.path),
      text(change.old.text), text(change.new.text), text(change.subject),
      text(change.role?.rawValue), text(change.from?.text), text(change.to?.text),
      text(change.from?.value), text(change.to?.value), list(change.place.units),
      page(change.old.page), page(change.new.page), list(change.old.obligations),
      list(change.new.obligations),
    ]
  }

  private func row(
    _ edit: ClauseEdit, _ path: [String], _ old: ExtractedDocument, _ new: ExtractedDocument
  ) -> [DataTable.Cell] {
    let (before, after) = (old.clauses[edit.old], new.clauses[edit.new])
    return [
      .text("clause"), .text(edit.kind.rawValue), list(path), text(edit.oldTexts.joined()),
      text(edit.newTexts.joined()), .empty, .empty, .empty, .empty, .empty, .empty, .empty,
      page(before.first?.page), page(after.first?.page), list(before.map(\.id)),
      list(after.map(\.id)),
    ]
  }

  private func text(_ text: String?) -> DataTable.Cell {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty
  }

  private func list(_ parts: [String]) -> DataTable.Cell { parts.isEmpty ? .empty : .list(parts) }

  private func page(_ page: Int?) -> DataTable.Cell { page.map(DataTable.Cell.integer) ?? .empty }
}
