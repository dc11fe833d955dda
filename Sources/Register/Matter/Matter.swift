public import Gongwen

/// A matter that somebody is responsible for, as it is asked for.
public struct Matter: Equatable, Sendable {
  /// Its words, in the pieces that stand together in the question.
  public var segments: [String]
  /// The role that is asked for.
  public var role: Role?
  public var level: AdministrativeLevel?
  public var region: Region?
  /// Words of titles or document numbers that the question names.
  public var titles: [String] = []
  /// Words that say little, because they stand in most sentences.
  public var generic: [String] = []
  /// Words of it for which texts may have others.
  public var wordings: [Wording] = []
  /// Endings of names that may be anybody's: 有关部门.
  public var vague: [String] = []
  /// Characters that join words.
  public var particles: Set<Unicode.Scalar> = []

  /// A word with others that say the same.
  public struct Wording: Equatable, Sendable {
    public var word: String
    public var others: [String]
    /// Whether passages with the others are looked for, or only weighed where they are found.
    public var isSearched: Bool

    public init(word: String, others: [String], isSearched: Bool) {
      self.word = word
      self.others = others
      self.isSearched = isSearched
    }
  }

  public init(segments: [String]) {
    self.segments = segments
  }

  /// Whether there is nothing in it that can be found.
  public var isEmpty: Bool { segments.allSatisfy { FoldedText($0).isEmpty } }

  /// Its words with spaces between the pieces.
  public var text: String { segments.joined(separator: " ") }
}
