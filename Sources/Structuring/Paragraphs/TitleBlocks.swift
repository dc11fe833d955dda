internal import Gongwen

/// Titles that are broken over several lines, and letterheads (发文机关标志). They stand at the
/// beginning of the document, after the date below the text that issues another, and after 附件.
struct TitleBlocks {
  let words: ParagraphWords

  func join(_ pieces: inout [TextPiece]) {
    var result: [TextPiece] = []
    result.reserveCapacity(pieces.count)
    var isHead = true
    var index = 0
    while index < pieces.count {
      guard isHead, isPart(pieces[index]) else {
        isHead = staysHead(pieces[index], isHead)
        result.append(pieces[index])
        index += 1
        continue
      }
      var end = index + 1
      while end < pieces.count, end - index < Self.mostLines,
        isPart(pieces[end]) || isBracket(pieces[end])
      {
        end += 1
      }
      let isSigned = end < pieces.count && pieces[end].shape.isDate
      if isSigned {
        result += pieces[index..<end]
      } else {
        result += units(Array(pieces[index..<end]))
      }
      isHead = end - index < Self.mostLines
      index = end
    }
    pieces = result
  }

  /// A longer run of short lines is a list.
  private static let mostLines = 16

  /// Whether a title can come after `piece`.
  private func staysHead(_ piece: TextPiece, _ isHead: Bool) -> Bool {
    if piece.shape.isAttachmentMark || piece.shape.isDate { return true }
    if piece.shape.isDocumentNumber || piece.shape.isBracket { return isHead }
    return false
  }

  private func isPart(_ piece: TextPiece) -> Bool {
    let shape = piece.shape
    return !shape.isRow && !shape.startsElement && !shape.isClosed && !shape.isOpen
      && !shape.hasSentence && !shape.isBracket && shape.width <= 150 && shape.width >= 4
      && piece.scalars.contains(where: TypesettingSpaces.isHan)
      && !isContents(piece.scalars) && !Self.isOpening(piece.scalars[0])
  }

  private static func isOpening(_ scalar: UInt32) -> Bool { scalar == 0xFF08 || scalar == 0x28 }

  private func isBracket(_ piece: TextPiece) -> Bool {
    piece.shape.isBracket && !piece.shape.isDocumentNumber && !piece.shape.startsElement
      && piece.shape.width <= 30
  }

  private func isContents(_ line: [UInt32]) -> Bool {
    line == [0x76EE, 0x5F55] || line == [0x76EE, 0x6B21]
  }

  /// The lines of a block put together into letterheads and titles.
  private func units(_ block: [TextPiece]) -> [TextPiece] {
    guard block.count > 1 else { return block }
    let hasTitle = block.contains {
      words.endsTitle($0.scalars[...]) || words.holdsTitleVerb($0.scalars[...])
    }
    var units: [TextPiece] = []
    for (index, piece) in block.enumerated() {
      guard var unit = units.last else {
        units.append(piece)
        continue
      }
      let rest = block[index...]
      if continues(unit, piece, rest, hasTitle: hasTitle) {
        // Bodies that stand side by side are kept apart by spaces, and so are their lines.
        let isList =
          unit.scalars.contains(0x20) && words.endsWithBody(unit.scalars[...])
          && words.endsWithBody(piece.scalars[...])
        if isList { unit.scalars.append(0x20) }
        unit.append(piece)
        units[units.count - 1] = unit
      } else {
        units.append(piece)
      }
    }
    return units
  }

  private func continues(
    _ unit: TextPiece, _ piece: TextPiece, _ rest: ArraySlice<TextPiece>, hasTitle: Bool
  ) -> Bool {
    let (line, next) = (unit.scalars[...], piece.scalars[...])
    if piece.shape.isBracket { return true }
    if words.endsLetterhead(line) { return false }
    if words.endsLetterhead(next) { return words.startsWithBodyTail(next) }
    guard hasTitle else { return false }
    let short = next.count <= 6 && words.endsTitle(next)
    if words.endsTitle(line) {
      if next.first == 0x7684 || short { return true }
      // 关于印发…方案 ⏎ …的通知
      guard words.holdsIssuing(line), !words.endsWithNotice(line),
        line.last != 0x300B || next.count <= 12
      else { return false }
      return words.endsWithNotice(next) && !words.startsTitleVerb(next)
    }
    if words.startsTitleVerb(next) { return true }
    if words.endsWithBody(line), !words.holdsTitleVerb(line) {
      // Bodies belong to the title where it comes after them; a body alone above a title that
      // names the same place does not.
      let title = rest.contains { words.startsTitleVerb($0.scalars[...]) }
      return title || words.startsWithBodyTail(next)
        || !LineForms.holds(line, Array(next.prefix(2)))
    }
    // The title goes on where it, or what comes after it, ends as titles end.
    return rest.contains { words.endsTitle($0.scalars[...]) }
  }
}
