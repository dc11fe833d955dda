internal import Gongwen

/// The part of the document that each clause stands in: that of its section, else that of the mark
/// above it (附件2 in a line of its own), which tables without headings follow.
struct DocumentParts {
  private var parts: [String: String] = [:]

  init(_ document: ExtractedDocument, outline: [String: OutlineEntry]) {
    var current = "正文"
    for clause in document.clauses {
      if let section = clause.section.flatMap({ outline[$0] }) {
        current = section.part
      } else if let part = Self.mark(clause.text) {
        current = part
      }
      parts[clause.id] = current
    }
  }

  subscript(clause: String) -> String { parts[clause] ?? "正文" }

  /// 附件, 附件2, 附表一 alone in a clause.
  private static func mark(_ text: String) -> String? {
    let scalars = text.unicodeScalars.filter { !" \u{3000}:：".unicodeScalars.contains($0) }
    let kind = scalars.prefix(2).map(String.init).joined()
    guard kind == "附件" || kind == "附表", scalars.count <= 5 else { return nil }
    // Larger ones (万) and fractions number no attachment.
    let digits = scalars.dropFirst(2).map { $0.properties.numericValue.flatMap(Int.init(exactly:)) }
    var number = 0
    for digit in digits {
      guard let digit, 0...10 ~= digit else { return nil }
      number = digit == 10 ? max(1, number) * 10 : number == 10 ? 10 + digit : number * 10 + digit
    }
    return kind + (digits.isEmpty ? "" : String(number))
  }
}
