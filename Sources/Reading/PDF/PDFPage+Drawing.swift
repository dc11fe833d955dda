internal import CPoppler

extension PDFPage {
  /// Draws the page on white paper with as many pixels as its largest picture has, if a picture fills
  /// the page, else at 300 dpi. `nil` where the page has no size or memory does not suffice.
  func drawn() -> PageImage? {
    PageCanvas.image(
      width: width, height: height, resolution: pictureResolution() ?? PageCanvas.usualResolution
    ) { poppler_page_render(handle, $0) }
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
