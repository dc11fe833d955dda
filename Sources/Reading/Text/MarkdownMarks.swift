/// The marks of Markdown in one line. Only marks that the writers and converters of documents use
/// are read; a sign that could belong to the text stays.
struct MarkdownMarks {
  var text: ArraySlice<UInt32>
  var headingLevel = 0
  var isListItem = false
  var isBold = false
  var isTableRow = false
  /// The line is a mark and nothing else: a rule, a code fence, the line under a table's head.
  var isMarkOnly = false
  /// Whether any mark was found that plain text does not have.
  var isMarkdown: Bool { headingLevel > 0 || isBold || isTableRow }

  /// `line` has no white space at its ends.
  init(_ line: ArraySlice<UInt32>) {
    text = line
    guard let first = line.first else { return }
    if isRule() || isFence() {
      isMarkOnly = true
      return
    }
    if first == 0x23 { readHeading() }
    if first == 0x2D || first == 0x2A || first == 0x2B { readListMark() }
    if first == 0x3E, line.count > 1, line[line.startIndex + 1] == 0x20 {
      text = line.dropFirst(2)
    }
    if first == 0x7C, line.last == 0x7C, line.count > 2 { readTableRow() }
    readInline()
  }

  /// `---`, `***`, `===`: three or more of one sign.
  private func isRule() -> Bool {
    guard let first = text.first, text.count >= 3 else { return false }
    switch first {
    case 0x2D, 0x2A, 0x5F, 0x3D, 0x7E: return text.allSatisfy { $0 == first || $0 == 0x20 }
    default: return false
    }
  }

  private func isFence() -> Bool {
    text.count >= 3 && text.prefix(3).allSatisfy { $0 == 0x60 }
  }

  private mutating func readHeading() {
    let level = text.prefix { $0 == 0x23 }.count
    let rest = text.dropFirst(level)
    guard level <= 6, let next = rest.first, next == 0x20 || next == 0x3000 || next > 0x2E80 else {
      return
    }
    headingLevel = level
    text = rest.drop { $0 == 0x20 || $0 == 0x3000 }
    while text.last == 0x23 || text.last == 0x20 { text.removeLast() }
  }

  /// `- `, but not `- 3 -`, the number of a page.
  private mutating func readListMark() {
    let rest = text.dropFirst()
    guard rest.first == 0x20, let next = rest.first(where: { $0 != 0x20 }), next > 0x7F else {
      return
    }
    isListItem = true
    text = rest.drop { $0 == 0x20 }
  }

  private mutating func readTableRow() {
    let cells = text.dropFirst().dropLast().split(separator: 0x7C, omittingEmptySubsequences: false)
    isTableRow = true
    if cells.allSatisfy({ $0.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x20 } }) {
      isMarkOnly = true
      return
    }
    var row: [UInt32] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row.append(0x09) }
      row += WebFurniture.trimmed(cell)
    }
    text = row[...]
  }

  /// Removes `**`, paired `*`, backslashes, comments and the tags that converters leave, and keeps
  /// the words of links.
  private mutating func readInline() {
    let signs = text.contains { $0 == 0x2A || $0 == 0x5C || $0 == 0x3C || $0 == 0x5B }
    guard signs else { return }
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    let end = text.endIndex
    var openStar: Int?
    while index < end {
      let scalar = text[index]
      let next = index + 1 < end ? text[index + 1] : 0
      switch scalar {
      case 0x2A where next == 0x2A:
        if result.isEmpty { isBold = true }
        index += 2
        continue
      case 0x2A:
        if let open = openStar {
          result.remove(at: open)
          openStar = nil
          index += 1
          continue
        }
        if next > 0x7F { openStar = result.count }
      case 0x5C
      where (0x21...0x2F).contains(next) || (0x3A...0x40).contains(next)
        || (0x5B...0x60).contains(next) || (0x7B...0x7E).contains(next):
        result.append(next)
        index += 2
        continue
      case 0x3C:
        if let tag = Self.tagEnd(text, index) {
          index = tag
          continue
        }
      case 0x5B:
        if let link = Self.link(text, index) {
          let isImage = result.last == 0x21
          if isImage { result.removeLast() }
          if !isImage { result += text[(index + 1)..<link.labelEnd] }
          index = link.end
          continue
        }
      default: break
      }
      result.append(scalar)
      index += 1
    }
    text = WebFurniture.trimmed(result[...])
    if text.isEmpty { isMarkOnly = true }
  }

  /// The end of a comment or of a tag with a known name that begins at `start`.
  private static func tagEnd(_ text: ArraySlice<UInt32>, _ start: Int) -> Int? {
    let rest = text[(start + 1)...]
    if rest.starts(with: [0x21, 0x2D, 0x2D]) {
      var index = start + 4
      while index + 2 < text.endIndex {
        if text[index] == 0x2D, text[index + 1] == 0x2D, text[index + 2] == 0x3E {
          return index + 3
        }
        index += 1
      }
      return text.endIndex
    }
    var name = ""
    var index = rest.startIndex
    if rest.first == 0x2F { index += 1 }
    while index < rest.endIndex, name.utf8.count < 8, let sign = Unicode.Scalar(rest[index]),
      sign.properties.isAlphabetic, sign.isASCII
    {
      name.unicodeScalars.append(sign)
      index += 1
    }
    guard tags.contains(name.lowercased()) else { return nil }
    guard let close = rest.prefix(400).firstIndex(of: 0x3E) else { return nil }
    return close + 1
  }

  private static let tags: Set<String> = [
    "br", "p", "div", "span", "b", "strong", "em", "i", "u", "center", "font", "sup", "sub", "img",
    "a", "td", "tr", "table", "tbody", "th", "thead", "mark",
  ]

  /// `[words](address)`.
  private static func link(
    _ text: ArraySlice<UInt32>, _ start: Int
  ) -> (labelEnd: Int, end: Int)? {
    guard let labelEnd = text[start...].prefix(200).firstIndex(of: 0x5D),
      labelEnd + 1 < text.endIndex, text[labelEnd + 1] == 0x28
    else { return nil }
    let address = text[(labelEnd + 2)...].prefix(500)
    guard let end = address.firstIndex(of: 0x29),
      address[..<end].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return (labelEnd, end + 1)
  }
}
