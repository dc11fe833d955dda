internal import Gongwen
internal import Models

/// Reads what a title says: the issuing bodies before 关于 and the text that is issued.
enum TitleReader {
  /// The title without a source's own prefix in 【】 and without book-title marks around the whole.
  static func title(_ text: TextBuffer, _ range: Range<Int>) -> Range<Int> {
    var range = ClauseCutter.trim(text.scalars, range)
    if text.folded[range].first == 0x3010,
      let close = text.folded[range].firstIndex(of: 0x3011), close + 1 < range.upperBound
    {
      range = ClauseCutter.trim(text.scalars, (close + 1)..<range.upperBound)
    }
    if range.count > 2, text.folded[range.lowerBound] == 0x300A,
      text.folded[range].firstIndex(of: 0x300B) == range.upperBound - 1
        || isWrapped(text, range)
    {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    return range
  }

  /// Whether one pair of book-title marks goes around all of `range`.
  private static func isWrapped(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    var depth = 0
    for index in range {
      if text.folded[index] == 0x300A { depth += 1 }
      if text.folded[index] == 0x300B {
        depth -= 1
        if depth == 0 { return index == range.upperBound - 1 }
      }
    }
    return false
  }

  /// The title of the text that a notice issues (关于印发…的通知).
  static func issuedText(
    _ text: TextBuffer, _ range: Range<Int>, _ rules: ElementRules, _ matcher: Matcher
  ) -> Range<Int>? {
    let cues = CueFilter(text, range: range)
    let found =
      rules.match(.issuedQuoted, text, range, cues, with: matcher)
      ?? rules.match(.issuedPlain, text, range, cues, with: matcher)
    guard let words = found?["text"] else { return nil }
    return ClauseCutter.trim(text.scalars, words)
  }

  /// The issuing bodies named before 关于, 印发 or at the very beginning of a title.
  static func issuers(
    _ text: TextBuffer, _ range: Range<Int>, _ rules: ElementRules, _ divisions: Divisions
  ) -> [Range<Int>] {
    let folded = text.folded
    let verbs: [[UInt32]] = [
      [0x5173, 0x4E8E], [0x5370, 0x53D1], [0x8F6C, 0x53D1], [0x6279, 0x8F6C],
    ]
    for index in range.dropLast()
    where verbs.contains(where: { $0[0] == folded[index] && $0[1] == folded[index + 1] }) {
      let prefix = ClauseCutter.trim(text.scalars, range.lowerBound..<index)
      guard prefix.count >= 3, rules.endsInUnit(text, prefix), !folded[prefix].contains(0x300A)
      else { return [] }
      return UnitLists.signatories(text, prefix, rules).flatMap {
        runTogether(text, $0, rules, divisions)
      }
    }
    // 某总局令, 某委员会公告
    let name = ElementRules.withoutTrailingBrackets(text, range)
    for kind in ["令", "公告", "通告", "命令", "决定"] where text.string(name).hasSuffix(kind) {
      let body = name.lowerBound..<(name.upperBound - kind.unicodeScalars.count)
      if body.count >= 3, rules.endsInUnit(text, body) { return [body] }
    }
    // 某县某局…工作方案: a division and the first word that ends a body's name.
    return folded.withUnsafeBufferPointer { folded in
      let division = divisions.longestMatch(
        in: folded, at: range.lowerBound, end: range.upperBound)
      guard !division.divisions.isEmpty,
        let end = rules.firstUnitEnd(
          text, division.end..<min(division.end + 14, range.upperBound)),
        end < range.upperBound
      else { return [] }
      return [range.lowerBound..<end]
    }
  }

  private static func hasDivision(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ divisions: Divisions
  ) -> Bool {
    range.contains {
      !divisions.longestMatch(in: folded, at: $0, end: range.upperBound).divisions.isEmpty
    }
  }

  /// Bodies printed without anything between them: a new one begins with a division or 中共 directly
  /// after the end of a body's name.
  static func runTogether(
    _ text: TextBuffer, _ range: Range<Int>, _ rules: ElementRules, _ divisions: Divisions
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    text.folded.withUnsafeBufferPointer { folded in
      for index in range.dropFirst(4)
      where index - start >= 4 && index + 3 < range.upperBound {
        // National bodies with local branches are named before the division of the branch.
        guard
          !rules.beginsWithNationalBody(text, start..<index)
            || hasDivision(folded, start..<index, divisions)
        else { continue }
        let begins =
          !divisions.longestMatch(in: folded, at: index, end: range.upperBound).divisions.isEmpty
          || (folded[index] == 0x4E2D && folded[index + 1] == 0x5171)
          || rules.beginsWithNationalBody(text, index..<range.upperBound)
        // A street office is an agency of the government named before it: one name.
        if begins, rules.endsInUnit(text, start..<index),
          rules.endsInUnit(text, index..<range.upperBound),
          !text.string(index..<range.upperBound).hasSuffix("街道办事处")
        {
          found.append(start..<index)
          start = index
        }
      }
    }
    found.append(start..<range.upperBound)
    return found
  }
}
