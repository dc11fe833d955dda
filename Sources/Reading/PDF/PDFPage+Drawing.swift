internal import CLeptonica
internal import CPoppler

extension PDFPage {
  /// Enough for body text; what is finer shows no more of the characters.
  private static let usualResolution = 300.0
  private static let resolutions = 150.0...400.0

  /// Draws the page on white paper with as many pixels as its largest picture has, if a picture fills
  /// the page, else at 300 dpi. `nil` where the page has no size or memory does not suffice.
  func drawn() -> PageImage? {
    guard width.isFinite, height.isFinite, width > 1, height > 1 else { return nil }
    var resolution = pictureResolution() ?? Self.usualResolution
    resolution = min(max(resolution, Self.resolutions.lowerBound), Self.resolutions.upperBound)
    let most = Double(PageRecognizer.mostPixels)
    let scale = min(resolution / 72, (most / (width * height)).squareRoot())
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
    poppler_page_render(handle, context)
    cairo_surface_flush(surface)
    guard let raster = Self.raster(surface, columns: columns, rows: rows) else { return nil }
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

  /// Pixels per inch of the picture that fills the page, `nil` where none does.
  private func pictureResolution() -> Double? {
    var best: Double?
    forEachPicture { area, identifier in
      guard area.width * area.height > 0.6 * width * height, area.width > 0,
        let surface = poppler_page_get_image(handle, identifier)
      else { return }
      defer { cairo_surface_destroy(surface) }
      let resolution = 72 * Double(cairo_image_surface_get_width(surface)) / area.width
      if resolution.isFinite { best = max(best ?? 0, resolution) }
    }
    return best
  }

  /// Share of the page that pictures cover, the largest of them counting.
  var pictureCoverage: Double {
    var most = 0.0
    forEachPicture { area, _ in most = max(most, area.width * area.height / (width * height)) }
    return width * height > 0 ? most : 0
  }

  /// Areas in points, clipped to the page.
  private func forEachPicture(_ body: ((width: Double, height: Double), gint) -> Void) {
    let list = poppler_page_get_image_mapping(handle)
    defer { poppler_page_free_image_mapping(list) }
    var node = list
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let mapping = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
      let x = (max(0, mapping.area.x1), min(width, mapping.area.x2))
      let y = (max(0, mapping.area.y1), min(height, mapping.area.y2))
      guard x.1 > x.0, y.1 > y.0 else { continue }
      body((x.1 - x.0, y.1 - y.0), mapping.image_id)
    }
  }
}
