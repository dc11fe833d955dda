/// The part of the document that each clause stands in, clause after clause: that of its section,
/// else that of the mark above it (附件2 in a line of its own), which tables without headings follow.
public struct DocumentPart: Sendable {
  /// What stands before all attachments.
  public static let body = "正文"

  private var current = Self.body

  public init() {}

  /// The part of the next clause in the text.
  ///
  /// - Parameter section: the part of the clause's section, if it stands in one.
  public mutating func follow(section: String?, text: String) -> String {
    if let section {
      current = section
    } else if let part = Self.mark(text) {
      current = part
    }
    return current
  }

  /// 附件, 附件2, 附表一 alone in a clause.
  private static func mark(_ text: String) -> String? {
    guard text.hasPrefix("附") else { return nil }
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
