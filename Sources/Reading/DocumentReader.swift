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
  ///
  /// - Parameter charset: the encoding that what holds the file declares for it.
  public func read(
    _ bytes: [UInt8], name: String, charset: String? = nil
  ) throws(ReadingError) -> PagedText {
    let paged = try readPages(bytes, name, charset)
    try options.limits.check(pages: paged.isPaged ? paged.pages.count : 0, name: name)
    return paged
  }

  private func readPages(
    _ bytes: [UInt8], _ name: String, _ charset: String?
  ) throws(ReadingError) -> PagedText {
    switch ContentFormat.detect(bytes) {
    case .empty: throw ReadingError(code: .emptyFile, file: name)
    case .noise: throw ReadingError(code: .binaryNoise, file: name)
    case .unsupported(let format):
      throw ReadingError(code: .unsupportedFormat, file: name, detail: format)
    case .unsupportedArchive(let format):
      throw ReadingError(code: .unsupportedArchive, file: name, detail: format)
    case .archive:
      throw ReadingError(code: .unsupportedFormat, file: name, detail: "ZIP archive")
    case .pdf: return try PDFReader(options: options).read(bytes, name: name)
    case .html:
      let reader = HTMLReader(deepestNesting: options.limits.nesting) { address in
        CompanionPath(address).flatMap { options.companion?($0.path) }
      }
      return try reader.read(TextDecoding(bytes, declared: charset), name: name)
    case .docx: return try DOCXReader(options: options).read(bytes, name: name)
    case .office(let kind):
      return try OfficeReader(options: options).read(bytes, kind: kind, name: name)
    case .ofd: return try OFDReader(options: options).read(bytes, name: name)
    case .image: return try ImageReader(options: options).read(bytes, name: name)
    case .mail: return try MailReader(options: options).read(bytes, name: name)
    case .text:
      let paged = PlainTextReader().read(TextDecoding(bytes, declared: charset))
      guard paged.pages.contains(where: { !$0.lines.isEmpty }) else {
        throw ReadingError(code: .emptyFile, file: name)
      }
      return paged
    }
  }
}
