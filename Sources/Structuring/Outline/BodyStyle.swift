internal import Gongwen

/// How running text looks in a document, so that headings without a number can be told from it.
struct BodyStyle {
  private let font: String?
  private let size: Float

  init(_ assembled: [AssembledParagraph]) {
    var counts: [String: (length: Int, size: Float)] = [:]
    for paragraph in assembled {
      if let style = paragraph.style {
        counts[style.font, default: (0, style.size)].length += paragraph.scalars.count
      }
    }
    let most = counts.max { ($0.value.length, $1.key) < ($1.value.length, $0.key) }
    font = most?.key
    size = most?.value.size ?? 0
  }

  /// The level that markup gives an unnumbered heading (0 if only its looks tell), `nil` where the
  /// paragraph is none.
  func headingLevel(
    _ paragraph: AssembledParagraph, _ text: TextBuffer, _ range: Range<Int>, next: Range<Int>?
  ) -> Int? {
    guard let next, next.count > range.count, Self.canHead(text, range) else { return nil }
    let hints = paragraph.hints
    if hints.headingLevel > 0 { return hints.headingLevel }
    if hints.isBold || hints.isCentred { return 0 }
    guard let style = paragraph.style, let font, style.font != font || style.isBold else {
      return nil
    }
    return style.size >= size ? 0 : nil
  }

  /// Whether a paragraph has the form of a heading that stands alone.
  static func canHead(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    range.count >= 2 && range.count <= 40 && !text.folded[range].contains(where: isRunning)
      && text.folded[range].contains(where: { $0 >= 0x4E00 && $0 <= 0x9FFF })
  }

  /// Marks that do not occur in a heading that stands alone.
  private static func isRunning(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0x3B, 0x3A, 0x21, 0x3F, 0x09, 0x7C: true
    default: false
    }
  }
}
