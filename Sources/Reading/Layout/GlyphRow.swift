internal import Gongwen

/// Glyphs that stand on one line of sight, left to right; cells of a table may stand side by side
/// in it.
struct GlyphRow {
  /// Sorted by their left edge.
  var glyphs: [Glyph]
  var y0: Float
  var y1: Float
  /// Mean centre of the glyphs.
  var centreY: Float

  var x0: Float { glyphs.first?.x0 ?? 0 }
  var x1: Float { glyphs.last?.x1 ?? 0 }
  var height: Float { y1 - y0 }

  /// Sorts glyphs into rows from top to bottom. Glyphs of one row differ a little in height and
  /// centre, because each font has its own ascent and descent.
  static func rows(of glyphs: [Glyph]) -> [GlyphRow] {
    guard !glyphs.isEmpty else { return [] }
    let sorted = glyphs.sorted { $0.centreY < $1.centreY }
    var rows: [GlyphRow] = []
    var current: [Glyph] = []
    var sum: Float = 0
    var tallest: Float = 0
    for glyph in sorted {
      let mean = current.isEmpty ? glyph.centreY : sum / Float(current.count)
      if glyph.centreY - mean > 0.35 * max(tallest, glyph.height) {
        rows.append(GlyphRow(unsorted: current))
        current.removeAll(keepingCapacity: true)
        sum = 0
        tallest = 0
      }
      current.append(glyph)
      sum += glyph.centreY
      tallest = max(tallest, glyph.height)
    }
    rows.append(GlyphRow(unsorted: current))
    return mergedWithRaised(rows)
  }

  private init(unsorted: [Glyph]) {
    glyphs = unsorted.sorted { $0.x0 < $1.x0 }
    y0 = unsorted.reduce(.infinity) { min($0, $1.y0) }
    y1 = unsorted.reduce(-.infinity) { max($0, $1.y1) }
    centreY = unsorted.reduce(0) { $0 + $1.centreY } / Float(max(1, unsorted.count))
  }

  /// Superscripts and marks of another font make a row of their own that lies inside another row;
  /// they belong to it where no glyph stands in their way.
  private static func mergedWithRaised(_ rows: [GlyphRow]) -> [GlyphRow] {
    var result: [GlyphRow] = []
    for row in rows {
      if let last = result.last {
        let overlap = min(last.y1, row.y1) - max(last.y0, row.y0)
        if overlap > 0.65 * min(last.height, row.height), !last.collides(with: row) {
          result[result.count - 1] = GlyphRow(unsorted: last.glyphs + row.glyphs)
          continue
        }
      }
      result.append(row)
    }
    return result
  }

  private func collides(with other: GlyphRow) -> Bool {
    var i = 0
    for glyph in other.glyphs {
      while i < glyphs.count, glyphs[i].x1 <= glyph.x0 { i += 1 }
      if i < glyphs.count, min(glyphs[i].x1, glyph.x1) - max(glyphs[i].x0, glyph.x0) > 0.5 {
        return true
      }
    }
    return false
  }

  /// Natural width of a Han character in this row, in points.
  var em: Float {
    let glyph = glyphs.first { Script.isHan($0.scalar) } ?? glyphs.max { $0.em < $1.em }
    return max(1, glyph?.em ?? 0)
  }
}

/// The few classes of characters that layout depends on.
enum Script {
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x2E80...0x2FDF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Han characters and the full-width punctuation that is set with them.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3000...0x303F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x2018...0x201D, 0x2014, 0x2026: true
    default: isHan(scalar)
    }
  }

  static func isASCIIAlphanumeric(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  static func isASCIILetter(_ scalar: UInt32) -> Bool {
    isASCIIAlphanumeric(scalar) && scalar > 0x39
  }

  /// Full-width brackets and quotation marks that open; nobody types a space after them.
  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08: true
    default: false
    }
  }

  /// Full-width marks that nobody types a space before.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09: true
    default: isPause(scalar)
    }
  }

  /// Commas, colons, stops: the gap after them is theirs.
  static func isPause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
    }
  }
}
