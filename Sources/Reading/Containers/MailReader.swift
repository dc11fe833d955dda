internal import Gongwen

/// Reads mail messages and web archives (RFC 5322, RFC 2557).
struct MailReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    throw ReadingError(code: .unsupportedFormat, file: name)
  }
}
