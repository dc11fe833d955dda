internal import Gongwen

/// Decides whether a line goes on with the paragraph of the line before it.
///
/// A paragraph's line is broken where its next word does not fit. So a line that has room for the
/// first word of the next one ends its paragraph; a full line goes on unless the next one is
/// indented, stands off, or has another size.
struct GeometricJoiner {
  private let pages: [Page]
  private let blocks: TextBlocks
  /// Width of a Han character of body text, in points, and the font it is set in.
  private let bodyEm: Float
  private let bodyFont: String?
  /// Distance of full lines of body text, in points.
  private var pitch: Float = 0

  init(_ lines: [LaidLine], pages: [Page]) {
    self.pages = pages
    blocks = TextBlocks(lines, pages: pages)
    var sizes: [Int: Int] = [:]
    var fonts: [String: Int] = [:]
    for line in lines where line.hasHan && !line.hints.isTableRow {
      sizes[Int((line.em * 2).rounded()), default: 0] += line.scalars.count
      if let font = line.style?.font { fonts[font, default: 0] += line.scalars.count }
    }
    let size = sizes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    bodyEm = Float(size ?? 24) / 2
    bodyFont = fonts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    pitch = measurePitch(lines)
  }

  func block(of line: LaidLine) -> TextBlock { blocks.block(of: line, pages: pages) }

  /// A low quartile, because a document may have more paragraphs of one line than of several.
  private func measurePitch(_ lines: [LaidLine]) -> Float {
    var distances: [Float] = []
    for (a, b) in zip(lines, lines.dropFirst())
    where a.page == b.page && a.hints.column == b.hints.column && !a.hints.isTableRow
      && !b.hints.isTableRow && isBodySize(a) && isBodySize(b) && isFull(a, before: b)
    {
      let distance = b.centreY - a.centreY
      if distance > 0.8 * bodyEm { distances.append(distance) }
    }
    guard !distances.isEmpty else { return 2 * bodyEm }
    distances.sort()
    return distances[distances.count / 4]
  }

  private func isBodySize(_ line: LaidLine) -> Bool { abs(line.em - bodyEm) < 0.12 * bodyEm }

  /// Whether the first word of the next line has no room at the end of this one.
  private func isFull(_ line: LaidLine, before next: LaidLine) -> Bool {
    guard let last = line.scalars.last, let first = next.scalars.first else { return false }
    // A quarter em is set between Han and Latin.
    let isMixed = CharacterClass.isASCIIWord(last) != CharacterClass.isASCIIWord(first)
    let width = next.firstTokenWidth + (isMixed ? 0.25 * line.em : 0)
    return line.x1 + width > block(of: line).right - Self.slack(line) * line.em
  }

  /// How far short of the right edge a full line may be, in em. The widths of recognised characters
  /// are estimated; a sentence that does not end with its line goes on in the next.
  private static func slack(_ line: LaidLine) -> Float {
    guard line.isRecognized else { return 0.02 }
    return line.scalars.last.map(CharacterClass.isTerminal) == true ? 0.4 : 1.2
  }

  /// `start` is the first line of the paragraph that `a` ends so far.
  func joins(_ a: LaidLine, _ b: LaidLine, start: LaidLine) -> Bool {
    if a.hints.isTableRow || b.hints.isTableRow || !a.hasPlaces || !b.hasPlaces { return false }
    if a.hasHan, b.hasHan, abs(a.em - b.em) > 0.1 * max(a.em, b.em) { return false }
    if isDisplay(a), isDisplay(b) { return joinsDisplay(a, b, start: start) }
    if isApart(a, b) { return false }
    guard isFull(a, before: b) else { return false }
    let block = block(of: b)
    let (above, indent) = (self.block(of: start), b.x0 - block.left)
    // A signature or a date that ends at the right edge is not a full line.
    if start.x0 - above.left > 0.35 * above.width { return false }
    if abs(indent) <= 0.7 * b.em {
      return !(LineMarker.begins(b.scalars) && endsItem(a))
    }
    if indent < 0 { return abs(a.x0 - b.x0) < 0.6 * b.em }
    return hangs(b, under: start, after: a)
  }

