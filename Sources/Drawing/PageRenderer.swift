internal import CCairo
public import Gongwen
public import Reading

/// Draws the pages of a document as a picture or as a PDF, with its mentions marked where an
/// extracted document is given.
public struct PageRenderer {
  private let reader: DocumentReader
  private let marks: PageMarks?

  /// `marked` is what was extracted from the same bytes with the same options.
  public init(options: ReadingOptions, marked: ExtractedDocument?) {
    reader = DocumentReader(options: options)
    marks = marked.map { PageMarks($0) }
  }

  /// A PNG picture of a page (1-based) with so many pixels to an inch.
  ///
  /// - Throws: `ReadingError`: `noSuchPage`, `damagedPage`, `pageTooLarge`, or where the document
  ///   cannot be opened.
  public func png(
    _ bytes: [UInt8], name: String, page: Int, resolution: Double
  ) throws(ReadingError) -> [UInt8] {
    try reader.withPages(of: bytes, name: name) { (pages) throws(ReadingError) -> [UInt8] in
      let size = try size(ofPage: page, of: pages, name: name)
      let scale = resolution / 72
      let (width, height) = (size.width * scale, (size.height + legendHeight) * scale)
      guard width >= 1, height >= 1, max(width, height) <= Self.longestSide,
        width * height <= Self.mostPixels,
        let surface = cairo_image_surface_create(
          CAIRO_FORMAT_RGB24, Int32(width.rounded(.up)), Int32(height.rounded(.up)))
      else { throw ReadingError(code: .pageTooLarge, file: name, page: page) }
      defer { cairo_surface_destroy(surface) }
      try draw(on: surface, name: name) { context in
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, scale, scale)
        draw(page, of: pages, size: size, on: context)
      }
      let sink = ByteSink()
      guard
        cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure)
          == CAIRO_STATUS_SUCCESS
      else { throw ReadingError(code: .damagedPage, file: name, page: page) }
      return sink.bytes
    }
  }

  /// A PDF of one page (1-based), or of all pages that can be opened. What was text or lines stays
  /// so.
  ///
  /// - Throws: as `png`.
  public func pdf(_ bytes: [UInt8], name: String, page: Int?) throws(ReadingError) -> [UInt8] {
    try reader.withPages(of: bytes, name: name) { (pages) throws(ReadingError) -> [UInt8] in
      let numbers = page.map { $0...$0 } ?? 1...max(1, pages.pageCount)
      let sink = ByteSink()
      guard let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 1, 1)
      else { throw ReadingError(code: .damagedPage, file: name, page: page) }
      defer { cairo_surface_destroy(surface) }
      // The same input makes the same file, whenever it is drawn.
      cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z")
      var drawn = 0
      for number in numbers {
        guard page != nil || pages.size(ofPage: number - 1) != nil else { continue }
        let size = try size(ofPage: number, of: pages, name: name)
        cairo_pdf_surface_set_size(surface, size.width, size.height + legendHeight)
        try draw(on: surface, name: name) { context in
          draw(number, of: pages, size: size, on: context)
          cairo_show_page(context)
        }
        drawn += 1
      }
      cairo_surface_finish(surface)
      guard drawn > 0, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
        throw ReadingError(code: .damagedPage, file: name, page: page)
      }
      return sink.bytes
    }
  }

  /// Cairo's own limit, and as much as 400 MB hold.
  private static let longestSide = 32_000.0
  private static let mostPixels = 100e6
  /// A PDF page cannot be longer (ISO 32000-1 annex C.2).
  private static let longestPage = 14_400.0

  private var legendHeight: Double { marks == nil ? 0 : Legend.height }

  private func size(
    ofPage number: Int, of pages: any PageDrawing, name: String
  ) throws(ReadingError) -> PageSize {
    guard (1...max(1, pages.pageCount)).contains(number) else {
      throw ReadingError(code: .noSuchPage, file: name, page: number, pages: pages.pageCount)
    }
    guard let size = pages.size(ofPage: number - 1), size.width > 0, size.height > 0 else {
      throw ReadingError(code: .damagedPage, file: name, page: number)
    }
    guard max(size.width, size.height) <= Self.longestPage else {
      throw ReadingError(code: .pageTooLarge, file: name, page: number)
    }
    return size
  }

  private func draw(
    on surface: OpaquePointer, name: String, _ body: (OpaquePointer) -> Void
  ) throws(ReadingError) {
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let context = cairo_create(surface)
    else { throw ReadingError(code: .pageTooLarge, file: name) }
    defer { cairo_destroy(context) }
    body(context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      throw ReadingError(
        code: .damagedPage, file: name,
        detail: String(cString: cairo_status_to_string(cairo_status(context))))
    }
  }

  private func draw(
    _ number: Int, of pages: any PageDrawing, size: PageSize, on context: OpaquePointer
  ) {
    cairo_save(context)
    cairo_rectangle(context, 0, 0, size.width, size.height)
    cairo_clip(context)
    cairo_save(context)
    pages.draw(page: number - 1, on: context)
    cairo_restore(context)
    if let marks { MarkPainter(context: context).paint(marks.on(page: number)) }
    cairo_restore(context)
    if marks != nil { Legend.draw(on: context, top: size.height, width: size.width) }
  }
}

/// Takes what cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  /// The sink as the closure of a `cairo_write_func_t`; it must outlive the surface.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
      contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
