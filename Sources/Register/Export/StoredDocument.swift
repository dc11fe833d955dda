internal import GRDB
public import Gongwen

extension Register {
  /// The contract object of a version, with what the register keeps of it: all but its people,
  /// boxes and diagnostics and the mentions of clauses that are context. Its text is the clauses at
  /// their places.
  ///
  /// - Throws: `RegisterError`.
  public func extracted(version: Int64) throws -> ExtractedDocument {
    try read { try StoredDocument($0, version: version).document() }
  }

  /// The version of a document with an ordinal number, counted from 1; `nil` where there is none.
  ///
  /// - Throws: `RegisterError`.
  public func version(_ ordinal: Int, ofDocument document: Int64) throws -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database.cachedStatement(
          sql: "SELECT id FROM versions WHERE document_id = ? AND ordinal = ?"),
        arguments: [document, ordinal])
    }
  }
}

/// Makes a contract object of a version's rows.
private struct StoredDocument {
  private let database: Database
  private let version: Int64

  init(_ database: Database, version: Int64) {
    self.database = database
    self.version = version
  }

  func document() throws -> ExtractedDocument {
    let rows = try VersionReader(database, version: version)
      .rows(passing: RegisterFilter(), units: nil)
    var document = ExtractedDocument(
      source: try source(path: rows.source), models: try stamp(), document: rows.metadata,
      outline: try outline(), clauses: try clauses(), assignments: try assignments())
    var text: [Unicode.Scalar] = []
    for clause in document.clauses where clause.range.start >= text.count {
      // Clauses that do not follow each other stand in paragraphs of their own.
      text += repeatElement("\n", count: min(clause.range.start - text.count, Self.widestGap))
      text += clause.text.unicodeScalars
    }
    document.text = String(String.UnicodeScalarView(text))
    for (index, row) in rows.rows.enumerated() {
      document.obligations.append(
        Obligation(
          id: "o\(index)", clause: row.id, path: row.path, text: row.text, label: row.label,
          modality: row.modality, units: row.units, deadlines: row.deadlines.map(\.id),
          amounts: row.amounts.map(\.id), targets: row.targets.map(\.id), page: row.page))
      document.deadlines += row.deadlines
      document.amounts += row.amounts
      document.targets += row.targets
    }
    // A time in another cell of a table's row is in several rows.
    var seen: Set<String> = []
    document.deadlines.removeAll { !seen.insert($0.id).inserted }
    return document
  }

  /// Scalars between clauses that are filled in, so that a wrong offset fills no memory.
  private static let widestGap = 1 << 16

  private func source(path: String) throws -> Source {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT source_sha256, source_format FROM versions WHERE id = ?"),
      arguments: [version])
    guard let row else { throw RegisterError(.damaged) }
    return Source(path: path, sha256: row[0], format: SourceFormat(rawValue: row[1]) ?? .text)
  }

  private func stamp() throws -> ModelStamp {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT models_version, models_sha256 FROM versions WHERE id = ?"),
      arguments: [version])
    return ModelStamp(version: row?[0] ?? "", sha256: row?[1] ?? "")
  }

  private func outline() throws -> [OutlineEntry] {
    try fetch(
      """
      SELECT id, part, marker, heading, level, parent_id, range_start, range_end, page
      FROM sections WHERE version_id = ? ORDER BY id
      """
    ) { row in
      OutlineEntry(
        id: Self.name(row[0]), part: row[1], marker: row[2], heading: row[3], level: row[4],
        parent: (row[5] as Int64?).map(Self.name), range: TextRange(row[6], row[7]), page: row[8])
    }
  }

  private func clauses() throws -> [Clause] {
    try fetch(
      """
      SELECT id, section_id, text, label, modality, range_start, range_end, page
      FROM clauses WHERE version_id = ? ORDER BY id
      """
    ) { row in
      Clause(
        id: Self.name(row[0]), section: (row[1] as Int64?).map(Self.name), text: row[2],
        label: Label(rawValue: row[3]) ?? .context,
        modality: (row[4] as String?).flatMap(Modality.init), range: TextRange(row[5], row[6]),
        page: row[7])
    }
  }

  private func assignments() throws -> [Assignment] {
    var units: [Int64: [Assignment.Unit]] = [:]
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT assignments.id, coalesce(assignment_units.name, units.name), units.name,
            assignment_units.range_start, assignment_units.range_end
          FROM assignments
          JOIN assignment_units ON assignment_units.assignment_id = assignments.id
          JOIN units ON units.id = assignment_units.unit_id
          WHERE assignments.version_id = ? ORDER BY assignments.id, assignment_units.position
          """), arguments: [version])
    while let row = try rows.next() {
      units[row[0], default: []].append(
        Assignment.Unit(name: row[1], canonical: row[2], range: TextRange(row[3], row[4])))
    }
    return try fetch(
      """
      SELECT id, role, open_ended, section_id, clause_id, range_start, range_end
      FROM assignments WHERE version_id = ? ORDER BY id
      """
    ) { row in
      Assignment(
        id: Self.name(row[0]), role: Role(rawValue: row[1]) ?? .responsible,
        units: units[row[0]] ?? [], openEnded: row[2],
        scope: (row[3] as Int64?).map { .section(Self.name($0)) }
          ?? .clause(Self.name(row[4] ?? 0)),
        range: TextRange(row[5], row[6]))
    }
  }

  /// The rows of the version in a table.
  private func fetch<Value>(_ sql: String, _ make: (Row) -> Value) throws -> [Value] {
    var values: [Value] = []
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: sql), arguments: [version])
    while let row = try rows.next() { values.append(make(row)) }
    return values
  }

  private static func name(_ id: Int64) -> String { String(id) }
}
