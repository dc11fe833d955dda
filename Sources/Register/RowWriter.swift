internal import GRDB
internal import GRDBSQLite
internal import Gongwen

/// A prepared statement that is run for many rows. Its values are bound directly: an array of
/// arguments for each row costs more than SQLite's own work.
struct RowWriter {
  private let database: Database
  private let statement: Statement
  private var position: Int32 = 0

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// One placeholder for each column.
  init(_ database: Database, into table: String, _ columns: [String]) throws {
    try self.init(
      database,
      """
      INSERT INTO \(table) (\(columns.joined(separator: ", ")))
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
      """)
  }

  mutating func add(_ value: Int64?) {
    position += 1
    if let value {
      sqlite3_bind_int64(statement.sqliteStatement, position, value)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, position)
    }
  }

  mutating func add(_ value: Int?) {
    add(value.map(Int64.init))
  }

  mutating func add(_ value: Double?) {
    position += 1
    if let value {
      sqlite3_bind_double(statement.sqliteStatement, position, value)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, position)
    }
  }

  mutating func add(_ value: String?) {
    guard var value else { return add(nil as Int64?) }
    value.withUTF8 { add($0) }
  }

  /// Text in UTF-8.
  mutating func add(_ value: [UInt8]?) {
    guard let value else { return add(nil as Int64?) }
    value.withUnsafeBufferPointer { add($0) }
  }

  mutating func add(_ range: TextRange) {
    add(range.start)
    add(range.end)
  }

  /// - Parameter destructor: whether SQLite takes a copy of the text.
  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ destructor: sqlite3_destructor_type? = Self.copied
  ) {
    position += 1
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      // An empty text has to have an address, else it would be NULL.
      _ = withUnsafePointer(to: 0 as CChar) { empty in
        sqlite3_bind_text64(
          statement.sqliteStatement, position, bytes.baseAddress ?? empty,
          sqlite3_uint64(bytes.count), destructor, UInt8(SQLITE_UTF8))
      }
    }
  }

  /// `SQLITE_TRANSIENT`
  private static var copied: sqlite3_destructor_type? {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Runs the statement with a last value, text in UTF-8, of which no copy is taken.
  mutating func run(with text: UnsafeBufferPointer<UInt8>) throws {
    add(text, nil)
    let last = position
    defer { sqlite3_bind_null(statement.sqliteStatement, last) }
    try run()
  }

  /// Runs the statement with the values that were added since it last ran.
  mutating func run() throws {
    position = 0
    let code = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) })
    }
  }
}
