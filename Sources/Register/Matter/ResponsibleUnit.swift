public import Gongwen

/// Who is responsible for a matter.
public struct ResponsibilityAnswer: Equatable, Sendable {
  /// The part that was asked for, the most likely first.
  public var units: [ResponsibleUnit]
  public var total: Int
  /// The words that were looked for.
  public var matter: String
  /// Words of the matter that the passages do not speak of, with `absentPart` and `onlyPart`.
  public var missing: [String] = []
  /// What the answer is about: the matter, or the words of it that the passages speak of.
  public var subject: String
  public var remarks: [Remark]
  /// Where nothing was found: words near those of the question.
  public var near: [NearWord]

  public enum Remark: String, Sendable, CaseIterable {
    /// Nothing in the register speaks of the matter.
    case unknownMatter = "unknown-matter"
    /// Documents speak of it, but none that the filter lets through.
    case outsideFilter = "outside-filter"
    /// Some words of the matter stand nowhere in the register; the units are those for the others.
    case absentPart = "absent-part"
    /// Nothing speaks of all of the matter; the units are those for some of its words.
    case onlyPart = "only-part"
    /// Documents speak of it, but name no unit; the units are those that issued them.
    case onlyIssuers = "only-issuers"
    /// No unit has the role that was asked for; the others are given.
    case otherRoles = "other-roles"
    /// The region, level or document of the question has nothing on it; others are given.
    case otherDocuments = "other-documents"
  }
}

/// A unit with what says that it is responsible.
public struct ResponsibleUnit: Equatable, Sendable {
  /// Official name.
  public var unit: String
  /// As printed.
  public var name: String
  /// `nil` for a body that issued the document.
  public var role: Role?
  /// 0 to 1.
  public var score: Double
  public var document: DocumentReference
  /// Headings from the outermost in.
  public var path: [String]
  /// 1-based.
  public var page: Int?
  /// The clauses that say so, the best first.
  public var evidence: [Evidence]

  public struct Evidence: Equatable, Sendable {
    /// Identifier in the register.
    public var clause: Int64
    public var text: String
    public var highlights: [TextRange]
    public var page: Int?
  }
}
