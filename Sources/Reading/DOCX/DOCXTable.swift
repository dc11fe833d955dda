internal import Gongwen

/// A table while its cells are read, and the lines that it becomes.
struct DOCXTable {
  struct Cell {
    var lines: [Line] = []
    /// Columns of the grid.
    var span = 1
    /// It goes on with the cell above it.
    var hangs = false
    /// It goes on with the cell before it.
    var isContinued = false
  }

  struct Row {
    var cells: [Cell] = []
    /// Columns of the grid that are left out at the start.
    var before = 0
    var isHead = false
  }

  var rows: [Row] = []
  var hasVerticalRules = false

  /// Columns up to which the claims of cells to several are believed.
  static let mostColumns = 1024

  /// What a table that only places text on the page holds at most in one cell, in characters and
  /// paragraphs; a cell with more is no cell of data.
  private static let longestCell = 3000
  private static let mostParagraphs = 60

  func lines() -> [Line] {
    let rows = rows.filter { row in row.cells.contains { !$0.lines.isEmpty } }
    if holdsText(rows) { return rows.flatMap { $0.cells.flatMap(\.lines) } }
    if !hasVerticalRules, rows.count(where: { Self.filled($0).count > 1 }) <= Self.fewRows {
      return rows.flatMap(Self.sideBySide)
    }
    return dataRows(rows)
  }

  /// Without ruling lines, fewer rows than this are a letterhead or a signature, set side by side.
  private static let fewRows = 2

  /// Whether the table has a single column, or a cell with a whole document in it.
  private func holdsText(_ rows: [Row]) -> Bool {
    if rows.allSatisfy({ $0.cells.count { !$0.isContinued } <= 1 }) { return true }
    return rows.contains { row in
      row.cells.contains { cell in
        let length = cell.lines.reduce(0) { $0 + $1.scalars.count }
        return length >= Self.longestCell
          || cell.lines.count > Self.mostParagraphs && length > Self.longestCell / 2
      }
    }
  }

  private static func filled(_ row: Row) -> [Cell] {
    row.cells.filter { !$0.lines.isEmpty && !$0.hangs && !$0.isContinued }
  }

  /// Cells of one line each stand in one line; longer ones one after the other.
  private static func sideBySide(_ row: Row) -> [Line] {
    let cells = filled(row)
    guard cells.count > 1, cells.allSatisfy({ $0.lines.count == 1 && !isRow($0.lines[0]) }) else {
      return cells.flatMap(\.lines)
    }
    var line = cells[0].lines[0]
    line.scalars = Array(
      cells.map { $0.lines[0].scalars }.joined(separator: [0x20, 0x20, 0x20, 0x20]))
    return [line]
  }

  private static func isRow(_ line: Line) -> Bool { line.hints.isTableRow }

  /// One line a row, cells joined with tabs. The columns of a merged cell after its first are
  /// empty, so that columns stand under each other.
  private func dataRows(_ rows: [Row]) -> [Line] {
    var open = Set<Int>()
    var result: [Line] = []
    var hasRow = false
    for row in rows {
      var cells = [[UInt32]](repeating: [], count: row.before)
      var hanging: [Int] = []
      var begun = open
      for cell in row.cells {
        let end = min(cells.count + cell.span, max(Self.mostColumns, cells.count + 1))
        let columns = cells.count..<end
        // A cell that claims to go on has to have something above it.
        let hangs = cell.hangs && open.contains(columns.lowerBound)
        if hangs {
          hanging += columns
        } else {
          begun.formUnion(columns)
        }
        cells.append(hangs || cell.isContinued ? [] : Self.text(of: cell))
        cells += [[UInt32]](repeating: [], count: columns.count - 1)
      }
      open = begun
      while let last = cells.last, last.isEmpty, hanging.last != cells.count - 1 {
        cells.removeLast()
      }
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      // A title that reaches over the whole table stands above it.
      if !hasRow, row.cells.count == 1, cells.count == 1 {
        result += row.cells[0].lines
        continue
      }
      hasRow = true
      var line = Line(
        Array(cells.joined(separator: [0x09])),
        hints: LineHints(breakBefore: .paragraph, isTableRow: true))
      line.hints.hangingCells = hanging
      line.hints.isTableHead = row.isHead
      result.append(line)
    }
    return result
  }

  /// The paragraphs of a cell in one line. Rows of a table inside the cell have no tabs there.
  private static func text(of cell: Cell) -> [UInt32] {
    var text: [UInt32] = []
    for line in cell.lines {
      if !text.isEmpty { text.append(0x20) }
      text += line.scalars.lazy.map { $0 == 0x09 ? 0x20 : $0 }
    }
    return text
  }
}
