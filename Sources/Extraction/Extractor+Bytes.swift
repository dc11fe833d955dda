public import Gongwen
public import Reading

extension Extractor {
  /// Reads the bytes of a file, extracts its contract object and tells why everything in it was
  /// said.
  ///
  /// - Throws: `ReadingError` where the file gives no text.
  public func explain(
    _ bytes: [UInt8], path: String, options: ReadingOptions = ReadingOptions(), stamp: ModelStamp
  ) throws(ReadingError) -> Explanation {
    let paged = try DocumentReader(options: options).read(bytes, name: path)
    let source = Source(
      path: path, sha256: SHA256.hex(bytes), format: paged.format,
      pages: paged.isPaged ? paged.pages.count : nil)
    return explain(paged, source: source, stamp: stamp)
  }
}
