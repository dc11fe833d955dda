internal import GRDB

extension Register {
  /// Identifiers of the units with these official names; those that the register does not have are
  /// left out.
  public func units(named names: [String]) throws -> [String: Int64] {
    try read { database in
      let statement = try database.cachedStatement(sql: "SELECT id FROM units WHERE name = ?")
      var found: [String: Int64] = [:]
      for name in names {
        if let id = try Int64.fetchOne(statement, arguments: [name]) { found[name] = id }
      }
      return found
    }
  }

  /// Units with one of these words in their official names, in the order of their identifiers.
  public func units(containing words: [String]) throws -> [(id: Int64, name: String)] {
    guard !words.isEmpty else { return [] }
    return try read { database in
      let condition = words.map { "instr(name, \($0)) > 0" as SQL }.joined(separator: " OR ")
      return try SQLRequest<Row>(
        literal: "SELECT id, name FROM units WHERE \(condition) ORDER BY id"
      ).fetchAll(database).map { ($0[0], $0[1]) }
    }
  }

  /// Official names of all units.
  public func unitNames() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM units ORDER BY id") }
  }

  /// Whether it holds no document.
  public func isEmpty() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM documents)") ?? true }
  }
}
