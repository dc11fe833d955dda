/// A table whose columns no vertical rules part: rows of glyphs that leave the same strips empty.
/// Horizontal rules may stand between its rows (三线表).
struct UnruledTable {
  /// Indices of the rows of glyphs.
  private(set) var rows: Range<Int>
  /// What the text of each column covers, left to right, in points.
  private(set) var columns: [ClosedRange<Float>]
  /// Rows that go over several columns, such as those that name a section of the table.
  private(set) var spanning: Set<Int> = []

  /// A narrower gap is no gap between columns, in em.
  private static let gutter: Float = 0.6
  /// A wider gap down the page ends a table, in em.
  private static let widestBreak: Float = 3.5
  /// A page with more rows is no page of prose or tables.
  private static let mostRows = 500

  /// The tables among rows over the whole width of the page. `known` are the columns of the table
  /// that the page before ended with.
  static func tables(
    in rows: [GlyphRow], rules: [Rule], known: [ClosedRange<Float>]
  ) -> [UnruledTable] {
    guard rows.count <= mostRows else { return [] }
    let finder = Finder(rows: rows, rules: rules)
    var result: [UnruledTable] = []
    var at = 0
    while at < rows.count {
      let candidate =
        at == 0 && !known.isEmpty ? finder.continued(known) ?? finder.table(at) : finder.table(at)
      guard var table = candidate else {
        at += 1
        continue
      }
      table.takeHead(rows, from: result.last?.rows.upperBound ?? 0)
      result.append(table)
      at = table.rows.upperBound
    }
    return result
  }

  /// The index of the column that a glyph stands in.
  func column(of glyph: Glyph) -> Int {
    var column = 0
    while column + 1 < columns.count,
      glyph.centreX > (columns[column].upperBound + columns[column + 1].lowerBound) / 2
    {
      column += 1
    }
    return column
  }

  /// Takes rows in that stand close above: the first lines of higher cells of the head.
  private mutating func takeHead(_ rows: [GlyphRow], from least: Int) {
    for _ in 0..<2 {
      let at = self.rows.lowerBound - 1
      guard at >= least, UnruledTable.gap(rows[at], rows[at + 1]) < 0.5 * rows[at + 1].em,
        rows[at].glyphs.allSatisfy({ $0.scalar != 0xFF1A && $0.scalar != 0x3A }),
        UnruledTable.blocks(rows[at]).allSatisfy({ block in
          columns.count { Self.meet($0, block, within: Self.gutter * rows[at].em) } == 1
        })
      else { return }
      self.rows = at..<self.rows.upperBound
    }
  }

  /// Empty height between the ink of two rows, in points.
  static func gap(_ above: GlyphRow, _ below: GlyphRow) -> Float {
    below.centreY - below.em / 2 - above.centreY - above.em / 2
  }

