internal import CPoppler

extension PDFPage {
  /// Finds the ruling lines. Poppler's text interface knows nothing of them, so the page is drawn
  /// small and searched for long thin strokes; only pages that may hold a table are worth it.
  func rules(around glyphs: [Glyph], isSideways: Bool) -> PageRules {
    // 90 dpi: a hairline is still a pixel, and a page costs a few milliseconds.
    let scale = min(1.25, 2000 / max(width, height, 1))
    let columns = Int(width * scale)
    let rows = Int(height * scale)
    guard columns > 8, rows > 8,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    else { return PageRules() }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let context = cairo_create(surface)
    else { return PageRules() }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(handle, context)
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return PageRules() }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var image = RuleImage(columns: columns, rows: rows)
    for y in 0..<rows {
      let line = data + y * stride
      for x in 0..<columns {
        let pixel = line + 4 * x
        image.darkness[y * columns + x] = 255 - min(pixel[0], min(pixel[1], pixel[2]))
      }
    }
    for glyph in glyphs { image.erase(glyph, scale: Float(scale), isSideways: isSideways) }
    return image.rules(scale: Float(scale), isSideways: isSideways)
  }
}
