internal import CLeptonica

/// Finds the ruling lines of a scanned page: long thin strokes, also where they are a little broken
/// or frayed.
enum RuleStrokes {
  /// In points. A stroke of a character is shorter than the shortest rule that is told from ink
  /// alone; between characters shorter ones count, too.
  private static let longest: Double = 22
  private static let shortest: Double = 9
  /// Thicker strokes are bars and pictures.
  private static let thickest: Double = 4
  /// Breaks in a rule that are closed.
  private static let gap: Double = 1.2

  /// The ink without long straight strokes.
  static func without(_ ink: borrowing Raster, resolution: Double) -> Raster? {
    let length = Int32(max(16, 2 * longest * resolution / 72))
    guard let text = ink.copy(),
      let level = Raster(pixOpenBrick(nil, ink.pix, length, 1)),
      let upright = Raster(pixOpenBrick(nil, ink.pix, 1, length))
    else { return nil }
    for strokes in [level.pix, upright.pix] {
      guard let wide = Raster(pixDilateBrick(nil, strokes, 3, 3)) else { return nil }
      pixSubtract(text.pix, text.pix, wide.pix)
    }
    return text
  }

  /// Thin rules are paler than characters where the scan is blurred or was straightened.
  private static let paleLevel = 200

  /// `dot` is a pixel in points; `glyphs` stand in the same measure as the ink, which was made of
  /// `grey`.
  static func rules(
    _ ink: borrowing Raster, grey: borrowing Raster, glyphs: [Glyph], dot: Double
  ) -> PageRules {
    guard let bare = ink.copy(), let pale = grey.ink(below: paleLevel) else { return PageRules() }
    for glyph in glyphs {
      erase(glyph, on: bare, dot: dot)
      erase(glyph, on: pale, dot: dot)
    }
    // The same rule may be found twice: grids take rules together that lie on each other.
    return PageRules(
      horizontal: strokes(ink, bare, dot: dot, isHorizontal: true)
        + paleStrokes(pale, dot: dot, isHorizontal: true),
      vertical: strokes(ink, bare, dot: dot, isHorizontal: false)
        + paleStrokes(pale, dot: dot, isHorizontal: false))
  }

  /// Rules that go up and down by a pixel, beside glyphs: widened before they are looked for.
  private static func paleStrokes(
    _ pale: borrowing Raster, dot: Double, isHorizontal: Bool
  ) -> [Rule] {
    let (gapX, gapY) = along(2 * gap, dot: dot, isHorizontal)
    let (longX, longY) = along(longest, dot: dot, isHorizontal)
    guard
      let wide = Raster(pixDilateBrick(nil, pale.pix, isHorizontal ? 1 : 3, isHorizontal ? 3 : 1)),
      let closed = Raster(pixCloseSafeBrick(nil, wide.pix, gapX, gapY)),
      let long = Raster(pixOpenBrick(nil, closed.pix, longX, longY))
    else { return [] }
    return joined(rules(of: long, dot: dot, isHorizontal: isHorizontal))
  }

  private static func along(
    _ length: Double, dot: Double, _ isHorizontal: Bool
  ) -> (Int32, Int32) {
    let pixels = Int32(max(2, min(10_000, length / dot)))
    return isHorizontal ? (pixels, 1) : (1, pixels)
  }

  private static func erase(_ glyph: Glyph, on ink: borrowing Raster, dot: Double) {
    let (x, y) = (Int(Double(glyph.x0) / dot), Int(Double(glyph.y0) / dot))
    pixRasterop(
      ink.pix, Int32(clamping: x), Int32(clamping: y),
      Int32(clamping: Int(Double(glyph.width) / dot) + 1),
      Int32(clamping: Int(Double(glyph.height) / dot) + 1), 0, nil, 0, 0)
  }

  private static func strokes(
    _ ink: borrowing Raster, _ bare: borrowing Raster, dot: Double, isHorizontal: Bool
  ) -> [Rule] {
    let (gapX, gapY) = along(gap, dot: dot, isHorizontal)
    let (longX, longY) = along(longest, dot: dot, isHorizontal)
    let (shortX, shortY) = along(shortest, dot: dot, isHorizontal)
    guard let closed = Raster(pixCloseSafeBrick(nil, ink.pix, gapX, gapY)),
      let long = Raster(pixOpenBrick(nil, closed.pix, longX, longY)),
      let bareClosed = Raster(pixCloseSafeBrick(nil, bare.pix, gapX, gapY)),
      let short = Raster(pixOpenBrick(nil, bareClosed.pix, shortX, shortY)),
      let all = Raster(pixOr(nil, long.pix, short.pix))
    else { return [] }
    return joined(rules(of: all, dot: dot, isHorizontal: isHorizontal))
  }

  private static func rules(
    of strokes: borrowing Raster, dot: Double, isHorizontal: Bool
  ) -> [Rule] {
    strokes.pieces().compactMap { piece in
      let (length, thickness) =
        isHorizontal ? (piece.width, piece.height) : (piece.height, piece.width)
      guard Double(thickness) * dot <= thickest, length > 3 * thickness else { return nil }
      let start = isHorizontal ? piece.x : piece.y
      let middle =
        Double(isHorizontal ? piece.y : piece.x) + Double(thickness) / 2
      return Rule(
        at: Float(middle * dot), from: Float(Double(start) * dot),
        to: Float(Double(start + length) * dot))
    }
  }

  /// Pieces of one rule that lie in a line with small gaps between them.
  private static func joined(_ rules: [Rule]) -> [Rule] {
    var result: [Rule] = []
    for rule in rules.sorted(by: { ($0.from, $0.at) < ($1.from, $1.at) }) {
      let same = result.lastIndex {
        abs($0.at - rule.at) < 1.6 && rule.from - $0.to < 6 && rule.from - $0.to > -6
      }
      if let same {
        let (a, b) = (result[same].to - result[same].from, rule.to - rule.from)
        result[same].at = (result[same].at * a + rule.at * b) / max(0.1, a + b)
        result[same].to = max(result[same].to, rule.to)
      } else {
        result.append(rule)
      }
    }
    return result
  }
}
