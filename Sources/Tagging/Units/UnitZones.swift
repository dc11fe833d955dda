internal import Gongwen
internal import Models

/// A stretch of a paragraph that is a list of responsible units, with what it says.
struct UnitZone {
  var range: Range<Int>
  var groups: [RoleGroup]
  /// What was repaired, as printed.
  var repaired: Range<Int>?
}

/// Finds the lists of a paragraph: brackets with a label, with role words, or with units only, and
/// labels without brackets.
struct UnitZones {
  let grammar: RoleGrammar
  private var text: TextBuffer { grammar.text }
  private var folded: UnsafeBufferPointer<UInt32> { grammar.segments.recognizer.text }

  /// Lists are short; a bracket that never closes is not read to the end of a long text.
  private static let longest = 1200

  func zones(_ paragraph: Range<Int>) -> [UnitZone] {
    let filter = CueFilter(text, range: paragraph)
    let labels = grammar.cues.labels(
      in: text, paragraph, filter: filter, needColon: true, with: grammar.matcher)
    let hasRole = labels.contains { $0.role != nil }
    var zones: [UnitZone] = []
    var end = paragraph.lowerBound
    for bracket in Bracket.all(folded, paragraph)
    where bracket.range.lowerBound >= end && bracket.content.count >= 2 {
      if let zone = zone(bracket, labels: hasRole ? labels : [], in: paragraph) {
        zones.append(zone)
        end = zone.range.upperBound
      }
    }
    if hasRole { addUnbracketed(labels, in: paragraph, to: &zones) }
    return zones
  }

  private func zone(
    _ bracket: Bracket, labels: [UnitCues.Label], in paragraph: Range<Int>
  ) -> UnitZone? {
    let content = bracket.content
    guard content.count <= Self.longest else { return nil }
    let repaired = bracket.isWellFormed ? nil : bracket.range
    let inside = labels.filter {
      $0.range.lowerBound >= content.lowerBound && $0.range.upperBound <= content.upperBound
    }
    if let first = inside.first, inside.contains(where: { $0.role != nil }),
      first.range.lowerBound - content.lowerBound <= 40
    {
      let groups = grammar.groups(content, labels: inside)
      return groups.isEmpty
        ? nil : UnitZone(range: bracket.range, groups: groups, repaired: repaired)
    }
    guard bracket.isWellFormed else { return nil }
    let hasTail = grammar.segments.parts(content).contains {
      grammar.cues.tail(in: text, $0, with: grammar.matcher) != nil
    }
    if hasTail {
      guard endsPhrase(bracket, in: paragraph), beginsWithUnit(content) else { return nil }
    } else {
      guard closesSentence(bracket, in: paragraph), !followsName(bracket, in: paragraph),
        grammar.isPureList(content)
      else { return nil }
    }
    let groups = grammar.chunk(content, role: nil, evidence: [])
    return groups.isEmpty ? nil : UnitZone(range: bracket.range, groups: groups, repaired: nil)
  }

  /// Whether a mark or nothing follows a bracket.
  private func endsPhrase(_ bracket: Bracket, in paragraph: Range<Int>) -> Bool {
    closesSentence(bracket, in: paragraph) || Scalars.isMark(folded[bracket.range.upperBound])
  }

  /// Whether a bracket stands where a list does: at the end of a sentence or paragraph.
  private func closesSentence(_ bracket: Bracket, in paragraph: Range<Int>) -> Bool {
    let before = bracket.range.lowerBound - 1
    if before < paragraph.lowerBound || Scalars.isSentenceEnd(folded[before]) { return true }
    let after = bracket.range.upperBound
    return after >= paragraph.upperBound || Scalars.isSentenceEnd(folded[after])
      || folded[after] == Scalars.tab
  }

  /// 县教育局（科技局）: a bracket after a name belongs to it.
  private func followsName(_ bracket: Bracket, in paragraph: Range<Int>) -> Bool {
    let end = bracket.range.lowerBound
    var start = end
    while start > paragraph.lowerBound, end - start < UnitRecognizer.longest,
      !Scalars.isMark(folded[start - 1])
    {
      start -= 1
    }
    return start < end && grammar.segments.endsName(start..<end)
  }

  private func beginsWithUnit(_ content: Range<Int>) -> Bool {
    var start = content.lowerBound
    if folded[start] == Scalars.by { start += 1 }
    for part in grammar.segments.parts(start..<content.upperBound) {
      var body = part
      let tail = grammar.cues.tail(in: text, part, with: grammar.matcher)
      if let tail { body = part.lowerBound..<tail.range.lowerBound }
      let isName = grammar.segments.endsName(grammar.segments.stripped(body).name)
      if isName || tail != nil || part.count > 12 { return isName }
    }
    return false
  }

  /// Lists that a label opens without a bracket: to the end of the sentence, cell or paragraph.
  private func addUnbracketed(
    _ labels: [UnitCues.Label], in paragraph: Range<Int>, to zones: inout [UnitZone]
  ) {
    let bracketed = zones
    var free = labels.filter { label in
      !bracketed.contains { $0.range.overlaps(label.range) }
    }
    while let first = free.first {
      var end = first.range.upperBound
      var depth = 0
      let limit = min(paragraph.upperBound, end + Self.longest)
      while end < limit {
        let scalar = folded[end]
        if Scalars.closing(scalar) != nil { depth += 1 }
        if Scalars.isClosing(scalar) { depth -= 1 }
        if depth <= 0, scalar == Scalars.fullStop || scalar == Scalars.tab { break }
        if bracketed.contains(where: { $0.range.contains(end) }) { break }
        end += 1
      }
      let inside = free.filter { $0.range.upperBound <= end }
      free.removeAll { $0.range.lowerBound < end }
      let range = first.range.lowerBound..<end
      let groups = grammar.groups(range, labels: inside)
      guard !groups.isEmpty else { continue }
      zones.append(UnitZone(range: range, groups: groups, repaired: depth < 0 ? range : nil))
    }
    zones.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}
