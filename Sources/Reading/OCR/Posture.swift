internal import CLeptonica
internal import Glibc
internal import Gongwen

/// How a page has to be turned to stand upright with level lines.
struct Posture: Equatable {
  /// Quarter turns to the right.
  var quarters = 0
  /// Degrees to the right, after the quarter turns.
  var skew = 0.0

  /// Steeper lines are taken for something else than a crooked scan.
  private static let steepest = 5.0
  /// How much more the sums vary at the best angle than at the worst. Lines of a page give more than
  /// 2, their columns of characters less than 1.7.
  private static let leastConfidence: Float = 1.85

  /// Lines of text stand apart from each other more than characters within them do, so that the
  /// sums of ink over rows vary more along the lines than across. Up and down cannot be told
  /// that way. A page that looks as if it lay on its side may be a table whose columns stand apart
  /// more than their lines do, so that the upright posture is given, too.
  static func likely(_ ink: borrowing Raster, resolution: Double) -> (first: Posture, Posture?) {
    guard let text = RuleStrokes.without(ink, resolution: resolution),
      let upright = line(text), let turned = text.turned(1), let sideways = line(turned)
    else { return (Posture(), nil) }
    let level = Posture(skew: upright.isSure ? upright.angle : 0)
    guard sideways.weight > 1.5 * upright.weight, sideways.isSure else { return (level, nil) }
    return (Posture(quarters: 1, skew: sideways.angle), level)
  }

  private struct Line {
    var angle: Double
    /// How much the sums vary, and how much that depends on the angle.
    var weight: Float
    var isSure: Bool
  }

  private static func line(_ ink: borrowing Raster) -> Line? {
    var (angle, confidence, score): (Float, Float, Float) = (0, 0, 0)
    let failed = pixFindSkewSweepAndSearchScore(
      ink.pix, &angle, &confidence, &score, 4, 2, 0, Float(steepest) + 1, 1, 0.01)
    guard failed == 0 else { return nil }
    return Line(
      angle: Double(angle), weight: score * confidence,
      isSure: confidence >= leastConfidence && abs(Double(angle)) <= steepest)
  }

  /// From the middle of a page that was turned so, in points, back to the page in the file.
  func placement(width: Double, height: Double) -> PagePlacement? {
    guard self != Posture() else { return nil }
    let isSideways = quarters % 2 == 1
    let (middleX, middleY) = isSideways ? (height / 2, width / 2) : (width / 2, height / 2)
    // Against the turn to the right that made the page level.
    let angle = skew * .pi / 180
    let (cosine, sine) = (cos(angle), sin(angle))
    var matrix = (xx: cosine, xy: sine, yx: -sine, yy: cosine)
    for _ in 0..<(quarters % 4) {
      matrix = (xx: matrix.yx, xy: matrix.yy, yx: -matrix.xx, yy: -matrix.xy)
    }
    return PagePlacement(
      xx: matrix.xx, xy: matrix.xy, yx: matrix.yx, yy: matrix.yy,
      dx: width / 2 - matrix.xx * middleX - matrix.xy * middleY,
      dy: height / 2 - matrix.yx * middleX - matrix.yy * middleY)
  }
}
