internal import GRDB
internal import Glibc

/// The store of extracted documents: an SQLite file that plain `sqlite3` and Datasette open. Its
/// schema is described in `docs/register.md`.
///
/// Documents are stored in transactions of whole ones, so that no reader ever sees half of one and a
/// process that is killed leaves the file as it was before them. Any number of processes may read
/// while one writes; writers wait for each other.
public final class Register: Sendable {
  let pool: DatabasePool
  public let path: String

  /// Opens the register at `path`, makes it where there is none, and brings an older one to the
  /// schema of this version. Files of other programs and of later versions are refused unchanged.
  ///
  /// - Parameters:
  ///   - patience: seconds to wait for another program that writes.
  ///   - waiting: told again and again for how many seconds that has lasted; `false` gives up.
  /// - Throws: `RegisterError`.
  public init(
    path: String, patience: Double = 30,
    waiting: @escaping @Sendable (_ seconds: Double) -> Bool = { _ in true }
  ) throws {
    self.path = path
    let file = RegisterFile(path)
    do {
      try file.check()
      var configuration = Configuration()
      configuration.busyMode = Patience(seconds: patience, waiting: waiting).busyMode
      configuration.label = "register"
      configuration.prepareDatabase { database in
        _ = try Self.isEmpty(database)
        // A commit is on the disk before the next begins only at a checkpoint; a loss of power can
        // undo the last commits, but leaves the file whole, and the next run stores them again.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        // Pages that every document changes are carried over less often.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        try database.execute(sql: "PRAGMA cache_size = -16384")
        // Debian's SQLite overwrites what is deleted with zeros, for which it has to write pages
        // that are not needed any more; the full-text index moves all the time.
        try database.execute(sql: "PRAGMA secure_delete = OFF")
      }
      pool = try DatabasePool(path: file.name, configuration: configuration)
      try Self.migrate(pool)
    } catch {
      let error = RegisterError(error, path)
      throw error.code == .notFound && file.isInReadOnlyFolder
        ? RegisterError(RegisterError(.readOnly), path) : error
    }
  }

  /// Opens a register for questions only: it is not made where there is none, and it may lie where
  /// nothing can be written. One of an earlier version is brought to the schema of this version.
  ///
  /// - Throws: `RegisterError`.
  public init(reading path: String, patience: Double = 10) throws {
    self.path = path
    do {
      let file = RegisterFile(path)
      guard try file.check() else { throw RegisterError(.missing) }
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = Patience(seconds: patience).busyMode
      configuration.label = "register"
      configuration.prepareDatabase { database in
        guard try !Self.isEmpty(database) else { throw RegisterError(.missing) }
        try database.execute(sql: "PRAGMA cache_size = -16384")
      }
      let pool = try file.openReadOnly(configuration)
      if try pool.read(Schema.migrator.hasCompletedMigrations) {
        self.pool = pool
      } else {
        _ = try Register(path: path, patience: patience)
        self.pool = try file.openReadOnly(configuration)
      }
    } catch {
      throw RegisterError(error, path)
    }
  }

  /// Runs a question; what it sees is one state of the register.
  func read<Value>(_ question: (Database) throws -> Value) throws -> Value {
    do {
      return try pool.read(question)
    } catch {
      throw RegisterError(error, path)
    }
  }

  /// Runs a change, whole or not at all.
  func write<Value>(_ change: (Database) throws -> Value) throws -> Value {
    do {
      return try pool.write(change)
    } catch {
      throw RegisterError(error, path)
    }
  }

  /// Brings a register to the schema of this version. Another program may do so at the same time;
  /// one of both then fails, but soon finds the work done.
  private static func migrate(_ pool: DatabasePool) throws {
    for _ in 0..<20 {
      do {
        return try Schema.migrator.migrate(pool)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        usleep(50_000)
      }
    }
    try Schema.migrator.migrate(pool)
  }

  /// Whether a file has no tables yet; refuses those of other programs and of later versions before
  /// anything is written. Where the making of a register was cut short there is an empty table of
  /// schema versions.
  private static func isEmpty(_ database: Database) throws -> Bool {
    let isEmpty =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
      == 0
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard !isEmpty else { return true }
    guard application == Schema.applicationID else { throw RegisterError(.foreign) }
    guard try !Schema.migrator.hasBeenSuperseded(database) else { throw RegisterError(.newer) }
    return false
  }
}
