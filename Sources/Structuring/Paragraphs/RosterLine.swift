/// A line of a roster of people: `组 长：李 翔 县委副书记、县长`. Its spaces part name and title,
/// or stretch a short name.
struct RosterLine {
  let words: ParagraphWords

  /// `组长：李翔 县委副书记、县长`; `nil` where the line is of no roster.
  func normalised(_ line: [UInt32]) -> [UInt32]? {
    guard line.count <= 120 else { return nil }
    var rest = line[...]
    var role: [UInt32] = []
    if let colon = line.prefix(16).firstIndex(where: { $0 == 0xFF1A || $0 == 0x3A }) {
      role = line[..<colon].filter { !Scalars.isSpace($0) }
      guard isRole(role) else { return nil }
      role.append(line[colon])
      rest = line[(colon + 1)...]
    }
    guard let entries = entries(rest, hasRole: !role.isEmpty) else { return nil }
    return role + Array(entries.joined(separator: [0x20]))
  }

  private func isRole(_ line: [UInt32]) -> Bool {
    line.count >= 2 && line.count <= 9 && words.roles.contains { line.ends(with: $0) }
  }

  private func entries(_ rest: ArraySlice<UInt32>, hasRole: Bool) -> [[UInt32]]? {
    let line = Array(rest)
    // 。；( end sentences, no names.
    guard !line.contains(where: { $0 == 0x3002 || $0 == 0xFF1B || $0 == 0x3B }) else { return nil }
    var tokens = TypesettingSpaces.tokens(line).map { Array(line[$0]) }
    guard let first = tokens.first, first.allSatisfy(Self.isNameSign) else { return nil }
    if first.count == 1, tokens.count > 1, tokens[1].count == 1, Self.isNameSign(tokens[1][0]) {
      tokens[0] += tokens[1]
      tokens.remove(at: 1)
    }
    guard (2...4).contains(tokens[0].count) || tokens[0].contains(0xB7) else { return nil }
    guard tokens.count > 1 else { return hasRole ? tokens : nil }
    if let names = names(tokens) { return hasRole ? names : nil }
    // A title that was stretched or broken is closed up again, its parts stay apart.
    var title: [[UInt32]] = []
    for token in tokens.dropFirst() {
      if token.count == 1, let last = title.last, last.count <= 2 {
        title[title.count - 1] = last + token
      } else {
        title.append(token)
      }
    }
    guard let last = title.last, hasRole || endsWithOffice(last) else { return nil }
    if !hasRole, title[0].count < 3, title.count == 1 { return nil }
    return [tokens[0]] + title
  }

  /// A line that is nothing but names (成员：张三 李 四 王五).
  private func names(_ tokens: [[UInt32]]) -> [[UInt32]]? {
    var names: [[UInt32]] = []
    var open: [UInt32]?
    for token in tokens {
      guard token.allSatisfy(Self.isNameSign), token.count <= 4 else { return nil }
      if token.count == 1 {
        if let begun = open {
          names.append(begun + token)
          open = nil
        } else {
          open = token
        }
      } else {
        guard open == nil else { return nil }
        names.append(token)
      }
    }
    return open == nil && !endsWithOffice(names[names.count - 1]) ? names : nil
  }

  private static func isNameSign(_ scalar: UInt32) -> Bool {
    TypesettingSpaces.isHan(scalar) || scalar == 0xB7
  }

  /// Whether a title ends with the name of an office, a bracket after it ignored.
  private func endsWithOffice(_ title: [UInt32]) -> Bool {
    var title = title[...]
    if title.last == 0xFF09 || title.last == 0x29,
      let open = title.lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 }), open > title.startIndex
    {
      title = title[..<open]
    }
    return words.offices.contains { title.ends(with: $0) }
  }
}

extension Collection where Element == UInt32 {
  /// Whether the last elements are `suffix`.
  func ends(with suffix: [UInt32]) -> Bool {
    count >= suffix.count && self.dropFirst(count - suffix.count).elementsEqual(suffix)
  }
}
