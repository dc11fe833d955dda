/// Unites the places of glyphs that follow each other into one box for each line.
struct LineBoxes {
  /// The lines that have ended, rounded to hundredths of a point.
  private(set) var boxes: [Box] = []
  private var page = 0
  private var x0: Float = 0
  private var y0: Float = 0
  private var x1: Float = 0
  private var y1: Float = 0
  private var confidence: Float?

  /// A tab parts the cells of a table row, which stand side by side on one line.
  mutating func add(_ place: GlyphPlace, of scalar: UInt32) {
    guard scalar != 0x09 else { return endLine() }
    let box = place.box
    let (right, bottom) = (box.x + box.width, box.y + box.height)
    guard box.width > 0, box.height > 0, box.x.isFinite, box.y.isFinite, right.isFinite,
      bottom.isFinite
    else { return }
    if goesOn(with: place) {
      (x0, y0) = (min(x0, box.x), min(y0, box.y))
      (x1, y1) = (max(x1, right), max(y1, bottom))
      if let other = box.confidence { confidence = min(confidence ?? 1, other) }
    } else {
      endLine()
      (page, x0, y0, x1, y1) = (place.page, box.x, box.y, right, bottom)
      confidence = box.confidence
    }
  }

  mutating func endLine() {
    guard page > 0 else { return }
    boxes.append(
      Box(
        page: page, x: Self.rounded(x0), y: Self.rounded(y0), width: Self.rounded(x1 - x0),
        height: Self.rounded(y1 - y0), confidence: confidence.map(Self.rounded)))
    page = 0
  }

  private func goesOn(with place: GlyphPlace) -> Bool {
    let box = place.box
    let middle = box.y + box.height / 2
    return place.page == page && box.x > x0 - 1
      && abs(middle - (y0 + y1) / 2) < min(box.height, y1 - y0) / 2
  }

  private static func rounded(_ value: Float) -> Double {
    (Double(value) * 100).rounded() / 100
  }
}
