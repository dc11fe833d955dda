internal import Gongwen

/// A table that is written in HTML inside Markdown, as the converters of scanned pages do.
struct EmbeddedTable {
  private(set) var lines: [Line]
  /// After the table.
  private(set) var end: Int

  /// Reads a table that begins with the line at `start`; `nil` where none does, or none that ends.
  init?(_ text: UnsafeBufferPointer<UInt32>, at start: Int) {
    guard Self.begins(text, at: start) else { return nil }
    var index = start
    let limit = min(text.count, start + Self.longest)
    while index < limit, !Self.matches(Self.close, text, index) { index += 1 }
    guard index < limit else { return nil }
    end = index + Self.close.count
    // The page around the table ends on the same line.
    while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    let html = Array(TextBuffer.string(text[start..<end]).utf8)
    guard HTMLNesting.depth(of: html) <= ReadingLimits().nesting else { return nil }
    let tree = HTMLTree(html)
    lines =
      HTMLLines(
        tree, root: 0, isDropped: [Bool](repeating: false, count: tree.nodes.count)
      ).lines
    guard !lines.isEmpty else { return nil }
  }

  /// No table is longer, in scalars.
  static let longest = 1_000_000

  /// Whether a line that begins at `start` opens a table.
  static func begins(_ text: UnsafeBufferPointer<UInt32>, at start: Int) -> Bool {
    var open = start
    while open < text.count, text[open] == 0x20 || text[open] == 0x09 { open += 1 }
    guard open < text.count, text[open] == 0x3C else { return false }
    return starts.contains { matches($0, text, open) }
  }

  private static let starts = ["<table", "<html><body><table"].map {
    $0.unicodeScalars.map(\.value)
  }
  private static let close = "</table>".unicodeScalars.map(\.value)

  private static func matches(
    _ word: [UInt32], _ text: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> Bool {
    guard start + word.count <= text.count else { return false }
    for (index, scalar) in word.enumerated() {
      let found = text[start + index]
      let folded = (0x41...0x5A).contains(found) ? found + 0x20 : found
      if folded != scalar { return false }
    }
    return true
  }
}
