internal import Gongwen

/// A run of paragraphs and tables: the body, a cell, a text box, a note.
struct DOCXStory {
  private(set) var lines: [Line] = []
  /// The paragraph that is being read, or that the next one goes on with.
  var paragraph: DOCXParagraph?
  /// Lines of text boxes that wait for the end of the paragraph that holds them.
  private var waiting: [Line] = []
  private var blankLines = 0

  mutating func append(_ added: [Line]) {
    guard !added.isEmpty else { return }
    let first = lines.count
    lines += added
    lines[first].hints.blankLinesBefore = blankLines
    if lines[first].hints.breakBefore != .paragraph { lines[first].hints.breakBefore = .paragraph }
    blankLines = 0
  }

  /// Text boxes stand where they are anchored, but not inside a sentence.
  mutating func appendBox(_ added: [Line]) {
    if paragraph?.isBlank ?? true { append(added) } else { waiting += added }
  }

  mutating func finish(_ paragraph: DOCXParagraph, marker: [UInt32], showsMarkerAlone: Bool) {
    if paragraph.isContents { removeContentsHeading() }
    var made = paragraph.lines(marker: marker)
    if made.isEmpty, showsMarkerAlone, !marker.isEmpty {
      made = [
        Line(Array(TextScalars.trimmed(marker[...])), hints: LineHints(breakBefore: .paragraph))
      ]
    }
    if made.isEmpty { blankLines += 1 }
    append(made)
    append(waiting)
    waiting = []
  }

  /// A table of contents is left out, and so is the word above it.
  mutating func removeContentsHeading() {
    guard let last = lines.last, last.scalars.count < 64 else { return }
    let words = last.scalars.filter { !TextScalars.isBlank($0) }
    // 目录, 目次
    if words.count == 2, words[0] == 0x76EE, words[1] == 0x5F55 || words[1] == 0x6B21 {
      lines.removeLast()
    }
  }
}
