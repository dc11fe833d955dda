internal import Gongwen

/// A paragraph that is a row of a table, cut into cells.
struct TableRow {
  var paragraph: Int
  /// Without white space at their ends.
  var cells: [Range<Int>]
  /// Cells that belong to a merged cell which begins in a row above.
  var hanging: Set<Int>
  var isHead: Bool

  init(_ paragraph: Int, _ range: Range<Int>, _ hints: LineHints, in text: TextBuffer) {
    self.paragraph = paragraph
    isHead = hints.isTableHead
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where text.folded[at] == 0x09 {
      cells.append(Self.trim(start..<at, text))
      start = at + 1
    }
    cells.append(Self.trim(start..<range.upperBound, text))
    self.cells = cells
    hanging = Set(hints.hangingCells.filter { cells.indices.contains($0) && cells[$0].isEmpty })
  }

  private static func trim(_ range: Range<Int>, _ text: TextBuffer) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Scalars.isSpace(text.folded[start]) { start += 1 }
    while end > start, Scalars.isSpace(text.folded[end - 1]) { end -= 1 }
    return start..<end
  }

  var filled: [Int] { cells.indices.filter { !cells[$0].isEmpty } }

  func isEmpty(_ column: Int) -> Bool { !cells.indices.contains(column) || cells[column].isEmpty }

  /// The only words of the row, where all filled cells say the same: a cell merged over all columns,
  /// or one that a converter repeated in each.
  func only(in text: TextBuffer) -> Range<Int>? {
    let filled = filled
    guard hanging.isEmpty, let first = filled.first else { return nil }
    let words = text.folded[cells[first]]
    guard filled.dropFirst().allSatisfy({ text.folded[cells[$0]].elementsEqual(words) }),
      filled.count == 1 || filled.count == cells.count && words.count > 3
    else { return nil }
    return cells[first]
  }
}
