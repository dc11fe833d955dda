internal import Gongwen

/// The members that a line of a roster names: 李翔 县委副书记、县长; 李 明　县长; 张三、李四.
struct RosterLine {
  struct Member {
    var name: String
    var title: String?
    var range: Range<Int>
  }

  let names: PersonName
  /// As published, for what is said of a person.
  let source: TextBuffer
  /// Folded, to match on.
  let text: UnsafeBufferPointer<UInt32>

  /// `needsTitle` is for lines without a role of their own, where words alone could be anything.
  func members(_ range: Range<Int>, needsTitle: Bool) -> [Member] {
    let words = words(range)
    guard !words.isEmpty else { return [] }
    if let listed = listed(words), !needsTitle || listed.contains(where: { $0.title != nil }) {
      return listed
    }
    if let first = spaced(words) ?? joined(words) ?? reversed(words) ?? joinedReversed(words),
      first.title != nil || !needsTitle
    {
      return [first]
    }
    return []
  }

  /// Stretches between spaces and tabs, bracket and comma before a title counted as one.
  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for at in range {
      let isBlank = text[at] == Scalars.space || text[at] == Scalars.tab
      if isBlank {
        if let from = start { words.append(from..<at) }
        start = nil
      } else if start == nil {
        start = at
      }
    }
    if let from = start { words.append(from..<range.upperBound) }
    return words
  }

  private func scalars(_ range: Range<Int>) -> [UInt32] { Array(text[range]) }

  private func string(_ range: Range<Int>) -> String { source.string(range) }

  /// 李翔 县长, 李 明 县长: the name stands apart from the title.
  private func spaced(_ words: [Range<Int>]) -> Member? {
    for count in [1, 2] where words.count >= count {
      let parts = words[..<count].flatMap(scalars)
      // A surname that a space cuts off is one word of one or two scalars.
      guard count == 1 || words[0].count <= 2 && words[1].count <= 2, names.isName(parts) else {
        continue
      }
      let range = words[0].lowerBound..<words[count - 1].upperBound
      guard count < words.count else {
        return Member(name: TextBuffer.string(parts), title: nil, range: range)
      }
      let rest = title(words[count...])
      guard names.endsAsTitle(Array(rest.unicodeScalars.map(\.value))) || count == 1 else {
        continue
      }
      return Member(name: TextBuffer.string(parts), title: rest, range: range)
    }
    return nil
  }

  private func title(_ words: ArraySlice<Range<Int>>) -> String {
    var title = ""
    for word in words {
      let bare = unbracketed(word)
      // A space that stands in a title was made by typesetting, unless a new office begins.
      title += string(bare)
    }
    return title
  }

  private func unbracketed(_ word: Range<Int>) -> Range<Int> {
    guard let last = word.last, Scalars.closing(text[word.lowerBound]) == text[last] else {
      return word
    }
    return word.lowerBound + 1..<last
  }

  /// 李翔（县长）, 李翔，县长, 李翔县委副书记: the title follows without a space.
  private func joined(_ words: [Range<Int>]) -> Member? {
    guard let first = words.first else { return nil }
    for count in [3, 2, 4] where first.count > count {
      let name = first.lowerBound..<first.lowerBound + count
      guard names.isName(scalars(name)) else { continue }
      let mark = text[name.upperBound]
      var rest = name.upperBound..<first.upperBound
      if mark == Scalars.comma {
        rest = rest.lowerBound + 1..<rest.upperBound
      } else if Scalars.closing(mark) != nil {
        rest = unbracketed(rest)
      } else if count == 3, names.isName(scalars(first.lowerBound..<first.lowerBound + 2)),
        Scalars.endsPlace(text[name.upperBound - 1]) || text[name.upperBound - 1] == 0x526F
      {
        // 张薇县委…, 王强副县长: the third scalar begins the title.
        continue
      }
      let title = string(rest) + words.dropFirst().map(string).joined()
      guard names.endsAsTitle(title.unicodeScalars.map(\.value)) else { continue }
      return Member(name: string(name), title: title, range: name)
    }
    return nil
  }

  /// 县委副书记、县长 李翔: the title comes first.
  private func reversed(_ words: [Range<Int>]) -> Member? {
    for count in [1, 2] where words.count > count {
      let parts = words.suffix(count).flatMap(scalars)
      guard count == 1 || words[words.count - 2].count == 1 && words[words.count - 1].count <= 2,
        names.isName(parts)
      else { continue }
      let rest = title(words[..<(words.count - count)])
      guard names.endsAsTitle(rest.unicodeScalars.map(\.value)) else { continue }
      return Member(
        name: TextBuffer.string(parts), title: rest,
        range: words[words.count - count].lowerBound..<words[words.count - 1].upperBound)
    }
    return nil
  }

  /// 县供电公司经理陈刚: the name follows its title without a space.
  private func joinedReversed(_ words: [Range<Int>]) -> Member? {
    guard words.count == 1, let word = words.first else { return nil }
    for count in [3, 2] where word.count > count + 2 {
      let name = word.upperBound - count..<word.upperBound
      let title = word.lowerBound..<name.lowerBound
      guard names.isName(scalars(name)), names.endsAsTitle(scalars(title)) else { continue }
      return Member(name: string(name), title: string(title), range: name)
    }
    return nil
  }

  /// 张三、李四、王五, or 张三 李四 王五: names only.
  private func listed(_ words: [Range<Int>]) -> [Member]? {
    var parts: [Range<Int>] = []
    for word in words {
      var start = word.lowerBound
      for at in word
      where text[at] == Scalars.enumerationComma || text[at] == Scalars.comma {
        parts.append(start..<at)
        start = at + 1
      }
      parts.append(start..<word.upperBound)
    }
    parts.removeAll(where: \.isEmpty)
    guard parts.count >= 2, parts.allSatisfy({ $0.count >= 2 && names.isName(scalars($0)) }) else {
      return nil
    }
    return parts.map { Member(name: string($0), title: nil, range: $0) }
  }
}
