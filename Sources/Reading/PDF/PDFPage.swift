internal import CPoppler
internal import Gongwen

/// One page as poppler sees it. Freed before the next is opened, so that memory does not grow with
/// the number of pages.
struct PDFPage: ~Copyable {
  let handle: OpaquePointer
  /// Points.
  let width: Double
  let height: Double

  init(_ handle: OpaquePointer) {
    self.handle = handle
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(handle, &width, &height)
    self.width = Self.isSane(width) ? max(0, width) : 0
    self.height = Self.isSane(height) ? max(0, height) : 0
  }

  /// Broken files have pages and glyphs of any size at any place. Nothing that stands farther away
  /// than this, in points, can be seen; no is said of what is no number too.
  private static func isSane(_ value: Double) -> Bool { abs(value) < 1e6 }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  /// All glyphs in poppler's order, which is not yet the reading order. White space is left out:
  /// poppler makes it from gaps, and the gaps are still there.
  func glyphs() -> PageGlyphs {
    guard let raw = poppler_page_get_text(handle) else { return PageGlyphs() }
    defer { g_free(raw) }
    let text = String(cString: raw).unicodeScalars.map(\.value)
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    let hasLayout = poppler_page_get_text_layout(handle, &rectangles, &count)
    defer { g_free(rectangles) }
    guard hasLayout != 0, let rectangles, Int(count) == text.count else {
      return PageGlyphs(unplaced: text)
    }
    var result = PageGlyphs()
    result.glyphs.reserveCapacity(text.count)
    let styles = styleRuns(into: &result.styles)
    var run = 0
    for (index, scalar) in text.enumerated() where !Self.isWhite(scalar) {
      while run + 1 < styles.count, index >= styles[run + 1].start { run += 1 }
      let box = rectangles[index]
      guard [box.x1, box.y1, box.x2, box.y2].allSatisfy(Self.isSane) else { continue }
      result.glyphs.append(
        Glyph(
          scalar: scalar, x0: Float(min(box.x1, box.x2)), y0: Float(min(box.y1, box.y2)),
          x1: Float(max(box.x1, box.x2)), y1: Float(max(box.y1, box.y2)),
          style: run < styles.count ? styles[run].style : 0))
    }
    return result
  }

  private struct StyleRun {
    var start: Int
    var style: UInt16
  }

  private func styleRuns(into styles: inout [GlyphStyle]) -> [StyleRun] {
    let list = poppler_page_get_text_attributes(handle)
    defer { poppler_page_free_text_attributes(list) }
    var runs: [StyleRun] = []
    var node = list
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let style = Self.style(attributes)
      let index =
        styles.firstIndex(of: style)
        ?? {
          styles.append(style)
          return styles.count - 1
        }()
      runs.append(
        StyleRun(start: Int(attributes.start_index), style: UInt16(clamping: index)))
    }
    return runs
  }

  private static func style(_ attributes: PopplerTextAttributes) -> GlyphStyle {
    var name = attributes.font_name.map { String(cString: $0) } ?? ""
    // "ABCDEF+Name": the prefix marks a subset and says nothing about the font.
    if let plus = name.utf8.firstIndex(of: UInt8(ascii: "+")),
      name.utf8.distance(from: name.utf8.startIndex, to: plus) == 6
    {
      name = String(name[name.utf8.index(after: plus)...])
    }
    let lower = name.lowercased()
    let isBold = ["bold", "black", "heavy"].contains { lower.contains($0) }
    let colour = attributes.color
    return GlyphStyle(
      font: name, size: isSane(attributes.font_size) ? Float(attributes.font_size) : 0,
      isBold: isBold,
      colour: UInt32(colour.red >> 8) << 16 | UInt32(colour.green >> 8) << 8
        | UInt32(colour.blue >> 8))
  }

  private static func isWhite(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }
}
