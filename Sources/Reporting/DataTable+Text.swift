internal import Gongwen

/// Each format has a head, rows and perhaps an end, so that a large table can be written in pieces:
/// the head once, then the rows of one table after another with the same columns.
extension DataTable {
  /// Comma-separated values (RFC 4180) with a byte-order mark, by which Excel knows UTF-8, and a
  /// line of column keys.
  public func csv() -> String { String(decoding: csvHead() + csvRows(), as: UTF8.self) }

  public func csvHead() -> [UInt8] {
    var bytes = Array("\u{FEFF}".utf8)
    Self.appendCSV(columns.map(\.key), to: &bytes)
    return bytes
  }

  public func csvRows() -> [UInt8] {
    rows.reduce(into: []) { Self.appendCSV($1.map(\.text), to: &$0) }
  }

  /// Tab-separated values; tabs and line ends inside a cell become spaces.
  public func tsv() -> String { String(decoding: tsvHead() + tsvRows(), as: UTF8.self) }

  public func tsvHead() -> [UInt8] {
    var bytes: [UInt8] = []
    Self.appendTSV(columns.map(\.key), to: &bytes)
    return bytes
  }

  public func tsvRows() -> [UInt8] {
    rows.reduce(into: []) { Self.appendTSV($1.map(\.text), to: &$0) }
  }

  /// A Markdown table with the headings for readers.
  public func markdown() -> String {
    String(decoding: markdownHead() + markdownRows(), as: UTF8.self)
  }

  public func markdownHead() -> [UInt8] {
    var bytes: [UInt8] = []
    Self.appendMarkdown(columns.map(\.heading), to: &bytes)
    bytes += "|".utf8
    for _ in columns { bytes += " --- |".utf8 }
    bytes.append(0x0A)
    return bytes
  }

  public func markdownRows() -> [UInt8] {
    rows.reduce(into: []) { Self.appendMarkdown($1.map(\.text), to: &$0) }
  }

  private static func appendCSV(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let cell = inert(cell)
      let utf8 = cell.utf8
      guard utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
        bytes += utf8
        continue
      }
      bytes.append(0x22)
      for byte in utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes += "\r\n".utf8
  }

  private static func appendTSV(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x09) }
      for byte in inert(cell).utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
    }
    bytes.append(0x0A)
  }

  private static func appendMarkdown(_ cells: [String], to bytes: inout [UInt8]) {
    bytes += "| ".utf8
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes += " | ".utf8 }
      for byte in cell.utf8 {
        switch byte {
        case UInt8(ascii: "|"): bytes += "\\|".utf8
        case 0x0A: bytes += "<br>".utf8
        default: bytes.append(byte)
        }
      }
    }
    bytes += " |\n".utf8
  }

  /// A spreadsheet takes a cell that begins with one of these characters for a formula; an
  /// apostrophe before it makes it text.
  private static func inert(_ cell: String) -> String {
    guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return cell }
    return "'" + cell
  }
}
