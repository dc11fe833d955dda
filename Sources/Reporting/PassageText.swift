public import Gongwen

/// Passages of documents for a terminal: the text with the words that were looked for, below it
/// where it stands.
public struct PassageText: Sendable {
  private var width: Int
  private var style: TerminalStyle

  /// - Parameters:
  ///   - width: columns of the terminal.
  ///   - isStyled: whether escape sequences may be used.
  public init(width: Int, isStyled: Bool) {
    self.width = max(width, 40)
    style = TerminalStyle(isOn: isStyled)
  }

  /// A passage, its words that were looked for (Unicode scalars of `text`) set off.
  public func passage(_ text: String, highlights: [TextRange], indent: Int = 0) -> String {
    let scalars = Array(TerminalText.printable(text).unicodeScalars)
    return TextWrapping.ranges(scalars, width: width - indent).map { line in
      var result = String(repeating: " ", count: indent)
      var place = line.lowerBound
      for highlight in highlights {
        let start = max(highlight.start, place)
        let end = min(highlight.end, line.upperBound)
        guard start < end else { continue }
        result += Self.string(scalars[place..<start]) + style.hit(Self.string(scalars[start..<end]))
        place = end
      }
      return result + Self.string(scalars[place..<line.upperBound]) + "\n"
    }.joined()
  }

  public func heading(_ text: String, indent: Int = 0) -> String {
    lines(text, indent) { style.bold($0) }
  }

  /// What is said of a passage.
  public func remark(_ text: String, indent: Int = 2) -> String {
    lines(text, indent) { style.faint($0) }
  }

  private func lines(_ text: String, _ indent: Int, _ style: (String) -> String) -> String {
    let scalars = Array(TerminalText.printable(text).unicodeScalars)
    return TextWrapping.ranges(scalars, width: width - indent).map {
      String(repeating: " ", count: indent) + style(Self.string(scalars[$0])) + "\n"
    }.joined()
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
