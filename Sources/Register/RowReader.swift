internal import GRDB
internal import GRDBSQLite

/// A prepared question that has many rows or is asked many times. Its columns are read directly: a
/// row of GRDB costs more than SQLite's own work.
struct RowReader {
  private let database: Database
  private let statement: Statement

  /// A statement that is made once for each connection; never to be run inside of itself.
  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// A statement of its own, with its values.
  init(_ database: Database, literal: SQL) throws {
    self.database = database
    statement = try database.makeStatement(literal: literal)
  }

  /// A row, as long as it is looked at.
  struct Columns {
    fileprivate let statement: SQLiteStatement

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func isNull(_ column: Int) -> Bool {
      sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

    func text(_ column: Int) -> String { String(decoding: utf8(column), as: UTF8.self) }

    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes of a text; valid until the next row.
    func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      let bytes = sqlite3_column_text(statement, Int32(column))
      return UnsafeBufferPointer(
        start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(statement, Int32(column))))
    }
  }

  /// Sets values of the question.
  ///
  /// - Parameter passed: how many come before them, which stay as they are.
  func with(_ values: Int64..., after passed: Int32 = 0) -> RowReader {
    var place = passed
    for value in values {
      place += 1
      sqlite3_bind_int64(statement.sqliteStatement, place, value)
    }
    return self
  }

  /// Goes through the rows as long as `body` wants more.
  ///
  /// - Returns: whether all were seen.
  @discardableResult
  func scan(_ body: (Columns) throws -> Bool) throws -> Bool {
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    let row = Columns(statement: handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: guard try body(row) else { return false }
      case SQLITE_DONE: return true
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) })
      }
    }
  }

  /// What `body` makes of the first row; `nil` if there is none.
  func first<Value>(_ body: (Columns) throws -> Value) throws -> Value? {
    var result: Value?
    try scan {
      result = try body($0)
      return false
    }
    return result
  }
}

extension SQL {
  /// Identifiers for `IN`, any number of them.
  static func list(_ identifiers: some Sequence<Int64>) -> SQL {
    let values = "[" + identifiers.map(String.init).joined(separator: ", ") + "]"
    return "(SELECT value FROM json_each(\(values)))"
  }
}
