/// What is looked for: words with AND, OR and NOT between them.
indirect enum SearchQuery: Equatable, Sendable {
  case word(SearchWord)
  /// At least two, all of which must occur.
  case all([SearchQuery])
  /// At least two, any of which must occur.
  case any([SearchQuery])
  case not(SearchQuery)

  /// The words that are to occur, in their order.
  var words: [SearchWord] {
    switch self {
    case .word(let word): [word]
    case .all(let parts), .any(let parts): parts.flatMap(\.words)
    case .not(let part): part.unwanted
    }
  }

  private var unwanted: [SearchWord] {
    switch self {
    case .word: []
    case .all(let parts), .any(let parts): parts.flatMap(\.unwanted)
    case .not(let part): part.words
    }
  }

  /// The words, if all of them must occur and nothing else is asked for but that others do not.
  var conjunction: [SearchWord]? {
    switch self {
    case .word(let word): return [word]
    case .any: return nil
    case .not: return nil
    case .all(let parts):
      var words: [SearchWord] = []
      for part in parts {
        switch part {
        case .word(let word): words.append(word)
        case .not: continue
        default: return nil
        }
      }
      return words.isEmpty ? nil : words
    }
  }

  /// In FTS5's language; `nil` if it only says what must not occur.
  var expression: String? {
    switch self {
    case .word(let word): return word.expression
    case .not(.not(let part)): return part.expression
    case .not: return nil
    case .any(let parts):
      let expressions = parts.compactMap(\.expression)
      guard expressions.count == parts.count else { return nil }
      return expressions.map { "(\($0))" }.joined(separator: " OR ")
    case .all(let parts):
      let wanted = parts.compactMap(\.expression)
      let unwanted = parts.filter { $0.expression == nil }
      guard !wanted.isEmpty else { return nil }
      var result = wanted.map { "(\($0))" }.joined(separator: " AND ")
      for case .not(let part) in unwanted {
        guard let expression = part.expression else { return nil }
        result = "(\(result)) NOT (\(expression))"
      }
      // What is neither wanted nor a plain exclusion is a choice between exclusions.
      return unwanted.allSatisfy(\.isExclusion) ? result : nil
    }
  }

  private var isExclusion: Bool {
    if case .not = self { true } else { false }
  }

  /// How it was read, in the words of the query language.
  var description: String { described(inside: false) }

  private func described(inside: Bool) -> String {
    switch self {
    case .word(let word): return word.description
    case .not(let part): return "NOT " + part.described(inside: true)
    case .all(let parts):
      let text = parts.enumerated().map { index, part in
        let words = part.described(inside: true)
        return index == 0 || part.isExclusion ? words : "AND " + words
      }.joined(separator: " ")
      return inside ? "(\(text))" : text
    case .any(let parts):
      let text = parts.map { $0.described(inside: true) }.joined(separator: " OR ")
      return inside ? "(\(text))" : text
    }
  }
}

/// A word or a phrase.
struct SearchWord: Equatable, Sendable {
  /// As it was typed.
  var text: String
  var folded: FoldedText
  var isQuoted: Bool

  /// `nil` where there is nothing in it that can be found.
  init?(_ text: String, isQuoted: Bool = false) {
    folded = FoldedText(text)
    guard !folded.isEmpty else { return nil }
    self.text = text
    self.isQuoted = isQuoted
  }

  var expression: String? { SearchText.phrase(folded) }

  var description: String { isQuoted ? "“\(text)”" : text }
}
