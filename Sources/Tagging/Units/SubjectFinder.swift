internal import Gongwen
internal import Models

/// Finds units inside a clause that are told to act: as its subject, after 由, as partners after
/// 会同, as the seat of an office.
struct SubjectFinder {
  let cues: UnitCues
  let recognizer: UnitRecognizer
  let text: TextBuffer
  let matcher: Matcher

  var folded: UnsafeBufferPointer<UInt32> { recognizer.text }
  var lexicon: UnitLexicon { recognizer.lexicon }

  /// What follows a list of units.
  struct Follow {
    var kinds: UnitLexicon.Kind
    var start: Int
    var entry: Int
  }

  /// Groups in text order. `zones` are stretches that are lists already.
  func groups(_ clause: Range<Int>, zones: [Range<Int>]) -> [RoleGroup] {
    var groups: [RoleGroup] = []
    let folded = recognizer.text
    var at = clause.lowerBound
    var opens = true
    var zone = zones.first { $0.upperBound > at }
    // 近年来, the clause tells what was done.
    guard !clause.isEmpty,
      !lexicon.token(folded, at: at, end: clause.upperBound).kinds.contains(.past)
    else { return [] }
    while at < clause.upperBound {
      if let skip = zone, skip.contains(at) {
        at = skip.upperBound
        zone = zones.first { $0.upperBound > at }
        continue
      }
      let scalar = folded[at]
      if opens {
        opens = false
        let start = subjectStart(at, clause.upperBound)
        if let (group, end) = subject(at: start, clause) {
          groups += group
          at = max(end, at + 1)
          continue
        }
      }
      switch scalar {
      case Scalars.comma, Scalars.colon, Scalars.semicolon, Scalars.fullStop:
        opens = true
      case 0x29 where at > clause.lowerBound && Self.closesTime(folded[at - 1]):
        // (一)宣传发动阶段(3月1日—3月31日)各单位要…
        opens = true
      case Scalars.enumerationComma:
        // 发改部门牵头、相关部门配合: the next who acts follows.
        opens = followsCharge(at, groups.last)
      case Scalars.by:
        if isAgentMark(at, clause), let (group, end) = agent(at: at + 1, clause) {
          groups += group
          at = end
          continue
        }
      case Scalars.belongs:
        if let (group, end) = keeper(at: at + 1, clause) {
          groups += group
          at = end
          continue
        }
      case 0x4F1A, 0x8054, 0x7275, 0x6388, 0x59D4:
        if let (group, end) = partners(at: at, clause, after: groups) {
          groups.append(group)
          at = end
          continue
        }
      default: break
      }
      at += 1
    }
    groups += special(clause, groups, zones: zones)
    return groups.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// 年 月 日 前 底 旬: ends of a time in a bracket.
  private static func closesTime(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E74, 0x6708, 0x65E5, 0x524D, 0x5E95, 0x65EC: true
    default: false
    }
  }

  private func followsCharge(_ at: Int, _ group: RoleGroup?) -> Bool {
    guard let group, case let end = group.range.upperBound, end < at, at - end <= 6 else {
      return false
    }
    return lexicon.token(folded, at: end, end: at).kinds.contains(.charge)
  }

  // MARK: Subjects

  /// Behind markers, figures, dates and words such as 同时 that open a stretch.
  private func subjectStart(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit {
      let scalar = folded[at]
      if !Scalars.isHan(scalar) {
        guard !Scalars.isQuoting(scalar) else { break }
        at += 1
        continue
      }
      let token = lexicon.token(folded, at: at, end: limit)
      if token.kinds.contains(.opener) {
        at = token.end
      } else {
        break
      }
    }
    return at
  }

  private func subject(at start: Int, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    guard start < clause.upperBound,
      lexicon.token(folded, at: start, end: clause.upperBound).kinds != .adverb
    else { return nil }
    guard let list = recognizer.list(at: start, end: clause.upperBound),
      list.stopsCleanly || list.openEnded
    else { return groupSubject(at: start, clause) }
    if list.end < clause.upperBound, folded[list.end] == Scalars.colon {
      return colonSubject(list, clause)
    }
    if let follow = follow(list.end, clause.upperBound), tellsToAct(list, follow, clause) {
      return grouped(list, follow, clause)
    }
    return describedSubject(list, clause) ?? appointedSubject(list, clause)
  }

