/// The text of a mail message and the documents that are attached to it.
struct MailContainer: DocumentContainer {
  private let message: MailMessage
  private let name: String
  let documents: [ContainedDocument]

  /// `nil` where the message is only its text, as web archives are.
  init?(_ bytes: [UInt8], name: String, options: ReadingOptions) throws(ReadingError) {
    guard let message = MailMessage(bytes, mostParts: options.limits.members) else {
      throw ReadingError(code: .damaged, file: name, detail: "no mail message")
    }
    guard !message.isCut else {
      throw ReadingError(
        code: .tooManyMembers, file: name, detail: "> \(options.limits.members)")
    }
    self.message = message
    self.name = name
    let body = message.body
    let attached = message.parts.compactMap { part -> ContainedDocument? in
      guard part.index != body?.index, let name = Self.name(of: part, body: body) else {
        return nil
      }
      return ContainedDocument(index: part.index, name: name, size: 0)
    }
    guard !attached.isEmpty else { return nil }
    documents =
      attached
      + [body].compactMap { part in
        guard let part,
          (try? MailReader(options: options).read(part, of: message, name: name)) != nil
        else { return nil }
        return ContainedDocument(index: part.index, name: "", size: 0)
      }
  }

  func content(of index: Int) throws(ReadingError) -> (bytes: [UInt8], charset: String?) {
    guard message.parts.indices.contains(index) else {
      throw ReadingError(code: .damaged, file: name, detail: "no part \(index)")
    }
    let part = message.parts[index]
    return (message.content(part), part.isText ? part.charset : nil)
  }

  /// What a part is called if it is a document of its own. Pictures and frames of the text are part
  /// of it, and so is the same text in another type.
  private static func name(of part: MailMessage.Part, body: MailMessage.Part?) -> String? {
    if let body, body.alternative > 0, part.alternative == body.alternative, part.isText {
      return nil
    }
    if let name = part.name {
      let path = ContainedDocument.safePath(name)
      guard DocumentName.isDocument(path.split(separator: "/").last ?? "") else {
        return part.type == "message/rfc822" ? path + ".eml" : nil
      }
      let isOfText = part.location != nil || part.type.hasPrefix("image/")
      return part.isAttachment || !isOfText ? path : nil
    }
    if part.type == "message/rfc822" { return "part-\(part.index + 1).eml" }
    guard part.isText, part.location == nil, part.identifier == nil else { return nil }
    return "part-\(part.index + 1)." + (part.isHTML ? "html" : "txt")
  }
}
