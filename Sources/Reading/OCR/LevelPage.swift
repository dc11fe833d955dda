internal import Gongwen

/// A page after it was turned upright and straightened.
struct LevelPage: ~Copyable {
  /// 8 bits.
  let grey: Raster
  /// Red ink, 1 bit.
  let red: Raster?
  /// Points.
  let width: Double
  let height: Double
  /// The way back to the page in the file.
  let placement: PagePlacement?
  /// The rest of the skew, in degrees, that is taken out of the places only.
  let rest: Double

  /// Pixels are interpolated only where lines would run into each other otherwise.
  private static let leastRotation = 0.25

  init?(
    _ grey: borrowing Raster, red: borrowing Raster?, posture: Posture,
    size: (width: Double, height: Double)
  ) {
    let isSideways = posture.quarters % 2 == 1
    (width, height) = isSideways ? (size.height, size.width) : size
    placement = posture.placement(width: size.width, height: size.height)
    let isRotated = abs(posture.skew) >= Self.leastRotation
    rest = isRotated ? 0 : posture.skew
    guard let level = Self.level(grey, posture, isRotated) else { return nil }
    self.grey = level
    self.red = Self.levelOptional(red, posture, isRotated)
  }

  private static func levelOptional(
    _ raster: borrowing Raster?, _ posture: Posture, _ isRotated: Bool
  ) -> Raster? {
    switch raster {
    case .some(let raster): return level(raster, posture, isRotated)
    case .none: return nil
    }
  }

  private static func level(
    _ raster: borrowing Raster, _ posture: Posture, _ isRotated: Bool
  ) -> Raster? {
    guard let turned = raster.turned(posture.quarters) else { return nil }
    if isRotated { return turned.rotated(degrees: posture.skew) }
    return turned
  }

  /// A pixel in points.
  var dot: Double { width / Double(max(1, grey.width)) }
  /// Pixels per inch.
  var resolution: Double { 72 / dot }
}
