internal import Gongwen

/// By what a document is known again in another file.
struct DocumentIdentity: Equatable {
  /// The document number (发文字号), folded, without spaces and with one form of brackets.
  var number: String?
  /// Title and issuers, folded, without spaces.
  var name: String?
  /// A hash of the letters, characters and digits of the text: two formats of one document differ
  /// in spaces and punctuation, but not in these.
  var fingerprint: String

  init(_ document: ExtractedDocument) {
    let metadata = document.document
    number = metadata.documentNumber.map(Self.bare).flatMap { $0.isEmpty ? nil : $0 }
    name = metadata.title.map(Self.withoutRevision).map(Self.bare).flatMap { title in
      title.isEmpty
        ? nil : ([title] + metadata.issuers.map(Self.bare).sorted()).joined(separator: "|")
    }
    var hash = SHA256()
    hash.update(Self.bare(document.text).utf8)
    fingerprint = hash.finish()
  }

  /// Keys of the table `document_keys`; a document without number and title is known by its text.
  var keys: [String] {
    let own = [number.map { "number:" + $0 }, name.map { "name:" + $0 }].compactMap(\.self)
    return own.isEmpty ? ["text:" + fingerprint] : own
  }

  /// Only letters, Han characters and digits, folded.
  static func bare(_ text: String) -> String {
    TextBuffer.string(SearchText.foldedScalars(text).filter(isLetterOrDigit))
  }

  private static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF: return true
    case ..<0x80:
      return 0x30...0x39 ~= scalar || 0x41...0x5A ~= scalar || 0x61...0x7A ~= scalar
    default:
      guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }
  }

  /// A title without the remark in brackets at its end that the text was amended (修正本, 修订).
  private static func withoutRevision(_ title: String) -> String {
    guard let last = title.last, "）)".contains(last),
      let start = title.lastIndex(where: { "（(".contains($0) }),
      title[start...].contains("修正") || title[start...].contains("修订")
    else { return title }
    return String(title[..<start])
  }

  /// Whether two texts in different formats are one version though their letters differ: readers of
  /// formats leave out or put in a running header or a note. Figures must be the same, unless one
  /// of both is a scan, in which figures are misread.
  static func isAlike(
    _ text: String, _ format: SourceFormat, to other: String, _ otherFormat: String
  ) -> Bool {
    if format == .scan || otherFormat == SourceFormat.scan.rawValue {
      return likeness(text, other) >= 0.9
    }
    // Plain text and Markdown are told apart by what stands in them.
    let plain = [SourceFormat.text, .markdown].map(\.rawValue)
    guard format.rawValue != otherFormat,
      !(plain.contains(format.rawValue) && plain.contains(otherFormat))
    else { return false }
    return likeness(text, other) >= 0.97 && figures(text) == figures(other)
  }

  /// The runs of digits of a text, in rising order.
  private static func figures(_ text: String) -> [Substring] {
    SearchText.fold(text).split { !$0.isASCII || !$0.isNumber }.sorted()
  }

  /// How much of two texts is the same, 0 to 1: the share of pairs of neighbouring characters that
  /// both have (Dice's coefficient). Characters that a scan misreads leave it above 0.9; another
  /// document, even a neighbouring county's copy, is below.
  static func likeness(_ first: String, _ second: String) -> Double {
    let pairs = [first, second].map { text -> [UInt64: Int] in
      var counts: [UInt64: Int] = [:]
      var previous: UInt64?
      for scalar in bare(text).unicodeScalars {
        let value = UInt64(scalar.value)
        if let previous { counts[previous << 32 | value, default: 0] += 1 }
        previous = value
      }
      return counts
    }
    let total = pairs.reduce(0) { $0 + $1.values.reduce(0, +) }
    guard total > 0 else { return 0 }
    let shared = pairs[0].reduce(0) { $0 + min($1.value, pairs[1][$1.key] ?? 0) }
    return 2 * Double(shared) / Double(total)
  }
}
