public import Gongwen

/// What a search found.
public struct SearchAnswer: Equatable, Sendable {
  /// The part that was asked for, best first.
  public var hits: [SearchHit]
  /// How many there are altogether.
  public var total: Int
  /// Whether there are no more than `total`; a common word is not counted to its end.
  public var isTotalExact: Bool
  /// How the query was read.
  public var reading: String
  /// What was not taken as it was typed: `unbalanced-quote`, `unbalanced-parenthesis`,
  /// `stray-operator`.
  public var remarks: [String]
  /// Where nothing was found: words near those that were looked for, with the number of their hits.
  public var near: [NearWord]
}

/// A clause, or a title that is in no clause.
public struct SearchHit: Equatable, Sendable {
  public var kind: Kind
  public var document: DocumentReference
  /// Identifier in the register, `nil` for a title.
  public var clause: Int64?
  public var label: Label?
  /// Headings from the outermost in.
  public var path: [String]
  public var text: String
  /// Unicode scalars of `text` that the words of the query are, in their order.
  public var highlights: [TextRange]
  /// 1-based.
  public var page: Int?

  public enum Kind: String, Sendable {
    case title, heading, clause
  }
}

/// A document that an answer refers to.
public struct DocumentReference: Equatable, Sendable {
  public var id: Int64
  /// Identifier of its current version.
  public var version: Int64
  public var title: String?
  public var documentNumber: String?
  /// ISO 8601.
  public var issuedOn: String?
  public var region: String?
}

/// A word that occurs, near one that does not.
public struct NearWord: Equatable, Sendable {
  /// The word of the query.
  public var word: String
  /// How often the word itself occurs, if it does and only the combination does not.
  public var hits: Int
  public var near: [Neighbour]

  public struct Neighbour: Equatable, Sendable {
    public var word: String
    public var hits: Int
  }
}