  /// Titles, headings in a larger size and other lines that stand in the middle.
  private func isDisplay(_ line: LaidLine) -> Bool {
    guard isCentred(line) else { return false }
    return line.em > 1.1 * bodyEm || line.isRed
      || (line.style?.font != bodyFont && block(of: line).left + line.em < line.x0)
  }

  func isCentred(_ line: LaidLine) -> Bool {
    abs(line.centreX - block(of: line).centre) < max(6, 0.8 * line.em)
  }

  /// A title over several lines is one; in a letterhead each issuing body has its own line.
  private func joinsDisplay(_ a: LaidLine, _ b: LaidLine, start: LaidLine) -> Bool {
    guard a.page == b.page, a.style?.font == b.style?.font,
      a.style?.isBold == b.style?.isBold
    else { return false }
    // 文件 may have found no room beside the last of them.
    if a.isRed || b.isRed { return a.isRed && b.isRed && b.scalars.count <= 2 }
    // The number below a title, and the title below one that stands in brackets of its own.
    if LineForms.isDocumentNumber(b.scalars) || LineForms.isDocumentNumber(a.scalars) {
      return false
    }
    if start.scalars.first == 0x300A, a.scalars.last == 0x300B { return false }
    let distance = b.centreY - a.centreY
    return distance > 0 && distance < 2.3 * a.em && !LineMarker.begins(b.scalars)
  }

  /// More room between the lines than lines of one paragraph have.
  private func isApart(_ a: LaidLine, _ b: LaidLine) -> Bool {
    guard a.page == b.page, a.hints.column == b.hints.column else { return false }
    let distance = b.centreY - a.centreY
    return distance > 1.3 * pitch * max(1, a.em / bodyEm) || distance < 0
  }

  /// Lines that hang under a later word of the paragraph's first line (after 附件：, after a name,
  /// after the mark of an item), or that are all indented more than a first line is.
  private func hangs(_ line: LaidLine, under start: LaidLine, after last: LaidLine) -> Bool {
    if LineMarker.begins(line.scalars) || hasColumns(line) { return false }
    let indent = line.x0 - block(of: line).left
    let isFirstLineIndent = abs(indent - 2 * bodyEm) < 0.4 * bodyEm
    if abs(last.x0 - line.x0) < 0.4 * line.em { return !isFirstLineIndent }
    guard last.index == start.index, last.page == start.page, line.x0 > start.x0 + 0.6 * line.em
    else { return false }
    let startIndent = start.x0 - block(of: start).left
    if startIndent < 0.7 * line.em, !isFirstLineIndent, indent < 8 * line.em, !endsSentence(start) {
      return true
    }
    let isItem = LineMarker.begins(start.scalars)
    for i in start.boxes.indices.dropFirst() {
      guard abs(start.boxes[i].x - line.x0) < 0.5 * line.em else { continue }
      switch start.scalars[i - 1] {
      case 0x20, 0xFF1A, 0x3A: return true
      case 0x2E, 0xFF0E, 0x3001, 0xFF09, 0x29: if isItem, i <= 5 { return true }
      default: continue
      }
    }
    return false
  }

  /// A name, a gap and what the person is: a line of a roster, not the rest of one.
  private func hasColumns(_ line: LaidLine) -> Bool {
    guard let space = line.scalars.firstIndex(of: 0x20) else { return false }
    return space <= 4 && line.scalars[..<space].allSatisfy(CharacterClass.isHan)
  }

  /// An item ends with a sentence or with the bracket that names who is responsible.
  private func endsItem(_ line: LaidLine) -> Bool {
    switch line.scalars.last {
    case 0x29, 0x5D, 0xFF09, 0x3011, 0x3015: true
    default: endsSentence(line)
    }
  }

  private func endsSentence(_ line: LaidLine) -> Bool {
    line.scalars.last.map(CharacterClass.isTerminal) ?? false
  }
}
