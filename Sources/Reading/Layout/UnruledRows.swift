internal import Gongwen

/// Finds out which lines of a table without vertical rules make one row: a cell may have several
/// lines, and those of different cells need not stand at the same height.
struct UnruledRows {
  private let table: UnruledTable
  private let lines: [GlyphRow]
  /// For each line the glyphs of each column.
  private let cells: [[[Glyph]]]
  /// Width of the longest line of each column, and its right edge, in points.
  private let widest: [Float]
  private let edges: [Float]
  private let rules: [Float]

  /// `rows` are the rows of glyphs that the table's range counts.
  init(_ table: UnruledTable, _ rows: [GlyphRow], rules: [Rule]) {
    self.table = table
    lines = Array(rows[table.rows])
    self.rules = table.rules(rules, rows)
    var cells: [[[Glyph]]] = []
    var widest = [Float](repeating: 0, count: table.columns.count)
    var edges = [Float](repeating: 0, count: table.columns.count)
    for (index, line) in lines.enumerated() {
      var columns = [[Glyph]](repeating: [], count: table.columns.count)
      if table.spanning.contains(table.rows.lowerBound + index) {
        columns[0] = line.glyphs
      } else {
        for glyph in line.glyphs { columns[table.column(of: glyph)].append(glyph) }
        for (column, glyphs) in columns.enumerated() {
          guard let first = glyphs.first, let last = glyphs.last else { continue }
          widest[column] = max(widest[column], last.x1 - first.x0)
          edges[column] = max(edges[column], last.x1)
        }
      }
      cells.append(columns)
    }
    (self.cells, self.widest, self.edges) = (cells, widest, edges)
  }

  /// One line for each row of the table.
  func written(by writer: CellWriter) -> [Line] {
    let starts = starts()
    var result: [Line] = []
    var from = 0
    while from < lines.count {
      var to = from + 1
      while to < lines.count, !starts[to] { to += 1 }
      var texts = table.columns.indices.map { column -> Line? in
        let glyphs = cells[from..<to].flatMap { $0[column] }
        return glyphs.isEmpty ? nil : writer.cell(glyphs)
      }
      while let last = texts.last, last == nil { texts.removeLast() }
      result.append(writer.row(texts))
      from = to
    }
    return result
  }

  /// For each line whether a row begins with it.
  private func starts() -> [Bool] {
    var result = lines.indices.map { $0 == 0 || isSpanning($0) || isSpanning($0 - 1) }
    for index in lines.indices.dropFirst() {
      result[index] = result[index] || isRuled(before: index)
    }
    if rowsAreRuled(result) { return result }
    let numbers = lines.indices.map(isNumber)
    if let least = gapBetweenRows(result) {
      let parted = result.indices.map { result[$0] || gap(before: $0) >= least }
      if !holdsTwoNumbers(parted, numbers) { return parted }
    }
    let isNumbered = numbers.count(where: \.self) >= 3
    let first = numbers.firstIndex(of: true) ?? 0
    for index in lines.indices where !result[index] {
      result[index] = isNumbered && index >= first ? numbers[index] : !goesOn(index)
    }
    return result
  }

  private func isSpanning(_ line: Int) -> Bool {
    table.spanning.contains(table.rows.lowerBound + line)
  }

  private func isRuled(before line: Int) -> Bool {
    rules.contains { lines[line - 1].centreY < $0 && $0 < lines[line].centreY }
  }

  /// Whether a rule stands between any two rows, not only under the head.
  private func rowsAreRuled(_ starts: [Bool]) -> Bool {
    let inner = lines.indices.dropFirst().count { isRuled(before: $0) }
    guard inner >= 3 || (inner >= 1 && rules.count >= inner + 2 && inner + 1 >= lines.count) else {
      return false
    }
    return !holdsTwoNumbers(starts, lines.indices.map(isNumber))
  }

  private func holdsTwoNumbers(_ starts: [Bool], _ numbers: [Bool]) -> Bool {
    var seen = false
    for index in starts.indices {
      if starts[index] { seen = false }
      if numbers[index] {
        if seen { return true }
        seen = true
      }
    }
    return false
  }

  /// Empty height above a line, over the whole width, in points.
  private func gap(before line: Int) -> Float {
    max(0, UnruledTable.gap(lines[line - 1], lines[line]))
  }

  /// The least gap between rows where those between the lines of a row are clearly narrower.
  private func gapBetweenRows(_ starts: [Bool]) -> Float? {
    let gaps = lines.indices.filter { !starts[$0] }.map { gap(before: $0) }.sorted()
    guard gaps.count >= 4, let em = lines.first?.em else { return nil }
    let least = max(2, gaps.count / 12)
    var best: (jump: Float, at: Int)?
    for index in 2..<max(2, gaps.count - least + 1) {
      let jump = gaps[index] - gaps[index - 1]
      if jump > best?.jump ?? 0 { best = (jump, index) }
    }
    guard let best, best.jump > 0.2 * em else { return nil }
    return (gaps[best.at] + gaps[best.at - 1]) / 2
  }

  /// Whether the first cell of a line is the number of a row.
  private func isNumber(_ line: Int) -> Bool {
    let glyphs = cells[line][0]
    return !isSpanning(line) && (1...3).contains(glyphs.count)
      && glyphs.allSatisfy { (0x30...0x39).contains($0.scalar) }
  }

  /// Whether all that stands in the line goes on from full lines straight above.
  private func goesOn(_ line: Int) -> Bool {
    let filled = table.columns.indices.filter { !cells[line][$0].isEmpty }
    if filled.count == table.columns.count, filled.count > 3 { return false }
    return filled.allSatisfy { column in
      let (above, below) = (cells[line - 1][column], cells[line][column])
      guard let first = above.first, let last = above.last else { return false }
      let token = Self.firstTokenWidth(below) + 0.3 * lines[line].em
      return last.x1 + token > edges[column] || last.x1 - first.x0 + token > widest[column]
    }
  }

  /// What had to fit into the line above: a Han character with the mark after it, or a word.
  private static func firstTokenWidth(_ glyphs: [Glyph]) -> Float {
    guard let first = glyphs.first else { return 0 }
    var end = 1
    if Script.isASCIIAlphanumeric(first.scalar) {
      while end < glyphs.count, Script.isASCIIAlphanumeric(glyphs[end].scalar) { end += 1 }
    }
    while end < glyphs.count, Script.isClosing(glyphs[end].scalar) { end += 1 }
    return glyphs[end - 1].x1 - first.x0
  }
}
