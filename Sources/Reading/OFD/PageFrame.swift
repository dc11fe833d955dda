internal import Gongwen

/// The page as its reader holds it. Wide tables are often set sideways on an upright page, and some
/// text is set in columns from top to bottom; turned so that the lines go from left to right, both
/// are laid out like any other page.
struct PageFrame {
  /// Quarter turns clockwise that the lines of the page stand from upright.
  let turns: Int
  /// Of the page as it is stored, in points.
  let width: Float
  let height: Float

  private func turned(_ box: GlyphBox) -> GlyphBox {
    var result = box
    switch turns {
    case 1:
      (result.x, result.y) = (box.y, width - box.x - box.width)
      (result.width, result.height) = (box.height, box.width)
    case 2: (result.x, result.y) = (width - box.x - box.width, height - box.y - box.height)
    case 3:
      (result.x, result.y) = (height - box.y - box.height, box.x)
      (result.width, result.height) = (box.height, box.width)
    default: break
    }
    return result
  }

  /// From the turned page back to the page as it is stored.
  func original(_ box: GlyphBox) -> GlyphBox {
    let isAcross = turns % 2 == 1
    return PageFrame(
      turns: (4 - turns) % 4, width: isAcross ? height : width, height: isAcross ? width : height
    ).turned(box)
  }

  func turned(_ glyph: Glyph) -> Glyph {
    let box = turned(glyph.box)
    var result = glyph
    (result.x0, result.y0) = (box.x, box.y)
    (result.x1, result.y1) = (box.x + box.width, box.y + box.height)
    return result
  }

  func turned(_ rules: PageRules) -> PageRules {
    func turned(_ rule: Rule, isVertical: Bool) -> Rule {
      let length = rule.to - rule.from
      let box = self.turned(
        isVertical
          ? GlyphBox(x: rule.at, y: rule.from, width: 0, height: length)
          : GlyphBox(x: rule.from, y: rule.at, width: length, height: 0))
      return isVertical == (turns % 2 == 1)
        ? Rule(at: box.y, from: box.x, to: box.x + length)
        : Rule(at: box.x, from: box.y, to: box.y + length)
    }
    let horizontal = rules.horizontal.map { turned($0, isVertical: false) }
    let vertical = rules.vertical.map { turned($0, isVertical: true) }
    return turns % 2 == 1
      ? PageRules(horizontal: vertical, vertical: horizontal)
      : PageRules(horizontal: horizontal, vertical: vertical)
  }
}

extension OFDPage {
  /// The frame that most characters of the page read well in.
  func frame() -> PageFrame {
    var counts = [0, 0, 0, 0]
    for run in runs where !run.isHidden && !run.isAnnotation {
      guard let turns = run.quarterTurns else { continue }
      counts[turns] += run.glyphs.count
    }
    let most = counts.max() ?? 0
    let turns = 2 * counts[0] >= most ? 0 : counts.firstIndex(of: most) ?? 0
    return PageFrame(turns: turns, width: Float(width), height: Float(height))
  }
}

extension OFDTextRun {
  /// Where the text goes: 0 to the right, 1 down, 2 to the left, 3 up; `nil` for slanted text.
  fileprivate var quarterTurns: Int? {
    guard let turns = style.quarterTurns else { return nil }
    guard let first = glyphs.first, let last = glyphs.last else { return nil }
    let (x, y) = (last.origin.x - first.origin.x, last.origin.y - first.origin.y)
    // A word or two between other characters says nothing of the page.
    guard glyphs.count > 2, max(abs(x), abs(y)) > style.size else { return turns }
    return abs(x) > abs(y) ? (x > 0 ? 0 : 2) : (y > 0 ? 1 : 3)
  }
}
