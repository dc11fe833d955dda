/// A small grey picture of a page in which long thin strokes are looked for.
struct RuleImage {
  let columns: Int
  let rows: Int
  /// 0 white, 255 black, row by row.
  var darkness: [UInt8]
  /// Where glyphs were painted over; a rule may go on below them.
  private var isErased: [Bool]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    darkness = [UInt8](repeating: 0, count: columns * rows)
    isErased = [Bool](repeating: false, count: columns * rows)
  }

  /// Shorter strokes are parts of characters. In points.
  private static let shortestHorizontal: Float = 12
  private static let shortestVertical: Float = 7
  /// How much darker a stroke is than the paper on both of its sides, or lighter than the tint.
  private static let contrast = 10
  /// How much darker the tint on one side of an edge is than that on the other.
  private static let step = 30

  /// Between the rows of a table the edge of a tint counts as a rule; where the text of the page is
  /// set sideways, rows stand beside each other.
  func rules(scale: Float, isSideways: Bool) -> PageRules {
    let (across, along) = (Self.shortestHorizontal * scale, Self.shortestVertical * scale)
    return PageRules(
      horizontal: strokes(
        lines: rows, length: columns, step: 1, lineStep: columns,
        shortest: Int(isSideways ? along : across), scale: scale, edges: !isSideways),
      vertical: strokes(
        lines: columns, length: rows, step: columns, lineStep: 1,
        shortest: Int(isSideways ? across : along), scale: scale, edges: isSideways))
  }

  /// Paints a glyph over with its background, the most frequent tint of its box, so that strokes of
  /// characters are not taken for rules.
  mutating func erase(_ glyph: Glyph, scale: Float, isSideways: Bool) {
    // Boxes of some fonts are much higher than the ink and would take the rules with them.
    var (x0, y0, x1, y1) = (glyph.x0, glyph.y0, glyph.x1, glyph.y1)
    let em = max(glyph.em, 1)
    if isSideways, x1 - x0 > em { (x0, x1) = (glyph.centreX - em / 2, glyph.centreX + em / 2) }
    if !isSideways, y1 - y0 > em { (y0, y1) = (glyph.centreY - em / 2, glyph.centreY + em / 2) }
    let xs = Self.pixels(from: x0, to: x1, scale: scale, count: columns)
    let ys = Self.pixels(from: y0, to: y1, scale: scale, count: rows)
    guard xs.lowerBound < xs.upperBound, ys.lowerBound < ys.upperBound else { return }
    var counts = [Int](repeating: 0, count: 256)
    for y in ys { for x in xs { counts[Int(darkness[y * columns + x])] += 1 } }
    var background = 0
    for tint in counts.indices where counts[tint] > counts[background] { background = tint }
    for y in ys {
      for x in xs {
        darkness[y * columns + x] = UInt8(background)
        isErased[y * columns + x] = true
      }
    }
  }

  /// The pixels that a stretch in points touches; a glyph may stand wholly or partly off the page.
  private static func pixels(from: Float, to: Float, scale: Float, count: Int) -> Range<Int> {
    let limit = Float(count)
    let first = Int(max(0, min(limit, from * scale)))
    let last = Int(max(0, min(limit, to * scale + 1)))
    return first..<max(first, min(count, last))
  }

  /// Strokes along `step`: pixels that stand out from those two or three lines before and after.
  /// With `edges` also where tinted rows of a table meet.
  private func strokes(
    lines: Int, length: Int, step: Int, lineStep: Int, shortest: Int, scale: Float, edges: Bool
  ) -> [Rule] {
    var found: [Rule] = []
    // Strokes of the line before, which a thick rule goes on from.
    var open: [(rule: Int, from: Int, to: Int)] = []
    darkness.withUnsafeBufferPointer { pixels in
      for line in 0..<lines {
        let base = line * lineStep
        let before = (-min(2, line) * lineStep, -min(3, line) * lineStep)
        let rest = lines - 1 - line
        let after = (min(2, rest) * lineStep, min(3, rest) * lineStep)
        var next: [(rule: Int, from: Int, to: Int)] = []
        var start = -1
        var lastDark = -1
        var covered = 0
        var seen = 0
        func close() {
          defer { start = -1 }
          let extent = lastDark - start + 1
          // Remains of ink beside painted glyphs are not joined to a rule.
          guard start >= 0, extent >= shortest, 2 * seen > extent else { return }
          if let same = open.first(where: {
            min($0.to, lastDark) - max($0.from, start) > shortest / 2
          }) {
            let rule = found[same.rule]
            found[same.rule].from = min(rule.from, Float(start) / scale)
            found[same.rule].to = max(rule.to, Float(lastDark + 1) / scale)
            next.append((same.rule, start, lastDark))
          } else {
            found.append(
              Rule(
                at: (Float(line) + 0.5) / scale, from: Float(start) / scale,
                to: Float(lastDark + 1) / scale))
            next.append((found.count - 1, start, lastDark))
          }
        }
        for offset in 0..<length {
          let index = base + offset * step
          let value = Int(pixels[index])
          let (near0, far0) = (Int(pixels[index + before.0]), Int(pixels[index + before.1]))
          let (near1, far1) = (Int(pixels[index + after.0]), Int(pixels[index + after.1]))
          let isDarker = value - max(min(near0, far0), min(near1, far1)) > Self.contrast
          let isLighter = min(max(near0, far0), max(near1, far1)) - value > Self.contrast
          if isDarker || isLighter || (edges && abs(near0 - near1) > Self.step) {
            if start < 0 { (start, seen) = (offset, 0) }
            lastDark = offset
            covered = 0
            seen += 1
          } else if start >= 0, isErased[index] {
            covered += 1
          } else if start >= 0, offset - lastDark - covered > 1 {
            close()
          }
        }
        close()
        open = next
      }
    }
    return found
  }
}
