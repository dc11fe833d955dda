internal import CCairo
internal import Gongwen

/// Paints marks over a page. Colours are multiplied with what stands there, so that the print under
/// them stays black.
struct MarkPainter {
  /// A `cairo_t` whose unit is a point.
  let context: OpaquePointer

  /// Clauses are not tinted under the mentions inside them, which keep the colours of the legend.
  func paint(_ marks: [PageMarks.Mark]) {
    cairo_save(context)
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY)
    let mentions = Region(marks.filter { $0.kind.isMention })
    for kind in MarkKind.allCases where !kind.isMention {
      let tinted = Region(marks.filter { $0.kind == kind })
      tinted.subtract(mentions)
      tinted.trace(on: context)
      set(kind.style.fill)
      cairo_fill(context)
    }
    for mark in marks where mark.kind.isMention {
      paint(
        mark.kind.style, x: mark.box.x, y: mark.box.y, width: mark.box.width,
        height: mark.box.height)
    }
    cairo_restore(context)
  }

  func paint(_ style: MarkKind.Style, x: Double, y: Double, width: Double, height: Double) {
    set(style.fill)
    cairo_rectangle(context, x, y, width, height)
    cairo_fill(context)
    guard let line = style.line else { return }
    set(line)
    cairo_set_line_width(context, Self.lineWidth)
    cairo_set_dash(context, style.dashes, Int32(style.dashes.count), 0)
    // Lines that are set sideways have their feet at the left as a rule.
    if height > 2.5 * width {
      cairo_move_to(context, x + Self.lineWidth / 2, y)
      cairo_rel_line_to(context, 0, height)
    } else {
      cairo_move_to(context, x, y + height - Self.lineWidth / 2)
      cairo_rel_line_to(context, width, 0)
    }
    cairo_stroke(context)
  }

  private static let lineWidth = 1.0

  func set(_ colour: MarkKind.Colour) {
    cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
  }
}

/// An area made of rectangles, exact to a hundredth of a point as boxes are.
private final class Region {
  private let region: OpaquePointer

  init(_ marks: [PageMarks.Mark]) {
    var rectangles = marks.map { mark in
      let (left, top) = (Self.whole(mark.box.x), Self.whole(mark.box.y))
      let (right, bottom) = (
        Self.whole(mark.box.x + mark.box.width), Self.whole(mark.box.y + mark.box.height)
      )
      return cairo_rectangle_int_t(x: left, y: top, width: right - left, height: bottom - top)
    }
    region = cairo_region_create_rectangles(&rectangles, Int32(clamping: rectangles.count))
  }

  deinit { cairo_region_destroy(region) }

  func subtract(_ other: Region) {
    cairo_region_subtract(region, other.region)
  }

  func trace(on context: OpaquePointer) {
    for index in 0..<cairo_region_num_rectangles(region) {
      var rectangle = cairo_rectangle_int_t()
      cairo_region_get_rectangle(region, index, &rectangle)
      cairo_rectangle(
        context, Double(rectangle.x) / 100, Double(rectangle.y) / 100,
        Double(rectangle.width) / 100, Double(rectangle.height) / 100)
    }
  }

  /// Pages are at most 14,400 points long; what a broken file places elsewhere is off every page.
  private static func whole(_ points: Double) -> Int32 {
    Int32(max(-2e6, min(2e6, (points * 100).rounded())))
  }
}
