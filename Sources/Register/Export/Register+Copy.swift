internal import GRDB
internal import Gongwen

extension Register {
  /// Writes the documents that pass a filter, whole and with all their versions and files, as a
  /// register of its own.
  ///
  /// - Parameter path: an empty file, or one that is not there. What is written before an error is
  ///   worthless.
  /// - Throws: `RegisterError`.
  public func copy(_ filter: RegisterFilter, to path: String) throws {
    let documents = try read { database in
      try ExportedVersions(database, filter).choices.compactMap { choice -> Int64? in
        if filter.limitsRows {
          let reader = try VersionReader(database, version: choice.version)
          guard try !reader.rows(passing: filter, units: choice.units).rows.isEmpty
          else { return nil }
        }
        return try Int64.fetchOne(
          database.cachedStatement(sql: "SELECT document_id FROM versions WHERE id = ?"),
          arguments: [choice.version])
      }
    }
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.label = "copy"
      let queue = try DatabaseQueue(path: RegisterFile(path).name, configuration: configuration)
      try Schema.migrator.migrate(queue)
      try queue.writeWithoutTransaction { database in
        // Nobody else reads the file yet, and after an error nobody will.
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try attach(database)
        try database.inTransaction {
          try Self.copy(documents, database)
          return .commit
        }
        try database.execute(sql: "DETACH DATABASE source; PRAGMA journal_mode = WAL")
      }
      try queue.close()
    } catch {
      throw RegisterError(error, path)
    }
  }

  private func attach(_ database: Database) throws {
    let file = RegisterFile(self.path)
    do {
      try database.execute(sql: "ATTACH DATABASE ? AS source", arguments: [file.name])
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM source.sqlite_schema")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      try? database.execute(sql: "DETACH DATABASE source")
      try database.execute(sql: "ATTACH DATABASE ? AS source", arguments: [file.immutableName])
    }
  }

  private static func copy(_ documents: [Int64], _ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE chosen_documents (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE chosen (
          id INTEGER PRIMARY KEY, first_clause INTEGER, last_clause INTEGER,
          first_assignment INTEGER, last_assignment INTEGER);
        """)
    let choose = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO chosen_documents (id) VALUES (?)")
    for document in documents { try choose.execute(arguments: [document]) }
    try database.execute(
      sql: """
        INSERT INTO chosen
        SELECT versions.id, first_clause, last_clause, first_assignment, last_assignment
        FROM source.versions JOIN chosen_documents ON chosen_documents.id = versions.document_id;
        INSERT OR REPLACE INTO meta SELECT * FROM source.meta;
        """)
    for (table, condition) in Self.parts {
      try database.execute(
        sql: "INSERT INTO \(table) SELECT part.* FROM source.\(table) AS part \(condition)")
    }
    let current = try Int64.fetchAll(
      database, sql: "SELECT current_version FROM documents WHERE current_version IS NOT NULL")
    for version in current { try SearchIndex.add(database, version: version) }
    try database.execute(sql: "DROP TABLE chosen; DROP TABLE chosen_documents")
  }

  /// Tables and what chooses their rows, which are called `part`. `SELECT part.*` serves because both
  /// files have one schema.
  private static let parts: [(table: String, condition: String)] = {
    func ofClauses(_ column: String) -> String {
      "JOIN chosen ON part.\(column) BETWEEN chosen.first_clause AND chosen.last_clause"
    }
    let ofAssignments = """
      JOIN chosen
      ON part.assignment_id BETWEEN chosen.first_assignment AND chosen.last_assignment
      """
    let ofVersion = "WHERE part.version_id IN (SELECT id FROM chosen)"
    let ofDocument = "WHERE part.document_id IN (SELECT id FROM chosen_documents)"
    return [
      ("documents", "WHERE part.id IN (SELECT id FROM chosen_documents)"),
      ("document_keys", ofDocument), ("versions", ofDocument), ("sections", ofVersion),
      ("clauses", ofVersion), ("table_rows", ofClauses("clause_id")), ("assignments", ofVersion),
      ("assignment_units", ofAssignments),
      ("units", "WHERE part.id IN (SELECT unit_id FROM main.assignment_units)"),
      ("coverage", ofAssignments), ("deadlines", ofClauses("clause_id")),
      ("row_deadlines", ofClauses("clause_id")), ("amounts", ofClauses("clause_id")),
      ("targets", ofClauses("clause_id")), ("people", ofVersion), ("files", ofVersion),
      ("diagnostics", "WHERE part.file_id IN (SELECT id FROM main.files)"),
      ("containers", "WHERE part.id IN (SELECT container_id FROM main.files)"),
      ("unit_versions", ofVersion), ("due", ofVersion),
      ("due_units", ofVersion),
    ]
  }()
}
