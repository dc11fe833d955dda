internal import CGumbo
internal import Gongwen

/// The documents that a page links to or embeds. Many pages say nothing but the name of the file
/// that holds the text.
struct AttachmentLinks {
  /// File names, each with what the page calls it where that says more.
  private(set) var names: [String] = []
  /// The words of the links.
  private var texts: Set<[UInt32]> = []

  init(_ tree: HTMLTree, isDropped: [Bool]) {
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      // Embedding elements are dropped as text, which does not make them furniture.
      if isDropped[index], node.address == nil {
        index = node.end
        continue
      }
      if let address = node.address, let file = Self.file(address) {
        let text = Array(
          WebFurniture.trimmed(
            tree.nodes[index..<node.end].flatMap { tree.text[$0.range] }[...]))
        add(file, text: node.tag == GUMBO_TAG_A ? text : [])
      }
      index += 1
    }
  }

  private mutating func add(_ file: String, text: [UInt32]) {
    let called = TextBuffer.string(text)
    let name =
      called.isEmpty || called == file
      ? file : DocumentName.isDocument(called) ? called : "\(called) (\(file))"
    if !names.contains(name) { names.append(name) }
    if !text.isEmpty { texts.insert(text) }
  }

  /// Whether the page says nothing besides its title and the links: no sentence ends outside them.
  func areAll(of lines: [Line], title: String?) -> Bool {
    guard !names.isEmpty else { return false }
    let title = title.map { $0.unicodeScalars.map(\.value) } ?? []
    var rest = 0
    for line in lines {
      let text = Array(WebFurniture.trimmed(line.scalars[...]))
      if text == title || texts.contains(text) { continue }
      if text.contains(where: { $0 == 0x3002 || $0 == 0xFF1B }) { return false }
      rest += text.count
    }
    return rest <= 60
  }

  /// The name of the document that an address leads to; viewers get it as a parameter.
  private static func file(_ address: String) -> String? {
    let parts = address.split { "?&#=".contains($0) }
    for part in parts {
      guard let last = part.split(separator: "/").last else { continue }
      let name = ContainedDocument.safePath(Self.withoutEscapes(String(last)))
      if attached.contains(where: { name.lowercased().hasSuffix($0) }) { return name }
    }
    return nil
  }

  private static let attached = [
    ".pdf", ".doc", ".docx", ".wps", ".ofd", ".rtf", ".xls", ".xlsx", ".et", ".zip", ".rar",
  ]

  /// `%E5%85%AC` as the characters that it stands for.
  static func withoutEscapes(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
      ?? TextBuffer.string(TextDecoding.gb18030(bytes))
  }
}
