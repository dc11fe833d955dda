internal import Gongwen

/// Text as the full-text index holds it. SQLite's `unicode61` tokenizer takes a run of Han
/// characters for one word, so the program cuts each run into overlapping pairs before it is
/// indexed: 牵头单位 becomes `牵头 头单 单位 位`. A word of two characters is then one token, a longer
/// one a phrase of pairs, and a single character the beginning of a pair. Everything else stays as
/// it is and is cut by `unicode61`.
public enum SearchText {
  /// Raised whenever the same text would give other tokens: the index then has to be made anew,
  /// because SQLite takes entries out of it by the tokens that went in.
  static let version = 1

  /// What the index gets for a text.
  public static func indexed(_ text: String) -> String {
    String(decoding: indexedBytes(text), as: UTF8.self)
  }

  /// The same in UTF-8.
  static func indexedBytes(_ text: String) -> [UInt8] {
    pairs(in: text, closing: true)
  }

  /// The text of an FTS5 query that finds `words` as they stand; `nil` where nothing in them can be
  /// found. A pair that ends the words needs no end of a run after it, so that it also finds longer
  /// words.
  public static func phrase(_ words: String) -> String? {
    var scalars = fold(words).unicodeScalars[...]
    while let last = scalars.last, !isPartOfToken(last) { scalars.removeLast() }
    while let first = scalars.first, !isPartOfToken(first) { scalars.removeFirst() }
    guard let last = scalars.last else { return nil }
    let tokens = String(decoding: pairs(in: String(scalars), closing: false), as: UTF8.self)
    let quoted = "\"" + tokens.split { $0 == "\"" || $0 == "\0" }.joined(separator: " ") + "\""
    // A run of one character at the end is the beginning of a pair.
    let isSingle = isIdeograph(last) && !(scalars.dropLast().last.map(isIdeograph) ?? false)
    return isSingle ? quoted + " *" : quoted
  }

  /// Folded by NFKC, Latin letters in lower case.
  public static func fold(_ text: String) -> String {
    TextBuffer.string(FoldedScalars.of(text))
  }

  /// Han characters, the iteration mark 々 and the zero 〇.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    isIdeograph(scalar.value)
  }

  static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func isPartOfToken(_ scalar: Unicode.Scalar) -> Bool {
    isIdeograph(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// - Parameter closing: whether the last character of a run at the end of the text stands once
  ///   more on its own. Inside the text it always does, because what follows it is known.
  private static func pairs(in text: String, closing: Bool) -> [UInt8] {
    let scalars = FoldedScalars.of(text)
    var result: [UInt8] = []
    result.reserveCapacity(8 * scalars.count)
    var previous: UInt32?
    var endsWithPair = false
    for scalar in scalars {
      let isHan = isIdeograph(scalar)
      endsWithPair = isHan && previous != nil
      if let first = previous {
        append(first, to: &result)
        if isHan { append(scalar, to: &result) }
        result.append(0x20)
      } else if isHan {
        result.append(0x20)
      }
      if !isHan { append(scalar, to: &result) }
      previous = isHan ? scalar : nil
    }
    if let last = previous, closing || !endsWithPair { append(last, to: &result) }
    return result
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
