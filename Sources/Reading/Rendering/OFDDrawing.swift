internal import CPoppler
internal import Gongwen

/// An OFD package drawn with cairo: pictures, paths, and characters in a Chinese font of the system,
/// at the places and in the sizes and colours that the page gives them.
final class OFDDrawing: PageDrawing {
  private let document: OFDDocument
  /// Reading a page takes unpacking; the size is asked for before the drawing.
  private var last: OFDPage?

  init(_ document: OFDDocument) {
    self.document = document
  }

  var pageCount: Int { document.pageCount }

  private func page(_ index: Int) -> OFDPage? {
    if let last, last.number == index + 1 { return last }
    guard (0..<document.pageCount).contains(index), let page = try? document.page(index) else {
      return nil
    }
    last = page
    return page
  }

  func size(ofPage index: Int) -> PageSize? {
    page(index).map { PageSize(width: $0.width, height: $0.height) }
  }

  func draw(page index: Int, on context: OpaquePointer) {
    guard let page = page(index) else { return }
    for object in page.objects {
      cairo_save(context)
      switch object {
      case .text(let run): if !run.isHidden { draw(run, on: context) }
      case .path(let path): draw(path, on: context)
      case .image(let image): draw(image, on: context)
      }
      cairo_restore(context)
    }
  }

  private func setColour(_ colour: OFDColour, on context: OpaquePointer) {
    cairo_set_source_rgba(
      context, Double(colour.rgb >> 16 & 0xFF) / 255, Double(colour.rgb >> 8 & 0xFF) / 255,
      Double(colour.rgb & 0xFF) / 255, colour.opacity)
  }

  private func draw(_ run: OFDTextRun, on context: OpaquePointer) {
    guard let colour = run.style.fill ?? run.style.stroke,
      var matrix = cairo_matrix_t(run.style.matrix)
    else { return }
    let name = (run.style.font.name + run.style.font.family).lowercased()
    let isSans = ["黑", "hei", "sans", "arial"].contains { name.contains($0) }
    let style = run.style.glyphStyle
    cairo_select_font_face(
      context, isSans ? "Noto Sans CJK SC" : "Noto Serif CJK SC",
      run.style.isItalic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
      style.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_matrix(context, &matrix)
    setColour(colour, on: context)
    for glyph in run.glyphs where !CharacterWidth.isWhite(glyph.scalar) && glyph.scalar >= 0x20 {
      cairo_move_to(context, glyph.origin.x, glyph.origin.y)
      cairo_show_text(context, TextBuffer.string([glyph.scalar]))
    }
  }

  private func draw(_ path: OFDPath, on context: OpaquePointer) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
    if let fill = path.fill {
      cairo_set_fill_rule(
        context, path.isEvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      setColour(fill, on: context)
      cairo_fill_preserve(context)
    }
    if let stroke = path.stroke {
      setColour(stroke, on: context)
      cairo_set_line_width(context, min(1000, max(0.1, path.lineWidth)))
      // Dashes of no length would never end.
      if path.dashes.reduce(0, +) > 0.2 {
        cairo_set_dash(context, path.dashes, Int32(clamping: path.dashes.count), 0)
      }
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  private func draw(_ image: OFDImage, on context: OpaquePointer) {
    guard var matrix = cairo_matrix_t(image.matrix), image.opacity > 0,
      let bytes = try? document.package.bytes(image.part),
      let surface = PictureSurface(bytes)
    else { return }
    cairo_transform(context, &matrix)
    surface.draw(on: context, opacity: image.opacity)
  }
}

extension cairo_matrix_t {
  /// `nil` for a map that has no inverse: cairo would draw nothing more after it.
  fileprivate init?(_ map: OFDTransform) {
    let area = abs(map.a * map.d - map.b * map.c)
    guard area.isFinite, area > 1e-6 else { return nil }
    self.init()
    cairo_matrix_init(&self, map.a, map.b, map.c, map.d, map.e, map.f)
  }
}
