public import Gongwen

/// Makes paged text of the bytes of a file, whatever its format; the format is found from the
/// content, not from the name.
public struct DocumentReader: Sendable {
  public var options: ReadingOptions

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// `name` is only for messages. Throws where the file is empty, is no document, is in a format
  /// that is not read, or cannot be read whole.
  public func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    switch ContentFormat.detect(bytes) {
    case .empty: throw ReadingError(code: .emptyFile, file: name)
    case .noise: throw ReadingError(code: .binaryNoise, file: name)
    case .unsupported(let format):
      throw ReadingError(code: .unsupportedFormat, file: name, detail: format)
    case .pdf: return try PDFReader(options: options).read(bytes, name: name)
    case .html: return try HTMLReader().read(TextDecoding(bytes), name: name)
    case .docx: return try DOCXReader(options: options).read(bytes, name: name)
    case .office(let kind):
      return try OfficeReader(options: options).read(bytes, kind: kind, name: name)
    case .ofd: return try OFDReader(options: options).read(bytes, name: name)
    case .image: return try ImageReader(options: options).read(bytes, name: name)
    case .mail: return try MailReader(options: options).read(bytes, name: name)
    case .text:
      let paged = PlainTextReader().read(TextDecoding(bytes))
      guard paged.pages.contains(where: { !$0.lines.isEmpty }) else {
        throw ReadingError(code: .emptyFile, file: name)
      }
      return paged
    }
  }
}
