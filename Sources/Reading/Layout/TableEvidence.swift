internal import Gongwen

/// Says from gaps alone whether rows may belong to a table or to columns.
enum TableEvidence {
  /// Whether at least two rows of the page have a gap that neither justification nor a typed space
  /// explains. Ordinary pages of prose have none.
  static func isTabular(_ rows: [GlyphRow]) -> Bool {
    var found = 0
    for row in rows where hasWideGap(row) {
      found += 1
      if found > 1 { return true }
    }
    return false
  }

  private static func hasWideGap(_ row: GlyphRow) -> Bool {
    let em = row.em
    var (wide, gaps) = (Float(0), [Float]())
    for i in row.glyphs.indices.dropFirst() {
      let gap = row.glyphs[i].x0 - row.glyphs[i - 1].x1
      if gap > 0.9 * em { return true }
      if Script.isWide(row.glyphs[i].scalar), Script.isWide(row.glyphs[i - 1].scalar) {
        wide = max(wide, gap)
        gaps.append(gap)
      }
    }
    guard wide > 0.35 * em else { return false }
    gaps.sort()
    return wide > 2.5 * max(0.05 * em, gaps[gaps.count / 2])
  }

  /// For each row whether it belongs to a table without rules: three or more rows one after the
  /// other with at least three cells that begin at the same places.
  static func alignedRows(_ rows: ArraySlice<GlyphRow>) -> [Bool] {
    let starts = rows.map(cellStarts)
    var result = [Bool](repeating: false, count: starts.count)
    var from = 0
    while from < starts.count {
      var to = from + 1
      while to < starts.count, aligned(starts[to - 1], starts[to]) { to += 1 }
      if to - from >= 3, starts[from].count >= 3 {
        for i in from..<to { result[i] = true }
      }
      from = to
    }
    return result
  }

  /// Left edges of the cells of a row; a roster of people (`组长：` before names) has none.
  private static func cellStarts(_ row: GlyphRow) -> [Float] {
    let em = row.em
    guard let first = row.glyphs.first else { return [] }
    var result = [first.x0]
    for i in row.glyphs.indices.dropFirst() {
      let (left, right) = (row.glyphs[i - 1], row.glyphs[i])
      guard right.x0 - left.x1 > LineBuilder.cellGap * em else { continue }
      if left.scalar == 0xFF1A || left.scalar == 0x3A { return [] }
      result.append(right.x0)
    }
    return result
  }

  private static func aligned(_ above: [Float], _ below: [Float]) -> Bool {
    guard above.count >= 3, below.count >= 3 else { return false }
    let shared = below.count { x in above.contains { abs($0 - x) < 6 } }
    return shared >= 2 && 2 * shared >= below.count
  }
}
