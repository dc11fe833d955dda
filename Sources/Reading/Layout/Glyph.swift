internal import Gongwen

/// One glyph with its rectangle in points, origin at the top left of the page.
struct Glyph {
  var scalar: UInt32
  var x0: Float
  var y0: Float
  var x1: Float
  var y1: Float
  /// Index into the page's styles.
  var style: UInt16
  /// Natural width of a Han character in this style, in points.
  var em: Float = 0
  /// The format says that a space stands before it, which can be typesetting all the same.
  var isAfterSpace = false
  /// How sure its recognition is, 0 to 1; `nil` where the character was stored as text.
  var confidence: Float?

  var width: Float { x1 - x0 }
  var height: Float { y1 - y0 }
  var centreX: Float { (x0 + x1) / 2 }
  var centreY: Float { (y0 + y1) / 2 }
  var box: GlyphBox {
    GlyphBox(x: x0, y: y0, width: width, height: height, confidence: confidence)
  }
}

/// The glyphs of one page and the styles that they use.
struct PageGlyphs {
  var glyphs: [Glyph] = []
  var styles: [GlyphStyle] = []
  /// Text whose glyphs have no known place, in poppler's order with its line feeds; else empty.
  var unplaced: [UInt32] = []

  /// Finds each style's em from its narrowest Han characters: justification makes glyphs wider, and
  /// the size that poppler gives does not know the page's own scale. Repaired glyphs are as wide as
  /// the wrong letters that they were, so their widest count.
  mutating func measureEms(areRepaired: Bool) {
    var widths = [[Float]](repeating: [], count: max(1, styles.count))
    for glyph in glyphs where Script.isHan(glyph.scalar) && Int(glyph.style) < widths.count {
      widths[Int(glyph.style)].append(glyph.width)
    }
    var ems = [Float](repeating: 0, count: widths.count)
    var scale: Float = 1
    for (index, widths) in widths.enumerated() where !widths.isEmpty {
      let sorted = widths.sorted()
      ems[index] = sorted[areRepaired ? sorted.count - 1 : sorted.count / 10]
      if styles.indices.contains(index), styles[index].size > 0 {
        scale = ems[index] / styles[index].size
      }
    }
    for index in styles.indices {
      if ems[index] <= 0 { ems[index] = min(1e5, scale * styles[index].size) }
      styles[index].size = ems[index]
    }
    for index in glyphs.indices {
      let style = Int(glyphs[index].style)
      let em = style < ems.count ? ems[style] : 0
      glyphs[index].em = em > 0 ? em : 0.8 * glyphs[index].height
    }
  }
}
