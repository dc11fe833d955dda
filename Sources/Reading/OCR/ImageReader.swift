internal import Gongwen

/// Reads pictures of pages: PNG, JPEG and TIFF.
struct ImageReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unsupportedFormat, file: name)
  }
}
