/// Text of documents as it may be written to a terminal.
public enum TerminalText {
  /// Without control characters, which a document could use to steer the terminal.
  public static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// The beginning of a text, printable, with a sign that there is more.
  ///
  /// - Parameter length: in Unicode scalars.
  public static func excerpt(_ text: String, _ length: Int) -> String {
    let text = printable(text)
    let scalars = text.unicodeScalars
    guard
      let end = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
