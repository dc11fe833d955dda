internal import Gongwen

/// Reads the text of mail messages and web archives. A web archive is one page; its pictures are
/// left aside, its frames stand where the page has them.
struct MailReader {
  let options: ReadingOptions

  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    guard let message = MailMessage(bytes, mostParts: options.limits.members),
      let body = message.body
    else { throw ReadingError(code: .emptyFile, file: name, detail: "the message has no text") }
    return try read(body, of: message, name: name)
  }

  /// Reads one text part.
  func read(
    _ part: MailMessage.Part, of message: MailMessage, name: String
  ) throws(ReadingError) -> PagedText {
    let decoding = TextDecoding(message.content(part), declared: part.charset)
    if part.isHTML {
      let reader = HTMLReader(deepestNesting: options.limits.nesting) { address in
        message.part(at: address).map { message.content($0) }
      }
      return try reader.read(decoding, name: name)
    }
    let paged = PlainTextReader().read(decoding)
    guard paged.pages.contains(where: { !$0.lines.isEmpty }) else {
      throw ReadingError(code: .emptyFile, file: name, detail: "the message has no text")
    }
    return paged
  }
}
