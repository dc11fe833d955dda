internal import Gongwen

/// What the rows of tables give to their obligations: the words of the task alone, where it stands,
/// and the units and times of the whole row.
struct TableJoin {
  /// What one clause of a row becomes.
  struct Row {
    var text: String
    /// Headings inside the table with where they stand.
    var path: [(start: Int, words: String)]
    /// The clause that the row's units go with.
    var clause: String
    /// Where the units of the row's cells stand.
    var cells: [Range<Int>]
    /// Times of the row's cells, and of the heads over its figures.
    var deadlines: [String]
  }

  private var rows: [String: Row] = [:]

  init(_ document: StructuredDocument, _ deadlines: [Deadline]) {
    let times = deadlines.sorted { $0.range.start < $1.range.start }
    for table in document.tables {
      let title = table.title.map { document.text.string($0) }.joined()
      let head = table.title.first.map { [(start: $0.lowerBound, words: title)] } ?? []
      for record in table.records {
        let path = head + record.path.map { ($0.lowerBound, document.text.string($0)) }
        let due = Self.deadlines(record, table, times)
        let cells = record.cells.filter { table.columns[$0.column].namesUnits }.map(\.range)
        for clause in record.clauses {
          let range = document.clauses[clause].range.range
          let words = record.words.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
          guard !words.isEmpty else { continue }
          rows[document.clauses[clause].id] = Row(
            text: words.map { document.text.string($0) }.joined(separator: "；"), path: path,
            clause: document.clauses[record.clause].id, cells: cells, deadlines: due)
        }
      }
    }
  }

  subscript(clause: String) -> Row? { rows.isEmpty ? nil : rows[clause] }

  /// The times that stand in the row's cells, those of merged cells above too, and the years over
  /// its figures.
  private static func deadlines(
    _ record: Table.Record, _ table: Table, _ times: [Deadline]
  ) -> [String] {
    var found: [String] = []
    for cell in record.cells {
      let column = table.columns[cell.column]
      let range = column.saysWhen ? cell.range : column.year
      guard let range else { continue }
      var low = 0
      var high = times.count
      while low < high {
        let middle = (low + high) / 2
        if times[middle].range.start < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      while low < times.count, times[low].range.start < range.upperBound {
        found.append(times[low].id)
        low += 1
      }
    }
    return found
  }
}

extension Table.Column {
  fileprivate var saysWhen: Bool {
    [meaning, also].contains { $0 == .deadline || $0 == .period }
  }

  fileprivate var namesUnits: Bool {
    [meaning, also].contains { if case .units? = $0 { true } else { false } }
  }
}
