internal import Gongwen

extension GlyphPlace {
  /// One box for each line that the glyphs stand on, rounded to hundredths of a point.
  static func boxes(of places: some Sequence<GlyphPlace>) -> [Box] {
    var result: [Box] = []
    var (page, x0, y0, x1, y1) = (0, Float(0), Float(0), Float(0), Float(0))
    var confidence: Float?
    func close() {
      guard page > 0 else { return }
      result.append(
        Box(
          page: page, x: rounded(x0), y: rounded(y0), width: rounded(x1 - x0),
          height: rounded(y1 - y0), confidence: confidence.map(rounded)))
    }
    for place in places where place.box.width > 0 && place.box.height > 0 {
      let box = place.box
      let (right, bottom) = (box.x + box.width, box.y + box.height)
      let middle = box.y + box.height / 2
      let isSameLine =
        place.page == page && box.x > x0 - 1
        && abs(middle - (y0 + y1) / 2) < min(box.height, y1 - y0) / 2
      if isSameLine {
        (x0, y0) = (min(x0, box.x), min(y0, box.y))
        (x1, y1) = (max(x1, right), max(y1, bottom))
        if let other = box.confidence { confidence = min(confidence ?? 1, other) }
      } else {
        close()
        (page, x0, y0, x1, y1) = (place.page, box.x, box.y, right, bottom)
        confidence = box.confidence
      }
    }
    close()
    return result
  }

  private static func rounded(_ value: Float) -> Double {
    (Double(value) * 100).rounded() / 100
  }
}
