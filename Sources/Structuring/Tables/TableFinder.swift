internal import Gongwen
internal import Models

/// Finds the tables of a document whose columns are understood.
struct TableFinder {
  let document: StructuredDocument
  let assembled: [AssembledParagraph]
  let rules: ColumnRules
  let elements: ElementRules
  let matcher: Matcher

  private var text: TextBuffer { document.text }

  /// A head that still holds, and how its table goes on.
  private struct Open {
    var head: TableHead
    var columns: TableColumns
    var title: [Range<Int>]
    var part: String
    var end: Int
  }

  func find() -> [Table] {
    let paragraphs = document.paragraphs
    guard paragraphs.contains(where: { $0.kind == .tableRow }) else { return [] }
    let clauses = clausesOfParagraphs()
    var tables: [Table] = []
    var open: Open?
    var index = 0
    while index < paragraphs.count {
      guard paragraphs[index].kind == .tableRow else {
        index += 1
        continue
      }
      var end = index
      while end < paragraphs.count, paragraphs[end].kind == .tableRow { end += 1 }
      read(index..<end, clauses, &open, &tables)
      index = end
    }
    return tables
  }

  /// Reads rows that stand without other lines between them: tables one after the other.
  private func read(
    _ run: Range<Int>, _ clauses: [Range<Int>], _ open: inout Open?, _ tables: inout [Table]
  ) {
    let rows = run.map { index in
      TableRow(
        index, document.paragraphs[index].range, assembled[index].hints, in: text)
    }
    let keyed = KeyedTable(
      document: document, clausesOf: clauses, rules: rules, matcher: matcher)
    if let table = keyed.table(rows, title: title(above: run.lowerBound)) {
      open = nil
      tables.append(table)
      return
    }
    let merged = rows.reduce(into: Set<Int>()) { $0.formUnion($1.hanging) }
    var builder: TableRecords?
    var before: [TableRow] = []
    func close() {
      guard let made = builder, let open else { return }
      if !made.records.isEmpty {
        tables.append(
          Table(
            kind: open.columns.kind, title: open.title, columns: open.columns.columns,
            records: made.records, asides: made.asides))
      }
      builder = nil
    }
    func begin(_ columns: TableColumns) {
      builder = TableRecords(
        columns, in: document, clausesOf: clauses, merged: merged)
    }
    var at = 0
    while at < rows.count {
      let row = rows[at]
      if let head = TableHead(rows[at...], in: text, rules: rules, with: matcher) {
        let body = rows[(at + head.height)...]
        if builder != nil, head.printed == open?.head.printed {
          for row in rows[at..<at + head.height] { builder?.skip(row) }
        } else {
          close()
          open = nil
          if let columns = TableColumns(head, lengths: lengths(body, head.width), in: text) {
            let known = head.printed == tables.last.flatMap { _ in open?.head.printed }
            let title = title(above: run.lowerBound, rows: before)
            open = Open(
              head: head, columns: columns, title: known ? open?.title ?? title : title,
              part: document.paragraphs[row.paragraph].part, end: run.upperBound)
            begin(columns)
            for row in before + rows[at..<at + head.height] { builder?.skip(row) }
          }
          before = []
        }
        at += head.height
        continue
      }
      if builder == nil, before.isEmpty, let open, goesOn(open, rows[at...], run) {
        begin(open.columns)
      }
      if builder != nil { builder?.add(row) } else { before.append(row) }
      at += 1
    }
    close()
    open?.end = run.upperBound
  }

  private func title(above first: Int, rows: [TableRow] = []) -> [Range<Int>] {
    TableTitle(document: document, assembled: assembled, rules: elements)
      .title(above: first, rows: rows)
  }

  /// Whether rows without a head are further rows of the table before them: as many columns, and
  /// nothing but a heading or two between.
  private func goesOn(_ open: Open, _ rows: ArraySlice<TableRow>, _ run: Range<Int>) -> Bool {
    let gap = open.end..<run.lowerBound
    guard gap.count <= 4, open.part == document.paragraphs[run.lowerBound].part,
      gap.allSatisfy({ document.paragraphs[$0].range.count <= 60 }),
      let widest = rows.map(\.cells.count).max()
    else { return false }
    return widest == open.head.width && widest > 2
  }

  /// How long the cells of each column are on average.
  private func lengths(_ rows: ArraySlice<TableRow>, _ width: Int) -> [Int] {
    var sums = [Int](repeating: 0, count: width)
    let sample = rows.prefix(50)
    for row in sample {
      for (column, cell) in row.cells.prefix(width).enumerated() { sums[column] += cell.count }
    }
    return sums.map { $0 / max(1, sample.count) }
  }

  private func clausesOfParagraphs() -> [Range<Int>] {
    var ranges = [Range<Int>](repeating: 0..<0, count: document.paragraphs.count)
    for (clause, paragraph) in document.paragraphOfClause.enumerated() {
      ranges[paragraph] =
        ranges[paragraph].isEmpty
        ? clause..<clause + 1 : ranges[paragraph].lowerBound..<clause + 1
    }
    return ranges
  }
}
