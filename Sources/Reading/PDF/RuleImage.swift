/// A small grey picture of a page in which long thin strokes are looked for.
struct RuleImage {
  let columns: Int
  let rows: Int
  /// 0 white, 255 black, row by row.
  var darkness: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    darkness = [UInt8](repeating: 0, count: columns * rows)
  }

  /// Shorter strokes are parts of characters. In points.
  private static let shortestHorizontal: Float = 22
  private static let shortestVertical: Float = 7
  /// How much darker a stroke is than the paper on both of its sides.
  private static let contrast = 28

  func rules(scale: Float) -> PageRules {
    PageRules(
      horizontal: strokes(
        lines: rows, length: columns, step: 1, lineStep: columns,
        shortest: Int(Self.shortestHorizontal * scale), scale: scale),
      vertical: strokes(
        lines: columns, length: rows, step: columns, lineStep: 1,
        shortest: Int(Self.shortestVertical * scale), scale: scale))
  }

  /// Strokes along `step`: pixels that are darker than those three lines before and after.
  private func strokes(
    lines: Int, length: Int, step: Int, lineStep: Int, shortest: Int, scale: Float
  ) -> [Rule] {
    var found: [Rule] = []
    // Strokes of the line before, which a thick rule goes on from.
    var open: [(rule: Int, from: Int, to: Int)] = []
    darkness.withUnsafeBufferPointer { pixels in
      for line in 0..<lines {
        let base = line * lineStep
        let before = line >= 3 ? -3 * lineStep : -line * lineStep
        let after = line + 3 < lines ? 3 * lineStep : (lines - 1 - line) * lineStep
        var next: [(rule: Int, from: Int, to: Int)] = []
        var start = -1
        var lastDark = -1
        func close() {
          defer { start = -1 }
          guard start >= 0, lastDark - start + 1 >= shortest else { return }
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
          let value = Int(pixels[index]) - Self.contrast
          if value > 0, value > Int(pixels[index + before]), value > Int(pixels[index + after]) {
            if start < 0 { start = offset }
            lastDark = offset
          } else if start >= 0, offset - lastDark > 1 {
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
