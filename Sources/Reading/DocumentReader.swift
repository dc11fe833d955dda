public import Gongwen

/// Makes paged text of the bytes of a file, whatever its format; the format is found from the
/// content, not from the name.
public struct DocumentReader: Sendable {
  public var options: ReadingOptions

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// `name` is only for messages.
  public func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unknownFormat, file: name)
  }
}

public struct ReadingOptions: Codable, Equatable, Sendable {
  /// Password of an encrypted PDF.
  public var password: String?

  public init(password: String? = nil) {
    self.password = password
  }
}
