public import Gongwen
public import Reading

extension Extractor {
  /// Reads the bytes of a file, extracts its contract object and tells why everything in it was
  /// said.
  ///
  /// - Parameter charset: the encoding that what holds the file declares for it.
  /// - Throws: `ReadingError` where the file gives no text.
  public func explain(
    _ bytes: [UInt8], path: String, charset: String? = nil,
    options: ReadingOptions = ReadingOptions(), stamp: ModelStamp
  ) throws(ReadingError) -> Explanation {
    let reader = DocumentReader(options: options)
    let paged = try reader.read(bytes, name: path, charset: charset)
    let source = Source(
      path: path, sha256: SHA256.hex(bytes), format: paged.format,
      pages: paged.isPaged ? paged.pages.count : nil)
    let explanation = explain(paged, source: source, stamp: stamp)
    let document = explanation.document
    // Page numbers and running headers alone are no document, and nothing without a reason is none
    // either.
    guard !document.text.isEmpty || !document.diagnostics.isEmpty else {
      let isUnrecognised = source.pages != nil && options.recognition == .off
      throw ReadingError(
        code: isUnrecognised ? .noTextLayer : .emptyFile, file: path, pages: source.pages)
    }
    return explanation
  }
}
