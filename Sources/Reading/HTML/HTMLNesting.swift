/// How deep the elements of a page nest, found in one pass over its tags before it is parsed: the
/// parser looks through all open elements at every tag, so its time grows with the square of the
/// depth.
enum HTMLNesting {
  static func depth(of html: [UInt8]) -> Int {
    var open: [UInt64] = []
    var deepest = 0
    html.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard bytes[index] == 0x3C, index + 1 < bytes.count else {
          index += 1
          continue
        }
        if bytes[index + 1] == 0x21 {
          index = endOfDeclaration(bytes, index)
          continue
        }
        let isEnd = bytes[index + 1] == 0x2F
        index += isEnd ? 2 : 1
        let name = readName(bytes, &index)
        guard name != 0 else { continue }
        if isEnd {
          // What a stray end tag does not close within sight stays open.
          if let found = open.suffix(64).lastIndex(of: name) { open.removeSubrange(found...) }
        } else if rawText.contains(name) {
          index = endOfRawText(bytes, index, name)
        } else if !empty.contains(name) {
          if open.last == name, closedByTheirLike.contains(name) { open.removeLast() }
          open.append(name)
          deepest = max(deepest, open.count)
        }
      }
    }
    return deepest
  }

  /// The first eight letters of a tag's name in lower case, packed; 0 where there is none.
  private static func readName(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt64 {
    var name: UInt64 = 0
    var length = 0
    while index < bytes.count {
      let byte = bytes[index] | 0x20
      let isLetter = byte >= 0x61 && byte <= 0x7A
      let isDigit = length > 0 && bytes[index] >= 0x30 && bytes[index] <= 0x39
      guard isLetter || isDigit else { break }
      if length < 8 { name = name << 8 | UInt64(isDigit ? bytes[index] : byte) }
      length += 1
      index += 1
    }
    return name
  }

  private static func packed(_ name: String) -> UInt64 {
    name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let rawText = Set(
    ["script", "style", "textarea", "title", "noscript"].map(packed))
  private static let empty = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
      "source", "track", "wbr", "html", "head", "body",
    ].map(packed))
  private static let closedByTheirLike = Set(
    ["p", "li", "dd", "dt", "td", "th", "tr", "option"].map(packed))

  private static func endOfDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start + 2
    let isComment =
      start + 3 < bytes.count && bytes[start + 2] == 0x2D && bytes[start + 3] == 0x2D
    while index < bytes.count {
      if bytes[index] == 0x3E,
        !isComment || (index >= start + 6 && bytes[index - 1] == 0x2D && bytes[index - 2] == 0x2D)
      {
        return index + 1
      }
      index += 1
    }
    // An open comment at the end of the file is text to the next tag.
    return isComment ? bytes.count : start + 2
  }

  private static func endOfRawText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ name: UInt64
  ) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0x3C, bytes[index + 1] == 0x2F {
        index += 2
        if readName(bytes, &index) == name { return index }
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
