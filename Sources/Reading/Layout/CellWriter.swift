internal import Gongwen

/// Writes a row of a table as one line, cells joined with tabs, the lines of a cell joined.
struct CellWriter {
  var builder: LineBuilder

  /// The text of a cell in one line; a space stands where a line ends on purpose.
  /// - Parameter width: of the cell in points, where it is known.
  func cell(_ glyphs: [Glyph], width: Float = 0) -> Line {
    let rows = GlyphRow.rows(of: glyphs)
    let lines = rows.map { builder.line($0) }
    var result = lines[0]
    for (above, line) in zip(rows, lines.dropFirst()) {
      if Self.isBroken(above, before: line, width) {
        result.scalars.append(0x20)
        result.boxes.append(Self.end(of: result))
      } else if let last = result.scalars.last, let first = line.scalars.first,
        Script.isASCIIAlphanumeric(last), Script.isASCIIAlphanumeric(first),
        Script.isASCIILetter(last) || Script.isASCIILetter(first)
      {
        result.scalars.append(0x20)
        result.boxes.append(Self.end(of: result))
      }
      result.scalars += line.scalars
      result.boxes += line.boxes
    }
    return result
  }

  /// Whether a line has room for what follows it: two characters, beside the margins of the cell.
  private static func isBroken(_ row: GlyphRow, before next: Line, _ width: Float) -> Bool {
    guard let last = row.glyphs.last?.scalar, let first = next.scalars.first,
      Script.isHan(first), Script.isHan(last)
    else { return false }
    return row.x1 - row.x0 + 3.5 * row.em < width
  }

  /// A row of a table; `nil` stands for an empty cell.
  func row(_ cells: [Line?]) -> Line {
    var result = Line([])
    result.hints.isTableRow = true
    let firstBox = cells.lazy.compactMap { $0?.boxes.first }.first
    for (index, cell) in cells.enumerated() {
      if index > 0 {
        result.scalars.append(0x09)
        result.boxes.append(result.boxes.isEmpty ? Self.start(firstBox) : Self.end(of: result))
      }
      guard let cell else { continue }
      if result.style == nil { result.style = cell.style }
      result.scalars += cell.scalars
      result.boxes += cell.boxes
    }
    return result
  }

  /// The place without width after the last glyph.
  private static func end(of line: Line) -> GlyphBox {
    guard let box = line.boxes.last else { return GlyphBox(x: 0, y: 0, width: 0, height: 0) }
    return GlyphBox(x: box.x + box.width, y: box.y, width: 0, height: box.height)
  }

  private static func start(_ box: GlyphBox?) -> GlyphBox {
    GlyphBox(x: box?.x ?? 0, y: box?.y ?? 0, width: 0, height: box?.height ?? 0)
  }
}
