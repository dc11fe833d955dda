public import Gongwen

/// What differs between two versions of a document.
///
/// `DocumentComparison(old: a, new: b).reversed` is `DocumentComparison(old: b, new: a)`: the two
/// documents are compared in an order that depends on their words only, and the result is turned
/// round where that is not the order asked for.
public struct DocumentComparison: Equatable, Sendable {
  public var old: Side
  public var new: Side
  /// Which clauses differ; applying them to the old clauses gives the new ones.
  public var edits: [ClauseEdit]
  /// Which sections differ by their headings, numbers or places.
  public var sections: [SectionEdit]
  /// What that means for those who have to do something.
  public var obligations: [ObligationChange]

  /// One of the two documents.
  public struct Side: Equatable, Sendable {
    public var path: String
    public var sha256: String
    public var title: String?
    public var documentNumber: String?
    public var issuedOn: String?
    /// Number of clauses.
    public var clauses: Int

    init(_ document: ExtractedDocument) {
      path = document.source.path
      sha256 = document.source.sha256
      title = document.document.title ?? document.document.issuedText
      documentNumber = document.document.documentNumber
      issuedOn = document.document.issuedOn
      clauses = document.clauses.count
    }
  }

  public init(old: ExtractedDocument, new: ExtractedDocument) {
    if Self.isOrdered(old, new) {
      self.init(first: old, second: new)
    } else {
      self = DocumentComparison(first: new, second: old).reversed
    }
  }

  private init(first: ExtractedDocument, second: ExtractedDocument) {
    old = Side(first)
    new = Side(second)
    let oldForms = ClauseForm.forms(first)
    let newForms = ClauseForm.forms(second)
    let alignment = ClauseAlignment(old: oldForms, new: newForms)
    edits = EditList(old: first, new: second, oldForms: oldForms, newForms: newForms)
      .edits(alignment)
    sections = SectionAlignment(old: first, new: second, alignment).edits()
    obligations = ObligationComparison(
      old: first, new: second, oldForms: oldForms, newForms: newForms
    ).changes(alignment).sorted(by: ObligationChange.isOrdered)
  }

  /// Whether nothing but typography differs.
  public var isSame: Bool {
    obligations.isEmpty && !edits.contains { $0.kind != .typography }
  }

  /// Whether nothing differs at all.
  public var isIdentical: Bool { edits.isEmpty && obligations.isEmpty }

  /// Number of edits of a kind.
  public func count(_ kind: ClauseEdit.Kind) -> Int { edits.count { $0.kind == kind } }

  /// The comparison with old and new exchanged.
  public var reversed: DocumentComparison {
    var comparison = self
    comparison.old = new
    comparison.new = old
    comparison.edits = edits.map(\.reversed).sorted(by: ClauseEdit.isOrdered)
    comparison.sections = sections.map(\.reversed).sorted(by: SectionEdit.isOrdered)
    comparison.obligations = obligations.map(\.reversed).sorted(by: ObligationChange.isOrdered)
    return comparison
  }

  private static func isOrdered(_ a: ExtractedDocument, _ b: ExtractedDocument) -> Bool {
    if a.clauses.count != b.clauses.count { return a.clauses.count < b.clauses.count }
    for (a, b) in zip(a.clauses, b.clauses) where a.text != b.text {
      return a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars)
    }
    // The same words of another day can mean other dates.
    let (first, second) = (a.document.issuedOn ?? "", b.document.issuedOn ?? "")
    return (first, a.source.sha256, a.source.path) <= (second, b.source.sha256, b.source.path)
  }
}
