internal import GRDB
internal import Gongwen

extension Register {
  /// What a unit has to do in all documents, newest first.
  ///
  /// - Throws: `RegisterError`.
  public func duties(
    of unit: UnitSelection, filter: RegisterFilter = RegisterFilter(),
    page: AnswerPage = AnswerPage()
  ) throws -> DutiesAnswer {
    try read { database in
      let hits = UnitHits(unit, filter)
      let clauses = UnitClauses(unit, filter)
      let found = try Self.counted(hits.fetch(database), clauses, database)
      var answer = DutiesAnswer(
        documents: [], documentCount: found.count,
        obligationCount: found.reduce(0) { $0 + $1.count },
        isUpperBound: found.contains { !$0.isExact })
      var toPass = page.offset
      var left = page.limit
      for hit in found where left > 0 {
        if hit.isExact, hit.count <= toPass {
          toPass -= hit.count
          continue
        }
        let all = try clauses.fetch(database, hit)
        let shown = all.dropFirst(toPass).prefix(left)
        toPass = max(0, toPass - all.count)
        left -= shown.count
        guard !shown.isEmpty, let document = try ClauseReader.document(database, hit.version)
        else { continue }
        let reader = ClauseReader(database: database)
        answer.documents.append(
          DutiesAnswer.Group(
            document: document,
            rows: try shown.map { try reader.row($0.clause, mentions: $0.mentions) }))
      }
      return answer
    }
  }

  /// With exact counts where that is quickly done.
  private static func counted(
    _ hits: [UnitHits.Hit], _ clauses: UnitClauses, _ database: Database
  ) throws -> [UnitHits.Hit] {
    guard hits.lazy.filter({ !$0.isExact }).count <= 300 else { return hits }
    return try hits.compactMap { hit in
      guard !hit.isExact else { return hit }
      var hit = hit
      hit.count = try clauses.count(database, hit)
      hit.isExact = true
      return hit.count > 0 ? hit : nil
    }
  }
}

/// The clauses that a unit has in one document.
struct UnitClauses {
  let selection: UnitSelection
  let filter: RegisterFilter
  private let index: [Int64: Int]

  init(_ selection: UnitSelection, _ filter: RegisterFilter) {
    self.selection = selection
    self.filter = filter
    index = Dictionary(
      selection.reaches.enumerated().map { ($1.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func count(_ database: Database, _ hit: UnitHits.Hit) throws -> Int {
    try SQLRequest<Int>(
      literal: "SELECT count(DISTINCT coverage.clause_id) \(tables(hit))"
    ).fetchOne(database) ?? 0
  }

  /// By the first day by which they are due, then in the order of the text.
  func fetch(
    _ database: Database, _ hit: UnitHits.Hit
  ) throws -> [(clause: Int64, mentions: [DutyRow.Mention])] {
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT coverage.clause_id, assignments.role, assignment_units.unit_id \(tables(hit))
        ORDER BY coverage.clause_id, assignments.clause_id IS NULL, assignments.id
        """
    ).fetchCursor(database)
    var mentions: [Int64: [DutyRow.Mention]] = [:]
    while let row = try rows.next() {
      guard let reach = index[row[2]], let role = Role(rawValue: row[1]) else { continue }
      let mention = DutyRow.Mention(
        role: role, name: selection.reaches[reach].name, match: selection.reaches[reach].match)
      let clause: Int64 = row[0]
      if mentions[clause]?.contains(mention) != true {
        mentions[clause, default: []].append(mention)
      }
    }
    let dates = try Self.dates(database, hit.version)
    return mentions.sorted {
      (dates[$0.key] ?? "9", $0.key) < (dates[$1.key] ?? "9", $1.key)
    }.map { ($0.key, $0.value) }
  }

  private func tables(_ hit: UnitHits.Hit) -> SQL {
    let labels: SQL =
      filter.labels.isEmpty
      ? "1"
      : """
      (SELECT label FROM clauses WHERE clauses.id = coverage.clause_id)
        IN \(filter.labels.map(\.rawValue))
      """
    let roles: SQL =
      filter.roles.isEmpty ? "1" : "assignments.role IN \(filter.roles.map(\.rawValue))"
    return """
      FROM versions
      CROSS JOIN assignment_units ON assignment_units.unit_id
          IN \(hit.reaches.map { selection.reaches[$0].unit })
        AND assignment_units.assignment_id
          BETWEEN versions.first_assignment AND versions.last_assignment
      CROSS JOIN assignments ON assignments.id = assignment_units.assignment_id
      CROSS JOIN coverage ON coverage.assignment_id = assignments.id
      WHERE versions.id = \(hit.version) AND \(labels) AND \(roles)
      """
  }

  private static func dates(_ database: Database, _ version: Int64) throws -> [Int64: String] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT clause_id, min(end_on) FROM due
          WHERE version_id = ? AND rule = '' AND end_on <> '' GROUP BY clause_id
          """), arguments: [version])
    var dates: [Int64: String] = [:]
    while let row = try rows.next() { dates[row[0]] = row[1] }
    return dates
  }
}
