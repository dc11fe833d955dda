internal import Gongwen

/// Spaces that the setting of the page made inside Chinese text (突破 10 项, 工作 方 案) and the
/// few that stand for something: between Latin words, between two bodies, after 第一条.
struct TypesettingSpaces {
  let words: ParagraphWords

  func dropInRow(_ row: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(row.count)
    for (index, cell) in row.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { result.append(0x09) }
      result += drop(Array(cell))
    }
    return result
  }

  func drop(_ line: [UInt32]) -> [UInt32] {
    guard line.contains(where: Scalars.isSpace) else { return line }
    if let roster = RosterLine(words: words).normalised(line) { return roster }
    let tokens = Self.tokens(line)
    guard var last = tokens.first else { return [] }
    var result = Array(line[last])
    result.reserveCapacity(line.count)
    for (index, token) in tokens.enumerated().dropFirst() {
      let gap = token.lowerBound - last.upperBound
      let first = index == 1
      if keeps(line, last, token, gap: gap, isFirst: first, sofar: result) { result.append(0x20) }
      result += line[token]
      last = token
    }
    return result
  }

  /// The runs without white space.
  static func tokens(_ line: [UInt32]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in line.enumerated() {
      if Scalars.isSpace(scalar) {
        if let begun = start { tokens.append(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let start { tokens.append(start..<line.count) }
    return tokens
  }

  private func keeps(
    _ line: [UInt32], _ left: Range<Int>, _ right: Range<Int>, gap: Int, isFirst: Bool,
    sofar: [UInt32]
  ) -> Bool {
    let (before, after) = (line[left.upperBound - 1], line[right.lowerBound])
    if Self.isWord(before), Self.isWord(after) { return true }
    if before < 0x7F, after < 0x7F {
      // Latin punctuation between Latin words.
      return Self.isWord(after) && [0x2C, 0x2E, 0x3A, 0x3B, 0x29, 0x26].contains(before)
        && left.lowerBound < left.upperBound - 1 && !Scalars.isDigit(line[left.upperBound - 2])
        || Self.isWord(before) && (after == 0x28 || after == 0x26)
    }
    if isFirst, LineForms.isArticleMark(line[left]) { return true }
    guard Self.isHan(before) else { return false }
    if Self.isHan(after) {
      guard left.count >= 3, right.count >= 3 else { return false }
      if words.endsWithBody(line[left]) {
        return words.endsWithBody(line[right])
          || words.startsTitleVerb(line[right])
          || words.holdsTitleVerb(line[right])
      }
      return gap >= 4 && left.count >= 4 && right.count >= 4
    }
    // 办公厅 2019年10月17日印发
    return Scalars.isDigit(after) && words.endsWithBody(sofar[...])
      && LineForms.isDate(line[right.lowerBound...].filter { !Scalars.isSpace($0) })
  }

  /// A Latin letter or digit.
  static func isWord(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar)
      || (0x61...0x7A).contains(scalar) || (0xC0...0x24F).contains(scalar)
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
      || (0x20000...0x323AF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
      || scalar == 0x3007 || scalar == 0x25CB
  }
}
