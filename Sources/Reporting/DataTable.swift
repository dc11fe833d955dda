/// A table of values of known kinds, from which every output format is written.
public struct DataTable: Equatable, Sendable {
  /// Name of the table, for example of its sheet in a workbook.
  public var name: String
  public var columns: [Column]
  /// One cell for each column.
  public var rows: [[Cell]]

  public struct Column: Equatable, Sendable {
    /// Its name in CSV and JSON, the same in every language.
    public var key: String
    /// Its heading for readers.
    public var heading: String

    public init(_ key: String, _ heading: String) {
      self.key = key
      self.heading = heading
    }
  }

  public enum Cell: Equatable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    /// ISO 8601, `YYYY-MM-DD`.
    case date(String)
    /// Joined with `；` where a cell can hold only text.
    case list([String])
    case empty

    public static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }

    public static func date(_ date: String?) -> Cell { date.map { .date($0) } ?? .empty }

    /// What a format shows that knows only text; a list of nothing is the empty text.
    public var text: String {
      switch self {
      case .text(let text), .date(let text): text
      case .integer(let value): String(value)
      case .number(let value): Int(exactly: value).map(String.init) ?? value.description
      case .list(let parts):
        parts.allSatisfy(\.isEmpty) ? "" : parts.joined(separator: "；")
      case .empty: ""
      }
    }
  }

  public init(name: String, columns: [Column], rows: [[Cell]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
