internal import Gongwen

extension PageFrame {
  /// The frame that most glyphs of a page read well in, from where each stands after the one before
  /// it in poppler's order: words keep the order that they are read in, however they are turned.
  init(_ glyphs: [Glyph], width: Double, height: Double) {
    var counts = [0, 0, 0, 0]
    for (glyph, next) in zip(glyphs, glyphs.dropFirst()) {
      let (x, y) = (next.centreX - glyph.centreX, next.centreY - glyph.centreY)
      let size = max(glyph.width, glyph.height, next.width, next.height)
      // What stands farther away begins another word.
      guard max(abs(x), abs(y)) < 1.5 * size, abs(abs(x) - abs(y)) > size / 4 else { continue }
      counts[abs(x) > abs(y) ? (x > 0 ? 0 : 2) : (y > 0 ? 1 : 3)] += 1
    }
    let most = counts.max() ?? 0
    self.init(
      turns: most < 10 || 2 * counts[0] >= most ? 0 : counts.firstIndex(of: most) ?? 0,
      width: Float(width), height: Float(height))
  }
}
