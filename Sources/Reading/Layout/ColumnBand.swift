/// A run of rows that are set in columns side by side (as in gazettes).
struct ColumnBand {
  /// Indices of rows.
  var rows: Range<Int>
  /// The empty strips between the columns, left to right, in points.
  private(set) var gutters: [ClosedRange<Float>]

  private static let fewestRows = 5
  /// A page with more rows is no page of prose.
  private static let mostRows = 500

  /// `known` are the gutters of the page before. A last page may have one full column and a few
  /// lines of another, which shows no gutter of its own.
  static func bands(in rows: [GlyphRow], known: [ClosedRange<Float>]) -> [ColumnBand] {
    let found = TableEvidence.isTabular(rows) ? bands(in: rows) : []
    guard found.isEmpty, !known.isEmpty else { return found }
    return bands(in: rows, around: known)
  }

  /// All runs of rows that keep clear of the known gutters and are as narrow as a column.
  private static func bands(
    in rows: [GlyphRow], around gutters: [ClosedRange<Float>]
  ) -> [ColumnBand] {
    var result: [ColumnBand] = []
    var from = 0
    func close(_ to: Int) {
      if to - from >= 2 { result.append(ColumnBand(rows: from..<to, gutters: gutters)) }
      from = to + 1
    }
    for (index, row) in rows.enumerated() {
      let isClear = row.glyphs.allSatisfy { glyph in
        gutters.allSatisfy { glyph.x1 <= $0.lowerBound + 2 || glyph.x0 >= $0.upperBound - 2 }
      }
      if !isClear { close(index) }
    }
    close(rows.count)
    // On a page of full lines only headings keep clear of the gutter.
    return 2 * result.reduce(0) { $0 + $1.rows.count } > rows.count ? result : []
  }

  private static func bands(in rows: [GlyphRow]) -> [ColumnBand] {
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
      if to - from >= fewestRows, !gutters.isEmpty, band.isProse(rows) {
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

  /// Columns of prose are filled: a good part of the lines goes from edge to edge, in each of them
  /// some. One column may be shorter.
  private func isProse(_ rows: [GlyphRow]) -> Bool {
    var (all, full) = (0, 0)
    for glyphs in columns(of: rows) {
      let lines = GlyphRow.rows(of: glyphs)
      let width = lines.reduce(0) { max($0, $1.x1) } - lines.reduce(.infinity) { min($0, $1.x0) }
      let fullHere = lines.count { $0.x1 - $0.x0 > 0.85 * width && $0.glyphs.count >= 8 }
      guard fullHere >= 2 else { return false }
      all += lines.count
      full += fullHere
    }
    return all >= 2 * Self.fewestRows && 2 * full >= all
  }
}
