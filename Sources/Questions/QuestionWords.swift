public import Models

/// The words of questions, from `questions.lexicon`.
public struct QuestionWords: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case asker, before, after, verb, noun, opening, closing, level, particle, generic, same, near,
      vague, group, daily
  }

  struct Word: Sendable {
    var text: String
    var characters: [Character]
    /// The role or the level that it asks for, or the words that mean the same.
    var fields: [String]

    var field: String? { fields.first }
  }

  private var words: [Kind: [Word]] = [:]

  public init(_ models: ModelSet) throws(ModelError) {
    let lexicon = try models.lexicon("questions.lexicon")
    for entry in lexicon.entries {
      guard let kind = Kind(rawValue: lexicon.categories[entry.category]) else { continue }
      words[kind, default: []].append(
        Word(
          text: entry.word, characters: Array(entry.word), fields: entry.fields))
    }
  }

  subscript(kind: Kind) -> [Word] { words[kind] ?? [] }
}
