/// Reads the query language: words, all of which must occur; phrases in quotes; AND, OR and NOT in
/// capitals (NOT before AND before OR); parentheses. Whatever is typed is read in some way; what was
/// passed over is said.
struct QueryParser {
  /// Characters of a query at most.
  static let longest = 1000
  /// Parentheses in each other that are minded.
  private static let deepest = 32

  /// What was not taken as it was typed.
  enum Remark: String, Equatable, Sendable, CaseIterable {
    /// A quote without its partner, taken for a space.
    case unbalancedQuote = "unbalanced-quote"
    case unbalancedParenthesis = "unbalanced-parenthesis"
    /// AND, OR or NOT with nothing to apply to.
    case strayOperator = "stray-operator"
  }

  private enum Token: Equatable {
    case word(SearchWord)
    case and, or, not, open, close
  }

  private var tokens: [Token] = []
  private var place = 0
  private var depth = 0
  private(set) var remarks: Set<Remark> = []

  /// - Throws: `SearchError` for what is too long or says nothing to look for.
  static func read(_ text: String) throws -> (query: SearchQuery, remarks: Set<Remark>) {
    guard text.unicodeScalars.count <= longest else { throw SearchError.tooLong }
    var parser = QueryParser()
    parser.cut(Array(text.unicodeScalars))
    var parts: [SearchQuery] = []
    while parser.place < parser.tokens.count {
      if let part = parser.any() { parts.append(part) }
      if parser.place < parser.tokens.count {
        // A parenthesis that closes nothing.
        parser.remarks.insert(.unbalancedParenthesis)
        parser.place += 1
      }
    }
    guard let query = join(parts, SearchQuery.all) else {
      // Someone may be looking for the words themselves.
      let words = text.split(whereSeparator: \.isWhitespace).compactMap { SearchWord(String($0)) }
      guard let query = join(words.map(SearchQuery.word), SearchQuery.all) else {
        throw SearchError.nothingToFind
      }
      return (query, [])
    }
    guard query.expression != nil else { throw SearchError.onlyExclusions }
    return (query, parser.remarks)
  }

  // MARK: Tokens

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "＂": "＂", "“": "”", "「": "」", "『": "』", "《": "》",
  ]
  private static let closingQuotes = Set<Unicode.Scalar>(["”", "」", "』", "》"])

  private mutating func cut(_ scalars: [Unicode.Scalar]) {
    var word = String.UnicodeScalarView()
    var inner = 0
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if let partner = Self.quotes[scalar] {
        let end = scalars[index...].firstIndex(of: partner)
        finish(&word, &inner)
        guard let end else {
          remarks.insert(.unbalancedQuote)
          continue
        }
        let phrase = String(String.UnicodeScalarView(scalars[index..<end]))
        if let phrase = SearchWord(phrase, isQuoted: true) { tokens.append(.word(phrase)) }
        index = end + 1
      } else if Self.closingQuotes.contains(scalar) {
        remarks.insert(.unbalancedQuote)
        finish(&word, &inner)
      } else if scalar.properties.isWhitespace || scalar == "\0" {
        finish(&word, &inner)
      } else if scalar == "(" || scalar == "（" {
        // Inside a word they belong to it: 晋政办发(2019)83号.
        if word.isEmpty { tokens.append(.open) } else { inner += 1 }
        if inner > 0 { word.append(scalar) }
      } else if scalar == ")" || scalar == "）", inner == 0 {
        finish(&word, &inner)
        tokens.append(.close)
      } else {
        if scalar == ")" || scalar == "）" { inner -= 1 }
        word.append(scalar)
      }
    }
    finish(&word, &inner)
  }

  private mutating func finish(_ word: inout String.UnicodeScalarView, _ inner: inout Int) {
    switch String(word) {
    case "": break
    case "AND": tokens.append(.and)
    case "OR": tokens.append(.or)
    case "NOT": tokens.append(.not)
    case let text:
      let isOpen = inner > 0
      if isOpen { remarks.insert(.unbalancedParenthesis) }
      // A parenthesis inside a word that is never closed ends it.
      for part in isOpen ? text.split(whereSeparator: { "(（".contains($0) }) : [text[...]] {
        if let word = SearchWord(String(part)) { tokens.append(.word(word)) }
      }
    }
    word = String.UnicodeScalarView()
    inner = 0
  }

  // MARK: Grammar

  private var next: Token? { place < tokens.count ? tokens[place] : nil }

  private mutating func any() -> SearchQuery? {
    var parts: [SearchQuery] = []
    while true {
      if let part = all() {
        parts.append(part)
      } else if next == .or || !parts.isEmpty {
        remarks.insert(.strayOperator)
      }
      guard next == .or else { break }
      place += 1
    }
    return Self.join(parts, SearchQuery.any)
  }

  private mutating func all() -> SearchQuery? {
    var parts: [SearchQuery] = []
    var isJoined = false
    while let token = next {
      if token == .close || token == .or { break }
      if token == .and {
        if parts.isEmpty || isJoined { remarks.insert(.strayOperator) }
        isJoined = true
        place += 1
        continue
      }
      if let part = single() {
        parts.append(part)
        isJoined = false
      }
    }
    if isJoined { remarks.insert(.strayOperator) }
    return Self.join(parts, SearchQuery.all)
  }

  /// A word or parenthesis with what negates it. Moves on by one token at least.
  private mutating func single() -> SearchQuery? {
    var isNegated = false
    while next == .not {
      isNegated.toggle()
      place += 1
    }
    let part: SearchQuery?
    switch next {
    case .word(let word):
      place += 1
      part = .word(word)
    case .open:
      place += 1
      part = group()
    default:
      remarks.insert(.strayOperator)
      part = nil
    }
    guard let part else { return nil }
    return isNegated ? .not(part) : part
  }

  private mutating func group() -> SearchQuery? {
    guard depth < Self.deepest else {
      remarks.insert(.unbalancedParenthesis)
      return nil
    }
    depth += 1
    let part = any()
    depth -= 1
    if next == .close { place += 1 } else { remarks.insert(.unbalancedParenthesis) }
    return part
  }

  private static func join(
    _ parts: [SearchQuery], _ kind: ([SearchQuery]) -> SearchQuery
  ) -> SearchQuery? {
    parts.count > 1 ? kind(parts) : parts.first
  }
}

/// Why a query cannot be answered.
public enum SearchError: String, Error, Sendable, CaseIterable {
  /// More than 1,000 characters.
  case tooLong = "query-too-long"
  /// No letter, digit or Han character in it.
  case nothingToFind = "query-empty"
  /// It only says what must not occur.
  case onlyExclusions = "query-only-exclusions"
  /// A question for units without a matter that they would be responsible for.
  case noMatter = "question-without-matter"
}