  /// 省不动产统一登记联席会议统筹…: the name of a group may hold any words.
  private func groupSubject(at start: Int, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    var at = start
    let first = lexicon.token(folded, at: start, end: clause.upperBound)
    guard first.kinds.isDisjoint(with: [.verb, .preposition, .adverb]) else { return nil }
    while at < clause.upperBound, at - start < UnitRecognizer.longest {
      guard !Scalars.isMark(folded[at]), folded[at] != Scalars.of else { return nil }
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      if token.kinds.contains(.group), at > start,
        let follow = follow(token.end, clause.upperBound),
        !follow.kinds.isDisjoint(with: [.modal, .charge, .verb]),
        !isNominal(follow.start, clause), !isRelative(follow.start, clause)
      {
        let list = UnitList(units: [start..<token.end], range: start..<token.end)
        return grouped(list, follow, clause)
      }
      at = token.end
    }
    return nil
  }

  /// 县自然资源局：积极推进… names who acts in a line of its own.
  private func colonSubject(_ list: UnitList, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    let next = list.end + 1
    guard list.traits.contains(.named),
      list.traits.isDisjoint(with: [.quantified, .bareStem, .loose]),
      next + 4 < clause.upperBound, Scalars.isHan(folded[next])
    else { return nil }
    let token = lexicon.token(folded, at: next, end: clause.upperBound)
    let role = role(at: next, clause) ?? .responsible
    let evidence = token.entry >= 0 ? [lexicon.evidence(token.entry, next..<token.end)] : []
    return (
      [RoleGroup(role: role, units: list.units, openEnded: list.openEnded, evidence: evidence)],
      list.end
    )
  }

  func follow(_ end: Int, _ limit: Int) -> Follow? {
    var at = end
    var hadComma = false
    if at < limit, folded[at] == Scalars.comma {
      at += 1
      hadComma = true
    }
    guard at < limit else { return nil }
    let token = lexicon.token(folded, at: at, end: limit)
    guard !token.kinds.isDisjoint(with: .follower), token.end < limit || !hadComma else {
      return nil
    }
    if hadComma, !token.kinds.contains(.modal) { return nil }
    return Follow(kinds: token.kinds, start: at, entry: token.entry)
  }

  private func tellsToAct(_ list: UnitList, _ follow: Follow, _ clause: Range<Int>) -> Bool {
    let traits = list.traits
    if traits.contains(.bareStem) || traits.contains(.firm) { return false }
    // …工作实行县科技局主管: 主管 makes no unit of words before it that may be none.
    if follow.kinds.isSuperset(of: [.charge, .quantifier]), traits.contains(.loose) {
      return false
    }
    if follow.kinds.contains(.modal) {
      return !(traits.contains(.party) && forbids(follow.start))
    }
    if isCharge(follow.start, clause) { return true }
    // 国际商贸城管委会会同…: who brings others together acts.
    if follow.kinds.contains(.joining), folded[follow.start] == 0x4F1A,
      !explains(follow.start, clause),
      traits.isDisjoint(with: [.party, .weak])
    {
      return true
    }
    // 各牵头单位于每月5日前将进展报…
    if folded[follow.start] == 0x4E8E, traits.contains(.quantified), !traits.contains(.party),
      dutyFollows(follow.start, clause)
    {
      return true
    }
    if !traits.isDisjoint(with: [.party, .weak, .zone]) { return false }
    if traits.contains(.loose), !traits.isStrong { return false }
    if folded[follow.start] == 0x5C06 {
      // 将定期督查 is what will be done; 将…纳入 takes an object.
      let next = lexicon.token(
        folded, at: min(follow.start + 1, clause.upperBound - 1), end: clause.upperBound)
      if !next.kinds.isDisjoint(with: [.adverb, .verb, .frequency]) { return true }
      // 将对…进行督办
      if follow.start + 1 < clause.upperBound, folded[follow.start + 1] == 0x5BF9,
        traits.isStrong
      {
        return true
      }
    }
    if follow.kinds.contains(.preposition) {
      return traits.isStrong && dutyFollows(follow.start, clause)
    }
    if follow.kinds.contains(.verb) {
      return !isRelative(follow.start, clause) && !isNominal(follow.start, clause)
        && !isCircumstance(follow.start, clause)
    }
    return follow.kinds.contains(.adverb) && !isRelative(follow.start, clause)
      && !isCircumstance(follow.start, clause)
  }

  /// 不得, 不能: what a private body must not do makes it no unit.
  private func forbids(_ start: Int) -> Bool {
    folded[start] == 0x4E0D
  }

  /// 负责, 牵头, 配合 and their like make any unit before them a subject.
  func isCharge(_ start: Int, _ clause: Range<Int>) -> Bool {
    let token = lexicon.token(folded, at: start, end: clause.upperBound)
    return token.kinds.contains(.charge)
      && (!isRelative(start, clause) || describesArrangement(token.end, clause)
        || takesObject(token.end, clause))
  }

