internal import Gongwen

/// Writes a ruled table as one line a row.
struct TableBuilder {
  var grid: TableGrid
  var writer: CellWriter

  func lines(_ glyphs: [Glyph]) -> [Line] {
    var cells: [Int: [Glyph]] = [:]
    for glyph in glyphs {
      cells[grid.cell(x: glyph.centreX, y: glyph.centreY), default: []].append(glyph)
    }
    return (0..<grid.rows).compactMap { row in
      var slots = grid.slots(inRow: row)
      var texts = slots.map { slot -> Line? in
        guard case .cell(let cell) = slot else { return nil }
        return cells[cell].map { writer.cell($0, width: grid.width(of: cell)) }
      }
      guard texts.contains(where: { $0 != nil }) else { return nil }
      while let last = slots.last, last != .hanging, texts[slots.count - 1] == nil {
        texts.removeLast()
        slots.removeLast()
      }
      var line = writer.row(texts)
      line.hints.hangingCells = slots.indices.filter { slots[$0] == .hanging }
      return line
    }
  }
}
