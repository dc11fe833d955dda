internal import Gongwen

/// Which of the higher documents the lower one names, by number or title.
enum Citations {
  struct Citation {
    /// What the lower document calls it.
    var reference: Reference
    /// Indices of the clauses that name it.
    var clauses: [Int]
  }

  /// Titles shorter than this are those of many documents, what is longer is none.
  private static let shortest = 6
  private static let longest = 300

  static func find(_ higher: DocumentMetadata, in lower: ExtractedDocument) -> Citation? {
    guard let reference = lower.document.references.first(where: { names($0, higher) }) else {
      return nil
    }
    let printed = [reference.title, reference.number].compactMap(\.self).map(folded)
      .filter { $0.count <= longest }
    let clauses = lower.clauses.indices.filter { index in
      let text = folded(lower.clauses[index].text)
      return printed.contains { text.holds($0) }
    }
    return Citation(reference: reference, clauses: clauses)
  }

  /// A number decides where both are known; else the title does, with or without the issuing bodies
  /// before it and the words of a notice around it.
  static func names(_ reference: Reference, _ document: DocumentMetadata) -> Bool {
    if let number = reference.number, let known = document.documentNumber {
      return folded(number) == folded(known)
    }
    let title = folded(reference.title)
    guard (shortest...longest).contains(title.count) else { return false }
    if let issued = document.issuedText, folded(issued) == title { return true }
    guard let whole = document.title.map(folded) else { return false }
    if whole == title { return true }
    guard whole.count > title.count, whole.suffix(title.count) == title[...] else { return false }
    return whole.dropLast(title.count).last.map(bodies.contains) == true
  }

  /// Every kind of bracket is one, quotes and what marks a title are none.
  private static func folded(_ text: String) -> [UInt32] {
    Folding.fold(text).compactMap { scalar in
      switch scalar {
      case 0x28, 0x5B, 0x7B: 0x5B
      case 0x29, 0x5D, 0x7D: 0x5D
      case 0x22, 0x27, 0x300A, 0x300B, 0x3C, 0x3E: nil
      default: scalar
      }
    }
  }

  /// Last characters of the names of issuing bodies.
  private static let bodies = Set("厅室府局委部院会".unicodeScalars.map(\.value))
}
