internal import CLeptonica
internal import CPoppler

/// Draws a page with cairo for recognition, with a bounded number of pixels.
enum PageCanvas {
  /// Enough for body text; what is finer shows no more of the characters.
  static let usualResolution = 300.0
  private static let resolutions = 150.0...400.0

  /// White paper of a size in points with what `draw` puts on it; the unit of its context is a
  /// point. `nil` where the page has no size or memory does not suffice.
  static func image(
    width: Double, height: Double, resolution: Double, _ draw: (OpaquePointer) -> Void
  ) -> PageImage? {
    guard width.isFinite, height.isFinite, width > 1, height > 1 else { return nil }
    let fitting = min(max(resolution, resolutions.lowerBound), resolutions.upperBound)
    let most = Double(PageRecognizer.mostPixels)
    let scale = min(fitting / 72, (most / (width * height)).squareRoot())
    let (columns, rows) = (Int((width * scale).rounded()), Int((height * scale).rounded()))
    guard columns > 8, rows > 8, columns < 1 << 15, rows < 1 << 15,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let context = cairo_create(surface)
    else { return nil }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, Double(columns) / width, Double(rows) / height)
    draw(context)
    cairo_surface_flush(surface)
    guard let raster = raster(surface, columns: columns, rows: rows) else { return nil }
    return PageImage(raster: raster, width: width, height: height)
  }

  private static func raster(_ surface: OpaquePointer, columns: Int, rows: Int) -> Raster? {
    guard let data = cairo_image_surface_get_data(surface),
      let raster = Raster(width: columns, height: rows, depth: 32),
      let target = pixGetData(raster.pix)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let words = Int(pixGetWpl(raster.pix))
    for y in 0..<rows {
      let source = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
      let row = target + y * words
      var x = 0
      while x < columns {
        // Cairo has blue in the lowest byte, Leptonica alpha below blue.
        row[x] = source[x] &<< 8
        x &+= 1
      }
    }
    return raster
  }
}
