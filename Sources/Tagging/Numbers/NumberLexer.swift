public import Gongwen
public import Models

/// Finds number expressions: Arabic and Chinese numerals, 万/亿, ranges, 余/多/左右, percent, 成, 倍,
/// fractions, with the measure word that follows.
public struct NumberLexer: Sendable {
  let classes: NumeralClasses
  private let lexicon: Lexicon
  /// By entry of the lexicon.
  private let roles: [Role]
  private let moreWords: [UInt32]
  /// Words before a number, by their last scalar, longest first.
  private let prefixes: [UInt32: [(word: [UInt32], bound: NumberToken.Bound)]]

  enum Role: Equatable {
    case measure
    case after(NumberToken.Bound)
    case word, notTenths, other
  }

  public init(models: ModelSet) throws(ModelError) {
    let lexicon = try models.lexicon("numbers.lexicon")
    self.lexicon = lexicon
    classes = try NumeralClasses(lexicon)
    var prefixes: [UInt32: [(word: [UInt32], bound: NumberToken.Bound)]] = [:]
    var more: [UInt32] = []
    var roles: [Role] = []
    roles.reserveCapacity(lexicon.entries.count)
    for entry in lexicon.entries {
      switch lexicon.categories[entry.category] {
      case "measure": roles.append(.measure)
      case "after": roles.append(.after(try Self.bound(entry, lexicon)))
      case "word": roles.append(.word)
      case "notTenths": roles.append(.notTenths)
      case "before":
        let word = entry.word.unicodeScalars.map(\.value)
        prefixes[word[word.count - 1], default: []].append((word, try Self.bound(entry, lexicon)))
        roles.append(.other)
      case "more":
        more += entry.word.unicodeScalars.map(\.value)
        roles.append(.other)
      default: roles.append(.other)
      }
    }
    for key in prefixes.keys { prefixes[key]?.sort { $0.word.count > $1.word.count } }
    self.prefixes = prefixes
    self.roles = roles
    moreWords = more
  }

  private static func bound(
    _ entry: Lexicon.Entry, _ lexicon: Lexicon
  ) throws(ModelError) -> NumberToken.Bound {
    guard let bound = entry.fields.first.flatMap({ NumberToken.Bound(rawValue: $0) }) else {
      throw ModelError(
        file: lexicon.file, line: entry.line, reason: "expected atMost, atLeast or about")
    }
    return bound
  }

  /// The number expressions that begin in `range`, in text order. They do not overlap.
  public func scan(_ text: TextBuffer, range: Range<Int>) -> [NumberToken] {
    text.folded.withUnsafeBufferPointer { folded in
      text.scalars.withUnsafeBufferPointer { original in
        var scanner = NumberScanner(
          reader: NumeralReader(
            lexer: self, text: folded, original: original, end: range.upperBound),
          start: range.lowerBound)
        return scanner.scan()
      }
    }
  }

  @inline(__always)
  func isMore(_ scalar: UInt32) -> Bool { moreWords.contains(scalar) }

  /// The end of the longest measure word that begins at `start`.
  func measure(_ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) -> Int? {
    longest(text, at: start, end: end) { $0 == .measure }
  }

  /// The end of a word at `start` that speaks against reading 成 or 折 as a part.
  func notTenths(_ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) -> Bool {
    longest(text, at: start, end: end) { $0 == .notTenths } != nil
  }

  /// Whether a word that is no number covers a part of `range`.
  func isWord(_ text: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, start: Int, end: Int)
    -> Bool
  {
    for at in max(start, range.lowerBound - 3)...range.lowerBound {
      if let stop = longest(text, at: at, end: end, where: { $0 == .word }),
        stop > range.lowerBound
      {
        return true
      }
    }
    return false
  }

  /// The bound word that begins at `start`.
  func suffix(_ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) -> (
    bound: NumberToken.Bound, end: Int
  )? {
    var found: (bound: NumberToken.Bound, end: Int)?
    lexicon.forEachMatch(in: text, at: start, end: end) { entry, stop in
      if case .after(let bound) = roles[entry] { found = (bound, stop) }
    }
    return found
  }

  /// The bound word that ends at `end`.
  func prefix(_ text: UnsafeBufferPointer<UInt32>, endingAt end: Int, start: Int) -> (
    bound: NumberToken.Bound, start: Int
  )? {
    guard end > start, let words = prefixes[text[end - 1]] else { return nil }
    for (word, bound) in words where end - word.count >= start {
      var matches = true
      for index in word.indices where text[end - word.count + index] != word[index] {
        matches = false
        break
      }
      if matches { return (bound, end - word.count) }
    }
    return nil
  }

  @inline(__always)
  private func longest(
    _ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int, where accepts: (Role) -> Bool
  ) -> Int? {
    var found: Int?
    lexicon.forEachMatch(in: text, at: start, end: end) { entry, stop in
      if accepts(roles[entry]) { found = stop }
    }
    return found
  }
}
