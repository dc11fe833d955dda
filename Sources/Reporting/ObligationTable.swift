public import Gongwen

/// The flat table of the output contract: one row for each obligation.
public struct ObligationTable: Equatable, Sendable {
  public static let columns = [
    "document_number", "title", "issued_on", "part", "path", "text", "label", "modality", "lead",
    "responsible", "cooperating", "supervising", "deadline_start", "deadline_end",
    "deadline_text", "amount_min", "amount_max", "amount_text", "targets", "page", "source", "id",
  ]

  /// One cell for each column; an absent value is the empty string.
  public var rows: [[String]]

  public init(_ document: ExtractedDocument) {
    let outline = Dictionary(
      document.outline.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parts = DocumentParts(document, outline: outline)
    let deadlines = Dictionary(
      document.deadlines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let amounts = Dictionary(
      document.amounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let targets = Dictionary(
      document.targets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rows = document.obligations.map { row in
      let due = row.deadlines.compactMap { deadlines[$0] }
      let money = row.amounts.compactMap { amounts[$0] }
      func units(_ role: Role) -> String {
        Self.join(row.units.filter { $0.role == role }.map(\.name))
      }
      return [
        document.document.documentNumber ?? "", document.document.title ?? "",
        document.document.issuedOn ?? "", parts[row.clause], Self.join(row.path), row.text,
        row.label.rawValue, row.modality?.rawValue ?? "", units(.lead), units(.responsible),
        units(.cooperating), units(.supervising), Self.join(due.map { $0.start ?? "" }),
        Self.join(due.map { $0.end ?? "" }), Self.join(due.map(\.text)),
        Self.join(money.map { Self.number($0.min) }), Self.join(money.map { Self.number($0.max) }),
        Self.join(money.map(\.text)),
        Self.join(row.targets.compactMap { targets[$0]?.text }),
        row.page.map(String.init) ?? "", document.source.path, row.id,
      ]
    }
  }

  /// Lists inside a cell are joined with `；`, so that the second start goes with the second text;
  /// a list of nothing is the empty cell.
  private static func join(_ parts: [String]) -> String {
    parts.allSatisfy(\.isEmpty) ? "" : parts.joined(separator: "；")
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    if let whole = Int(exactly: value) { return String(whole) }
    return value.description
  }
}
