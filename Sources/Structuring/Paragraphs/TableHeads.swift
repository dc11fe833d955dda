internal import Gongwen

/// Finds the head rows of a table that the producer repeats where the table goes on on a new page.
enum TableHeads {
  static func repeated(_ pages: [Page], without removed: Set<LinePosition>) -> Set<LinePosition> {
    var result = Set<LinePosition>()
    /// The rows of the table that the page before ended with, from its head.
    var open: [[UInt32]] = []
    for (index, page) in pages.enumerated() {
      let lines = page.lines.indices.filter {
        !removed.contains(LinePosition(page: index, line: $0))
      }
      guard let first = lines.first, let last = lines.last else { continue }
      var at = lines.startIndex
      if page.lines[first].hints.isTableRow, !open.isEmpty {
        while at < lines.endIndex, at < open.count, page.lines[lines[at]].hints.isTableRow,
          page.lines[lines[at]].scalars == open[at]
        {
          result.insert(LinePosition(page: index, line: lines[at]))
          at += 1
        }
      }
      guard page.lines[last].hints.isTableRow else {
        open = []
        continue
      }
      let start = lines.lastIndex { !page.lines[$0].hints.isTableRow }.map { $0 + 1 } ?? 0
      if start > 0 || open.isEmpty {
        open = lines[start...].map { page.lines[$0].scalars }
      }
    }
    return result
  }
}
