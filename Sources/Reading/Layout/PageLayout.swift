internal import Gongwen

/// Puts the glyphs of a page into reading order from their rectangles alone: rows, ruled tables row
/// by row, columns one after the other.
struct PageLayout {
  private let glyphs: [Glyph]
  private let builder: LineBuilder

  init(_ page: PageGlyphs) {
    glyphs = page.glyphs
    builder = LineBuilder(styles: page.styles)
  }

  /// `rules` is asked for the ruling lines only where the rows look like a table.
  func lines(memory: inout LayoutMemory, rules: () -> PageRules) -> [Line] {
    let rows = GlyphRow.rows(of: glyphs)
    guard TableEvidence.isTabular(rows) else {
      return flow(rows, tables: [], rules: [], memory: &memory)
    }
    let rules = rules()
    let grids = TableGrid.grids(rules)
    guard !grids.isEmpty else {
      return flow(rows, tables: [], rules: rules.horizontal, memory: &memory)
    }
    var inside = [[Glyph]](repeating: [], count: grids.count)
    var outside: [Glyph] = []
    for glyph in glyphs {
      if let grid = grids.firstIndex(where: { $0.contains(glyph) }) {
        inside[grid].append(glyph)
      } else {
        outside.append(glyph)
      }
    }
    let tables = zip(grids, inside).map { grid, glyphs in
      Block(
        top: grid.top,
        lines: TableBuilder(grid: grid, writer: CellWriter(builder: builder)).lines(glyphs))
    }
    return flow(
      GlyphRow.rows(of: outside), tables: tables, rules: rules.horizontal, memory: &memory)
  }

  /// A finished table and where it begins on the page.
  private struct Block {
    var top: Float
    var lines: [Line]
  }

  private func flow(
    _ rows: [GlyphRow], tables: [Block], rules: [Rule], memory: inout LayoutMemory
  ) -> [Line] {
    var writer = Writer(
      builder: builder, rules: rules, tables: tables[...], known: memory.columns)
    var at = 0
    let bands = ColumnBand.bands(in: rows, known: memory.gutters)
    memory.gutters = bands.first?.gutters ?? []
    for band in bands {
      writer.append(rows[at..<band.rows.lowerBound])
      for (index, column) in band.columns(of: rows).enumerated() {
        writer.append(GlyphRow.rows(of: column)[...], column: index + 1)
      }
      at = band.rows.upperBound
    }
    writer.append(rows[at...])
    writer.appendTables(above: .infinity)
    memory.columns = writer.known
    return writer.lines
  }

  /// Writes rows and tables in their order from top to bottom.
  private struct Writer {
    var builder: LineBuilder
    var rules: [Rule]
    var tables: ArraySlice<Block>
    /// The columns of the table without rules that the page before, and then this one, ends with.
    var known: [ClosedRange<Float>]
    var lines: [Line] = []

    mutating func appendTables(above y: Float) {
      while let table = tables.first, table.top < y {
        lines += table.lines
        tables = tables.dropFirst()
      }
    }

    /// `column` is 0 for rows over the whole width, else 1-based from the left.
    mutating func append(_ rows: ArraySlice<GlyphRow>, column: Int = 0) {
      guard column == 0 else {
        appendLoose(rows, column: column)
        return
      }
      let rows = Array(rows)
      var at = 0
      let found = UnruledTable.tables(in: rows, rules: rules, known: known)
      if !rows.isEmpty { known = [] }
      for table in found {
        appendLoose(rows[at..<table.rows.lowerBound])
        appendTables(above: rows[table.rows.lowerBound].centreY)
        lines += UnruledRows(table, rows, rules: rules).written(by: CellWriter(builder: builder))
        at = table.rows.upperBound
        if rows.count - at < 2 { known = table.columns }
      }
      appendLoose(rows[at...])
    }

    private mutating func appendLoose(_ rows: ArraySlice<GlyphRow>, column: Int = 0) {
      let isAligned = TableEvidence.alignedRows(rows)
      for (row, isAligned) in zip(rows, isAligned) {
        if column <= 1 { appendTables(above: row.centreY) }
        var line = isAligned ? builder.tableLine(row) : builder.line(row)
        line.hints.column = column
        lines.append(line)
      }
    }
  }
}
