internal import GRDB
internal import Gongwen

/// The documents in which a unit has something to do, newest first.
struct UnitHits {
  struct Hit {
    var version: Int64
    /// Year, month and day as one number; 0 where the document has no date.
    var date: Int
    /// Indices into the selection's reaches.
    var reaches: [Int]
    /// Obligations, at most.
    var count: Int
    /// Whether `count` is exact.
    var isExact: Bool
    var assignments: ClosedRange<Int64>
    var clauses: ClosedRange<Int64>
  }

  let selection: UnitSelection
  let filter: RegisterFilter
  private let index: [Int64: Int]

  init(_ selection: UnitSelection, _ filter: RegisterFilter) {
    self.selection = selection
    self.filter = filter
    index = Dictionary(
      selection.reaches.enumerated().map { ($1.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func fetch(_ database: Database) throws -> [Hit] {
    let scopes = Array(Set(selection.reaches.map(\.scope)))
    let places = try self.places(database)
    let cards = try VersionCards(
      database, filter, scopes: scopes, among: Set(places.map(\.version)))
    let scopeOfReach = selection.reaches.map { reach in scopes.firstIndex(of: reach.scope) ?? 0 }
    var hits: [Int64: Hit] = [:]
    for place in places {
      guard let card = cards[place.version], card.isInside(scopeOfReach[place.reach])
      else { continue }
      hits[
        place.version,
        default: Hit(
          version: place.version, date: card.date, reaches: [], count: 0, isExact: true,
          assignments: card.assignments, clauses: card.clauses)
      ].add(place.reach, place.count, most: card.obligations)
    }
    let found = try hits.values.compactMap { try applying($0, database) }
    // Hits are too large to be moved while they are sorted.
    return found.indices.map { (date: found[$0].date, version: found[$0].version, index: $0) }
      .sorted { ($0.date, $0.version) > ($1.date, $1.version) }.map { found[$0.index] }
  }

  /// Where the names stand, with the number of obligations.
  private func places(
    _ database: Database
  ) throws -> [(reach: Int, version: Int64, count: Int)] {
    var found: [(reach: Int, version: Int64, count: Int)] = []
    let rows = try RowReader(
      database,
      literal: """
        SELECT unit_versions.unit_id, unit_versions.version_id, \(count) FROM unit_versions
        WHERE unit_versions.unit_id IN \(selection.reaches.map(\.unit))
        """)
    try rows.scan { row in
      let count = Int(row.integer(2))
      if count > 0, let reach = index[row.integer(0)] {
        found.append((reach, row.integer(1), count))
      }
      return true
    }
    return found
  }

  /// Obligations of a unit in a version in the roles that are asked for.
  private var count: SQL {
    if filter.roles.isEmpty { return "unit_versions.obligations" }
    let columns = filter.roles.map { SQL(sql: "unit_versions.\($0.rawValue)") }
    return columns.count == 1 ? columns[0] : "(\(columns.joined(separator: " + ")))"
  }

  /// Where a document names the unit itself, units that are only probably the same are others; and
  /// lists may ask for something.
  private func applying(_ hit: Hit, _ database: Database) throws -> Hit? {
    var hit = hit
    let all = selection.reaches
    if hit.reaches.count > 1 || all[hit.reaches[0]].condition != .none {
      let isNamed = hit.reaches.contains { all[$0].match == .named }
      hit.reaches = try hit.reaches.filter { reach in
        if isNamed, all[reach].match == .likely { return false }
        switch all[reach].condition {
        case .none: return true
        case .named: return isNamed
        case .roster(let words):
          return try isNamed || Self.hasPerson(database, hit.version, words)
        }
      }.sorted()
    }
    if hit.reaches.isEmpty { return nil }
    hit.isExact = hit.reaches.count == 1 && filter.roles.count < 2 && filter.labels.isEmpty
    return hit
  }

  private static func hasPerson(
    _ database: Database, _ version: Int64, _ words: [String]
  ) throws -> Bool {
    let titles = try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT title FROM people WHERE version_id = ? AND title IS NOT NULL"),
      arguments: [version])
    return titles.contains { title in words.contains(where: title.contains) }
  }
}

extension UnitHits.Hit {
  fileprivate mutating func add(_ reach: Int, _ count: Int, most: Int) {
    reaches.append(reach)
    self.count = min(self.count + count, max(most, count))
  }
}
