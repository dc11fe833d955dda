internal import Gongwen

/// Sites print the title of a document above it and leave it out of the text. A text without a
/// title gets it back; a text with its own keeps that.
enum PageTitle {
  static func restore(_ title: String, before lines: inout [Line]) {
    let wanted = key(title.unicodeScalars.map(\.value))
    guard wanted.count >= 4 else { return }
    var start: [UInt32] = []
    for line in lines.prefix(12) {
      if endsTitle(line.scalars) { break }
      start += key(line.scalars)
    }
    // Whatever stands before the addressees or the first sentence is the text's own title.
    if contains(start, wanted) || contains(start, key("通知".unicodeScalars.map(\.value)))
      || hasTitle(start)
    {
      return
    }
    lines.insert(
      Line(title, hints: LineHints(breakBefore: .paragraph, headingLevel: 1, isCentred: true)),
      at: 0)
    if lines.count > 1 { lines[1].hints.breakBefore = .paragraph }
  }

  /// Addressees end with a colon, sentences with a stop; chapters and items have begun.
  private static func endsTitle(_ line: [UInt32]) -> Bool {
    guard let last = line.last, let first = line.first else { return false }
    if [0xFF1A, 0x3A, 0x3002, 0xFF1B, 0x3B, 0xFF0C].contains(last) || line.count > 120 {
      return true
    }
    if first == 0x7B2C, line.prefix(6).contains(where: { $0 == 0x6761 || $0 == 0x7AE0 }) {
      return true
    }
    return line.prefix(4).contains(0x3001)
  }

  private static func hasTitle(_ start: [UInt32]) -> Bool {
    let about: [UInt32] = [0x5173, 0x4E8E]
    guard contains(start, about) else { return false }
    return start.count >= 10
  }

  private static func key(_ scalars: [UInt32]) -> [UInt32] {
    scalars.filter { (0x4E00...0x9FFF).contains($0) || (0x30...0x39).contains($0) }
  }

  private static func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
    guard text.count >= part.count, let first = part.first else { return part.isEmpty }
    for start in 0...(text.count - part.count)
    where text[start] == first && text[start...].starts(with: part) {
      return true
    }
    return false
  }
}
