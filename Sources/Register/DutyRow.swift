public import Gongwen

/// A document in an answer.
public struct AnswerDocument: Equatable, Sendable {
  /// Identifier in the table `documents`.
  public var id: Int64
  /// Identifier of its current version.
  public var version: Int64
  public var title: String?
  public var documentNumber: String?
  /// ISO 8601.
  public var issuedOn: String?
  /// Where the signature date is missing: the day of publication or printing.
  public var datedOn: String?
  public var issuers: [String]
  public var regionName: String?
}

/// A time of an obligation as the register has it.
public struct RegisteredDeadline: Equatable, Sendable {
  public var id: Int64
  /// As printed.
  public var text: String
  public var kind: Deadline.Kind
  /// ISO 8601, inclusive.
  public var start: String?
  /// ISO 8601, inclusive.
  public var end: String?
  /// As in `Deadline.rule`.
  public var rule: String?
}

/// An obligation that a unit has, with all that applies to it.
public struct DutyRow: Equatable, Sendable {
  public var obligation: RegisteredObligation
  /// Under which names and in which roles the unit has it.
  public var mentions: [Mention]
  public var deadlines: [RegisteredDeadline]
  /// As printed, with the condition before it.
  public var amounts: [String]
  /// As printed.
  public var targets: [String]

  public struct Mention: Hashable, Sendable {
    public var role: Role
    /// The name that the register has.
    public var name: String
    public var match: UnitReach.Match
  }

  /// The first day by which it is due, ISO 8601.
  public var dueOn: String? {
    deadlines.filter { $0.kind != .recurring }.compactMap(\.end).min()
  }
}

/// What a unit has to do.
public struct DutiesAnswer: Equatable, Sendable {
  /// The page's documents, newest first, each with its rows by deadline, then by place.
  public var documents: [Group]
  /// In all pages.
  public var documentCount: Int
  /// In all pages.
  public var obligationCount: Int
  /// Whether `obligationCount` counts clauses twice that reach the unit under several names.
  public var isUpperBound: Bool

  /// What one document says.
  public struct Group: Equatable, Sendable {
    public var document: AnswerDocument
    public var rows: [DutyRow]
  }
}
