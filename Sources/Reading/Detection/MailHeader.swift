/// Whether a file opens with the header of a mail message or web archive (RFC 5322 §2.2).
enum MailHeader {
  /// Text that only looks like a header (`From: …`, `发件人：…`) lacks what programs write into it:
  /// every line up to the first empty one has to be a field, and one of them has to be technical.
  static func opens(_ bytes: [UInt8]) -> Bool {
    var head = bytes.prefix(65_536)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    head = head.drop { $0 == 0x0A || $0 == 0x0D }
    var names: Set<String> = []
    var isFirst = true
    while let line = takeLine(&head), !line.isEmpty {
      defer { isFirst = false }
      // A mailbox file has a line of its own before the header.
      if isFirst, line.starts(with: "From ".utf8) { continue }
      if line.first == 0x20 || line.first == 0x09 {
        guard !isFirst else { return false }
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else { return false }
      let name = line[..<colon]
      guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
      names.insert(String(decoding: name, as: UTF8.self).lowercased())
    }
    if names.contains("mime-version"), names.contains("content-type") { return true }
    return names.contains("from")
      && !names.isDisjoint(with: ["received", "message-id", "return-path", "mime-version"])
  }

  private static func takeLine(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    let line = bytes[..<end]
    bytes = bytes[min(end + 1, bytes.endIndex)...]
    return line.last == 0x0D ? line.dropLast() : line
  }
}
