/// A page ready to be drawn: what stands on it, from back to front, with templates and composite
/// objects put in their places. All coordinates are points, origin at the top left of the page.
struct OFDPage {
  /// 1-based, through all documents of the package.
  var number: Int
  var width: Double
  var height: Double
  var objects: [OFDObject] = []
  /// What the page refers to and the package does not have, or that contains itself; English.
  var brokenReferences: [String] = []
  /// Whether the page's XML ends before its time.
  var isCutOff = false

  var runs: [OFDTextRun] {
    objects.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  var glyphs: [OFDGlyph] { runs.flatMap(\.glyphs) }

  var paths: [OFDPath] {
    objects.compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  var images: [OFDImage] {
    objects.compactMap { if case .image(let image) = $0 { image } else { nil } }
  }
}

enum OFDObject {
  case text(OFDTextRun)
  case path(OFDPath)
  case image(OFDImage)
}

/// Characters that share a style.
struct OFDTextRun {
  var style: OFDTextStyle
  var glyphs: [OFDGlyph]
  /// Not to be drawn; the text under the picture of a scanned page is of this kind.
  var isHidden = false
  /// Stands in an annotation or a stamp and not in the page itself.
  var isAnnotation = false
}

struct OFDGlyph {
  var scalar: UInt32
  /// Glyph of the embedded font, where the page names it.
  var index: Int?
  /// Where the baseline begins.
  var origin: OFDPoint
  /// Width along the baseline, in em of the style, from the offset to the next character but not
  /// wider than the character itself.
  var width: Double
}

struct OFDTextStyle: Equatable {
  var font: OFDFont
  /// From the square of one em (x along the baseline, y downwards) to points; without the place.
  var matrix: OFDTransform
  /// 400 is regular, 700 bold.
  var weight: Int
  var isItalic: Bool
  /// `nil` where the outlines are not filled.
  var fill: OFDColour?
  /// `nil` where the outlines are not stroked.
  var stroke: OFDColour?
  /// Points.
  var lineWidth: Double

  /// Height of an em in points.
  var size: Double { (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot() }
  /// Width of an em in points.
  var em: Double { (matrix.a * matrix.a + matrix.b * matrix.b).squareRoot() }
}

struct OFDFont: Equatable {
  var name = ""
  var family = ""
  var isBold = false
  var isItalic = false
  /// Part of the package that holds the font, where it is embedded.
  var part: String?
}

struct OFDPath {
  enum Element: Equatable {
    case move(OFDPoint)
    case line(OFDPoint)
    /// Cubic Bézier curve: two control points and the end.
    case curve(OFDPoint, OFDPoint, OFDPoint)
    case close
  }

  var elements: [Element]
  var fill: OFDColour?
  var isEvenOdd = false
  var stroke: OFDColour?
  /// Points.
  var lineWidth = 0.0
  /// Lengths of dashes and gaps in points; empty for a solid line.
  var dashes: [Double] = []
  var isAnnotation = false
}

struct OFDImage {
  /// Part of the package that holds the encoded image.
  var part: String
  /// As the resource says, in capitals: `PNG`, `JPEG`, `BMP`, `TIFF`, `GBIG2`; may be empty.
  var format: String
  /// From the unit square (0, 0 is the top left of the image) to points.
  var matrix: OFDTransform
  /// 0 to 1.
  var opacity = 1.0
  var isAnnotation = false

  /// The upright rectangle round the image.
  var bounds: OFDBox { OFDBox(around: matrix.corners(OFDBox(x: 0, y: 0, width: 1, height: 1))) }
}

struct OFDColour: Equatable {
  /// 0xRRGGBB.
  var rgb: UInt32
  /// 0 to 1.
  var opacity = 1.0

  static let black = OFDColour(rgb: 0)
}
