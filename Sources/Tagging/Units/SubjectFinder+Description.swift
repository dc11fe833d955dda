internal import Gongwen

/// Subjects between which and what they are charged with stands what they are, or who made them.
extension SubjectFinder {
  private static let longestDescription = 60

  /// 县住建局是燃气行政主管部门，负责…, 市民政局作为牵头部门，要….
  func describedSubject(_ list: UnitList, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    guard list.traits.isDisjoint(with: [.bareStem, .firm]),
      list.traits.isStrong || list.traits.isDisjoint(with: [.weak, .party, .zone, .loose])
    else { return nil }
    var at = list.end
    var body: Range<Int>?
    while let start = afterCopula(at, clause.upperBound) {
      var end = start
      while end < clause.upperBound, !Scalars.isSentenceEnd(folded[end]),
        folded[end] != Scalars.comma, end - start < Self.longestDescription
      {
        end += 1
      }
      guard end < clause.upperBound, folded[end] == Scalars.comma, namesBody(start..<end) else {
        return nil
      }
      body = start..<end
      at = end + 1
    }
    guard let body, at < clause.upperBound, let follow = chargeAfterAdverbs(at, clause) else {
      return nil
    }
    var (groups, end) = grouped(list, follow, clause)
    // 为…的牵头部门，负责…
    let word = (body.upperBound - 4)..<(body.upperBound - 2)
    if body.count >= 4, groups.allSatisfy({ $0.role == .responsible }),
      case let role = namedRole(word), role != .responsible
    {
      for index in groups.indices { groups[index].role = role }
    }
    return (groups, max(end, at))
  }

  /// 县人民政府确定的数据资源主管部门负责…: who is charged stands behind who made it so.
  func appointedSubject(_ list: UnitList, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    guard list.traits.isStrong, list.end < clause.upperBound else { return nil }
    let verb = lexicon.token(folded, at: list.end, end: clause.upperBound)
    guard verb.kinds.contains(.verb), verb.end < clause.upperBound,
      folded[verb.end] == Scalars.of,
      let inner = recognizer.list(at: verb.end + 1, end: clause.upperBound),
      inner.stopsCleanly || inner.openEnded,
      inner.traits.isDisjoint(with: [.bareStem, .firm, .weak, .party]),
      let follow = follow(inner.end, clause.upperBound), isCharge(follow.start, clause)
    else { return nil }
    return grouped(inner, follow, clause)
  }

  /// 归县科技局管理, 归口县科技局管理.
  func keeper(at start: Int, _ clause: Range<Int>) -> ([RoleGroup], Int)? {
    // 归口
    let start = start < clause.upperBound && folded[start] == 0x53E3 ? start + 1 : start
    guard start < clause.upperBound,
      let list = recognizer.list(at: start, end: clause.upperBound), list.end < clause.upperBound,
      list.stopsCleanly || list.openEnded, list.traits.isStrong,
      case let token = lexicon.token(folded, at: list.end, end: clause.upperBound),
      token.kinds.contains(.charge) || token.kinds.isSuperset(of: [.verb, .nominal]),
      token.end >= clause.upperBound || Scalars.isMark(folded[token.end])
    else { return nil }
    return grouped(
      list, Follow(kinds: token.kinds, start: list.end, entry: token.entry), clause)
  }

  /// 负责全县统一的…平台的建设和管理: what follows the first 的 is no noun that the words before it
  /// describe, for a later 的 leads to what is to be done.
  func takesObject(_ start: Int, _ clause: Range<Int>) -> Bool {
    var at = start
    var marks = 0
    var last: UnitLexicon.Kind = []
    while at < clause.upperBound, folded[at] != Scalars.comma,
      !Scalars.isSentenceEnd(folded[at]), folded[at] != Scalars.semicolon
    {
      if folded[at] == Scalars.of {
        marks += 1
        last = []
        at += 1
        continue
      }
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      guard !token.kinds.contains(.modal) else { return false }
      last = token.kinds
      at = token.end
    }
    return marks > 1 && !last.isDisjoint(with: [.nominal, .object])
  }

  /// The role that 牵头, 配合 and their like in 牵头单位 give.
  func namedRole(_ word: Range<Int>) -> Role {
    switch folded[word.lowerBound] {
    // 牵, 配, 协, 督
    case 0x7275: .lead
    case 0x914D, 0x534F: .cooperating
    case 0x7763: .supervising
    default: .responsible
    }
  }

  /// Behind 是, 为, 作为, 也是.
  private func afterCopula(_ start: Int, _ limit: Int) -> Int? {
    guard start + 2 < limit else { return nil }
    switch folded[start] {
    case Scalars.be, Scalars.is: return start + 1
    // 作为, 也是
    case 0x4F5C where folded[start + 1] == Scalars.is: return start + 2
    case 0x4E5F where folded[start + 1] == Scalars.be: return start + 2
    default: return nil
    }
  }

  /// Whether words end in 部门, 单位, 机关, 机构 or 主体.
  private func namesBody(_ range: Range<Int>) -> Bool {
    guard range.count >= 4 else { return false }
    return switch (folded[range.upperBound - 2], folded[range.upperBound - 1]) {
    case (0x90E8, 0x95E8), (0x5355, 0x4F4D), (0x673A, 0x5173), (0x673A, 0x6784), (0x4E3B, 0x4F53):
      true
    default: false
    }
  }

  /// 负责, 要, 依法负责.
  private func chargeAfterAdverbs(_ start: Int, _ clause: Range<Int>) -> Follow? {
    var at = start
    for _ in 0..<3 where at < clause.upperBound {
      let token = lexicon.token(folded, at: at, end: clause.upperBound)
      if !token.kinds.isDisjoint(with: [.charge, .modal]) {
        return Follow(kinds: token.kinds, start: at, entry: token.entry)
      }
      guard token.kinds.contains(.adverb) else { return nil }
      at = token.end
    }
    return nil
  }
}
