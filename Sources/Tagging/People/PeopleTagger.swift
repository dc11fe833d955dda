public import Gongwen
public import Models

/// Finds the members of leading groups: rosters, and sentences that name who holds a post.
public struct PeopleTagger: Sendable {
  private let names: PersonName
  private let patterns: PatternSet
  private let sentences: [PatternSet.Rule]
  private let group: PatternSet.Rule

  public init(models: ModelSet) throws(ModelError) {
    names = try PersonName(models: models)
    patterns = try models.patterns("people.patterns")
    sentences = patterns.rules.filter { ["post-by", "holds", "as"].contains($0.name) }
    guard let group = patterns.rules.first(where: { $0.name == "group" }) else {
      throw ModelError(file: patterns.file, line: 0, reason: "the rule 'group' is missing")
    }
    self.group = group
  }

  /// Members in text order.
  public func people(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> [Traced<Person>] {
    document.text.folded.withUnsafeBufferPointer { folded in
      var people: [Traced<Person>] = []
      var role: String?
      var heading = ""
      var table = RosterTable(names: names, source: document.text, text: folded)
      for paragraph in document.paragraphs where !paragraph.range.isEmpty {
        let range = paragraph.range
        if let members = table.members(range, role: role) {
          for member in members {
            people.append(
              Traced(
                Person(
                  group: heading, role: member.role, name: member.name, title: member.title),
                [names.evidence(member.range)]))
          }
          continue
        }
        if range.count <= 160, let line = roster(document.text, folded, range, role: role) {
          role = line.role
          for member in line.members {
            people.append(
              Traced(
                Person(
                  group: heading, role: line.role, name: member.name, title: member.title),
                [names.evidence(member.range)]))
          }
          continue
        }
        // A line of a roster without a name (各乡镇长) does not end it; prose and titles do.
        if range.count > 40 || paragraph.kind != .roster && endsRoster(folded, range) { role = nil }
        // 领导小组 alone is the group that was named in full before.
        if paragraph.kind != .attachmentList,
          let named = groupName(document, paragraph, matcher), !heading.hasSuffix(named)
        {
          heading = named
        }
        people += posts(document, folded, range, group: heading, with: matcher)
      }
      return people
    }
  }

  private struct Line {
    var role: String
    var members: [RosterLine.Member]
  }

  /// A line that begins with a role and a colon or space, or that goes on with the role above.
  private func roster(
    _ source: TextBuffer, _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>,
    role above: String?
  ) -> Line? {
    let line = RosterLine(names: names, source: source, text: folded)
    if let own = names.role(folded, at: range.lowerBound, end: range.upperBound) {
      var at = own.end
      var marked = false
      while at < range.upperBound, !Scalars.isHan(folded[at]) {
        switch folded[at] {
        case Scalars.colon, Scalars.tab, Scalars.space: marked = true
        default: return nil
        }
        at += 1
      }
      guard marked || at == range.upperBound else { return nil }
      let members = line.members(at..<range.upperBound, needsTitle: false)
      if at == range.upperBound || !members.isEmpty {
        return Line(role: own.name, members: members)
      }
      return above == nil && folded[own.end] != Scalars.colon
        ? nil : Line(role: own.name, members: [])
    }
    guard let above else { return nil }
    let members = line.members(range, needsTitle: true)
    return members.isEmpty ? nil : Line(role: above, members: members)
  }

  private func endsRoster(_ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> Bool {
    range.contains { Scalars.isSentenceEnd(folded[$0]) || folded[$0] == Scalars.colon }
  }

  /// The group that a title or a sentence names.
  private func groupName(
    _ document: StructuredDocument, _ paragraph: Paragraph, _ matcher: Matcher
  ) -> String? {
    let range = paragraph.range
    guard mentionsGroup(document.text, range) else { return nil }
    let isTitle =
      range.count <= 60 && !Scalars.isSentenceEnd(document.text.folded[range.upperBound - 1])
    guard isTitle else {
      return group.pattern.firstMatch(in: document.text, range: range, with: matcher)?["unit"]
        .map(document.text.string).map(Self.afterVerb)
    }
    guard
      let match = group.pattern.firstMatch(in: document.text, range: range, with: matcher),
      let unit = match["unit"]
    else { return nil }
    return Self.afterVerb(document.text.string(unit))
  }

  /// 决定成立县科技创新领导小组 names 县科技创新领导小组.
  private static func afterVerb(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars.map(\.value))
    for verb in verbs {
      for at in stride(from: scalars.count - verb.count, through: 0, by: -1)
      where Array(scalars[at..<at + verb.count]) == verb {
        return TextBuffer.string(scalars[(at + verb.count)...])
      }
    }
    return name
  }

  /// 成立, 组建, 设立, 建立
  private static let verbs: [[UInt32]] = [
    [0x6210, 0x7ACB], [0x7EC4, 0x5EFA], [0x8BBE, 0x7ACB], [0x5EFA, 0x7ACB],
  ]

  /// 组, 部, 专班, 会议 … : scalars without which no group is named.
  private func mentionsGroup(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    CueFilter(text, range: range.prefix(400)).allows(group)
  }

  /// 办公室主任由刘飞兼任, 崔秀芳同志兼任办公室主任.
  private func posts(
    _ document: StructuredDocument, _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>,
    group: String, with matcher: Matcher
  ) -> [Traced<Person>] {
    let filter = CueFilter(document.text, range: range)
    var people: [Traced<Person>] = []
    for rule in sentences where filter.allows(rule) {
      for match in rule.pattern.matches(in: document.text, range: range, with: matcher) {
        guard let who = match["who"], let post = match["role"] else { continue }
        for person in persons(document.text, who) {
          people.append(
            Traced(
              Person(
                group: group, role: role(document.text, post, in: range), name: person.name,
                title: person.title), [patterns.evidence(rule, match.range)]))
        }
      }
    }
    return people
  }

  /// 主任 of an office that the sentence names before is 办公室主任.
  private func role(_ text: TextBuffer, _ post: Range<Int>, in range: Range<Int>) -> String {
    let printed = text.string(post)
    guard printed == "主任" || printed == "副主任" else { return printed }
    let office: [UInt32] = [0x529E, 0x516C, 0x5BA4]
    var at = post.lowerBound
    while at > range.lowerBound, text.folded[at - 1] != Scalars.fullStop {
      at -= 1
      if Array(text.folded[at..<min(at + 3, text.count)]) == office { return "办公室" + printed }
    }
    return printed
  }

  /// The persons in 刘飞, 县财政局局长张伟, 张三、李四.
  private func persons(
    _ text: TextBuffer, _ who: Range<Int>
  ) -> [(name: String, title: String?)] {
    var persons: [(name: String, title: String?)] = []
    var start = who.lowerBound
    for at in who.lowerBound...who.upperBound
    where at == who.upperBound || text.folded[at] == Scalars.enumerationComma {
      let words = text.scalars[start..<at].filter { $0 != Scalars.space }
      start = min(at + 1, who.upperBound)
      if names.isName(words) {
        persons.append((TextBuffer.string(words), nil))
        continue
      }
      for count in [3, 2, 4] where words.count > count {
        let title = Array(words.dropLast(count))
        let name = Array(words.suffix(count))
        guard names.isName(name), names.endsAsTitle(title) else { continue }
        persons.append((TextBuffer.string(name), TextBuffer.string(title)))
        break
      }
    }
    return persons
  }
}
