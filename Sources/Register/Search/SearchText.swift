/// Text as the full-text index holds it. SQLite's `unicode61` tokenizer takes a run of Han
/// characters for one word, so the program cuts runs of word characters into overlapping pairs
/// before they are indexed: 牵头单位 becomes `牵头 头单 单位 位`. A word of two characters is then one
/// token, a longer one a phrase of pairs, and a single character the beginning of a pair. Digits and
/// letters are cut in the same way, so that everything is found wherever it stands (`25` in `2025年`).
public enum SearchText {
  /// Raised whenever the same text would give other tokens: the index then has to be made anew,
  /// because SQLite takes entries out of it by the tokens that went in.
  static let version = 2

  /// What the index gets for a text. Numbers and Latin words of three characters and more stand
  /// before the pairs once more as they are, for those who search in plain SQLite.
  public static func indexed(_ text: String) -> String {
    var bytes: [UInt8] = []
    index(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same in UTF-8.
  static func index(_ text: String, into bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.reserveCapacity(max(bytes.capacity, start + 3 * text.utf8.count))
    var words: [UInt8] = []
    var word: [UInt8] = []
    var wordCount = 0
    var previous: UInt32?
    func finishWord() {
      if wordCount > 2 { words += word + [0x20] }
      word.removeAll(keepingCapacity: true)
      wordCount = 0
    }
    func finishRun() {
      finishWord()
      guard let last = previous else { return }
      append(last, to: &bytes)
      bytes.append(0x20)
      previous = nil
    }
    let folding = CharacterFolding.standard
    for scalar in text.unicodeScalars {
      folding.fold(scalar) { folded in
        guard folded.isWord else { return finishRun() }
        if let first = previous {
          append(first, to: &bytes)
          append(folded.scalar, to: &bytes)
          bytes.append(0x20)
        }
        previous = folded.scalar
        if FoldedText.isDigit(folded.scalar) || FoldedText.isLatin(folded.scalar) {
          append(folded.scalar, to: &word)
          wordCount += 1
        } else if wordCount > 0 {
          finishWord()
        }
      }
    }
    finishRun()
    if bytes.count > start { bytes.removeLast() }
    if !words.isEmpty { bytes.insert(contentsOf: words, at: start) }
  }

  /// The text of an FTS5 query that finds `words` as they stand; `nil` where nothing in them can be
  /// found.
  public static func phrase(_ words: String) -> String? {
    phrase(FoldedText(words))
  }

  /// Only word characters, spaces and the quotes and the asterisk that it puts are in it.
  static func phrase(_ words: FoldedText) -> String? {
    let runs = words.runs
    guard let last = runs.last else { return nil }
    var tokens: [UInt8] = []
    for run in runs.dropLast() { appendPairs(words.scalars[run], closing: true, to: &tokens) }
    appendPairs(words.scalars[last], closing: last.count == 1, to: &tokens)
    // A run of one character at the end is the beginning of a pair.
    return "\"" + String(decoding: tokens, as: UTF8.self) + "\"" + (last.count == 1 ? " *" : "")
  }

  /// The same of some runs of words, each to its end.
  static func closed(_ words: FoldedText, _ runs: ArraySlice<Range<Int>>) -> String? {
    guard !runs.isEmpty else { return nil }
    var tokens: [UInt8] = []
    for run in runs { appendPairs(words.scalars[run], closing: true, to: &tokens) }
    return "\"" + String(decoding: tokens, as: UTF8.self) + "\""
  }

  /// Folded, with its punctuation.
  public static func fold(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: foldedScalars(text).lazy.compactMap { Unicode.Scalar($0) })
    return String(result)
  }

  static func foldedScalars(_ text: String) -> [UInt32] {
    let folding = CharacterFolding.standard
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars { folding.fold(scalar) { result.append($0.scalar) } }
    return result
  }

  /// - Parameter closing: whether the last character stands once more on its own, as it does where
  ///   it is known what follows.
  private static func appendPairs(
    _ run: ArraySlice<UInt32>, closing: Bool, to result: inout [UInt8]
  ) {
    for index in run.indices.dropLast() {
      if !result.isEmpty { result.append(0x20) }
      append(run[index], to: &result)
      append(run[index + 1], to: &result)
    }
    if closing, let last = run.last {
      if !result.isEmpty { result.append(0x20) }
      append(last, to: &result)
    }
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
