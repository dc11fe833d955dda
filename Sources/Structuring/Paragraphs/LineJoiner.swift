internal import Gongwen

/// Puts lines together that a line or page break cut apart.
struct LineJoiner {
  private let words: ParagraphWords
  private let pieces: [TextPiece]
  /// Width of a full line where every line of the text is broken at its edge, else `nil`.
  private let edge: Int?
  /// First lines of paragraphs are set in, so that a line without indent goes on.
  private let usesIndent: Bool

  init(_ pieces: [TextPiece], _ words: ParagraphWords) {
    self.words = words
    self.pieces = pieces
    edge = Self.edge(pieces)
    usesIndent = edge != nil && Self.usesIndent(pieces)
  }

  func joined() -> [TextPiece] {
    var result: [TextPiece] = []
    result.reserveCapacity(pieces.count)
    var lastLine = 0
    for (index, piece) in pieces.enumerated() {
      if let last = result.last, goesOn(last, lastLine, piece) {
        result[result.count - 1].append(piece)
      } else {
        result.append(piece)
      }
      lastLine = index
    }
    return result
  }

  /// Whether `next` goes on with `paragraph`, whose last line is that at `index`.
  private func goesOn(_ paragraph: TextPiece, _ index: Int, _ next: TextPiece) -> Bool {
    let line = pieces[index]
    let (left, right) = (line.shape, next.shape)
    if left.isRow || right.isRow { return false }
    if next.hints.breakBefore == .soft { return true }
    // A paragraph that is cut again and again is no paragraph.
    guard paragraph.scalars.count < 20_000 else { return false }
    if next.hints.headingLevel > 0 || line.hints.headingLevel > 0 { return false }
    if right.startsInside, !left.isClosed { return true }
    if left.isDate || left.isAttachmentMark || left.isDocumentNumber { return false }
    if left.endsWithOpenBracket { return true }
    if right.startsUnitList, let edge, !line.shape.endsBracket {
      // In broken lines a list of units runs on from a full line; two lines that make one full
      // line were one.
      let both = left.width + right.width
      return left.width >= edge - 4 || (both >= edge - 6 && both <= edge + 4)
    }
    if right.startsElement { return false }
    if left.isOpen { return true }
    if left.hasOpenBracket, !left.endsSentence { return true }
    if paragraph.shape.hasOpenBracket, left.width >= 30, !left.isClosed { return true }
    if let edge { return goesOnFromEdge(index, next, edge, paragraph) }
    guard next.hints.breakBefore == .unknown, !left.isClosed, !left.endsBracket, left.width >= 50,
      !isHeading(paragraph.shape),
      !(right.startsWithDate && paragraph.shape.startsWithDate)
    else { return false }
    if words.endsTitle(paragraph.scalars[...]) && !paragraph.shape.hasSentence {
      return false
    }
    return !next.hints.isBold && !line.hints.isCentred && !next.hints.isCentred
      && !words.endsWithBody(paragraph.scalars[...])
  }

  /// A numbered heading stands alone, whatever its length. What has many commas or is very long is
  /// an item that a page break cut.
  private func isHeading(_ shape: LineShape) -> Bool {
    guard let marker = shape.marker, !shape.hasSentence, shape.commas < 3 else { return false }
    switch marker {
    case .arabic, .arabicBracket, .arabicHalfBracket, .circled, .article, .ordinal:
      return shape.width < 80
    default: return shape.width < 120
    }
  }

  private func goesOnFromEdge(
    _ index: Int, _ next: TextPiece, _ edge: Int, _ paragraph: TextPiece
  ) -> Bool {
    let left = pieces[index].shape
    guard left.width >= edge - (left.isClosed ? 4 : 10) else { return false }
    if usesIndent, next.hints.indent >= 2 { return false }
    let short = edgeNear(index, edge) - next.shape.width
    if !left.isClosed {
      // A heading as wide as the line is told by the line after it, which is set in.
      if isHeading(paragraph.shape), paragraph.shape.marker != .ordinal, !next.shape.isClosed,
        (4...6).contains(short)
      {
        return false
      }
      return !(words.endsTitle(paragraph.scalars[...]) && next.hints.blankLinesBefore > 1)
    }
    if usesIndent { return true }
    // After a full stop at the edge the next line tells: one that is two characters short of the
    // edge was set in, and begins a paragraph.
    if short <= 3 { return true }
    return next.shape.isClosed && short > 7
  }

  /// The edge as the lines around show it: parts of a text can be set in different widths. A full
  /// stop hangs over the edge.
  private func edgeNear(_ index: Int, _ edge: Int) -> Int {
    var widest = pieces[index].shape.width - 2
    var full = 0
    for neighbour in max(0, index - 4)...min(pieces.count - 1, index + 5)
    where neighbour != index && neighbour != index + 1 && !pieces[neighbour].shape.isClosed {
      let width = pieces[neighbour].shape.width
      guard width >= edge - 6, width <= edge + 6 else { continue }
      widest = max(widest, width)
      full += 1
    }
    return full >= 3 ? widest : max(edge, widest)
  }

  /// The commonest width of long lines that end in the middle of a sentence, where such lines make
  /// up a good part of the text.
  private static func edge(_ pieces: [TextPiece]) -> Int? {
    var counts: [Int: Int] = [:]
    var lines = 0
    for piece in pieces where !piece.shape.isRow && piece.hints.headingLevel == 0 {
      lines += 1
      if piece.shape.width >= 30, piece.shape.width <= 160, !piece.shape.isClosed {
        counts[piece.shape.width, default: 0] += 1
      }
    }
    guard lines >= 8 else { return nil }
    func near(_ width: Int, _ reach: Int) -> Int {
      (-reach...reach).reduce(0) { $0 + (counts[width + $1] ?? 0) }
    }
    guard let best = counts.keys.max(by: { (near($0, 3), $0) < (near($1, 3), $1) }),
      near(best, 3) * 4 >= lines
    else { return nil }
    // First lines are set in by two characters; they are many where paragraphs are short.
    let often = near(best, 1)
    return counts.keys.filter { $0 <= best + 6 && near($0, 1) * 5 >= often * 2 }.max() ?? best
  }

  private static func usesIndent(_ pieces: [TextPiece]) -> Bool {
    var (indented, flush) = (0, 0)
    for (line, next) in zip(pieces, pieces.dropFirst()) where line.shape.width >= 30 {
      if line.shape.isClosed {
        indented += next.hints.indent >= 2 ? 1 : 0
      } else {
        flush += next.hints.indent < 2 ? 1 : 0
      }
    }
    return indented >= 3 && flush >= 3
  }
}
