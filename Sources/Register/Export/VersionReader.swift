internal import GRDB
internal import Gongwen

/// Reads the rows of the flat table of one version: a few scans over the version's part of each
/// table instead of questions for each clause.
struct VersionReader {
  private let database: Database
  private let version: Int64
  let metadata: DocumentMetadata
  private let source: String
  private let clauses: ClosedRange<Int64>?
  private let assignments: ClosedRange<Int64>?

  init(_ database: Database, version: Int64) throws {
    self.database = database
    self.version = version
    let statement = try database.cachedStatement(
      sql: """
        SELECT first_clause, last_clause, first_assignment, last_assignment,
          coalesce(
            (SELECT min(path) FROM files
              WHERE version_id = versions.id AND sha256 = versions.source_sha256),
            (SELECT min(path) FROM files WHERE version_id = versions.id))
        FROM versions WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [version]) else {
      throw RegisterError(.damaged)
    }
    metadata = try StoredContents(database, version).metadata()
    clauses = Self.range(row[0], row[1])
    assignments = Self.range(row[2], row[3])
    source = row[4] ?? ""
  }

  private static func range(_ first: Int64, _ last: Int64) -> ClosedRange<Int64>? {
    first <= last ? first...last : nil
  }

  func rows(passing filter: RegisterFilter, units names: Set<String>?) throws -> DocumentRows {
    var result = DocumentRows(metadata: metadata, source: source, rows: [])
    let sections = try readSections()
    let units = try readUnits(sections)
    let deadlines = try readDeadlines()
    let amounts = try readAmounts()
    let targets = try readTargets()
    var part = DocumentPart()
    // The text of a clause that is context matters only where it can be the mark of an attachment.
    try scan(
      """
      SELECT clauses.id, clauses.section_id, clauses.label, clauses.modality, clauses.page,
        CASE WHEN label <> 'context' OR section_id IS NULL THEN clauses.text ELSE '' END,
        table_rows.text, table_rows.path
      FROM clauses LEFT JOIN table_rows ON table_rows.clause_id = clauses.id
      WHERE clauses.id BETWEEN ? AND ? ORDER BY clauses.id
      """, clauses
    ) { row in
      let id: Int64 = row[0]
      let section = (row[1] as Int64?).flatMap { sections[$0] }
      let text: String = row[5]
      let place = part.follow(section: section?.part, text: text)
      guard let label = Label(rawValue: row[2]), label != .context else { return }
      let found = units[id] ?? []
      guard filter.passes(label, found, names) else { return }
      let path =
        try (row[7] as String?).map { try Register.strings(database, $0) } ?? section?.path ?? []
      result.rows.append(
        FlatRow(
          documentNumber: metadata.documentNumber, title: metadata.title,
          issuedOn: metadata.issuedOn, part: place, path: path, text: row[6] ?? text,
          label: label, modality: (row[3] as String?).flatMap(Modality.init), units: found,
          deadlines: deadlines[id] ?? [], amounts: amounts[String(id)] ?? [],
          targets: targets[String(id)] ?? [], page: row[4], source: source, id: String(id)))
    }
    return result
  }

  private struct Section {
    var part: String
    var start: Int
    var end: Int
    /// Headings from the outermost in.
    var path: [String]
  }

  private func readSections() throws -> [Int64: Section] {
    var sections: [Int64: Section] = [:]
    // A section comes after the one that it stands in.
    try scan(
      """
      SELECT id, parent_id, part, heading, range_start, range_end FROM sections
      WHERE version_id BETWEEN ? AND ? ORDER BY id
      """, version...version
    ) { row in
      let above = (row[1] as Int64?).flatMap { sections[$0]?.path } ?? []
      sections[row[0]] = Section(
        part: row[2], start: row[4], end: row[5], path: above + [row[3]])
    }
    return sections
  }

  /// The clause's own units, then those of the rest of its row, then those of its sections from the
  /// innermost out.
  private func readUnits(_ sections: [Int64: Section]) throws -> [Int64: [Obligation.Unit]] {
    struct List {
      var id: Int64
      var clause: Int64?
      var section: Section?
      var role: Role
      var units: [Obligation.Unit] = []

      /// What comes first has the smaller one.
      func key(for clause: Int64) -> (Int, Int, Int, Int64) {
        guard let section else { return (self.clause == clause ? 0 : 1, 0, 0, id) }
        return (2, -section.start, section.end, id)
      }
    }
    var lists: [Int64: List] = [:]
    try scan(
      "SELECT id, clause_id, section_id, role FROM assignments WHERE id BETWEEN ? AND ?",
      assignments
    ) { row in
      lists[row[0]] = List(
        id: row[0], clause: row[1], section: (row[2] as Int64?).flatMap { sections[$0] },
        role: Role(rawValue: row[3]) ?? .responsible)
    }
    try scan(
      """
      SELECT assignment_id, coalesce(assignment_units.name, units.name), units.name
      FROM assignment_units JOIN units ON units.id = assignment_units.unit_id
      WHERE assignment_id BETWEEN ? AND ? ORDER BY assignment_id, position
      """, assignments
    ) { row in
      guard let role = lists[row[0]]?.role else { return }
      lists[row[0]]?.units.append(Obligation.Unit(name: row[1], canonical: row[2], role: role))
    }
    var ofClause: [Int64: [List]] = [:]
    try scan(
      "SELECT clause_id, assignment_id FROM coverage WHERE assignment_id BETWEEN ? AND ?",
      assignments
    ) { row in
      if let list = lists[row[1]] { ofClause[row[0], default: []].append(list) }
    }
    return Dictionary(
      uniqueKeysWithValues: ofClause.map { clause, lists in
        (clause, lists.sorted { $0.key(for: clause) < $1.key(for: clause) }.flatMap(\.units))
      })
  }

  private func readDeadlines() throws -> [Int64: [Deadline]] {
    var found: [Int64: [Deadline]] = [:]
    try scan(
      """
      SELECT \(Deadline.columns), deadlines.clause_id FROM deadlines
      WHERE clause_id BETWEEN ? AND ? ORDER BY clause_id, id
      """, clauses
    ) { found[$0[Deadline.columnCount], default: []].append(Deadline($0)) }
    try scan(
      """
      SELECT \(Deadline.columns), row_deadlines.clause_id FROM row_deadlines
      JOIN deadlines ON deadlines.id = row_deadlines.deadline_id
      WHERE row_deadlines.clause_id BETWEEN ? AND ? ORDER BY row_deadlines.clause_id, deadlines.id
      """, clauses
    ) { found[$0[Deadline.columnCount], default: []].append(Deadline($0)) }
    return found
  }

  private func readAmounts() throws -> [String: [Amount]] {
    var found: [String: [Amount]] = [:]
    try scan(
      "SELECT \(Amount.columns) FROM amounts WHERE clause_id BETWEEN ? AND ? ORDER BY id", clauses
    ) { row in
      let amount = Amount(row)
      found[amount.clause, default: []].append(amount)
    }
    return found
  }

  private func readTargets() throws -> [String: [Target]] {
    var found: [String: [Target]] = [:]
    try scan(
      "SELECT \(Target.columns) FROM targets WHERE clause_id BETWEEN ? AND ? ORDER BY id", clauses
    ) { row in
      let target = Target(row)
      found[target.clause, default: []].append(target)
    }
    return found
  }

  private func scan(
    _ sql: String, _ range: ClosedRange<Int64>?, _ body: (Row) throws -> Void
  ) throws {
    guard let range else { return }
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: sql), arguments: [range.lowerBound, range.upperBound])
    while let row = try rows.next() { try body(row) }
  }
}
