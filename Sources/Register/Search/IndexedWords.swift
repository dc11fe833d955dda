/// The part of a query that the full-text index finds quickly. A single character at the end of a
/// word is the beginning of a pair, for which the index has to bring together the places of all
/// pairs that begin with it; for a common character that takes longer than a question may.
struct IndexedWords {
  /// In FTS5's language; finds all that is asked for.
  var text: String
  /// Whether it finds nothing else.
  var isExact: Bool
}

extension FoldedText {
  /// Without a single character at the end; `nil` where nothing else is in it.
  var indexed: IndexedWords? {
    let runs = runs
    guard let last = runs.last else { return nil }
    guard last.count == 1 else {
      return SearchText.phrase(self).map { IndexedWords(text: $0, isExact: true) }
    }
    guard runs.count > 1 else { return nil }
    return SearchText.closed(self, runs.dropLast()).map { IndexedWords(text: $0, isExact: false) }
  }
}

extension SearchQuery {
  /// Without the words that take long; `nil` where nothing else would be left.
  var indexed: IndexedWords? {
    switch self {
    case .word(let word): return word.folded.indexed
    case .not(.not(let part)): return part.indexed
    case .not: return nil
    case .any(let parts):
      let all = parts.compactMap(\.indexed)
      guard all.count == parts.count else { return nil }
      return IndexedWords(
        text: all.map { "(\($0.text))" }.joined(separator: " OR "),
        isExact: all.allSatisfy(\.isExact))
    case .all(let parts):
      var wanted: [IndexedWords] = []
      var unwanted: [String] = []
      var isExact = true
      for part in parts {
        if case .not(let other) = part, part.expression == nil {
          if let words = other.indexed, words.isExact {
            unwanted.append(words.text)
          } else {
            isExact = false
          }
        } else if let words = part.indexed {
          wanted.append(words)
          if !words.isExact { isExact = false }
        } else {
          isExact = false
        }
      }
      guard !wanted.isEmpty else { return nil }
      let text = wanted.map { "(\($0.text))" }.joined(separator: " AND ")
      return IndexedWords(
        text: unwanted.reduce(text) { "(\($0)) NOT (\($1))" }, isExact: isExact)
    }
  }

  /// Whether a text is what is asked for.
  func isFound(in text: FoldedText) -> Bool {
    switch self {
    case .word(let word): !text.places(of: word.folded, most: 1).isEmpty
    case .all(let parts): parts.allSatisfy { $0.isFound(in: text) }
    case .any(let parts): parts.contains { $0.isFound(in: text) }
    case .not(let part): !part.isFound(in: text)
    }
  }
}
