/// A rectangle around a line of text, which may be turned, in pixels from the top left.
struct TextRegion: Equatable {
  var x: Float
  var y: Float
  /// Half the length along the line and across it.
  var halfWidth: Float
  var halfHeight: Float
  /// Direction of the line as a unit vector: (1, 0) for a level one.
  var alongX: Float
  var alongY: Float

  /// The smallest rectangle around the points, its long side taken for the direction of the line.
  ///
  /// What is about as wide as it is tall (a character or two) tells nothing of a direction, and takes
  /// the level rectangle.
  init?(around points: [Point]) {
    let hull = Self.hull(of: points)
    guard !hull.isEmpty else { return nil }
    var best: TextRegion?
    var bestArea = Float.infinity
    for index in hull.indices {
      let next = hull[index + 1 < hull.count ? index + 1 : 0]
      let dx = next.x - hull[index].x
      let dy = next.y - hull[index].y
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { continue }
      let region = Self(around: hull, alongX: dx / length, alongY: dy / length)
      let area = region.halfWidth * region.halfHeight
      if area < bestArea * 0.9999 {
        best = region
        bestArea = area
      }
    }
    let level = Self(around: hull, alongX: 1, alongY: 0)
    guard let turned = best?.readFromTheLeft, hull.count > 2 else {
      self = level
      return
    }
    self = turned.halfWidth > 2 * turned.halfHeight ? turned : level
  }

  private init(around points: [Point], alongX: Float, alongY: Float) {
    var lowAlong = Float.infinity
    var highAlong = -Float.infinity
    var lowAcross = Float.infinity
    var highAcross = -Float.infinity
    for point in points {
      let along = point.x * alongX + point.y * alongY
      let across = point.y * alongX - point.x * alongY
      lowAlong = min(lowAlong, along)
      highAlong = max(highAlong, along)
      lowAcross = min(lowAcross, across)
      highAcross = max(highAcross, across)
    }
    let along = (lowAlong + highAlong) / 2
    let across = (lowAcross + highAcross) / 2
    x = along * alongX - across * alongY
    y = along * alongY + across * alongX
    halfWidth = (highAlong - lowAlong) / 2
    halfHeight = (highAcross - lowAcross) / 2
    self.alongX = alongX
    self.alongY = alongY
  }

  init(
    x: Float, y: Float, halfWidth: Float, halfHeight: Float, alongX: Float = 1, alongY: Float = 0
  ) {
    self.x = x
    self.y = y
    self.halfWidth = halfWidth
    self.halfHeight = halfHeight
    self.alongX = alongX
    self.alongY = alongY
  }

  /// The same rectangle with its direction within 45° of level, from left to right.
  private var readFromTheLeft: TextRegion {
    var region = self
    if abs(alongY) > abs(alongX) {
      swap(&region.halfWidth, &region.halfHeight)
      (region.alongX, region.alongY) = (-alongY, alongX)
    }
    if region.alongX < 0 {
      region.alongX = -region.alongX
      region.alongY = -region.alongY
    }
    return region
  }

  /// Grown on every side by area × `ratio` / perimeter: the network marks the middle of a line only.
  func grown(_ ratio: Float) -> TextRegion {
    let sum = halfWidth + halfHeight
    guard sum > 0 else { return self }
    let distance = halfWidth * halfHeight * ratio / sum
    var region = self
    region.halfWidth += distance
    region.halfHeight += distance
    return region
  }

  func scaled(_ factor: Float) -> TextRegion {
    var region = self
    region.x *= factor
    region.y *= factor
    region.halfWidth *= factor
    region.halfHeight *= factor
    return region
  }

  struct Point: Equatable {
    var x: Float
    var y: Float
  }

  /// The corners of the convex hull, without those on a straight side (Andrew's monotone chain).
  static func hull(of points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func chain(_ points: some Sequence<Point>) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1 {
          let a = chain[chain.count - 2]
          let b = chain[chain.count - 1]
          let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
          if turn > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain
    }
    return chain(sorted).dropLast() + chain(sorted.reversed()).dropLast()
  }
}
