internal import Gongwen

/// Reads Word documents (ECMA-376, WordprocessingML).
struct DOCXReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unsupportedFormat, file: name)
  }
}
