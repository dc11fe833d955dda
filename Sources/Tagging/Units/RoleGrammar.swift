internal import Gongwen
internal import Models

/// Units with the role that their list gives them.
struct RoleGroup {
  var role: Role
  var units: [Range<Int>]
  var openEnded = false
  var evidence: [Evidence]

  var range: Range<Int> {
    (units.first?.lowerBound ?? 0)..<(units.last?.upperBound ?? 0)
  }
}

/// Reads what stands in a list's bracket, after its label or in its cell: 牵头单位：A；责任单位：B、C,
/// A牵头，B、C配合, A、B等按职责分工负责.
struct RoleGrammar {
  let cues: UnitCues
  let segments: UnitSegments
  let text: TextBuffer
  let matcher: Matcher

  private var folded: UnsafeBufferPointer<UInt32> { segments.recognizer.text }
  private var lexicon: UnitLexicon { segments.recognizer.lexicon }

  /// The groups of a stretch whose labels are known.
  func groups(_ range: Range<Int>, labels: [UnitCues.Label]) -> [RoleGroup] {
    var groups: [RoleGroup] = []
    let head = range.lowerBound..<(labels.first?.range.lowerBound ?? range.upperBound)
    if !segments.trim(head).isEmpty {
      groups += chunk(head, role: nil, evidence: [])
    }
    for (index, label) in labels.enumerated() {
      guard let role = label.role else { continue }
      let next =
        index + 1 < labels.count ? labels[index + 1].range.lowerBound : range.upperBound
      groups += chunk(
        label.range.upperBound..<next, role: role, evidence: [label.evidence],
        vouches: !label.isWeak)
    }
    return groups
  }

  /// A stretch with one label or none. Without a label nothing is said unless all are units.
  func chunk(
    _ range: Range<Int>, role: Role?, evidence: [Evidence], vouches: Bool = true
  ) -> [RoleGroup] {
    var groups: [RoleGroup] = []
    var pending = RoleGroup(role: role ?? .responsible, units: [], evidence: evidence)
    var named = role
    func flush(_ role: Role, _ reason: [Evidence]) {
      guard !pending.units.isEmpty else { return }
      pending.role = role
      pending.evidence = evidence + reason
      groups.append(pending)
      pending = RoleGroup(role: role, units: [], evidence: evidence)
    }
    let parts = segments.parts(range)
    let tails = parts.map { cues.tail(in: text, $0, with: matcher) }
    // A role word anywhere in the list vouches for the names before it as a label does.
    let isVouched = vouches && (role != nil || tails.contains { $0 != nil })
    for (part, tail) in zip(parts, tails) {
      var part = part
      if let rest = cues.remark.pattern.firstMatch(in: text, range: part, with: matcher) {
        flush(role ?? .responsible, [])
        part = rest.range.upperBound..<part.upperBound
      } else if isRemark(part) {
        break
      }
      var body = part
      if let tail { body = part.lowerBound..<max(part.lowerBound, tail.range.lowerBound) }
      for (piece, joins) in pieces(body) {
        if joins {
          // Who is named before 会同 acts; who is named after it takes part.
          let acting = named == .cooperating ? .responsible : tail?.role ?? named ?? .responsible
          flush(acting, tail.map { [$0.evidence] } ?? [])
          named = .cooperating
        }
        add(
          piece, to: &pending, isLabelled: isVouched, leads: &groups)
      }
      if let tail {
        flush(named == .cooperating && role == nil ? .cooperating : tail.role, [tail.evidence])
        named = role
      }
    }
    flush(named ?? .responsible, [])
    return groups.count > 1 ? merged(groups) : groups
  }

  /// Without units that the same list names twice in the same role.
  private func merged(_ groups: [RoleGroup]) -> [RoleGroup] {
    var seen: Set<String> = []
    return groups.compactMap { group in
      var group = group
      group.units = group.units.filter {
        seen.insert(group.role.rawValue + text.string($0)).inserted
      }
      return group.units.isEmpty ? nil : group
    }
  }

  /// Remarks that end a list: 以下任务均需各市落实.
  private func isRemark(_ part: Range<Int>) -> Bool {
    let first = lexicon.token(folded, at: part.lowerBound, end: part.upperBound)
    return first.kinds.contains(.note) && first.kinds.isDisjoint(with: [.part, .verb, .adverb])
  }

