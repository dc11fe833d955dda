public import Gongwen

/// One document of the register with all that `gongwen show` says of it.
public struct DocumentSheet: Equatable, Sendable {
  public var document: AnswerDocument
  public var metadata: DocumentMetadata
  public var versions: [Version]
  public var files: [File]
  public var outline: [Section]
  /// The rows that pass the filter, all of them.
  public var rows: [FlatRow]

  public struct Version: Equatable, Sendable {
    public var ordinal: Int
    public var isCurrent: Bool
    /// ISO 8601.
    public var issuedOn: String?
    /// ISO 8601, Coordinated Universal Time.
    public var firstSeen: String
    public var format: String
    public var clauses: Int
    public var obligations: Int
  }

  public struct File: Equatable, Sendable {
    public var path: String
    public var format: String
    public var pages: Int?
    /// Which version it holds.
    public var version: Int
  }

  public struct Section: Equatable, Sendable {
    public var part: String
    public var marker: String?
    public var heading: String
    public var level: Int
    public var page: Int?
  }
}
