public import Gongwen

/// What changed for those who have to do something.
public struct ObligationChange: Equatable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case dutyNew, dutyDropped
    /// A duty became a target, an incentive or the other way round.
    case labelChanged
    case modalityStrengthened, modalityWeakened
    /// Between 必须 and 不得, which are as strong as each other.
    case modalityChanged
    case unitAdded, unitDropped, unitReplaced, roleChanged
    case deadlineMoved, deadlineAdded, deadlineDropped
    case amountRaised, amountLowered
    /// The bound, what it is for or what it is counted by differs, or its ends moved apart.
    case amountChanged
    case amountAdded, amountDropped
    case targetRaised, targetLowered, targetChanged, targetAdded, targetDropped

    var reversed: Kind {
      switch self {
      case .dutyNew: .dutyDropped
      case .dutyDropped: .dutyNew
      case .modalityStrengthened: .modalityWeakened
      case .modalityWeakened: .modalityStrengthened
      case .unitAdded: .unitDropped
      case .unitDropped: .unitAdded
      case .deadlineAdded: .deadlineDropped
      case .deadlineDropped: .deadlineAdded
      case .amountRaised: .amountLowered
      case .amountLowered: .amountRaised
      case .amountAdded: .amountDropped
      case .amountDropped: .amountAdded
      case .targetRaised: .targetLowered
      case .targetLowered: .targetRaised
      case .targetAdded: .targetDropped
      case .targetDropped: .targetAdded
      case .labelChanged, .modalityChanged, .unitReplaced, .roleChanged, .deadlineMoved,
        .amountChanged, .targetChanged:
        self
      }
    }
  }

  /// A value as printed and as it is to be understood.
  public struct Value: Equatable, Sendable {
    public var text: String
    /// Dates in ISO 8601, amounts in the base unit of their currency, figures as numbers, official
    /// names; two ends are joined with `/`.
    public var value: String

    public init(_ text: String, value: String) {
      self.text = text
      self.value = value
    }
  }

  /// The obligations of one document that the change is about.
  public struct Place: Equatable, Sendable {
    /// Identifiers in the contract object.
    public var obligations: [String]
    /// Indices of clauses.
    public var clauses: [Int]
    /// Headings of the first obligation from the outermost in.
    public var path: [String]
    /// Text of the first obligation.
    public var text: String
    /// Official names of all units of these obligations.
    public var units: [String]
    public var page: Int?

    static let nowhere = Place(
      obligations: [], clauses: [], path: [], text: "", units: [], page: nil)
  }

  public var kind: Kind
  /// Without obligations where the duty is new.
  public var old: Place
  /// Without obligations where the duty was dropped.
  public var new: Place
  /// The role that a unit has or had.
  public var role: Role?
  /// What is counted, or what an amount is for.
  public var subject: String?
  public var from: Value?
  public var to: Value?

  /// Of the two documents the one that has the obligation, the new one if both have it.
  public var place: Place { new.obligations.isEmpty ? old : new }

  /// The change that undoes this one.
  public var reversed: ObligationChange {
    var change = self
    change.kind = kind.reversed
    change.old = new
    change.new = old
    change.from = to
    change.to = from
    return change
  }

  /// Whether a unit has to do with it: by its official name, or with or without the division before
  /// it.
  public func concerns(_ unit: String) -> Bool {
    let names = old.units + new.units
    return names.contains { UnitNames.isSame($0, unit) }
  }

  static func isOrdered(_ a: ObligationChange, _ b: ObligationChange) -> Bool {
    let (first, second) = (a.place.clauses.first ?? 0, b.place.clauses.first ?? 0)
    return (first, a.new.clauses.isEmpty ? 0 : 1) < (second, b.new.clauses.isEmpty ? 0 : 1)
  }
}
