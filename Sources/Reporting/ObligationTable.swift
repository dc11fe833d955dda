public import Gongwen

/// The flat table of the output contract.
public enum ObligationTable {
  /// A table without rows.
  public static func empty(_ language: Language) -> DataTable {
    let headings = Wording(language).flatHeadings
    return DataTable(
      name: Wording(language).obligations,
      columns: zip(columns, headings).map { DataTable.Column($0, $1) })
  }

  public static func table(_ rows: [FlatRow], _ language: Language = .en) -> DataTable {
    var table = empty(language)
    table.rows = rows.map { cells($0) }
    return table
  }

  /// The rows for readers: kind and modality in words of their language.
  public static func readable(_ rows: [FlatRow], _ language: Language) -> DataTable {
    var table = empty(language)
    let wording = Wording(language)
    table.rows = rows.map { cells($0, wording) }
    return table
  }

  /// Keys of columns that a reader seldom needs.
  public static let spare: Set = [
    "part", "modality", "deadline_start", "amount_min", "amount_max", "source", "id",
  ]

  static let columns = [
    "document_number", "title", "issued_on", "part", "path", "text", "label", "modality", "lead",
    "responsible", "cooperating", "supervising", "deadline_start", "deadline_end",
    "deadline_text", "amount_min", "amount_max", "amount_text", "targets", "page", "source", "id",
  ]

  /// - Parameter wording: names kind and modality for readers; without it they are those of the
  ///   contract.
  static func cells(_ row: FlatRow, _ wording: Wording? = nil) -> [DataTable.Cell] {
    func units(_ role: Role) -> DataTable.Cell {
      .list(row.units.filter { $0.role == role }.map(\.name))
    }
    return [
      .optional(row.documentNumber), .optional(row.title), .date(row.issuedOn),
      .text(row.part), .list(row.path), .text(row.text),
      .text(wording?.name(row.label) ?? row.label.rawValue),
      .optional(row.modality.map { wording?.name($0) ?? $0.rawValue }), units(.lead),
      units(.responsible), units(.cooperating),
      units(.supervising), dates(row.deadlines.map(\.start)), dates(row.deadlines.map(\.end)),
      .list(row.deadlines.map(\.text)), numbers(row.amounts.map(\.min)),
      numbers(row.amounts.map(\.max)), .list(row.amounts.map(\.text)),
      .list(row.targets.map(\.text)), row.page.map { .integer($0) } ?? .empty,
      .text(row.source), .text(row.id),
    ]
  }

  /// A single one keeps its kind; of several, the second start goes with the second text.
  static func dates(_ dates: [String?]) -> DataTable.Cell {
    dates.count == 1 ? .date(dates[0]) : .list(dates.map { $0 ?? "" })
  }

  private static func numbers(_ numbers: [Double?]) -> DataTable.Cell {
    let cells = numbers.map { $0.map { DataTable.Cell.number($0) } ?? .empty }
    return cells.count == 1 ? cells[0] : .list(cells.map(\.text))
  }
}
