internal import GRDB

/// A row of `containers`.
enum ContainerRow {
  /// The identifier of a container, which counts as not read to its end until `finish`.
  static func identifier(_ database: Database, _ path: String) throws -> Int64? {
    try database.execute(
      sql: "INSERT INTO containers (path) VALUES (?) ON CONFLICT (path) DO NOTHING",
      arguments: [path])
    return try Int64.fetchOne(
      database, sql: "SELECT id FROM containers WHERE path = ?", arguments: [path])
  }
}

extension Register {
  /// Notes that an archive or message was read to its end, so that it need not be opened again while
  /// it stays as it is. Documents that were in it before and are no more are marked.
  ///
  /// - Parameters:
  ///   - sha256: of the container's bytes.
  ///   - documents: paths of the documents in it.
  public func finish(
    container path: String, sha256: String, _ sighting: FileSighting, documents: [String],
    at time: String
  ) throws {
    try write { database in
      let id = try ContainerRow.identifier(database, path)
      try database.execute(
        sql: "UPDATE containers SET sha256 = ?, size = ?, modified = ? WHERE id = ?",
        arguments: [sha256, sighting.size, sighting.modified, id])
      try database.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS present (path TEXT PRIMARY KEY)")
      try database.execute(sql: "DELETE FROM present")
      let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO present VALUES (?)")
      for document in documents { try insert.execute(arguments: [document]) }
      try database.execute(
        sql: """
          UPDATE files SET gone_since = ?1 WHERE container_id = ?2 AND gone_since IS NULL
            AND path NOT IN (SELECT path FROM present)
          """, arguments: [time, id])
      // What the file was before it held documents: one itself, or one that failed.
      try database.execute(
        sql: """
          UPDATE files SET gone_since = ?1 WHERE path = ?2 AND container_id IS NULL
            AND status = 'stored'
          """, arguments: [time, path])
      try database.execute(
        sql: "DELETE FROM files WHERE path = ? AND container_id IS NULL AND status = 'failed'",
        arguments: [path])
    }
  }
}
