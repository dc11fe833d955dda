internal import Glibc

/// Points of the page (1/72 inch), origin at the top left, y downwards.
struct OFDPoint: Equatable {
  var x: Double
  var y: Double

  /// Whether the point may be drawn. Coordinates come from the file and can be anything; far outside
  /// every page they would only cost precision.
  var isSane: Bool { abs(x) < 1e6 && abs(y) < 1e6 }
}

/// An upright rectangle, with `width` and `height` not negative.
struct OFDBox: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// `ST_Box`: four numbers.
  init?(_ text: String?) {
    let numbers = OFDNumbers.list(text)
    guard numbers.count >= 4 else { return nil }
    self.init(
      x: min(numbers[0], numbers[0] + numbers[2]), y: min(numbers[1], numbers[1] + numbers[3]),
      width: abs(numbers[2]), height: abs(numbers[3]))
  }

  init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  init(around points: [OFDPoint]) {
    let (left, right) = points.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1.x), max($0.1, $1.x))
    }
    let (top, bottom) = points.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1.y), max($0.1, $1.y))
    }
    self.init(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
  }
}

/// An affine map: x′ = a·x + c·y + e, y′ = b·x + d·y + f (GB/T 33190-2016 §8.5).
struct OFDTransform: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = OFDTransform()

  static func translation(_ x: Double, _ y: Double) -> OFDTransform { OFDTransform(e: x, f: y) }

  static func scale(_ x: Double, _ y: Double) -> OFDTransform { OFDTransform(a: x, d: y) }

  /// Clockwise, because y points downwards.
  static func rotation(degrees: Double) -> OFDTransform {
    // Quarter turns are exact, so that rotated text keeps upright boxes.
    let (sine, cosine): (Double, Double) =
      switch degrees.truncatingRemainder(dividingBy: 360) {
      case 0: (0, 1)
      case 90, -270: (1, 0)
      case 180, -180: (0, -1)
      case 270, -90: (-1, 0)
      case let other: (sin(other * .pi / 180), cos(other * .pi / 180))
      }
    return OFDTransform(a: cosine, b: sine, c: -sine, d: cosine)
  }

  /// `ST_Array` of six numbers.
  init?(_ text: String?) {
    let numbers = OFDNumbers.list(text)
    guard numbers.count >= 6 else { return nil }
    self.init(
      a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }

  init(
    a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0
  ) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// First `inner`, then this map.
  func callAsFunction(_ inner: OFDTransform) -> OFDTransform {
    OFDTransform(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b,
      c: a * inner.c + c * inner.d, d: b * inner.c + d * inner.d,
      e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
  }

  func callAsFunction(_ x: Double, _ y: Double) -> OFDPoint {
    OFDPoint(x: a * x + c * y + e, y: b * x + d * y + f)
  }

  /// How much lengths grow on the average of both directions.
  var scale: Double { abs(a * d - b * c).squareRoot() }

  /// The corners of a rectangle, in order round it.
  func corners(_ box: OFDBox) -> [OFDPoint] {
    [
      self(box.x, box.y), self(box.x + box.width, box.y),
      self(box.x + box.width, box.y + box.height), self(box.x, box.y + box.height),
    ]
  }
}
