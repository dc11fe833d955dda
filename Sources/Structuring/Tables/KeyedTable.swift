internal import Gongwen
internal import Models

/// A table that names what it says to the left of it (项目名称 | …, 责任单位 | …), once or twice in a
/// row: one record down the rows, or several one after the other.
struct KeyedTable {
  /// With fewer known names it is no such table.
  private static let fewest = 3
  /// No row has more names and values.
  private static let widest = 8

  /// A name and what stands to its right.
  private struct Field {
    var row: Int
    var name: Range<Int>
    var value: Range<Int>
    var heading: ColumnRules.Heading?
  }

  let document: StructuredDocument
  let clausesOf: [Range<Int>]
  let rules: ColumnRules
  let matcher: Matcher

  private var text: TextBuffer { document.text }

  func table(_ rows: [TableRow], title: [Range<Int>]) -> Table? {
    let fields = fields(rows)
    let known = fields.compactMap { $0.heading?.meaning }
    let tellsWho = known.contains { meaning in
      switch meaning {
      case .units, .deadline, .period: true
      default: false
      }
    }
    guard known.count >= Self.fewest, known.count * 10 >= fields.count * 6, known.contains(.task),
      tellsWho, Set(fields.map(\.row)).count * 3 >= rows.count * 2
    else { return nil }
    let columns = fields.map { field in
      Table.Column(
        field.heading?.meaning ?? .other, also: field.heading?.also, head: field.name,
        measure: field.heading?.measure, year: field.heading?.year,
        firstLeads: field.heading?.firstLeads ?? false, evidence: field.heading?.evidence ?? [])
    }
    // A record begins where the first name comes again.
    let first = text.folded[fields[0].name]
    let starts = fields.indices.filter { text.folded[fields[$0].name] == first }
    let records = starts.enumerated().compactMap { place, start in
      let end = place + 1 < starts.count ? starts[place + 1] : fields.count
      return record(start..<end, of: fields, rows)
    }
    return records.isEmpty
      ? nil : Table(kind: .tasks, title: title, columns: columns, records: records)
  }

  /// A name is known, or stands where a name is due; one with another behind it says nothing.
  private func fields(_ rows: [TableRow]) -> [Field] {
    var fields: [Field] = []
    for (index, row) in rows.enumerated() {
      let filled = row.filled
      guard filled.count > 1, filled.count <= Self.widest else { continue }
      let headings = filled.map { column in
        row.cells[column].count <= ColumnRules.longest
          ? rules.heading([row.cells[column]], in: text, with: matcher) : nil
      }
      var at = 0
      while at + 1 < filled.count {
        guard headings[at + 1] == nil else {
          at += 1
          continue
        }
        fields.append(
          Field(
            row: index, name: row.cells[filled[at]], value: row.cells[filled[at + 1]],
            heading: headings[at]))
        at += 2
      }
    }
    return fields
  }

  private func record(
    _ range: Range<Int>, of fields: [Field], _ rows: [TableRow]
  ) -> Table.Record? {
    func rank(_ field: Int) -> Int { fields[field].heading?.rank ?? 0 }
    let tasks = range.filter { fields[$0].heading?.meaning == .task }
    guard let task = tasks.max(by: { (rank($0), $0) < (rank($1), $1) }) else { return nil }
    let paragraphs =
      rows[fields[range.lowerBound].row].paragraph..<rows[fields[range.upperBound - 1].row]
      .paragraph + 1
    let clauses = paragraphs.flatMap { clausesOf[$0] }
    guard let low = clauses.first, let high = clauses.last else { return nil }
    let words = fields[task].value
    return Table.Record(
      paragraphs: paragraphs,
      cells: range.map { Table.Cell(column: $0, range: fields[$0].value) },
      path: tasks.filter { $0 != task }.map { fields[$0].value }, words: [words],
      clauses: low..<high + 1,
      clause: clausesOf[rows[fields[task].row].paragraph].first { clause in
        words.overlaps(document.clauses[clause].range.range)
      } ?? low)
  }
}
