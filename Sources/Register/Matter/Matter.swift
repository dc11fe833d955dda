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
  /// Characters that join words.
  public var particles: Set<Unicode.Scalar> = []

  public init(segments: [String]) {
    self.segments = segments
  }

  /// Whether there is nothing in it that can be found.
  public var isEmpty: Bool { segments.allSatisfy { FoldedText($0).isEmpty } }

  /// Its words with spaces between the pieces.
  public var text: String { segments.joined(separator: " ") }
}
