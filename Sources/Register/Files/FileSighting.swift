/// What is known of a file besides the document in it.
public struct FileSighting: Equatable, Sendable {
  /// Bytes; `nil` for what is no regular file of its own.
  public var size: Int?
  /// Last change of the file in the file system's own words; only compared, never read.
  public var modified: String?
  /// Path of the archive or message that holds the document.
  public var container: String?
  /// Version of the program that read it.
  public var program: String

  public init(
    size: Int? = nil, modified: String? = nil, container: String? = nil, program: String = ""
  ) {
    self.size = size
    self.modified = modified
    self.container = container
    self.program = program
  }
}

/// Why a file gave no document.
public struct FileFailure: Equatable, Sendable {
  /// Stable and machine-readable.
  public var code: String
  /// 1-based, where one page is to blame.
  public var page: Int?
  /// What the library or the system says, in English; may be empty.
  public var detail: String

  public init(code: String, page: Int? = nil, detail: String = "") {
    self.code = code
    self.page = page
    self.detail = detail
  }
}

/// What became of a file.
public enum IngestOutcome: String, Sendable, CaseIterable {
  /// A document that the register did not have.
  case new
  /// The register has it so already.
  case unchanged
  /// A further version of a known document, or one taken up again with other models.
  case updated
  /// A known version in another file or format.
  case duplicate
  /// The file gave no document; the reason is kept.
  case failed
}
