internal import CICU

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
    let tokens = pairs(in: String(scalars), closing: false)
    let quoted = "\"" + tokens.split { $0 == "\"" || $0 == "\0" }.joined(separator: " ") + "\""
    // A run of one character at the end is the beginning of a pair.
    let isSingle = isIdeograph(last) && !(scalars.dropLast().last.map(isIdeograph) ?? false)
    return isSingle ? quoted + " *" : quoted
  }

  /// Folded by NFKC, Latin letters in lower case.
  public static func fold(_ text: String) -> String {
    let scalars = text.unicodeScalars.map(\.value)
    var out = [UInt32](repeating: 0, count: 2 * scalars.count + 16)
    var count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, Int32(clamping: out.count))
    if Int(count) > out.count {
      out = [UInt32](repeating: 0, count: Int(count))
      count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, count)
    }
    guard count >= 0 else { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    folded.append(contentsOf: out.prefix(Int(count)).lazy.compactMap { Unicode.Scalar($0) })
    return String(folded).lowercased()
  }

  /// Han characters, the iteration mark 々 and the zero 〇.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func isPartOfToken(_ scalar: Unicode.Scalar) -> Bool {
    isIdeograph(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// - Parameter closing: whether the last character of a run at the end of the text stands once
  ///   more on its own. Inside the text it always does, because what follows it is known.
  private static func pairs(in text: String, closing: Bool) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in fold(text).unicodeScalars {
      let isHan = isIdeograph(scalar)
      if let first = previous {
        result.append(first)
        if isHan { result.append(scalar) }
        result.append(" ")
      } else if isHan {
        result.append(" ")
      }
      if !isHan { result.append(scalar) }
      previous = isHan ? scalar : nil
    }
    if let last = previous, closing || !endsWithPair(result) { result.append(last) }
    return String(result)
  }

  private static func endsWithPair(_ scalars: String.UnicodeScalarView) -> Bool {
    let ending = Array(scalars.suffix(3))
    return ending.count == 3 && ending[2] == " " && isIdeograph(ending[1]) && isIdeograph(ending[0])
  }
}
