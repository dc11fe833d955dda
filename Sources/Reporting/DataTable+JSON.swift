internal import Gongwen

extension DataTable {
  /// An array of objects with the columns' keys, an object a line. A list is an array of strings,
  /// an empty cell `null`.
  public func json() -> String {
    guard !rows.isEmpty else { return "[]\n" }
    return "[\n" + rows.map { String(decoding: object($0), as: UTF8.self) }.joined(separator: ",\n")
      + "\n]\n"
  }

  /// JSON Lines: the objects of `json()` without the array.
  public func jsonLines() -> [UInt8] {
    rows.reduce(into: []) {
      $0 += object($1)
      $0.append(0x0A)
    }
  }

  /// The same with every cell as text, as the flat table of the contract has it, so that a column
  /// holds one kind of value in every row.
  public func asText() -> DataTable {
    var table = self
    table.rows = rows.map { $0.map { .text($0.text) } }
    return table
  }

  private func object(_ row: [Cell]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for (column, cell) in zip(columns, row) {
        json.key(column.key)
        switch cell {
        case .text(let text), .date(let text): json.value(text)
        case .integer(let value): json.value(value)
        case .number(let value): json.value(value)
        case .list(let parts): json.value(parts)
        case .empty: json.null()
        }
      }
    }
    return json.bytes
  }
}
