public import Gongwen
public import Models

/// Makes paragraphs of canonical text from the lines of formats without geometry (text, Markdown,
/// HTML).
public struct TextParagraphs: Sendable {
  private let words: ParagraphWords

  public init(models: ModelSet) throws(ModelError) {
    words = try ParagraphWords(models: models)
  }

  public func assemble(_ paged: PagedText) -> [AssembledParagraph] {
    var pieces: [TextPiece] = []
    pieces.reserveCapacity(paged.pages.reduce(0) { $0 + $1.lines.count })
    for page in paged.pages {
      for line in page.lines where !line.scalars.isEmpty {
        let parts = LongLines.split(line, words)
        for (index, part) in parts.enumerated() {
          var hints = line.hints
          if index > 0 { hints = LineHints(breakBefore: .paragraph) }
          let piece = TextPiece(
            part, hints: hints, page: page.number, style: line.style, words: words)
          if !piece.scalars.isEmpty { pieces.append(piece) }
        }
      }
    }
    SourceHeading.removeSnippet(from: &pieces)
    pieces = LineJoiner(pieces, words).joined()
    TitleBlocks(words: words).join(&pieces)
    SourceHeading(words: words).remove(from: &pieces)
    AttachedFiles.remove(from: &pieces)
    return pieces.map {
      AssembledParagraph($0.scalars, page: $0.page, hints: $0.hints, style: $0.style)
    }
  }
}

/// A line, or what has been joined of several, without typesetting spaces.
struct TextPiece {
  var scalars: [UInt32]
  var shape: LineShape
  var hints: LineHints
  var page: Int?
  var style: GlyphStyle?

  init(
    _ raw: [UInt32], hints: LineHints, page: Int?, style: GlyphStyle? = nil, words: ParagraphWords
  ) {
    (scalars, self.hints) = (raw, hints)
    (self.page, self.style) = (page, style)
    var isRow = hints.isTableRow
    if isRow, let plain = Self.withoutMarkerTab(raw) {
      scalars = plain
      isRow = false
    }
    let spaces = TypesettingSpaces(words: words)
    scalars = isRow ? spaces.dropInRow(scalars) : spaces.drop(scalars)
    self.hints.isTableRow = isRow
    shape = LineShape(scalars, isRow: isRow, words: words)
    // Spaces around numbers take part in filling a line.
    if scalars.count < raw.count { shape.width += min(raw.count - scalars.count, 12) }
  }

  mutating func append(_ next: TextPiece) {
    let needsSpace =
      scalars.last.map(TypesettingSpaces.isWord) == true
      && next.scalars.first.map(TypesettingSpaces.isWord) == true
      && !(Scalars.isDigit(scalars[scalars.count - 1]) && Scalars.isDigit(next.scalars[0]))
    if needsSpace { scalars.append(0x20) }
    scalars += next.scalars
    shape.absorb(next.shape)
  }

  /// `1.⇥加强…`: a tab that only sets a number apart makes no table.
  private static func withoutMarkerTab(_ raw: [UInt32]) -> [UInt32]? {
    guard let tab = raw.firstIndex(of: 0x09), tab <= 6, !raw[(tab + 1)...].contains(0x09) else {
      return nil
    }
    let isMarker = raw.withUnsafeBufferPointer { buffer in
      let folded = buffer.prefix(tab).map(TextBuffer.fold)
      return folded.withUnsafeBufferPointer {
        Marker($0, at: 0, end: tab)?.range.upperBound == tab
      }
    }
    return isMarker ? Array(raw[..<tab] + raw[(tab + 1)...]) : nil
  }
}
