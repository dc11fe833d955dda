/// Unites the places of glyphs that follow each other into one box for each line.
struct LineBoxes {
  /// The lines that have ended, rounded to hundredths of a point.
  private(set) var boxes: [Box] = []
  private let placements: [Int: PagePlacement]
  private var page = 0
  /// The line as it was laid out, from left to right.
  private var line = Extent()
  /// The same as it stands on the page in the file.
  private var placed = Extent()
  private var confidence: Float?

  init(_ placements: [Int: PagePlacement]) {
    self.placements = placements
  }

  private struct Extent {
    var x0: Float = 0
    var y0: Float = 0
    var x1: Float = 0
    var y1: Float = 0

    init() {}

    /// `nil` for a box without an area or without a place.
    init?(_ box: GlyphBox) {
      (x0, y0, x1, y1) = (box.x, box.y, box.x + box.width, box.y + box.height)
      guard box.width > 0, box.height > 0, x0.isFinite, y0.isFinite, x1.isFinite, y1.isFinite
      else { return nil }
    }

    mutating func unite(with other: Extent) {
      (x0, y0) = (min(x0, other.x0), min(y0, other.y0))
      (x1, y1) = (max(x1, other.x1), max(y1, other.y1))
    }
  }

  /// A tab parts the cells of a table row, which stand side by side on one line.
  mutating func add(_ place: GlyphPlace, of scalar: UInt32) {
    guard scalar != 0x09 else { return endLine() }
    let box = placements[place.page]?.box(place.box) ?? place.box
    guard let glyph = Extent(place.box), let placed = Extent(box) else { return }
    if place.page == page, goesOn(with: glyph) {
      line.unite(with: glyph)
      self.placed.unite(with: placed)
      if let other = box.confidence { confidence = min(confidence ?? 1, other) }
    } else {
      endLine()
      (page, line, self.placed) = (place.page, glyph, placed)
      confidence = box.confidence
    }
  }

  mutating func endLine() {
    guard page > 0 else { return }
    boxes.append(
      Box(
        page: page, x: Self.rounded(placed.x0), y: Self.rounded(placed.y0),
        width: Self.rounded(placed.x1 - placed.x0), height: Self.rounded(placed.y1 - placed.y0),
        confidence: confidence.map(Self.rounded)))
    page = 0
  }

  private func goesOn(with glyph: Extent) -> Bool {
    let middle = (glyph.y0 + glyph.y1) / 2
    return glyph.x0 > line.x0 - 1
      && abs(middle - (line.y0 + line.y1) / 2) < min(glyph.y1 - glyph.y0, line.y1 - line.y0) / 2
  }

  private static func rounded(_ value: Float) -> Double {
    (Double(value) * 100).rounded() / 100
  }
}
