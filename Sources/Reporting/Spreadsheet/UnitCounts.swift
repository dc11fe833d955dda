public import Gongwen

/// How often each unit stands in which role.
public struct UnitCounts: Equatable, Sendable {
  public struct Count: Equatable, Sendable {
    /// Obligations in any role.
    public var obligations = 0
    public var ofRole: [Role: Int] = [:]
    public var documents = 0
    /// The first day by which one of them is due, ISO 8601.
    public var firstDue: String?
  }

  /// By official name.
  public private(set) var counts: [String: Count] = [:]

  public init() {}

  public mutating func add(_ document: DocumentRows) {
    var units: Set<String> = []
    for row in document.rows {
      let due = row.deadlines.compactMap(\.end).min()
      for (unit, roles) in Self.roles(row) {
        units.insert(unit)
        counts[unit, default: Count()].obligations += 1
        for role in roles { counts[unit]?.ofRole[role, default: 0] += 1 }
        if let due, due < counts[unit]?.firstDue ?? "9" { counts[unit]?.firstDue = due }
      }
    }
    for unit in units { counts[unit]?.documents += 1 }
  }

  /// Those with the most obligations first.
  var ranked: [(name: String, count: Count)] {
    counts.map { (name: $0.key, count: $0.value) }.sorted {
      ($1.count.obligations, $0.name) < ($0.count.obligations, $1.name)
    }
  }

  /// A row's units by official name, each with its roles.
  static func roles(_ row: FlatRow) -> [String: Set<Role>] {
    row.units.reduce(into: [:]) { $0[$1.canonical, default: []].insert($1.role) }
  }
}
