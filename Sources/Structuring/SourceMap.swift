internal import Gongwen

/// The way back from canonical text to the places on the pages.
struct SourceMap {
  private let paragraphs: [Range<Int>]
  private let places: [[GlyphPlace]]

  init(_ assembled: [AssembledParagraph], ranges: [Range<Int>]) {
    paragraphs = ranges
    places = assembled.map(\.places)
  }

  /// The page on which the scalar at `offset` of paragraph `paragraph` stands.
  func page(at offset: Int, paragraph: Int) -> Int? {
    let places = places[paragraph]
    let index = offset - paragraphs[paragraph].lowerBound
    return places.indices.contains(index) ? places[index].page : nil
  }

  /// One box for each line that a stretch of one paragraph takes up.
  func boxes(of range: Range<Int>, paragraph: Int) -> [Box] {
    let places = places[paragraph]
    let start = paragraphs[paragraph].lowerBound
    guard places.count >= range.upperBound - start else { return [] }
    var boxes: [Box] = []
    for place in places[(range.lowerBound - start)..<(range.upperBound - start)] {
      let box = Box(
        page: place.page, x: Double(place.box.x), y: Double(place.box.y),
        width: Double(place.box.width), height: Double(place.box.height))
      guard box.width > 0, box.height > 0 else { continue }
      if let last = boxes.last, last.isOnLine(of: box) {
        boxes[boxes.count - 1] = last.union(box)
      } else {
        boxes.append(box)
      }
    }
    return boxes
  }
}

extension Box {
  fileprivate func isOnLine(of other: Box) -> Bool {
    page == other.page && other.x >= x
      && abs((y + height / 2) - (other.y + other.height / 2)) < Swift.min(height, other.height) / 2
  }

  fileprivate func union(_ other: Box) -> Box {
    let left = Swift.min(x, other.x)
    let top = Swift.min(y, other.y)
    return Box(
      page: page, x: left, y: top, width: Swift.max(x + width, other.x + other.width) - left,
      height: Swift.max(y + height, other.y + other.height) - top)
  }
}
