public import Gongwen

/// Makes paragraphs of canonical text from lines whose glyphs have places (PDF, OCR).
///
/// Every glyph of the pages is either in a paragraph or in the furniture that was left out.
public enum GeometricParagraphs {
  public static func assemble(_ paged: PagedText) -> [AssembledParagraph] {
    let removed = PageFurniture.lines(of: paged.pages)
    var paragraphs: [AssembledParagraph] = []
    var laid: [LaidLine] = []
    for (pageIndex, page) in paged.pages.enumerated() {
      for (index, line) in page.lines.enumerated()
      where !removed.contains(LinePosition(page: pageIndex, line: index)) {
        if let line = LaidLine(line, page: pageIndex, index: index) {
          laid.append(line)
        }
      }
    }
    let joiner = GeometricJoiner(laid, pages: paged.pages)
    let tables = TableContinuation(laid)
    var start = 0
    for (index, line) in laid.enumerated() {
      let number = paged.pages[line.page].number ?? line.page + 1
      if index > 0, joiner.joins(laid[index - 1], line, start: laid[start]) {
        append(line, page: number, to: &paragraphs[paragraphs.count - 1])
      } else if index > 0, laid[index - 1].page != line.page,
        tables.append(line, page: number, to: &paragraphs[paragraphs.count - 1])
      {
        continue
      } else {
        start = index
        paragraphs.append(begin(line, page: number, joiner: joiner))
      }
    }
    return paragraphs
  }

  /// The lines that `assemble` leaves out: page numbers, running headers and footers, table heads
  /// that are repeated on a new page.
  public static func furniture(_ paged: PagedText) -> [RemovedLine] {
    PageFurniture.lines(of: paged.pages)
      .sorted { ($0.page, $0.line) < ($1.page, $1.line) }
      .map { position in
        let page = paged.pages[position.page]
        return RemovedLine(
          page: page.number ?? position.page + 1, scalars: page.lines[position.line].scalars)
      }
  }

  /// A line of the page that is not of the text.
  public struct RemovedLine: Equatable, Sendable {
    /// 1-based.
    public var page: Int
    public var scalars: [UInt32]
  }

  private static func begin(
    _ line: LaidLine, page: Int, joiner: GeometricJoiner
  ) -> AssembledParagraph {
    var hints = line.hints
    let block = joiner.block(of: line)
    hints.breakBefore = .paragraph
    hints.isBold = line.style?.isBold ?? false
    if !hints.isTableRow {
      let indent = line.x0 - block.left
      hints.indent = max(0, Int((2 * indent / line.em).rounded()))
      hints.isCentred = indent > 0.5 * line.em && joiner.isCentred(line)
      hints.isRightAligned = !hints.isCentred && indent > 0.35 * block.width
    }
    return AssembledParagraph(
      line.scalars, places: line.boxes.map { GlyphPlace(page: page, box: $0) }, page: page,
      hints: hints, style: line.style)
  }

  private static func append(
    _ line: LaidLine, page: Int, to paragraph: inout AssembledParagraph
  ) {
    if let last = paragraph.scalars.last, let first = line.scalars.first,
      needsSpace(last, first), let place = paragraph.places.last
    {
      paragraph.scalars.append(0x20)
      let box = GlyphBox(
        x: place.box.x + place.box.width, y: place.box.y, width: 0, height: place.box.height)
      paragraph.places.append(GlyphPlace(page: place.page, box: box))
    }
    paragraph.scalars += line.scalars
    paragraph.places += line.boxes.map { GlyphPlace(page: page, box: $0) }
  }

  /// Latin words are broken at their spaces, Chinese anywhere.
  private static func needsSpace(_ last: UInt32, _ first: UInt32) -> Bool {
    let isWord = { CharacterClass.isASCIILetter($0) || CharacterClass.isDigit($0) }
    return isWord(last) && isWord(first)
      && (CharacterClass.isASCIILetter(last) || CharacterClass.isASCIILetter(first))
  }
}
