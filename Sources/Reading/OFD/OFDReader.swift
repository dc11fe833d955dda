internal import Gongwen

/// Reads fixed-layout documents (GB/T 33190-2016).
struct OFDReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unsupportedFormat, file: name)
  }
}
