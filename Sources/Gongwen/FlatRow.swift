/// A row of the flat table of the output contract: an obligation with all that applies to it, and
/// the document that it stands in.
public struct FlatRow: Equatable, Sendable {
  public var documentNumber: String?
  public var title: String?
  /// ISO 8601.
  public var issuedOn: String?
  public var part: String
  /// Headings from the outermost in.
  public var path: [String]
  public var text: String
  public var label: Label
  public var modality: Modality?
  public var units: [Obligation.Unit]
  public var deadlines: [Deadline]
  public var amounts: [Amount]
  public var targets: [Target]
  /// 1-based.
  public var page: Int?
  /// Path or address of the document.
  public var source: String
  public var id: String

  public init(
    documentNumber: String?, title: String?, issuedOn: String?, part: String, path: [String],
    text: String, label: Label, modality: Modality?, units: [Obligation.Unit],
    deadlines: [Deadline], amounts: [Amount], targets: [Target], page: Int?, source: String,
    id: String
  ) {
    self.documentNumber = documentNumber
    self.title = title
    self.issuedOn = issuedOn
    self.part = part
    self.path = path
    self.text = text
    self.label = label
    self.modality = modality
    self.units = units
    self.deadlines = deadlines
    self.amounts = amounts
    self.targets = targets
    self.page = page
    self.source = source
    self.id = id
  }

  /// The rows of a document in the order of its text.
  public static func rows(of document: ExtractedDocument) -> [FlatRow] {
    let outline = byIdentifier(document.outline, \.id)
    let deadlines = byIdentifier(document.deadlines, \.id)
    let amounts = byIdentifier(document.amounts, \.id)
    let targets = byIdentifier(document.targets, \.id)
    var current = DocumentPart()
    var parts: [String: String] = [:]
    for clause in document.clauses {
      let section = clause.section.flatMap { outline[$0]?.part }
      parts[clause.id] = current.follow(section: section, text: clause.text)
    }
    let metadata = document.document
    return document.obligations.map { row in
      FlatRow(
        documentNumber: metadata.documentNumber, title: metadata.title,
        issuedOn: metadata.issuedOn, part: parts[row.clause] ?? DocumentPart.body,
        path: row.path, text: row.text, label: row.label, modality: row.modality,
        units: row.units, deadlines: row.deadlines.compactMap { deadlines[$0] },
        amounts: row.amounts.compactMap { amounts[$0] },
        targets: row.targets.compactMap { targets[$0] }, page: row.page,
        source: document.source.path, id: row.id)
    }
  }

  private static func byIdentifier<Value>(
    _ values: [Value], _ id: (Value) -> String
  ) -> [String: Value] {
    Dictionary(values.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
