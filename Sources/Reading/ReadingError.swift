/// Why a file could not be read. The messages for a person are made from the code, in the language
/// that the person reads.
public struct ReadingError: Error, Equatable, Sendable {
  public enum Code: String, Codable, Sendable, CaseIterable {
    case emptyFile = "empty-file"
    case unknownFormat = "unknown-format"
    case unsupportedFormat = "unsupported-format"
    case binaryNoise = "binary-noise"
    case damaged = "damaged"
    case encrypted = "encrypted"
    /// Encrypted in a way that no password given here undoes.
    case encryptedPackage = "encrypted-package"
    case wrongPassword = "wrong-password"
    case noTextLayer = "no-text-layer"
    /// No engine that recognises characters is installed.
    case recognitionMissing = "ocr-not-installed"
    case recognitionFailed = "ocr-failed"
    case tooDeep = "too-deep"
    case tooLarge = "too-large"
    /// The format has no pages that could be drawn.
    case noGeometry = "no-geometry"
    case noSuchPage = "no-such-page"
    case damagedPage = "damaged-page"
    /// Too large to be drawn at the resolution that was asked for.
    case pageTooLarge = "page-too-large"
    case tooManyPages = "too-many-pages"
    case tooManyMembers = "too-many-members"
    case archiveTooDeep = "archive-too-deep"
    case archiveWithoutDocuments = "archive-without-documents"
    case textInAttachment = "text-in-attachment"
    case unsupportedArchive = "unsupported-archive"
    /// The program that converts the format is not there, or has no place to work.
    case converterMissing = "converter-missing"
    /// The program that converts the format took too long.
    case timeLimit = "time-limit"
  }
  public var code: Code
  public var file: String
  /// 1-based, where one page is to blame.
  public var page: Int?
  /// Pages of the document, where they could be counted.
  public var pages: Int?
  /// What the library or the reader says, in English.
  public var detail: String

  public init(
    code: Code, file: String, page: Int? = nil, pages: Int? = nil, detail: String = ""
  ) {
    self.code = code
    self.file = file
    self.page = page
    self.pages = pages
    self.detail = detail
  }
}
