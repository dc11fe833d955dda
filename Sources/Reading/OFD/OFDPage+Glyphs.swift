internal import Gongwen

extension OFDPage {
  /// The characters of the page itself with their rectangles: no white space, no annotations, no
  /// slanted watermarks, nothing that stands outside the page, what is drawn twice over itself to
  /// look bold only once. Hidden text counts where nothing else on the page is text: it is what the
  /// producer recognised in the picture of the page.
  func pageGlyphs() -> PageGlyphs {
    let runs = runs.filter { !$0.isAnnotation && $0.style.quarterTurns != nil }
    let visible = collect(runs.filter { !$0.isHidden })
    guard visible.glyphs.isEmpty else { return visible }
    return collect(runs)
  }

  private func collect(_ runs: [OFDTextRun]) -> PageGlyphs {
    var result = PageGlyphs()
    var seen: Set<Imprint> = []
    for run in runs {
      let style = run.style
      let index = result.index(of: style.glyphStyle)
      var isAfterSpace = false
      for glyph in run.glyphs {
        if CharacterWidth.isWhite(glyph.scalar) {
          isAfterSpace = true
          continue
        }
        defer { isAfterSpace = false }
        guard var box = glyph.bounds(style).glyph(glyph.scalar, width: width, height: height)
        else { continue }
        let grid = max(0.2, 0.08 * style.em)
        let imprint = Imprint(
          scalar: glyph.scalar, column: Int(glyph.origin.x / grid), row: Int(glyph.origin.y / grid))
        guard seen.isDisjoint(with: imprint.neighbours) else { continue }
        seen.insert(imprint)
        box.style = index
        box.em = Float(style.em)
        box.isAfterSpace = isAfterSpace
        result.glyphs.append(box)
      }
    }
    return result
  }

  /// A character and about where it stands.
  private struct Imprint: Hashable {
    var scalar: UInt32
    var column: Int
    var row: Int

    var neighbours: [Imprint] {
      (-1...1).flatMap { x in
        (-1...1).map { y in Imprint(scalar: scalar, column: column + x, row: row + y) }
      }
    }
  }
}

extension OFDGlyph {
  /// The upright rectangle round the character, in points.
  func bounds(_ style: OFDTextStyle) -> OFDBox {
    var matrix = style.matrix
    (matrix.e, matrix.f) = (origin.x, origin.y)
    return OFDBox(
      around: matrix.corners(
        OFDBox(
          x: 0, y: -OFDTextStyle.ascent, width: max(width, 0.05),
          height: OFDTextStyle.ascent + OFDTextStyle.descent)))
  }
}

extension OFDBox {
  /// The part that lies on the page, `nil` where its centre does not.
  fileprivate func glyph(_ scalar: UInt32, width: Double, height: Double) -> Glyph? {
    let (centreX, centreY) = (x + self.width / 2, y + self.height / 2)
    guard 0...width ~= centreX, 0...height ~= centreY, self.width > 0.01, self.height > 0.01 else {
      return nil
    }
    return Glyph(
      scalar: scalar, x0: Float(max(0, x)), y0: Float(max(0, y)),
      x1: Float(min(width, x + self.width)), y1: Float(min(height, y + self.height)), style: 0)
  }
}

extension OFDTextStyle {
  /// Of Han characters, in em, above and below the baseline.
  static let ascent = 0.86
  static let descent = 0.14

  /// How many quarter turns clockwise the characters stand from upright; `nil` for slanted text.
  var quarterTurns: Int? {
    let (x, y) = (matrix.a, matrix.b)
    // A mirrored or sheared em still has its baseline.
    guard max(abs(x), abs(y)) > 0, min(abs(x), abs(y)) < 0.12 * max(abs(x), abs(y)) else {
      return nil
    }
    return abs(x) > abs(y) ? (x > 0 ? 0 : 2) : (y > 0 ? 1 : 3)
  }

  var glyphStyle: GlyphStyle {
    let name = font.name.isEmpty ? font.family : font.name
    let lower = name.lowercased()
    return GlyphStyle(
      font: name, size: Float(em),
      isBold: weight >= 600 || font.isBold
        || ["bold", "black", "heavy"].contains { lower.contains($0) },
      colour: (fill ?? stroke)?.rgb ?? 0)
  }
}

extension PageGlyphs {
  fileprivate mutating func index(of style: GlyphStyle) -> UInt16 {
    if let index = styles.firstIndex(of: style) { return UInt16(clamping: index) }
    guard styles.count < 4096 else { return 0 }
    styles.append(style)
    return UInt16(clamping: styles.count - 1)
  }
}

extension CharacterWidth {
  static func isWhite(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }
}