  /// …配合的原则, …负责的机制: the arrangement that the words before it describe is ordered.
  private func describesArrangement(_ start: Int, _ clause: Range<Int>) -> Bool {
    guard start + 1 < clause.upperBound, folded[start] == Scalars.of else { return false }
    return lexicon.token(folded, at: start + 1, end: clause.upperBound).kinds.contains(.arrangement)
  }

  /// 财政部门核定的…: the verb belongs to an attribute, not to a sentence.
  func isRelative(_ start: Int, _ clause: Range<Int>) -> Bool {
    var at = start
    var words = 0
    while at < clause.upperBound, words < 4 {
      if folded[at] == Scalars.of { return true }
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      guard !token.kinds.isDisjoint(with: [.verb, .adverb, .stop]) else { return false }
      at = token.end
      words += 1
    }
    return false
  }

  /// 高新区管理工作遵循…, 住建部门评定…的企业: the verb is a noun or makes an attribute.
  private func isNominal(_ start: Int, _ clause: Range<Int>) -> Bool {
    let verb = lexicon.token(folded, at: start, end: clause.upperBound)
    if verb.kinds.contains(.nominal) {
      guard verb.end < clause.upperBound, !Scalars.isMark(folded[verb.end]) else { return true }
      let next = lexicon.token(folded, at: verb.end, end: clause.upperBound)
      if !next.kinds.isDisjoint(with: [.object, .modal, .charge]) { return true }
    }
    return verb.kinds.contains(.attributive)
  }

  /// …部门同意后，…部门受理时，: when something happens, not what is to be done; unless 应 or the
  /// like goes on after it.
  private func isCircumstance(_ start: Int, _ clause: Range<Int>) -> Bool {
    var end = start
    while end < clause.upperBound, folded[end] != Scalars.comma { end += 1 }
    guard end < clause.upperBound, end > start else { return false }
    switch folded[end - 1] {
    // 后, 时, 的, 前
    case 0x540E, 0x65F6, Scalars.of, 0x524D: break
    default: return false
    }
    guard end + 1 < clause.upperBound else { return true }
    let next = lexicon.token(folded, at: end + 1, end: clause.upperBound)
    return !next.kinds.contains(.modal) || folded[end + 1] == 0x53EF
  }

  /// Whether 要, 应 or a verb follows a prepositional phrase in the same stretch.
  private func dutyFollows(_ start: Int, _ clause: Range<Int>) -> Bool {
    var at = start
    let limit = min(clause.upperBound, start + 80)
    var acts = false
    while at < limit, folded[at] != Scalars.comma {
      if let close = recognizer.bracket(at, limit) {
        at = close
        continue
      }
      let token = lexicon.token(folded, at: at, end: limit)
      if token.kinds.contains(.modal) || token.kinds.contains(.granting) { return true }
      // 于每月5日前将进展报…: 前 or 内, then 将
      if folded[at] == 0x5C06, at > start, [0x524D, 0x5185].contains(folded[at - 1]) {
        return true
      }
      if at > start, isAction(token, at, clause) { acts = true }
      at = token.end
    }
    if acts, !isCircumstance(start, clause) { return true }
    guard at + 1 < limit else { return false }
    let token = lexicon.token(folded, at: at + 1, end: limit)
    if token.kinds.contains(.modal) { return true }
    // 在…基础上,研究制定…; 于2月8日前,将…报…: time or ground, then what is done.
    return Self.closesGround(folded[at - 1])
      && (folded[at + 1] == 0x5C06 || isAction(token, at + 1, clause))
  }

  /// Whether a word is a verb that is done: not one that is a noun too, that makes an attribute
  /// (安排的资金) or that tells of the past.
  private func isAction(_ token: UnitLexicon.Token, _ at: Int, _ clause: Range<Int>) -> Bool {
    guard token.kinds.contains(.verb), token.kinds.isDisjoint(with: [.nominal, .part]),
      !isRelative(at, clause)
    else { return false }
    // 了, 过
    return token.end >= clause.upperBound || ![0x4E86, 0x8FC7].contains(folded[token.end])
  }

