/// What the register remembers of a file besides its document.
public struct StoredFile: Equatable, Sendable {
  public var path: String
  /// Of the bytes, in lower-case hexadecimal; empty where they could not be read.
  public var sha256: String
  public var modelsSHA256: String
  /// Bytes; `nil` for what is no regular file.
  public var size: Int?
  /// Last change of the file in the file system's own words; only compared, never read.
  public var modified: String?
  /// Why the file gave no document.
  public var failure: Failure?

  public struct Failure: Equatable, Sendable {
    public var code: String
    public var message: String

    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
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
