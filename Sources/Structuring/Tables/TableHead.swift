internal import Gongwen
internal import Models

/// The rows at the head of a table, and what they say of each column.
struct TableHead {
  /// `nil` where a head is not known.
  var headings: [ColumnRules.Heading?]
  /// The lowest words over each column.
  var words: [Range<Int>]
  /// How many rows it takes.
  var height: Int
  /// Its rows as they are printed, by which they are known again on the next page.
  var printed: [[UInt32]]

  var width: Int { headings.count }

  /// A head has no more rows.
  private static let highest = 3
  /// No table has more columns.
  static let widest = 60

  /// Reads the head that begins with the first of `rows`.
  init?(
    _ rows: ArraySlice<TableRow>, in text: TextBuffer, rules: ColumnRules, with matcher: Matcher
  ) {
    guard let top = rows.first, top.cells.count <= Self.widest,
      Self.mayBeHead(top, in: text, rules: rules, with: matcher)
    else { return nil }
    var levels = [top]
    for row in rows.dropFirst().prefix(Self.highest - 1) {
      guard Self.goesOn(levels, row, in: text, rules: rules, with: matcher) else { break }
      levels.append(row)
    }
    let width = levels.map(\.cells.count).max() ?? 0
    headings = []
    words = []
    for column in 0..<width {
      let lines = Self.lines(levels, column)
      words.append(lines.last ?? 0..<0)
      headings.append(Self.heading(lines, in: text, rules: rules, with: matcher))
    }
    guard Self.isTelling(headings, filled: words.count { !$0.isEmpty }, isMarked: top.isHead)
    else { return nil }
    height = levels.count
    printed = levels.map { Self.printed($0, in: text) }
  }

  /// The words of a row without its white space.
  static func printed(_ row: TableRow, in text: TextBuffer) -> [UInt32] {
    row.cells.flatMap { text.folded[$0].filter { !Scalars.isSpace($0) } + [0x09] }
  }

  /// A quick look that spares the rows of the body the reading: one of the first cells is known.
  private static func mayBeHead(
    _ row: TableRow, in text: TextBuffer, rules: ColumnRules, with matcher: Matcher
  ) -> Bool {
    let filled = row.filled
    guard filled.count > 1,
      filled.allSatisfy({ row.cells[$0].count <= ColumnRules.longest * 2 }),
      !filled.contains(where: { isNumber(row.cells[$0], text) })
    else { return false }
    return filled.prefix(3).contains {
      rules.heading([row.cells[$0]], in: text, with: matcher) != nil
    }
  }

  private static func isNumber(_ cell: Range<Int>, _ text: TextBuffer) -> Bool {
    cell.allSatisfy { Scalars.isDigit(text.folded[$0]) || text.folded[$0] == 0x2E }
  }

  /// Whether most of what stands in the row names columns, and one of them more than a number.
  private static func isTelling(
    _ headings: [ColumnRules.Heading?], filled: Int, isMarked: Bool
  ) -> Bool {
    let known = headings.compactMap { $0 }
    let says = known.contains { heading in
      switch heading.meaning {
      case .number, .other, .person, .area: false
      default: true
      }
    }
    return says && (known.count >= 2 && known.count * 2 >= filled || isMarked && known.count > 0)
  }

  /// Whether a row names parts of what the rows above it name: it is empty under the columns that
  /// are named already.
  private static func goesOn(
    _ levels: [TableRow], _ row: TableRow, in text: TextBuffer, rules: ColumnRules,
    with matcher: Matcher
  ) -> Bool {
    let filled = row.filled
    guard let top = levels.last, !filled.isEmpty, filled.count < top.cells.count || row.isHead,
      row.cells.count <= widest
    else { return false }
    var known = 0
    for column in filled {
      let cell = row.cells[column]
      guard cell.count <= 24, !isNumber(cell, text) else { return false }
      let isGroup = top.isEmpty(column) || top.isEmpty(column + 1) && column + 1 < row.cells.count
      guard isGroup else { return false }
      if heading(lines(levels + [row], column), in: text, rules: rules, with: matcher) != nil {
        known += 1
      }
    }
    return known * 2 >= filled.count && (known > 1 || row.isHead || !row.hanging.isEmpty)
  }

  /// The words over a column, from the top: a cell reaches over the empty ones behind it where the
  /// row below is filled there.
  private static func lines(_ levels: [TableRow], _ column: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    for (index, row) in levels.enumerated() {
      if !row.isEmpty(column) {
        lines.append(row.cells[column])
        continue
      }
      let isOver = levels[(index + 1)...].contains { !$0.isEmpty(column) }
      guard isOver, let left = (0..<column).last(where: { !row.isEmpty($0) }) else { continue }
      lines.append(row.cells[left])
    }
    return lines
  }

  private static func heading(
    _ lines: [Range<Int>], in text: TextBuffer, rules: ColumnRules, with matcher: Matcher
  ) -> ColumnRules.Heading? {
    guard let last = lines.last else { return nil }
    let own = rules.heading([last], in: text, with: matcher)
    guard lines.count > 1 else { return own }
    let above = rules.heading([lines[lines.count - 2]], in: text, with: matcher)
    if let above, above.meaning == .person { return above }
    let isWeak = own.map { $0.isUnit || $0.meaning == .other || $0.rank == 2 } ?? true
    if isWeak, var joined = rules.heading(lines, in: text, with: matcher) {
      joined.measure = joined.measure ?? above?.measure
      return joined
    }
    guard var own else { return above }
    // 总投资 under 投资额（万元）.
    own.measure = own.measure ?? above?.measure
    // 2024年 under 投资额.
    if own.year != nil, var above {
      above.year = own.year
      return above
    }
    return own
  }
}
