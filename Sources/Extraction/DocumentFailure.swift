public import Reading

/// Why a document gives no obligation table.
public struct DocumentFailure: Error, Codable, Equatable, Sendable {
  /// Stable and machine-readable: a code of `ReadingError` or one of the constants below.
  public var code: String
  /// 1-based, where one page is to blame.
  public var page: Int?
  /// Pages of the document, where they could be counted.
  public var pages: Int?
  /// What the library or the system says, in English; may be empty.
  public var detail: String

  public static let notFound = "not-found"
  public static let unreadable = "unreadable"
  public static let folder = "folder"
  public static let folderWithoutDocuments = "folder-without-documents"
  public static let timeLimit = "time-limit"
  public static let memoryLimit = "memory-limit"
  public static let parserCrashed = "parser-crashed"

  /// The codes that do not come from reading.
  public static let ownCodes = [
    notFound, unreadable, folder, folderWithoutDocuments, timeLimit, memoryLimit, parserCrashed,
  ]

  /// Codes for which the file itself is to blame: no option and nothing that is installed makes it
  /// readable.
  public static let lastingCodes: Set<String> = Set(
    [
      .emptyFile, .unknownFormat, .unsupportedFormat, .binaryNoise, .damaged, .encryptedPackage,
      .textInAttachment, .archiveWithoutDocuments, .unsupportedArchive,
    ].map { (code: ReadingError.Code) in code.rawValue })

  public init(code: String, page: Int? = nil, pages: Int? = nil, detail: String = "") {
    self.code = code
    self.page = page
    self.pages = pages
    self.detail = detail
  }

  public init(_ error: ReadingError) {
    self.init(
      code: error.code.rawValue, page: error.page, pages: error.pages, detail: error.detail)
  }
}
