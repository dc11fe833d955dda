internal import GRDB
internal import Gongwen

extension Register {
  /// All documents with their current versions, in the order in which they came.
  public func documents() throws -> [RegisteredDocument] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT documents.id, versions.id, versions.title, versions.document_number,
            versions.issued_on,
            (SELECT count(*) FROM versions AS every WHERE every.document_id = documents.id)
          FROM documents JOIN versions ON versions.id = documents.current_version
          ORDER BY documents.id
          """
      ).map { row in
        RegisteredDocument(
          id: row[0], versions: row[5], version: row[1], title: row[2], documentNumber: row[3],
          issuedOn: row[4],
          files: try String.fetchAll(
            database, sql: "SELECT path FROM files WHERE version_id = ? ORDER BY path",
            arguments: [row[1] as Int64]))
      }
    }
  }

  /// The obligations of a version in the order of its text.
  public func obligations(ofVersion version: Int64) throws -> [RegisteredObligation] {
    try read { database in
      let reader = ClauseReader(database: database)
      return try Int64.fetchAll(
        database,
        sql: "SELECT id FROM clauses WHERE version_id = ? AND label <> 'context' ORDER BY id",
        arguments: [version]
      ).map { try reader.obligation($0, deadlines: reader.deadlines($0).map(\.text)) }
    }
  }

  /// Identifiers of the clauses in which words stand next to each other as given, in the order of
  /// the register; empty where the words hold nothing that can be found.
  public func clauses(with words: String) throws -> [Int64] {
    guard let phrase = SearchText.phrase(words) else { return [] }
    return try read { database in
      try Int64.fetchAll(
        database,
        sql: "SELECT rowid FROM clauses_fts WHERE clauses_fts MATCH ? ORDER BY rowid",
        arguments: [phrase])
    }
  }

  /// Files that gave no document when they were last looked at, in the order of their names.
  public func failures() throws -> [FailedFile] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT path, failure_code, failure_page, failure_detail FROM files
          WHERE status = 'failed' ORDER BY path
          """
      ).map {
        FailedFile(
          path: $0[0], failure: FileFailure(code: $0[1], page: $0[2], detail: $0[3]))
      }
    }
  }

  static func strings(_ database: Database, _ json: String) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(sql: "SELECT value FROM json_each(?) ORDER BY key"),
      arguments: [json])
  }

  static func path(
    _ database: Database, of section: Int64?, row: String?
  ) throws -> [String] {
    if let row {
      return try strings(database, row)
    }
    return try String.fetchAll(
      database.cachedStatement(
        sql: """
          WITH RECURSIVE above (id, parent_id, heading, height) AS (
            SELECT id, parent_id, heading, 0 FROM sections WHERE id = ?
            UNION ALL
            SELECT sections.id, sections.parent_id, sections.heading, height + 1
            FROM sections JOIN above ON sections.id = above.parent_id
          )
          SELECT heading FROM above ORDER BY height DESC
          """), arguments: [section])
  }

  /// The clause's own units, then those of the rest of its row, then those of its sections from the
  /// innermost out.
  static func units(_ database: Database, of clause: Int64) throws -> [Obligation.Unit] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT coalesce(assignment_units.name, units.name), units.name, assignments.role
          FROM coverage
          JOIN assignments ON assignments.id = coverage.assignment_id
          JOIN assignment_units ON assignment_units.assignment_id = assignments.id
          JOIN units ON units.id = assignment_units.unit_id
          LEFT JOIN sections ON sections.id = assignments.section_id
          WHERE coverage.clause_id = ?1
          ORDER BY assignments.clause_id IS NOT ?1, assignments.clause_id IS NULL,
            sections.range_start DESC, sections.range_end, assignments.id,
            assignment_units.position
          """), arguments: [clause]
    ).map {
      Obligation.Unit(
        name: $0[0], canonical: $0[1], role: Role(rawValue: $0[2]) ?? .responsible)
    }
  }
}