  /// The runs of a row's glyphs without a gap as wide as between columns.
  static func blocks(_ row: GlyphRow) -> [ClosedRange<Float>] {
    var result: [ClosedRange<Float>] = []
    for glyph in row.glyphs where glyph.x0 <= glyph.x1 {
      if let last = result.last, glyph.x0 - last.upperBound < gutter * row.em {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, glyph.x1)
      } else {
        result.append(glyph.x0...glyph.x1)
      }
    }
    return result
  }

  fileprivate static func meet(
    _ a: ClosedRange<Float>, _ b: ClosedRange<Float>, within slack: Float
  ) -> Bool {
    a.lowerBound - slack < b.upperBound && b.lowerBound - slack < a.upperBound
  }

  /// Looks for tables in the rows of one page.
  private struct Finder {
    let rows: [GlyphRow]
    let rules: [Rule]
    let blocks: [[ClosedRange<Float>]]

    init(rows: [GlyphRow], rules: [Rule]) {
      self.rows = rows
      self.rules = rules
      blocks = rows.map(UnruledTable.blocks)
    }

    /// The table whose first row is at `start`.
    func table(_ start: Int) -> UnruledTable? {
      guard blocks[start].count >= 3, !endsLabel(rows[start]) else { return nil }
      let table = grow(start, columns: blocks[start])
      return isTable(table, least: rulesBeside(table) > 1 ? 2 : 3) ? table : nil
    }

    /// The rest of the table that the page before ended with.
    func continued(_ columns: [ClosedRange<Float>]) -> UnruledTable? {
      guard let first = rows.first else { return nil }
      let slack = UnruledTable.gutter * first.em
      let fits = blocks[0].allSatisfy { block in
        columns.count { UnruledTable.meet($0, block, within: slack) } == 1
      }
      guard fits, blocks[0].count > 1 else { return nil }
      let table = grow(0, columns: columns)
      return table.columns.count >= columns.count && isTable(table, least: 1) ? table : nil
    }

    private func grow(_ start: Int, columns: [ClosedRange<Float>]) -> UnruledTable {
      var table = UnruledTable(rows: start..<start + 1, columns: columns)
      var at = start + 1
      while at < rows.count {
        guard gap(before: at) < UnruledTable.widestBreak * rows[at].em, !isPageNumber(at) else {
          break
        }
        let united = unite(table.columns, blocks[at], slack: UnruledTable.gutter * rows[at].em)
        if united.count >= table.columns.count || mayLose(table, to: united) {
          table.columns = united
        } else if blocks[at].count == 1, at + 1 < rows.count, isRow(at + 1, of: table) {
          table.spanning.insert(at)
        } else {
          break
        }
        at += 1
        table.rows = start..<at
      }
      return table
    }

    /// Whether columns that a row unites were parted in no more than a head.
    private func mayLose(_ table: UnruledTable, to united: [ClosedRange<Float>]) -> Bool {
      guard united.count >= 3 else { return false }
      let members = table.rows.filter { !table.spanning.contains($0) }
      return united.allSatisfy { column in
        let parts = table.columns.filter { UnruledTable.meet($0, column, within: 0) }
        guard parts.count > 1 else { return true }
        return members.count { row in
          parts.count { part in blocks[row].contains { UnruledTable.meet($0, part, within: 0) } }
            > 1
        } <= 1
      }
    }

    /// Whether a row stands in several columns of a table and in the way of none.
    private func isRow(_ row: Int, of table: UnruledTable) -> Bool {
      let slack = UnruledTable.gutter * rows[row].em
      return blocks[row].count > 1
        && gap(before: row) < UnruledTable.widestBreak * rows[row].em
        && unite(table.columns, blocks[row], slack: slack).count >= table.columns.count
    }

    private func unite(
      _ columns: [ClosedRange<Float>], _ blocks: [ClosedRange<Float>], slack: Float
    ) -> [ClosedRange<Float>] {
      var result: [ClosedRange<Float>] = []
      for block in (columns + blocks).sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = result.last, block.lowerBound - last.upperBound < slack {
          result[result.count - 1] = last.lowerBound...max(last.upperBound, block.upperBound)
        } else {
          result.append(block)
        }
      }
      return result
    }

    private func gap(before row: Int) -> Float {
      row > 0 ? UnruledTable.gap(rows[row - 1], rows[row]) : 0
    }

    private func isPageNumber(_ row: Int) -> Bool {
      row == rows.count - 1 && blocks[row].count == 1
        && rows[row].glyphs.allSatisfy {
          switch $0.scalar {
          case 0x30...0x39, 0x2D, 0x2013, 0x2014, 0x00B7, 0x7B2C, 0x9875, 0x2F: true
          default: false
          }
        }
    }

    /// Wide rules close above, in and close below the table.
    private func rulesBeside(_ table: UnruledTable) -> Int {
      table.rules(rules, rows).count
    }

    /// A table has rows with text in three columns or more; a roster of people (`组长：` before
    /// names) is none.
    private func isTable(_ table: UnruledTable, least: Int) -> Bool {
      guard table.columns.count >= 3 else { return false }
      let members = table.rows.filter { !table.spanning.contains($0) }
      guard members.count(where: { blocks[$0].count >= 3 }) >= least else { return false }
      let labelled = members.count { endsLabel(rows[$0]) }
      return 5 * labelled < members.count
    }

    /// Whether text before a gap ends with a colon.
    private func endsLabel(_ row: GlyphRow) -> Bool {
      row.glyphs.indices.dropFirst().contains { index in
        let (left, right) = (row.glyphs[index - 1], row.glyphs[index])
        return (left.scalar == 0xFF1A || left.scalar == 0x3A)
          && right.x0 - left.x1 > UnruledTable.gutter * row.em
      }
    }
  }

  /// The heights of the horizontal rules over the width of the table from close above it to close
  /// below, ascending.
  func rules(_ rules: [Rule], _ lines: [GlyphRow]) -> [Float] {
    guard let left = columns.first?.lowerBound, let right = columns.last?.upperBound,
      let first = lines[rows].first, let last = lines[rows].last, right > left
    else { return [] }
    let near = rules.filter {
      first.centreY - 3 * first.em < $0.at && $0.at < last.centreY + 3 * last.em
    }.sorted { $0.at < $1.at }
    var result: [Float] = []
    var index = near.startIndex
    while index < near.endIndex {
      var end = index
      var parts: [ClosedRange<Float>] = []
      while end < near.endIndex, near[end].at - near[index].at < 5 {
        let (from, to) = (max(left, near[end].from), min(right, near[end].to))
        if from < to { parts.append(from...to) }
        end += 1
      }
      var (covered, reached) = (Float(0), left)
      for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        covered += max(0, part.upperBound - max(reached, part.lowerBound))
        reached = max(reached, part.upperBound)
      }
      if covered > 0.7 * (right - left) { result.append((near[index].at + near[end - 1].at) / 2) }
      index = end
    }
    return result
  }
}
