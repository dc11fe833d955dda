internal import Gongwen

extension ObligationTable {
  /// Comma-separated values (RFC 4180).
  public func csv() -> String {
    rows.map(Self.csvLine).joined()
  }

  /// The byte-order mark, by which Excel knows UTF-8, and the line of column names.
  public static let csvHead = "\u{FEFF}" + csvLine(columns)

  /// Tab-separated values; tabs and line ends inside a cell become spaces.
  public func tsv() -> String {
    rows.map(Self.tsvLine).joined()
  }

  public static let tsvHead = tsvLine(columns)

  public func markdown() -> String {
    rows.map(Self.markdownLine).joined()
  }

  public static let markdownHead =
    markdownLine(columns) + "|" + String(repeating: " --- |", count: columns.count) + "\n"

  /// JSON Lines: one object of strings for each row, its keys in the order of the columns.
  public func jsonLines() -> [UInt8] {
    var json = JSONWriter()
    for row in rows {
      json.object { json in
        for (column, cell) in zip(Self.columns, row) {
          json.key(column)
          json.value(cell)
        }
      }
      json.endLine()
    }
    return json.bytes
  }

  private static func csvLine(_ cells: [String]) -> String {
    cells.map(csvCell).joined(separator: ",") + "\r\n"
  }

  private static func csvCell(_ cell: String) -> String {
    let cell = inert(cell)
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func tsvLine(_ cells: [String]) -> String {
    let cells = cells.map { cell in
      String(
        String.UnicodeScalarView(inert(cell).unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
    return cells.joined(separator: "\t") + "\n"
  }

  private static func markdownLine(_ cells: [String]) -> String {
    let cells = cells.map { cell in
      cell.unicodeScalars.map { scalar in
        switch scalar {
        case "|": "\\|"
        case "\n": "<br>"
        default: String(scalar)
        }
      }.joined()
    }
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A spreadsheet takes a cell that begins with one of these characters for a formula; an
  /// apostrophe before it makes it text.
  private static func inert(_ cell: String) -> String {
    guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return cell }
    return "'" + cell
  }
}
