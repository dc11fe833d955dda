/// Reads lists whose bounds are known: what stands in a 责任单位 bracket, after its label, in a cell.
///
/// There every member is a unit, so names are cut at the separators and need not be known.
struct UnitSegments {
  let recognizer: UnitRecognizer
  private var text: UnsafeBufferPointer<UInt32> { recognizer.text }
  private var lexicon: UnitLexicon { recognizer.lexicon }

  init(_ recognizer: UnitRecognizer) {
    self.recognizer = recognizer
  }

  /// The parts of `range` between separators that stand outside brackets. Empty parts are left out.
  func parts(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for at in range {
      let scalar = text[at]
      if Scalars.closing(scalar) != nil {
        depth += 1
      } else if Scalars.isClosing(scalar) {
        depth = max(0, depth - 1)
      } else if depth == 0, isSeparator(scalar) {
        add(start..<at, to: &parts)
        start = at + 1
      }
    }
    add(start..<range.upperBound, to: &parts)
    return parts
  }

  private func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case Scalars.enumerationComma, Scalars.comma, Scalars.semicolon, Scalars.fullStop,
      Scalars.space, Scalars.tab, Scalars.slash:
      true
    default: false
    }
  }

  private func add(_ range: Range<Int>, to parts: inout [Range<Int>]) {
    let trimmed = trim(range)
    if !trimmed.isEmpty { parts.append(trimmed) }
  }

  /// Without marks at its ends.
  func trim(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, Scalars.isMark(text[low]), Scalars.closing(text[low]) == nil { low += 1 }
    while high > low, Scalars.isMark(text[high - 1]) {
      if Scalars.isClosing(text[high - 1]), opens(low..<high - 1) { break }
      high -= 1
    }
    return low..<high
  }

  private func opens(_ range: Range<Int>) -> Bool {
    var depth = 0
    for at in range {
      if Scalars.closing(text[at]) != nil { depth += 1 }
      if Scalars.isClosing(text[at]) { depth -= 1 }
    }
    return depth > 0
  }

  /// Cuts a part at 和, 及, 与 and 以及 where a unit stands on both sides; 等 before them may end a
  /// name (财政部等和各省级人民政府).
  func members(_ part: Range<Int>) -> [Range<Int>] {
    var members: [Range<Int>] = []
    var start = part.lowerBound
    var at = start + 1
    var depth = 0
    while at < part.upperBound {
      if Scalars.closing(text[at]) != nil { depth += 1 }
      if Scalars.isClosing(text[at]) { depth -= 1 }
      var next: Int?
      switch text[at] {
      case Scalars.and, Scalars.with, Scalars.andAlso: next = at + 1
      case 0x4EE5 where at + 1 < part.upperBound && text[at + 1] == Scalars.andAlso: next = at + 2
      default: break
      }
      if depth == 0, let next, next < part.upperBound,
        case let left = stripped(start..<at).name, endsName(left),
        beginsName(next..<part.upperBound)
      {
        members.append(left)
        start = next
        at = next
      }
      at += 1
    }
    members.append(start..<part.upperBound)
    return members
  }

  /// Whether the words end as the name of a unit does.
  func endsName(_ range: Range<Int>) -> Bool {
    if let last = range.last, Scalars.isClosing(text[last]) {
      var at = last
      while at > range.lowerBound, Scalars.closing(text[at]) == nil { at -= 1 }
      return endsName(range.lowerBound..<at)
    }
    var at = range.lowerBound
    var previous: UnitLexicon.Kind = []
    while at < range.upperBound {
      let token = lexicon.token(text, at: at, end: range.upperBound)
      if token.end == range.upperBound {
        if token.kinds.contains(.level) { return previous.contains(.quantifier) }
        return !token.kinds.isDisjoint(
          with: [.name, .head, .firm, .generic, .party, .group, .holder, .zone])
      }
      previous = token.kinds
      at = token.end
    }
    return false
  }

  /// What is a name in a member: 具体任务均涉及相关市(州)人民政府 tells of units, and nothing in 不再做分工
  /// is one.
  func withoutClause(_ member: Range<Int>) -> Range<Int>? {
    var start = member.lowerBound
    var at = start
    while at < member.upperBound {
      let token = lexicon.token(text, at: at, end: member.upperBound)
      if token.kinds.contains(.predicate) { start = token.end }
      at = token.end
    }
    guard start > member.lowerBound else { return member }
    return start < member.upperBound && endsName(start..<member.upperBound)
      ? start..<member.upperBound : nil
  }

  private func beginsName(_ range: Range<Int>) -> Bool {
    guard let unit = recognizer.unit(at: range.lowerBound, end: range.upperBound),
      unit.range.upperBound > range.lowerBound + 1
    else { return endsName(range) }
    return !unit.traits.contains(.bareStem)
      && (!unit.traits.contains(.weak) || unit.traits.contains(.quantified))
  }

  /// A part without 等… at its end and without brackets that only explain (含…, 以下简称…).
  func stripped(_ part: Range<Int>) -> (name: Range<Int>, openEnded: Bool, note: Range<Int>?) {
    var name = part
    var openEnded = false
    var depth = 0
    for at in part {
      if Scalars.closing(text[at]) != nil { depth += 1 }
      if Scalars.isClosing(text[at]) { depth -= 1 }
      if depth == 0, text[at] == Scalars.etc, at > part.lowerBound,
        let end = recognizer.afterOpenEnd(at, part.upperBound), end == part.upperBound
      {
        name = part.lowerBound..<at
        openEnded = true
        break
      }
    }
    guard let last = name.last, Scalars.isClosing(text[last]) else { return (name, openEnded, nil) }
    var open = last
    while open > name.lowerBound, Scalars.closing(text[open]) == nil { open -= 1 }
    let first = lexicon.token(text, at: open + 1, end: last)
    guard open > name.lowerBound, first.kinds.contains(.note) else { return (name, openEnded, nil) }
    return (name.lowerBound..<open, openEnded, open + 1..<last)
  }
}
