internal import Gongwen
internal import Models

/// A table that names what it says on the left (项目名称 | …, 责任单位 | …): one record down the rows,
/// or several one after the other.
enum KeyedTable {
  /// With fewer known names it is no such table.
  private static let fewest = 3

  static func table(
    _ rows: [TableRow], title: [Range<Int>], in document: StructuredDocument,
    clausesOf: [Range<Int>], rules: ColumnRules, with matcher: Matcher
  ) -> Table? {
    let pairs = rows.filter { $0.cells.count == 2 && $0.filled.count == 2 }
    guard pairs.count >= fewest, pairs.count * 3 >= rows.count * 2 else { return nil }
    let headings = pairs.map { row in
      row.cells[0].count <= ColumnRules.longest
        ? rules.heading([row.cells[0]], in: document.text, with: matcher) : nil
    }
    let known = headings.compactMap { $0?.meaning }
    let tellsWho = known.contains { meaning in
      switch meaning {
      case .units, .deadline, .period: true
      default: false
      }
    }
    guard known.count >= fewest, known.count * 10 >= pairs.count * 6, known.contains(.task),
      tellsWho
    else { return nil }
    let columns = zip(pairs, headings).map { row, heading in
      Table.Column(
        heading?.meaning ?? .other, also: heading?.also, head: row.cells[0],
        measure: heading?.measure, year: heading?.year, firstLeads: heading?.firstLeads ?? false,
        evidence: heading?.evidence ?? [])
    }
    var records: [Table.Record] = []
    let first = document.text.folded[pairs[0].cells[0]]
    var start = 0
    for end in 1...pairs.count
    where end == pairs.count || document.text.folded[pairs[end].cells[0]] == first {
      let range = start..<end
      start = end
      let tasks = range.filter { columns[$0].meaning == .task }
      guard
        let task = tasks.max(by: { (headings[$0]?.rank ?? 0, $0) < (headings[$1]?.rank ?? 0, $1) })
      else { continue }
      let words = [pairs[task].cells[1]]
      let paragraphs = pairs[range.lowerBound].paragraph..<pairs[end - 1].paragraph + 1
      let clauses = paragraphs.flatMap { clausesOf[$0] }
      guard let low = clauses.first, let high = clauses.last else { continue }
      records.append(
        Table.Record(
          paragraphs: paragraphs,
          cells: range.map { Table.Cell(column: $0, range: pairs[$0].cells[1]) },
          path: tasks.filter { $0 != task }.map { pairs[$0].cells[1] }, words: words,
          clauses: low..<high + 1,
          clause: clausesOf[pairs[task].paragraph].first { clause in
            words[0].overlaps(document.clauses[clause].range.range)
          } ?? low))
    }
    return records.isEmpty
      ? nil : Table(kind: .tasks, title: title, columns: columns, records: records)
  }
}
