internal import GRDB

/// The store of extracted documents: an SQLite file that plain `sqlite3` and Datasette open. Its
/// schema is described in `docs/register.md`.
///
/// A document is stored in one transaction, so that no reader ever sees half of one and a process
/// that is killed leaves the file as it was before the document. Any number of processes may read
/// while one writes; writers wait for each other.
public final class Register: Sendable {
  let pool: DatabasePool

  /// Opens the register at `path`, makes it where there is none, and brings an older one to the
  /// schema of this version.
  ///
  /// - Parameter patience: seconds to wait for another program that writes.
  /// - Throws: `RegisterError`.
  public init(path: String, patience: Double = 30) throws {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.label = "register"
      configuration.prepareDatabase { database in
        // A commit is on the disk before the next begins only at a checkpoint; a loss of power can
        // undo the last commits, but leaves the file whole, and the next run stores them again.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        try database.execute(sql: "PRAGMA cache_size = -16384")
      }
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.read(Self.examine)
      try Schema.migrator.migrate(pool)
    } catch {
      throw RegisterError(error)
    }
  }

  /// Refuses files of other programs and of later versions before anything is written.
  private static func examine(_ database: Database) throws {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard isEmpty || application == Schema.applicationID else { throw RegisterError(.foreign) }
    guard try !Schema.migrator.hasBeenSuperseded(database) else { throw RegisterError(.newer) }
  }
}
