internal import GRDB

/// What questions about units ask of the versions that a filter lets through.
struct VersionCards {
  struct Card {
    /// Year, month and day as one number; 0 where the document has no date.
    var date: Int
    var obligations: Int
    var assignments: ClosedRange<Int64>
    var clauses: ClosedRange<Int64>
    /// A bit for each scope that it is in; of more scopes than bits those that follow in `others`.
    fileprivate var scopes: UInt64
    fileprivate var others: Set<Int> = []

    func isInside(_ scope: Int) -> Bool {
      scope < 64 ? scopes & 1 << UInt64(scope) != 0 : others.contains(scope)
    }
  }

  private var cards: [Int64: Card] = [:]

  /// Of so many versions that one in some is asked for, all are read in their order.
  private static let leastShare: Int64 = 4

  /// - Parameter versions: those that may be asked for.
  init(
    _ database: Database, _ filter: RegisterFilter, scopes: [DocumentScope],
    among versions: Set<Int64>
  ) throws {
    guard !versions.isEmpty, !scopes.isEmpty else { return }
    let all = try Int64.fetchOne(database, sql: "SELECT max(id) FROM versions") ?? 0
    let among: SQL =
      Int64(versions.count) > all / Self.leastShare
      ? "1" : "versions.id IN \(SQL.list(versions))"
    let insides = scopes.map { "(\($0.condition))" as SQL }.joined(separator: ", ")
    let rows = try RowReader(
      database,
      literal: """
        SELECT versions.id,
          coalesce(versions.issued_on, versions.published_on, versions.printed_on, ''),
          versions.obligation_count, versions.first_assignment, versions.last_assignment,
          versions.first_clause, versions.last_clause, \(insides)
        FROM versions INDEXED BY versions_card
        WHERE \(among) AND \(filter.versionCondition)
        """)
    cards.reserveCapacity(versions.count)
    try rows.scan { row in
      let version = row.integer(0)
      let (first, last) = (row.integer(3), row.integer(4))
      let (firstClause, lastClause) = (row.integer(5), row.integer(6))
      guard first <= last, firstClause <= lastClause, versions.contains(version)
      else { return true }
      var card = Card(
        date: Self.number(ofDay: row.utf8(1)), obligations: Int(row.integer(2)),
        assignments: first...last,
        clauses: firstClause...lastClause, scopes: 0)
      for scope in scopes.indices where row.integer(7 + scope) != 0 {
        if scope < 64 { card.scopes |= 1 << UInt64(scope) } else { card.others.insert(scope) }
      }
      cards[version] = card
      return true
    }
  }

  /// Of a day in ISO 8601.
  private static func number(ofDay text: UnsafeBufferPointer<UInt8>) -> Int {
    text.prefix(10).reduce(0) { 0x30...0x39 ~= $1 ? 10 * $0 + Int($1 - 0x30) : $0 }
  }

  subscript(version: Int64) -> Card? { cards[version] }
}
