/// The way back from canonical text to the places on the pages.
public struct SourceMap: Sendable {
  private let text: TextBuffer
  private let paragraphs: [Range<Int>]
  private let places: [[GlyphPlace]]
  private let placements: [Int: PagePlacement]

  /// The map of a text without places.
  public init() {
    (text, paragraphs, places, placements) = (TextBuffer([]), [], [], [:])
  }

  /// `ranges` says where in `text` each paragraph stands, in order; `placements` are those of the
  /// pages (by number) that were laid out otherwise than they stand in the file.
  public init(
    _ assembled: [AssembledParagraph], placements: [Int: PagePlacement] = [:], text: TextBuffer,
    ranges: [Range<Int>]
  ) {
    self.placements = placements
    self.text = text
    paragraphs = ranges
    places = assembled.map(\.places)
  }

  /// The page on which the scalar at `offset` stands, `nil` where its place is not known.
  public func page(at offset: Int) -> Int? {
    guard let paragraph = firstParagraph(endingAfter: offset) else { return nil }
    let index = offset - paragraphs[paragraph].lowerBound
    let places = places[paragraph]
    return places.indices.contains(index) ? places[index].page : nil
  }

  /// One box for each line of a page or of a table's cell that a stretch of the text takes up, in
  /// the order of the text. The stretch may go over several paragraphs.
  public func boxes(of range: Range<Int>) -> [Box] {
    var lines = LineBoxes(placements)
    var next = firstParagraph(endingAfter: range.lowerBound) ?? paragraphs.count
    while next < paragraphs.count, paragraphs[next].lowerBound < range.upperBound {
      let (paragraph, places) = (paragraphs[next], places[next])
      next += 1
      guard places.count == paragraph.count else { continue }
      for offset in range.clamped(to: paragraph) {
        lines.add(places[offset - paragraph.lowerBound], of: text.scalars[offset])
      }
      lines.endLine()
    }
    return lines.boxes
  }

  private func firstParagraph(endingAfter offset: Int) -> Int? {
    var (low, high) = (0, paragraphs.count)
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low < paragraphs.count ? low : nil
  }
}
