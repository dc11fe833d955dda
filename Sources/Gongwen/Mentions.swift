/// Who is responsible for what.
public struct Assignment: Codable, Equatable, Sendable {
  public var id: String
  public var role: Role
  public var units: [Unit]
  /// Whether the list ends in 等.
  public var openEnded: Bool
  public var scope: Scope
  public var range: TextRange
  /// Where the words stand; empty where the format has no geometry.
  public var boxes: [Box]

  /// What the assignment covers: a whole section or one clause.
  public enum Scope: Codable, Equatable, Sendable {
    case section(String)
    case clause(String)

    private enum CodingKeys: String, CodingKey { case section, clause }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if let section = try container.decodeIfPresent(String.self, forKey: .section) {
        self = .section(section)
      } else {
        self = .clause(try container.decode(String.self, forKey: .clause))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .section(let id): try container.encode(id, forKey: .section)
      case .clause(let id): try container.encode(id, forKey: .clause)
      }
    }
  }

  /// A unit (单位) as the document names it.
  public struct Unit: Codable, Equatable, Sendable {
    /// As printed.
    public var name: String
    /// The full official name where it is known, else `name`.
    public var canonical: String
    public var range: TextRange
    /// Where the name stands; empty where the format has no geometry.
    public var boxes: [Box]

    public init(name: String, canonical: String, range: TextRange, boxes: [Box] = []) {
      self.name = name
      self.canonical = canonical
      self.range = range
      self.boxes = boxes
    }
  }

  public init(
    id: String, role: Role, units: [Unit], openEnded: Bool = false, scope: Scope,
    range: TextRange, boxes: [Box] = []
  ) {
    self.id = id
    self.role = role
    self.units = units
    self.openEnded = openEnded
    self.scope = scope
    self.range = range
    self.boxes = boxes
  }
}

public enum Role: String, Codable, Sendable, CaseIterable {
  case responsible, lead, cooperating, supervising, office
}

/// A time by which or during which something is to be done or reached.
public struct Deadline: Codable, Equatable, Sendable {
  public var id: String
  public var clause: String
  /// As printed.
  public var text: String
  public var kind: Kind
  /// ISO 8601, inclusive.
  @Nullable public var start: String?
  /// ISO 8601, inclusive.
  @Nullable public var end: String?
  /// For `recurring` an RFC 5545 RRULE (`FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1`). For `relative` an
  /// ISO 8601 duration and, after ` from `, the words that it counts from where the text has them
  /// (`P30D from 印发之日`), with two extensions: `BD` counts working days (`P5BD`), a minus sign
  /// counts back (`-P30D from 有效期届满`).
  @Nullable public var rule: String?
  public var range: TextRange
  /// Where the words stand; empty where the format has no geometry.
  public var boxes: [Box]

  public enum Kind: String, Codable, Sendable, CaseIterable {
    case by, during, recurring, relative
  }

  public init(
    id: String, clause: String, text: String, kind: Kind, start: String? = nil,
    end: String? = nil, rule: String? = nil, range: TextRange, boxes: [Box] = []
  ) {
    self.id = id
    self.clause = clause
    self.text = text
    self.kind = kind
    self.start = start
    self.end = end
    self.rule = rule
    self.range = range
    self.boxes = boxes
  }
}

/// Money.
public struct Amount: Codable, Equatable, Sendable {
  public var id: String
  public var clause: String
  public var text: String
  /// ISO 4217.
  public var currency: String
  /// In the currency's base unit (5万元 is 50000), `nil` where open.
  @Nullable public var min: Double?
  @Nullable public var max: Double?
  public var bound: Bound
  /// Each year, each item, per mu …
  @Nullable public var per: String?
  /// The grade or case that the amount goes with (国家级).
  @Nullable public var condition: String?
  public var range: TextRange
  /// Where the words stand; empty where the format has no geometry.
  public var boxes: [Box]

  public enum Bound: String, Codable, Sendable, CaseIterable {
    case exact, atMost, atLeast, about, range
  }

  public init(
    id: String, clause: String, text: String, currency: String = "CNY", min: Double?,
    max: Double?, bound: Bound, per: String? = nil, condition: String? = nil, range: TextRange,
    boxes: [Box] = []
  ) {
    self.id = id
    self.clause = clause
    self.text = text
    self.currency = currency
    self.min = min
    self.max = max
    self.bound = bound
    self.per = per
    self.condition = condition
    self.range = range
    self.boxes = boxes
  }
}

/// A countable objective.
public struct Target: Codable, Equatable, Sendable {
  public var id: String
  public var clause: String
  public var text: String
  /// The thing counted, as printed.
  public var metric: String
  public var comparator: Comparator
  /// 倍增 is 2, 全覆盖 and 100% are 1.
  public var value: Double
  /// 户, 家, 项, `%` (folded into the value) or `nil`.
  @Nullable public var unit: String?
  /// Identifier of the deadline that goes with it.
  @Nullable public var deadline: String?
  public var range: TextRange
  /// Where the words stand; empty where the format has no geometry.
  public var boxes: [Box]

  public enum Comparator: String, Codable, Sendable, CaseIterable {
    case reach, atLeast, atMost, increase, decrease, multiply, cover
  }

  public init(
    id: String, clause: String, text: String, metric: String, comparator: Comparator,
    value: Double, unit: String? = nil, deadline: String? = nil, range: TextRange,
    boxes: [Box] = []
  ) {
    self.id = id
    self.clause = clause
    self.text = text
    self.metric = metric
    self.comparator = comparator
    self.value = value
    self.unit = unit
    self.deadline = deadline
    self.range = range
    self.boxes = boxes
  }
}

/// A row of the table: a clause that is not context, joined with all that applies to it.
public struct Obligation: Codable, Equatable, Sendable {
  public var id: String
  public var clause: String
  /// Headings from the outermost in.
  public var path: [String]
  public var text: String
  public var label: Label
  @Nullable public var modality: Modality?
  /// Its own clause's units, then those of the sections it stands in, innermost first.
  public var units: [Unit]
  public var deadlines: [String]
  public var amounts: [String]
  public var targets: [String]
  @Nullable public var page: Int?

  /// A unit with the role that it has for this obligation.
  public struct Unit: Codable, Equatable, Sendable {
    public var name: String
    public var canonical: String
    public var role: Role

    public init(name: String, canonical: String, role: Role) {
      self.name = name
      self.canonical = canonical
      self.role = role
    }
  }

  public init(
    id: String, clause: String, path: [String], text: String, label: Label, modality: Modality?,
    units: [Unit] = [], deadlines: [String] = [], amounts: [String] = [], targets: [String] = [],
    page: Int? = nil
  ) {
    self.id = id
    self.clause = clause
    self.path = path
    self.text = text
    self.label = label
    self.modality = modality
    self.units = units
    self.deadlines = deadlines
    self.amounts = amounts
    self.targets = targets
    self.page = page
  }
}

/// A member of a leading group (领导小组).
public struct Person: Codable, Equatable, Sendable {
  public var group: String
  /// 组长, 副组长, 成员, 办公室主任 …
  public var role: String
  /// Without inner spaces.
  public var name: String
  @Nullable public var title: String?

  public init(group: String, role: String, name: String, title: String?) {
    self.group = group
    self.role = role
    self.name = name
    self.title = title
  }
}
