internal import Gongwen

/// Reads plain text and Markdown-like text: one `Line` for each line that holds words, with what
/// its marks say as hints. Rejoining is left to the next stage.
struct PlainTextReader {
  func read(_ decoding: TextDecoding) -> PagedText {
    var lines: [Line] = []
    var isMarkdown = false
    var state = LineState()
    decoding.scalars.withUnsafeBufferPointer { text in
      var start = 0
      var noTableBefore = 0
      while start < text.count {
        if start >= noTableBefore, EmbeddedTable.begins(text, at: start) {
          // Where one has no end within reach, the ones after it have none.
          noTableBefore = start + EmbeddedTable.longest
          guard let table = EmbeddedTable(text, at: start) else { continue }
          noTableBefore = 0
          lines += table.lines
          isMarkdown = true
          state = LineState(breakBefore: .paragraph)
          start = table.end
          continue
        }
        var end = start
        while end < text.count, !Self.endsLine(text[end]) { end += 1 }
        if let (line, marked) = makeLine(text, start..<end, &state) {
          lines.append(line)
          isMarkdown = isMarkdown || marked
        }
        start = end + 1
        if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
      }
    }
    var metadata = PageMetadata()
    lines = PageNumbers.remove(from: lines)
    lines = WebFurniture.remove(from: lines, into: &metadata)
    return PagedText(
      format: isMarkdown ? .markdown : .text, pages: [Page(lines: lines)], metadata: metadata,
      diagnostics: decoding.diagnostics)
  }

  private struct LineState {
    var blankLines = 0
    var breakBefore = LineHints.Break.unknown
  }

  private static func endsLine(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private func makeLine(
    _ text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ state: inout LineState
  ) -> (Line, Bool)? {
    var (start, end) = (range.lowerBound, range.upperBound)
    var indent = 0
    while start < end, let columns = Self.blankColumns(text[start]) {
      indent += columns
      start += 1
    }
    while end > start, Self.blankColumns(text[end - 1]) != nil { end -= 1 }
    guard start < end else {
      state.blankLines += 1
      return nil
    }
    // Two spaces at the end of a line break it in Markdown.
    let endsHard =
      range.upperBound - end == 2 && text[end] == 0x20 && text[end + 1] == 0x20
    let marks = MarkdownMarks(
      ArraySlice(text[start..<end].lazy.filter { !Self.isInvisible($0) }))
    guard !marks.isMarkOnly, !marks.text.isEmpty else {
      state.breakBefore = .paragraph
      return nil
    }
    let scalars = Array(marks.text)
    let tabs = scalars.reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) }
    let isBreak = marks.isListItem || marks.headingLevel > 0 || marks.isTableRow
    let hints = LineHints(
      breakBefore: isBreak ? .paragraph : state.breakBefore,
      blankLinesBefore: state.blankLines, headingLevel: marks.headingLevel, isBold: marks.isBold,
      indent: indent, isTableRow: marks.isTableRow || tabs > 0)
    state = LineState(
      breakBefore: endsHard || marks.headingLevel > 0 || marks.isTableRow ? .paragraph : .unknown)
    return (Line(scalars, hints: hints), marks.isMarkdown)
  }

  private static func blankColumns(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3000: 2
    case 0x09: 4
    case 0x20, 0xA0, 0x2000...0x200A, 0x202F: 1
    case 0xFEFF, 0x200B...0x200F, 0x2060, 0x00...0x08, 0x0E...0x1F, 0xAD: 0
    default: nil
    }
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0x00...0x08, 0x0E...0x1F, 0x7F, 0x80...0x9F,
      0xE000...0xF8FF:
      true
    default: false
    }
  }
}
