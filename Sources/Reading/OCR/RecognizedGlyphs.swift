internal import Glibc
internal import Gongwen
internal import Recognition

/// Glyphs in points, as a text layer would give them, from recognised stretches.
enum RecognizedGlyphs {
  static let red: UInt32 = 0xE0_0000

  static func make(_ stretches: [TextStretch], level: borrowing LevelPage) -> PageGlyphs {
    var result = PageGlyphs()
    let dot = Float(level.dot)
    let angle = level.rest * .pi / 180
    let (cosine, sine) = (Float(cos(angle)), Float(sin(angle)))
    let (middleX, middleY) = (Float(level.width) / 2, Float(level.height) / 2)
    for stretch in stretches {
      let em = max(1, stretch.em * dot)
      let style = self.style(
        GlyphStyle(font: "", size: em, colour: isRed(stretch, level) ? red : 0), in: &result)
      let half = em / 2
      for (index, (character, cell)) in zip(stretch.characters, stretch.cells()).enumerated() {
        let x = (cell.from + cell.to) / 2 * dot - middleX
        let y = stretch.middle * dot - middleY
        let width = max(0.1, (cell.to - cell.from) * dot)
        let centreX = middleX + x * cosine - y * sine
        let centreY = middleY + x * sine + y * cosine
        result.glyphs.append(
          Glyph(
            scalar: character.scalar, x0: centreX - width / 2, y0: centreY - half,
            x1: centreX + width / 2, y1: centreY + half, style: style, em: em,
            isAfterSpace: stretch.spaces.contains(index),
            confidence: max(0, min(1, character.confidence))))
      }
    }
    return result
  }

  private static func style(_ style: GlyphStyle, in page: inout PageGlyphs) -> UInt16 {
    if let index = page.styles.firstIndex(of: style) { return UInt16(clamping: index) }
    page.styles.append(style)
    return UInt16(clamping: page.styles.count - 1)
  }

  /// Whether most of the ink is red.
  private static func isRed(_ stretch: TextStretch, _ level: borrowing LevelPage) -> Bool {
    func count(_ raster: borrowing Raster) -> Int {
      raster.inkCount(
        x: Int(stretch.left), y: Int(stretch.top), width: Int(stretch.right - stretch.left),
        height: Int(stretch.bottom - stretch.top))
    }
    switch level.red {
    case .some(let red):
      let reds = count(red)
      guard reds > 0, let ink = level.grey.ink(below: Paper.inkLevel) else { return false }
      return 2 * reds > count(ink)
    case .none: return false
    }
  }
}
