/// What the program says of one published government document (公文): the object `gongwen/1` of
/// the output contract. Every table, register, diff and page is a view of this value.
///
/// All ranges are `[start, end)` offsets in Unicode scalars into `text`.
public struct ExtractedDocument: Codable, Equatable, Sendable {
  /// The contract's version; always `gongwen/1`.
  public var schema: String
  public var source: Source
  public var models: ModelStamp
  /// The canonical text: one paragraph a line.
  public var text: String
  public var document: DocumentMetadata
  public var outline: [OutlineEntry]
  public var clauses: [Clause]
  public var assignments: [Assignment]
  public var deadlines: [Deadline]
  public var amounts: [Amount]
  public var targets: [Target]
  public var obligations: [Obligation]
  public var people: [Person]
  public var diagnostics: [Diagnostic]

  public static let schemaVersion = "gongwen/1"

  public init(
    source: Source, models: ModelStamp, text: String = "",
    document: DocumentMetadata = DocumentMetadata(), outline: [OutlineEntry] = [],
    clauses: [Clause] = [], assignments: [Assignment] = [], deadlines: [Deadline] = [],
    amounts: [Amount] = [], targets: [Target] = [], obligations: [Obligation] = [],
    people: [Person] = [], diagnostics: [Diagnostic] = []
  ) {
    self.schema = Self.schemaVersion
    self.source = source
    self.models = models
    self.text = text
    self.document = document
    self.outline = outline
    self.clauses = clauses
    self.assignments = assignments
    self.deadlines = deadlines
    self.amounts = amounts
    self.targets = targets
    self.obligations = obligations
    self.people = people
    self.diagnostics = diagnostics
  }
}

/// The input as it came.
public struct Source: Codable, Equatable, Sendable {
  /// Path or URL as given.
  public var path: String
  /// SHA-256 of the bytes in lower-case hexadecimal.
  public var sha256: String
  public var format: SourceFormat
  /// Number of pages, `nil` where the format has none.
  @Nullable public var pages: Int?

  public init(path: String, sha256: String, format: SourceFormat, pages: Int? = nil) {
    self.path = path
    self.sha256 = sha256
    self.format = format
    self.pages = pages
  }
}

public enum SourceFormat: String, Codable, Sendable, CaseIterable {
  case pdf, scan, html, docx, doc, ofd, text, markdown
}

/// The knowledge that made an output, so that a row can be reproduced.
public struct ModelStamp: Codable, Equatable, Sendable {
  public var version: String
  /// SHA-256 over all model files in lower-case hexadecimal.
  public var sha256: String

  public init(version: String, sha256: String) {
    self.version = version
    self.sha256 = sha256
  }
}

/// Something that the reader of the output should know (a page without text, a repaired bracket).
public struct Diagnostic: Codable, Equatable, Hashable, Sendable {
  /// Stable and machine-readable, such as `page-without-text`.
  public var code: String
  public var message: String
  /// 1-based page, `nil` where it does not apply.
  @Nullable public var page: Int?

  public init(code: String, message: String, page: Int? = nil) {
    self.code = code
    self.message = message
    self.page = page
  }
}