  /// A part cut before 会同 and 联合; the mark by its beginning (由) is left out.
  private func pieces(_ part: Range<Int>) -> [(Range<Int>, joins: Bool)] {
    var start = part.lowerBound
    if start < part.upperBound, folded[start] == Scalars.by { start += 1 }
    var pieces: [(Range<Int>, joins: Bool)] = []
    var joins = false
    var at = start
    while at + 1 < part.upperBound {
      if isJoin(at) {
        if at > start { pieces.append((start..<at, joins)) }
        start = at + 2
        joins = true
        at = start
      } else {
        at += 1
      }
    }
    if start < part.upperBound { pieces.append((start..<part.upperBound, joins)) }
    return pieces
  }

  private func isJoin(_ at: Int) -> Bool {
    folded[at] == 0x4F1A && folded[at + 1] == 0x540C
  }

  private func add(
    _ piece: Range<Int>, to pending: inout RoleGroup, isLabelled: Bool, leads: inout [RoleGroup]
  ) {
    let (name, openEnded, note) = segments.stripped(piece)
    for member in segments.members(name) {
      guard let member = segments.withoutClause(segments.trim(member)) else { continue }
      if let last = pending.units.last, last.upperBound + 1 == member.lowerBound,
        let joined = segments.recognizer.joinedLevels(last, member)
      {
        pending.units[pending.units.count - 1] = joined
        continue
      }
      guard isName(member, isLabelled: isLabelled) else { continue }
      if let note, isLead(note) {
        leads.append(RoleGroup(role: .lead, units: [member], evidence: pending.evidence))
      } else {
        pending.units.append(member)
      }
    }
    if openEnded { pending.openEnded = true }
  }

  private func isLead(_ note: Range<Int>) -> Bool {
    note.count >= 2 && folded[note.lowerBound] == 0x7275 && folded[note.lowerBound + 1] == 0x5934
  }

  /// Whether the words can be a unit. A label vouches for names that the lexicon does not know.
  private func isName(_ range: Range<Int>, isLabelled: Bool) -> Bool {
    guard (2...40).contains(range.count), !(0x30...0x39).contains(folded[range.lowerBound]),
      !range.contains(where: { folded[$0] == Scalars.is }), !isListItself(range)
    else { return false }
    if segments.endsName(range) { return true }
    let first = lexicon.token(folded, at: range.lowerBound, end: range.upperBound)
    if first.kinds.contains(.stop), first.kinds.isDisjoint(with: .part) { return false }
    var last: UnitLexicon.Kind = []
    var known = false
    var at = range.lowerBound
    while at < range.upperBound {
      let token = lexicon.token(folded, at: at, end: range.upperBound)
      if token.kinds.contains(.stem) { known = true }
      last = token.kinds
      at = token.end
    }
    let endsInVerb =
      last.isDisjoint(with: .part) && !last.isDisjoint(with: [.verb, .modal, .adverb, .stop])
    return (isLabelled || known) && !endsInVerb
  }

  /// 各责任单位按职责分工负责 at the end of a list speaks of the list, not of a further unit.
  private func isListItself(_ range: Range<Int>) -> Bool {
    // 各责任单位, 责任单位
    let words = folded[range]
    return words.suffix(4).elementsEqual([0x8D23, 0x4EFB, 0x5355, 0x4F4D])
      && (words.count == 4 || words.count == 5 && folded[range.lowerBound] == 0x5404)
  }

  private func isTime(_ part: Range<Int>) -> Bool {
    if (0x30...0x39).contains(folded[part.lowerBound]) { return true }
    let first = lexicon.token(folded, at: part.lowerBound, end: part.upperBound)
    return first.kinds.contains(.stop) && first.kinds.isDisjoint(with: .part)
  }

  /// Whether a stretch without any role word holds nothing but units, the first of them for sure.
  func isPureList(_ range: Range<Int>) -> Bool {
    var parts = segments.parts(range)
    // (市住建局、市财政局,2025年6月底前完成): the list may end with its time.
    while parts.count > 1, let last = parts.last, !segments.endsName(last), isTime(last) {
      parts.removeLast()
    }
    let members = parts.flatMap { segments.members(segments.stripped($0).name) }
    guard let first = members.first, members.count < 64,
      let unit = segments.recognizer.unit(at: first.lowerBound, end: first.upperBound),
      unit.range == first, unit.traits.contains(.named), !unit.traits.contains(.loose)
    else { return false }
    return members.allSatisfy { $0.count >= 2 && segments.endsName($0) }
  }
}
