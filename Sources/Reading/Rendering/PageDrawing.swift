/// A document whose pages can be drawn as they were laid out.
public protocol PageDrawing: AnyObject {
  var pageCount: Int { get }

  /// Size in points of the page with a 0-based index, `nil` where the page cannot be opened.
  func size(ofPage index: Int) -> PageSize?

  /// Draws the page with a 0-based index. `context` is a `cairo_t` whose unit is a point and whose
  /// origin is the page's top left corner.
  func draw(page index: Int, on context: OpaquePointer)
}

/// Points.
public struct PageSize: Equatable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

extension DocumentReader {
  /// Opens a document for drawing; `body` must not keep what it is given. The places of the pages
  /// are those of `read`.
  ///
  /// - Throws: `ReadingError` with the code `noGeometry` where the format has no pages that could be
  ///   drawn, else as `read`.
  public func withPages<Result>(
    of bytes: [UInt8], name: String,
    _ body: (any PageDrawing) throws(ReadingError) -> Result
  ) throws(ReadingError) -> Result {
    switch ContentFormat.detect(bytes) {
    case .empty: throw ReadingError(code: .emptyFile, file: name)
    case .noise: throw ReadingError(code: .binaryNoise, file: name)
    case .unsupported(let format):
      throw ReadingError(code: .unsupportedFormat, file: name, detail: format)
    case .pdf:
      let reader = PDFReader(options: options)
      return try bytes.withUnsafeBufferPointer { (buffer) throws(ReadingError) -> Result in
        try body(PDFDrawing(reader.open(buffer, name: name)))
      }
    case .ofd: return try body(OFDDrawing(OFDReader(options: options).open(bytes, name: name)))
    case .image:
      return try body(ImageDrawing(ImageReader(options: options).open(bytes, name: name)))
    default: throw ReadingError(code: .noGeometry, file: name)
    }
  }
}
