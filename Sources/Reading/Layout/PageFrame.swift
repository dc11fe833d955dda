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

  /// Width and height of the turned page.
  var turnedSize: (width: Double, height: Double) {
    turns % 2 == 1 ? (Double(height), Double(width)) : (Double(width), Double(height))
  }

  /// From the turned page back to the page as it is stored.
  var placement: PagePlacement? {
    let (width, height) = (Double(width), Double(height))
    return switch turns {
    case 1: PagePlacement(xx: 0, xy: -1, yx: 1, yy: 0, dx: width, dy: 0)
    case 2: PagePlacement(xx: -1, xy: 0, yx: 0, yy: -1, dx: width, dy: height)
    case 3: PagePlacement(xx: 0, xy: 1, yx: -1, yy: 0, dx: 0, dy: height)
    default: nil
    }
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
