public import Gongwen

/// Reads born-digital PDF.
public struct PDFReader: Sendable {
  private let options: ReadingOptions

  public init(options: ReadingOptions) {
    self.options = options
  }

  /// `name` is only for messages.
  public func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unsupportedFormat, file: name, detail: "PDF")
  }
}
