/// The way from the upright, straightened page that its lines were laid out on back to the page as
/// it is in the file: `x' = xx·x + xy·y + dx`, `y' = yx·x + yy·y + dy`, in points.
public struct PagePlacement: Equatable, Sendable {
  public var xx: Double
  public var xy: Double
  public var yx: Double
  public var yy: Double
  public var dx: Double
  public var dy: Double

  public init(xx: Double, xy: Double, yx: Double, yy: Double, dx: Double, dy: Double) {
    (self.xx, self.xy, self.yx, self.yy, self.dx, self.dy) = (xx, xy, yx, yy, dx, dy)
  }

  /// The box round the same middle. A small turn leaves its sides as they are, so that boxes of
  /// crooked lines do not grow; after a quarter turn they change places.
  public func box(_ box: GlyphBox) -> GlyphBox {
    let x = Double(box.x + box.width / 2)
    let y = Double(box.y + box.height / 2)
    let along = (xx * xx + yx * yx).squareRoot()
    let across = (xy * xy + yy * yy).squareRoot()
    var width = Double(box.width) * along
    var height = Double(box.height) * across
    if abs(yx) > abs(xx) { (width, height) = (height, width) }
    return GlyphBox(
      x: Float(xx * x + xy * y + dx - width / 2), y: Float(yx * x + yy * y + dy - height / 2),
      width: Float(width), height: Float(height), confidence: box.confidence)
  }
}