  /// 前 内 底 末 上 下 中 间: ends of a time or ground that stands before what is done.
  private static func closesGround(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x524D, 0x5185, 0x5E95, 0x672B, 0x4E0A, 0x4E0B, 0x4E2D, 0x95F4: true
    default: false
    }
  }

  func grouped(
    _ list: UnitList, _ follow: Follow, _ clause: Range<Int>
  ) -> ([RoleGroup], Int) {
    var evidence: [Evidence] = []
    if follow.entry >= 0 {
      let token = lexicon.token(folded, at: follow.start, end: clause.upperBound)
      evidence.append(lexicon.evidence(follow.entry, follow.start..<token.end))
    }
    let role = role(at: follow.start, clause) ?? .responsible
    return (
      [RoleGroup(role: role, units: list.units, openEnded: list.openEnded, evidence: evidence)],
      list.end
    )
  }

  /// The role that the words after a subject give it: 要牵头建立…, 积极配合….
  private func role(at start: Int, _ clause: Range<Int>) -> Role? {
    var at = start
    var words = 0
    while at < clause.upperBound, words < 4 {
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      if token.entry >= 0, let role = lexicon.role(token.entry) {
        return role == .responsible ? chargeRole(token.end, clause) : role
      }
      guard !token.kinds.isDisjoint(with: [.modal, .adverb]) else { return nil }
      at = token.end
      words += 1
    }
    return nil
  }

  /// 负责政策落实总体牵头 is a lead although it begins with 负责.
  private func chargeRole(_ start: Int, _ clause: Range<Int>) -> Role {
    var at = start
    let next = lexicon.token(folded, at: min(at, clause.upperBound - 1), end: clause.upperBound)
    if next.entry >= 0, lexicon.role(next.entry) == .lead { return .lead }
    while at + 1 < clause.upperBound, at - start < 16, !Scalars.isMark(folded[at]) {
      let ends = at + 2 >= clause.upperBound || Scalars.isMark(folded[at + 2])
      if folded[at] == 0x7275, folded[at + 1] == 0x5934, ends { return .lead }
      at += 1
    }
    return .responsible
  }

  // MARK: Agents after 由

  private func isAgentMark(_ at: Int, _ clause: Range<Int>) -> Bool {
    guard at > clause.lowerBound else { return true }
    switch folded[at - 1] {
    // 自由, 缘由, 经由
    case 0x81EA, 0x7F18, 0x7ECF: return false
    // 理由, 事由; but 管理由…, 人事由….
    case 0x7406, 0x4E8B:
      return at - 2 >= clause.lowerBound
        && lexicon.token(folded, at: at - 2, end: at).end == at
    default: return true
    }
  }

  private func agent(at start: Int, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    guard start < clause.upperBound,
      let list = recognizer.list(at: start, end: clause.upperBound), list.end < clause.upperBound
    else { return nil }
    let next = folded[list.end]
    guard !list.traits.contains(.firm), next != Scalars.of, Scalars.isHan(next) || next == 0x28
    else {
      return nil
    }
    let token = lexicon.token(folded, at: list.end, end: clause.upperBound)
    let known = list.stopsCleanly || list.openEnded
    guard known ? !token.kinds.isDisjoint(with: .follower) : list.traits.contains(.named),
      !isRelative(list.end, clause)
    else { return nil }
    if list.traits.contains(.bareStem), !token.kinds.contains(.charge) { return nil }
    if list.traits.contains(.party), !token.kinds.contains(.charge) { return nil }
    if token.kinds.contains(.stop) || explains(list.end, clause) { return nil }
    // 由政府出资 says how something is arranged; 财政 pays.
    if list.traits.contains(.weak), !token.kinds.contains(.charge),
      folded[list.range.lowerBound] != 0x8D22
    {
      return nil
    }
    let follow = Follow(kinds: token.kinds, start: list.end, entry: token.entry)
    return grouped(list, follow, clause)
  }

  /// 由市财政局（会同有关部门）负责解释 says who explains the document.
  private func explains(_ start: Int, _ clause: Range<Int>) -> Bool {
    var at = start
    while at < clause.upperBound, at - start < 40, folded[at] != Scalars.comma {
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      if token.kinds.contains(.explains) { return true }
      at = token.end
    }
    return false
  }

  // MARK: Partners after 会同

  /// 会同X, 牵头组织X, 授权X负责, and 联合X where a unit acts already.
  private func partners(
    at start: Int, _ clause: Range<Int>, after groups: [RoleGroup]
  ) -> (RoleGroup, Int)? {
    let token = lexicon.token(folded, at: start, end: clause.upperBound)
    guard token.kinds.contains(.joining), !isCondition(start, clause) else { return nil }
    if folded[start] == 0x8054 {
      let follows = start == clause.lowerBound || Scalars.isMark(folded[start - 1])
      let acts = groups.last.map { !reachesComma($0.range.upperBound, start) } ?? false
      guard follows || acts else { return nil }
    }
    guard let list = recognizer.list(at: token.end, end: clause.upperBound),
      list.traits.isDisjoint(with: [.firm, .party, .bareStem, .weak])
    else { return nil }
    let known = list.stopsCleanly || list.openEnded
    guard known || list.traits.contains(.named) else { return nil }
    let role = lexicon.joiningRole(token.entry)
    // 授权X负责: who is empowered acts.
    if role == .responsible, !isCharge(list.end, clause) { return nil }
    let evidence = [lexicon.evidence(token.entry, start..<token.end)]
    return (
      RoleGroup(
        role: role, units: list.units, openEnded: list.openEnded, evidence: evidence),
      list.end
    )
  }

  /// 经市住建局会同有关部门认定: a condition, not a task.
  private func isCondition(_ start: Int, _ clause: Range<Int>) -> Bool {
    var at = start - 1
    while at >= clause.lowerBound, start - at < 40, folded[at] != Scalars.comma {
      if folded[at] == 0x7ECF, at + 1 < start, folded[at + 1] != 0x6D4E, folded[at + 1] != 0x8D39 {
        return true
      }
      at -= 1
    }
    return explains(start, clause)
  }

  private func reachesComma(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { folded[$0] == Scalars.comma }
  }

  // MARK: Offices, groups, leads that a sentence names

  private func special(
    _ clause: Range<Int>, _ found: [RoleGroup], zones: [Range<Int>]
  ) -> [RoleGroup] {
    let filter = CueFilter(text, range: clause)
    var groups: [RoleGroup] = []
    func isNew(_ range: Range<Int>) -> Bool {
      !(found + groups).contains { $0.units.contains { $0.overlaps(range) } }
        && !zones.contains { $0.overlaps(range) }
    }
    if filter.allows(cues.office) {
      for match in cues.office.pattern.matches(in: text, range: clause, with: matcher) {
        guard let seat = seat(match.range.upperBound, clause), isNew(seat) else { continue }
        groups.append(
          RoleGroup(
            role: .office, units: [seat],
            evidence: [cues.patterns.evidence(cues.office, match.range)]))
      }
    }
    for (rule, role) in [
      (cues.officeIn, Role.office), (cues.officeDuty, .responsible), (cues.group, .responsible),
      (cues.finance, .responsible),
    ]
    where filter.allows(rule) {
      for match in rule.pattern.matches(in: text, range: clause, with: matcher) {
        guard let unit = match["unit"], isNew(unit) else { continue }
        if let task = match["task"] {
          let kinds = lexicon.token(folded, at: task.lowerBound, end: clause.upperBound).kinds
          guard !kinds.isDisjoint(with: [.verb, .frequency, .charge]) else { continue }
        }
        groups.append(
          RoleGroup(
            role: role, units: [unit], evidence: [cues.patterns.evidence(rule, match.range)]))
      }
    }
    if filter.allows(cues.isLead) {
      for match in cues.isLead.pattern.matches(in: text, range: clause, with: matcher) {
        guard let unit = match["unit"], let word = match["role"], isNew(unit) else { continue }
        let list = recognizer.list(at: unit.lowerBound, end: unit.upperBound)
        let isList = list.map { $0.stopsCleanly && $0.end == unit.upperBound } ?? false
        groups.append(
          RoleGroup(
            role: namedRole(word), units: isList ? list?.units ?? [unit] : [unit],
            evidence: [cues.patterns.evidence(cues.isLead, match.range)]))
      }
    }
    if filter.allows(cues.roleIs) {
      for match in cues.roleIs.pattern.matches(in: text, range: clause, with: matcher) {
        guard let word = match["role"],
          let list = recognizer.list(at: match.range.upperBound, end: clause.upperBound),
          list.stopsCleanly || list.openEnded, list.traits.isStrong,
          case let units = list.units.filter(isNew), !units.isEmpty
        else { continue }
        groups.append(
          RoleGroup(
            role: namedRole(word), units: units, openEnded: list.openEnded,
            evidence: [cues.patterns.evidence(cues.roleIs, match.range)]))
      }
    }
    return groups
  }

  /// The unit in which an office sits: the words up to the next mark.
  private func seat(_ start: Int, _ clause: Range<Int>) -> Range<Int>? {
    if let unit = recognizer.unit(at: start, end: clause.upperBound), unit.stopsCleanly {
      return unit.range
    }
    var end = start
    while end < clause.upperBound, end - start < UnitRecognizer.longest {
      if let close = recognizer.bracket(end, clause.upperBound) {
        end = close
        continue
      }
      if Scalars.isMark(folded[end]) { break }
      end += 1
    }
    return end - start >= 2 ? start..<end : nil
  }
}
