internal import GRDB
internal import Gongwen

extension Register {
  /// Identifiers of the units with these official names; those that the register does not have are
  /// left out.
  public func units(named names: [String]) throws -> [String: Int64] {
    try read { database in
      var json = JSONWriter()
      json.value(names)
      let rows = try RowReader(
        database,
        literal: """
          SELECT name, id FROM units
          WHERE name IN (SELECT value FROM json_each(\(String(decoding: json.bytes, as: UTF8.self))))
          """)
      var found: [String: Int64] = [:]
      try rows.scan { row in
        found[row.text(0)] = row.integer(1)
        return true
      }
      return found
    }
  }

  /// Units with one of these words in their official names, in the order of their identifiers.
  public func units(containing words: [String]) throws -> [(id: Int64, name: String)] {
    guard !words.isEmpty else { return [] }
    return try read { database in
      let condition = words.map { "instr(name, \($0)) > 0" as SQL }.joined(separator: " OR ")
      let rows = try RowReader(
        database, literal: "SELECT id, name FROM units WHERE \(condition) ORDER BY id")
      var found: [(id: Int64, name: String)] = []
      try rows.scan { row in
        found.append((row.integer(0), row.text(1)))
        return true
      }
      return found
    }
  }

  /// Codes of the divisions of which documents charge a unit with something, without those that
  /// have none.
  public func regions(of unit: Int64) throws -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT versions.region_code FROM unit_versions
          JOIN versions ON versions.id = unit_versions.version_id
          WHERE unit_versions.unit_id = ? AND versions.region_code IS NOT NULL
          ORDER BY versions.region_code LIMIT 100
          """, arguments: [unit])
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
