/// A document as canonical text with its elements, outline and clauses found, and a way back from
/// every scalar to its place on the page.
public struct StructuredDocument: Sendable {
  /// The canonical text: one paragraph a line.
  public var text: TextBuffer
  public var paragraphs: [Paragraph]
  public var document: DocumentMetadata
  public var outline: [OutlineEntry]
  /// In order; labels are still `context`.
  public var clauses: [Clause]
  /// For each clause the index of its paragraph.
  public var paragraphOfClause: [Int]
  public var places: SourceMap
  /// Tables whose columns are understood, in text order.
  public var tables: [Table]
  public var diagnostics: [Diagnostic]

  public init(
    text: TextBuffer, paragraphs: [Paragraph] = [],
    document: DocumentMetadata = DocumentMetadata(), outline: [OutlineEntry] = [],
    clauses: [Clause] = [], paragraphOfClause: [Int] = [],
    places: SourceMap = SourceMap(), tables: [Table] = [], diagnostics: [Diagnostic] = []
  ) {
    self.text = text
    self.paragraphs = paragraphs
    self.document = document
    self.outline = outline
    self.clauses = clauses
    self.paragraphOfClause = paragraphOfClause
    self.places = places
    self.tables = tables
    self.diagnostics = diagnostics
  }
}

/// A line of the canonical text.
public struct Paragraph: Equatable, Sendable {
  /// Without the line feed.
  public var range: Range<Int>
  public var kind: Kind
  /// Index of the outline entry that begins with this paragraph, if one does.
  public var heading: Int?
  /// `正文`, `附件`, `附件1` …
  public var part: String
  public var page: Int?

  /// The elements of GB/T 9704-2012 §7 that a paragraph can be.
  public enum Kind: String, Sendable {
    case letterhead, documentNumber, title, addressees, body
    /// A heading that stands alone.
    case heading
    case signature, date, note
    /// 附件：… at the end of the text, and its further lines.
    case attachmentList
    /// 附件1 at the head of an attachment.
    case attachmentMark
    case attachmentTitle
    /// A line of a roster of people.
    case roster
    case tableRow
    case copies, printLine
  }

  public init(range: Range<Int>, kind: Kind, heading: Int? = nil, part: String, page: Int? = nil) {
    self.range = range
    self.kind = kind
    self.heading = heading
    self.part = part
    self.page = page
  }
}
