/// A row of two columns in which clauses that belong together stand beside each other.
struct AlignedRow: Equatable {
  /// Indices of clauses; empty where the column is.
  var old: Range<Int>
  var new: Range<Int>
  /// Index of the edit, `nil` where nothing differs. An edit that moves clauses has two rows: one at
  /// the old place without a new side, one at the new place without an old side.
  var edit: Int?

  /// All clauses of both documents in reading order, what is gone before what came in its place.
  static func rows(_ comparison: DocumentComparison) -> [AlignedRow] {
    var oldEdit = [Int?](repeating: nil, count: comparison.old.clauses)
    var newEdit = [Int?](repeating: nil, count: comparison.new.clauses)
    for (index, edit) in comparison.edits.enumerated() {
      for clause in edit.old { oldEdit[clause] = index }
      for clause in edit.new { newEdit[clause] = index }
    }
    /// Whether an edit has rows of one side only.
    func isApart(_ index: Int?) -> Bool {
      guard let index else { return false }
      let edit = comparison.edits[index]
      return edit.isMoved || edit.old.isEmpty || edit.new.isEmpty
    }
    var rows: [AlignedRow] = []
    var (old, new) = (0, 0)
    while old < oldEdit.count || new < newEdit.count {
      if old < oldEdit.count, let edit = oldEdit[old], isApart(edit) {
        let range = comparison.edits[edit].old
        rows.append(AlignedRow(old: range, new: new..<new, edit: edit))
        old = range.upperBound
      } else if new < newEdit.count, let edit = newEdit[new], isApart(edit) {
        let range = comparison.edits[edit].new
        rows.append(AlignedRow(old: old..<old, new: range, edit: edit))
        new = range.upperBound
      } else {
        let edit = old < oldEdit.count ? oldEdit[old] : nil
        let oldRange = edit.map { comparison.edits[$0].old } ?? old..<min(old + 1, oldEdit.count)
        let newRange = edit.map { comparison.edits[$0].new } ?? new..<min(new + 1, newEdit.count)
        rows.append(AlignedRow(old: oldRange, new: newRange, edit: edit))
        old = oldRange.upperBound
        new = newRange.upperBound
      }
    }
    return rows
  }
}
