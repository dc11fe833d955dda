internal import Gongwen

/// A paragraph while its runs are read.
struct DOCXParagraph {
  var properties = ParagraphProperties()
  var style = DOCXStyles.Style()
  /// The mark at its end was deleted or is hidden: the next paragraph goes on with it.
  var joinsNext = false
  /// The first characters that are seen look like this.
  private(set) var look: RunProperties?
  /// With `lineBreak` and `pageBreak` where breaks stand.
  private(set) var text: [UInt32] = []
  /// It is an entry of a generated table of contents.
  var isContents = false

  static let lineBreak: UInt32 = 0x0A
  static let pageBreak: UInt32 = 0x0C

  var isBlank: Bool { text.allSatisfy(TextScalars.isBlank) }

  mutating func append(_ scalar: UInt32, _ run: RunProperties) {
    guard !TextScalars.isInvisible(scalar) else { return }
    if look == nil, !TextScalars.isBlank(scalar) { look = run }
    text.append(scalar == 0xA0 ? 0x20 : scalar)
  }

  /// A tab sets parts of a line far apart.
  mutating func appendTab() {
    text += [0x20, 0x20, 0x20, 0x20]
  }

  mutating func appendBreak(_ scalar: UInt32) {
    text.append(scalar)
  }

  /// Gives its text over to a new paragraph; nothing is copied, however many go on so.
  mutating func goOn(in other: inout DOCXParagraph) {
    swap(&text, &other.text)
    swap(&look, &other.look)
  }

  /// The lines between its breaks, the first behind the marker of its list.
  func lines(marker: [UInt32]) -> [Line] {
    var lines: [Line] = []
    var isAfterPageBreak = false
    var start = text.startIndex
    while start <= text.endIndex {
      let end =
        text[start...].firstIndex { $0 == Self.lineBreak || $0 == Self.pageBreak } ?? text.endIndex
      let part = text[start..<end]
      var words = Array(TextScalars.trimmed(part))
      if lines.isEmpty, !words.isEmpty { words = marker + words }
      if !words.isEmpty {
        var line = Line(words, style: glyphStyle, hints: hints)
        line.hints.indent += part.prefix(while: TextScalars.isBlank).reduce(0) {
          $0 + TextScalars.columns($1)
        }
        if !lines.isEmpty {
          line.hints.breakBefore = isAfterPageBreak ? .paragraph : .unknown
          line.hints.indent -= firstIndent
        }
        lines.append(line)
      }
      isAfterPageBreak = end < text.endIndex && text[end] == Self.pageBreak
      start = end + 1
    }
    return lines
  }

  private var hints: LineHints {
    LineHints(
      breakBefore: .paragraph,
      headingLevel: properties.outlineLevel.flatMap { (0...8).contains($0) ? min($0 + 1, 6) : nil }
        ?? 0,
      isBold: look?.isBold ?? false, isCentred: properties.alignment == .centre,
      isRightAligned: properties.alignment == .right, indent: leftIndent + firstIndent)
  }

  /// Columns; a Han character is two.
  private var leftIndent: Int { columns(properties.left ?? 0) }

  private var firstIndent: Int {
    if let characters = properties.firstLineCharacters, characters > 0 {
      return min(characters, 10_000) / 50
    }
    return columns(properties.firstLine ?? 0)
  }

  private func columns(_ twentieths: Int) -> Int {
    guard (1...20_000).contains(twentieths) else { return 0 }
    return Int((Float(twentieths) / 10 / size).rounded())
  }

  /// Points; ten and a half is what word processors begin with in Chinese.
  private var size: Float { look?.size ?? style.run.size ?? 10.5 }

  private var glyphStyle: GlyphStyle? {
    guard let look, let font = look.font ?? look.latinFont else { return nil }
    return GlyphStyle(
      font: font, size: size, isBold: look.isBold ?? false, colour: look.colour ?? 0)
  }
}
