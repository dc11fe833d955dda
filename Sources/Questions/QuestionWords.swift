public import Models

/// The words of questions, from `questions.lexicon`.
public struct QuestionWords: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case asker, before, after, verb, noun, opening, closing, level, particle, generic
  }

  struct Word: Sendable {
    var text: String
    var characters: [Character]
    /// The role or the level that it asks for.
    var field: String?
  }

  private var words: [Kind: [Word]] = [:]

  public init(_ models: ModelSet) throws(ModelError) {
    let lexicon = try models.lexicon("questions.lexicon")
    for entry in lexicon.entries {
      guard let kind = Kind(rawValue: lexicon.categories[entry.category]) else { continue }
      words[kind, default: []].append(
        Word(
          text: entry.word, characters: Array(entry.word), field: entry.fields.first))
    }
  }

  subscript(kind: Kind) -> [Word] { words[kind] ?? [] }
}
