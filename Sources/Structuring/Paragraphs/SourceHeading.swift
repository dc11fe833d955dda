internal import Gongwen

/// The name that a source (a site, a collection) gives a document above its own title.
struct SourceHeading {
  let words: ParagraphWords

  /// A first line that the text repeats and goes on from is a snippet of it.
  static func removeSnippet(from pieces: inout [TextPiece]) {
    guard pieces.count > 1, !pieces[0].shape.startsElement else { return }
    let snippet = key(pieces[0].scalars)
    guard snippet.count >= 16 else { return }
    var text: [UInt32] = []
    for piece in pieces.dropFirst().prefix(12) where text.count <= snippet.count {
      text += key(piece.scalars)
    }
    let isWhole = key(pieces[1].scalars).count <= snippet.count
    if text.count > snippet.count, text.starts(with: snippet), !isWhole || pieces.count > 2,
      !startsSame(pieces[1], snippet)
    {
      pieces.removeFirst()
    }
  }

  /// A title that is repeated word for word is left to the rule for titles.
  private static func startsSame(_ piece: TextPiece, _ snippet: [UInt32]) -> Bool {
    key(piece.scalars) == snippet
  }

  /// Takes off the prefix 【…】 of the first line, and the line itself where the document's own
  /// title says the same.
  func remove(from pieces: inout [TextPiece]) {
    guard var first = pieces.first?.scalars else { return }
    var hasPrefix = false
    if first.first == 0x3010, let close = first.prefix(24).firstIndex(of: 0x3011),
      close + 3 < first.count
    {
      first.removeFirst(close + 1)
      hasPrefix = true
      let old = pieces[0]
      pieces[0] = TextPiece(first, hints: old.hints, page: old.page, style: old.style, words: words)
    }
    let heading = Self.key(first)
    guard heading.count >= 4, first.count <= 120, !pieces[0].shape.hasSentence,
      hasPrefix || words.endsTitle(first[...])
    else { return }
    var isBeforeText = true
    for piece in pieces.dropFirst().prefix(16) {
      let other = piece.scalars
      if piece.shape.marker != nil { break }
      if piece.shape.isClosed || other.count > 160 { isBeforeText = false }
      guard !piece.shape.isClosed, words.endsTitle(other[...]) else { continue }
      let title = Self.key(other)
      let isSame = title == heading
      // Below the addressees only the title of what is issued can follow; it is another text
      // unless the heading was the source's own.
      if isBeforeText ? Self.isContained(heading, in: title) : hasPrefix && isSame {
        pieces.removeFirst()
        return
      }
    }
  }

  /// Whether almost all characters of `part` stand in `whole` in the same order, all that is missing
  /// being a particle or two.
  static func isContained(_ part: [UInt32], in whole: [UInt32]) -> Bool {
    guard whole.count >= part.count - 2, whole.count <= 200, part.count <= 200 else { return false }
    // Length of the longest common subsequence, row by row.
    var row = [Int](repeating: 0, count: whole.count + 1)
    for scalar in part {
      var diagonal = 0
      for (index, other) in whole.enumerated() {
        let above = row[index + 1]
        row[index + 1] = scalar == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return (part.count - row[whole.count]) * 16 <= part.count
  }

  /// Only the characters that say something.
  private static func key(_ scalars: [UInt32]) -> [UInt32] {
    scalars.filter { TypesettingSpaces.isHan($0) || TypesettingSpaces.isWord($0) }
  }
}

/// Links to attached files at the foot of a page, which repeat the names of the attachments.
enum AttachedFiles {
  static func remove(from pieces: inout [TextPiece]) {
    var count = 0
    while let last = pieces.last, count < 30, let name = fileName(last.scalars),
      isNamed(name, in: pieces.dropLast())
    {
      pieces.removeLast()
      count += 1
    }
    guard count > 0, let last = pieces.last, last.shape.isAttachmentMark else { return }
    pieces.removeLast()
  }

  private static let endings = [
    ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".wps", ".ofd", ".zip", ".rar",
  ]
  .map { $0.unicodeScalars.map(\.value) }

  /// The name without its ending.
  private static func fileName(_ line: [UInt32]) -> ArraySlice<UInt32>? {
    guard line.count <= 120, let ending = endings.first(where: { line.ends(with: $0) }) else {
      return nil
    }
    return line.dropLast(ending.count)
  }

  private static func isNamed(_ name: ArraySlice<UInt32>, in pieces: ArraySlice<TextPiece>) -> Bool
  {
    let tail = Array(name.filter { TypesettingSpaces.isHan($0) }.suffix(12))
    guard tail.count >= 2 else { return false }
    return pieces.contains {
      $0.scalars.count <= 400
        && LineForms.holds($0.scalars.filter { TypesettingSpaces.isHan($0) }[...], tail)
    }
  }
}
