internal import CCairo

/// Says what the marks mean, in a strip below the page, so that it covers nothing.
struct Legend {
  /// Of the strip, in points.
  static let height = 30.0

  private static let margin = 12.0
  private static let swatch = 18.0
  private static let gap = 4.0
  private static let distance = 14.0
  /// Families with Han characters in the order of preference; `sans` finds what else is installed.
  private static let font = "Noto Sans CJK SC, WenQuanYi Zen Hei, sans 9"

  /// `context` is a `cairo_t` whose unit is a point; `top` is the lower edge of the page.
  static func draw(on context: OpaquePointer, top: Double, width: Double) {
    let painter = MarkPainter(context: context)
    cairo_save(context)
    painter.set(MarkKind.Colour(0xFFFFFF))
    cairo_rectangle(context, 0, top, width, height)
    cairo_fill(context)
    painter.set(MarkKind.Colour(0x999999))
    cairo_set_line_width(context, 0.5)
    cairo_move_to(context, 0, top + 0.25)
    cairo_rel_line_to(context, width, 0)
    cairo_stroke(context)
    let entries = MarkKind.allCases.compactMap { kind in
      Label(kind.style.name, on: context).map { (kind.style, $0) }
    }
    let natural = entries.reduce(-distance) { $0 + swatch + gap + $1.1.width + distance }
    // A narrow page has a smaller legend.
    let scale = min(1, max(0.05, (width - 2 * margin) / max(1, natural)))
    cairo_translate(context, max(margin, (width - natural * scale) / 2), top + height / 2)
    cairo_scale(context, scale, scale)
    var x = 0.0
    for (style, label) in entries {
      painter.paint(style, x: x, y: -6, width: swatch, height: 12)
      x += swatch + gap
      painter.set(MarkKind.Colour(0))
      label.draw(x: x, on: context)
      x += label.width + distance
    }
    cairo_restore(context)
  }

  /// A line of text in the middle of the strip.
  private final class Label {
    private let layout: OpaquePointer
    let width: Double
    private let height: Double

    init?(_ text: String, on context: OpaquePointer) {
      guard let layout = pango_cairo_create_layout(context) else { return nil }
      self.layout = layout
      let description = pango_font_description_from_string(Legend.font)
      pango_layout_set_font_description(layout, description)
      pango_font_description_free(description)
      pango_layout_set_text(layout, text, -1)
      var (width, height): (Int32, Int32) = (0, 0)
      pango_layout_get_size(layout, &width, &height)
      self.width = Double(width) / Double(PANGO_SCALE)
      self.height = Double(height) / Double(PANGO_SCALE)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    func draw(x: Double, on context: OpaquePointer) {
      cairo_move_to(context, x, -height / 2)
      pango_cairo_show_layout(context, layout)
    }
  }
}
