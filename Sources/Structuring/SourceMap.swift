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
    return GlyphPlace.boxes(
      of: places[(range.lowerBound - start)..<(range.upperBound - start)])
  }
}
