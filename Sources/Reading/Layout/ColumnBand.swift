/// A run of rows that are set in columns side by side (as in gazettes).
struct ColumnBand {
  /// Indices of rows.
  var rows: Range<Int>
  /// The empty strips between the columns, left to right, in points.
  private var gutters: [ClosedRange<Float>]

  private static let fewestRows = 5
  /// A page with more rows is no page of prose.
  private static let mostRows = 500

  static func bands(in rows: [GlyphRow]) -> [ColumnBand] {
    guard (fewestRows...mostRows).contains(rows.count) else { return [] }
    let left = rows.reduce(Float.infinity) { min($0, $1.x0) }
    let right = rows.reduce(-Float.infinity) { max($0, $1.x1) }
    let free = rows.map { freeStrips($0, left: left, right: right) }
    var result: [ColumnBand] = []
    var from = 0
    while from < rows.count {
      var strips = free[from]
      var to = from
      while to < rows.count {
        let next = to == from ? strips : intersect(strips, free[to])
        guard next.contains(where: { $0.lowerBound > left && $0.upperBound < right }) else { break }
        strips = next
        to += 1
      }
      let gutters = strips.filter { $0.lowerBound > left && $0.upperBound < right }
      let band = ColumnBand(rows: from..<to, gutters: gutters)
      if to - from >= fewestRows, !gutters.isEmpty, band.isProse(rows, left: left, right: right) {
        result.append(band)
        from = to
      } else {
        from += 1
      }
    }
    return result
  }

  /// Parts of the line's width without glyphs, at least an em wide.
  private static func freeStrips(
    _ row: GlyphRow, left: Float, right: Float
  ) -> [ClosedRange<Float>] {
    let em = row.em
    var result: [ClosedRange<Float>] = []
    var end = left
    for glyph in row.glyphs {
      if glyph.x0 - end > em || (end == left && glyph.x0 > left) { result.append(end...glyph.x0) }
      end = max(end, glyph.x1)
    }
    if right > end { result.append(end...right) }
    return result
  }

  private static func intersect(
    _ a: [ClosedRange<Float>], _ b: [ClosedRange<Float>]
  ) -> [ClosedRange<Float>] {
    var result: [ClosedRange<Float>] = []
    for x in a {
      for y in b {
        let (from, to) = (max(x.lowerBound, y.lowerBound), min(x.upperBound, y.upperBound))
        if to - from > 6 { result.append(from...to) }
      }
    }
    return result
  }

  /// The glyphs of each column.
  func columns(of rows: [GlyphRow]) -> [[Glyph]] {
    var result = [[Glyph]](repeating: [], count: gutters.count + 1)
    for row in rows[self.rows] {
      for glyph in row.glyphs {
        let column = gutters.firstIndex { glyph.centreX < $0.upperBound } ?? gutters.count
        result[column].append(glyph)
      }
    }
    return result
  }

  /// Columns of prose are filled: in each of them a good part of the lines goes from edge to edge.
  private func isProse(_ rows: [GlyphRow], left: Float, right: Float) -> Bool {
    columns(of: rows).allSatisfy { glyphs in
      let lines = GlyphRow.rows(of: glyphs)
      guard lines.count >= Self.fewestRows else { return false }
      let width = lines.reduce(0) { max($0, $1.x1) } - lines.reduce(.infinity) { min($0, $1.x0) }
      let full = lines.count { $0.x1 - $0.x0 > 0.85 * width && $0.glyphs.count >= 8 }
      return 2 * full >= lines.count
    }
  }
}
