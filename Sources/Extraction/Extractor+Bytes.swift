public import Gongwen
public import Reading

extension Extractor {
  /// Reads the bytes of a file and extracts its contract object.
  ///
  /// - Throws: `ReadingError` where the file gives no text.
  public func extract(
    _ bytes: [UInt8], path: String, options: ReadingOptions = ReadingOptions(), stamp: ModelStamp
  ) throws(ReadingError) -> ExtractedDocument {
    let paged = try read(bytes, path: path, options: options)
    let source = Source(
      path: path, sha256: SHA256.hex(bytes), format: paged.format,
      pages: paged.isPaged ? paged.pages.count : nil)
    var document = extract(paged, source: source, stamp: stamp)
    document.diagnostics = paged.diagnostics + document.diagnostics
    return document
  }

  private func read(
    _ bytes: [UInt8], path: String, options: ReadingOptions
  ) throws(ReadingError) -> PagedText {
    do {
      return try DocumentReader(options: options).read(bytes, name: path)
    } catch {
      guard error.code == .unknownFormat, let text = String(validating: bytes, as: UTF8.self)
      else { throw error }
      let lines = text.split(separator: "\n").map { Line(String($0)) }
      return PagedText(format: .text, pages: [Page(lines: lines)])
    }
  }
}
