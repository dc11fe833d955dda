/// Units in a row, as a list grammar read them.
struct UnitList {
  var units: [Range<Int>] = []
  /// Whether the list ends in 等.
  var openEnded = false
  var range: Range<Int>
  /// How sure it is that these are units (the union over the members).
  var traits: UnitRecognizer.Traits = []
  /// Whether one member at least is surely a unit.
  var hasStrong = false
  /// Whether every member stops at a word or mark that ends names.
  var stopsCleanly = true

  var end: Int { range.upperBound }
}

extension UnitRecognizer {
  /// The list of units that begins at `start` in running text: 县财政局、工信局和各乡镇, 教育、体育部门.
  ///
  /// A separator splits only where a unit stands on both sides.
  func list(at start: Int, end limit: Int) -> UnitList? {
    guard let first = unit(at: start, end: limit) else { return nil }
    var list = UnitList(range: first.range.lowerBound..<first.end)
    var last = first
    var cleanly = first.stopsCleanly
    append(first, to: &list)
    while cleanly, list.units.count < 64, let next = afterSeparator(list.end, limit),
      let unit = unit(at: next, end: limit)
    {
      guard isMember(unit, after: list.end) else {
        extend(&list, with: unit)
        break
      }
      append(unit, to: &list)
      last = unit
      cleanly = unit.stopsCleanly
    }
    list.stopsCleanly = cleanly
    if let end = afterOpenEnd(list.end, limit) {
      list.openEnded = true
      list.range = list.range.lowerBound..<end
      // 财政等部门: the generic noun after 等 makes units of the words before it.
      list.traits.subtract([.bareStem, .weak])
      if list.traits.isDisjoint(with: [.party, .firm, .zone]) { list.traits.insert(.named) }
    } else if last.traits.contains(.bareStem) {
      list.traits.insert(.bareStem)
    } else {
      list.traits.remove(.bareStem)
    }
    return list
  }

  private func append(_ unit: Found, to list: inout UnitList) {
    if let joined = joinedLevels(list.units.last, unit.range) {
      list.units[list.units.count - 1] = joined
    } else {
      list.units.append(unit.range)
    }
    list.traits.formUnion(unit.traits)
    if unit.traits.isStrong { list.hasStrong = true }
    if list.hasStrong { list.traits.subtract([.weak, .firm, .party, .zone]) }
    list.range = list.range.lowerBound..<unit.end
  }

  /// 有关部门和单位 is one unit.
  private func extend(_ list: inout UnitList, with unit: Found) {
    guard text[list.end] != Scalars.comma, text[list.end] != Scalars.enumerationComma,
      unit.stopsCleanly, let last = list.units.last, last.upperBound == list.end,
      list.traits.contains(.quantified)
    else { return }
    list.units[list.units.count - 1] = last.lowerBound..<unit.range.upperBound
    list.range = list.range.lowerBound..<unit.end
  }

  /// 各市、州、县人民政府 is one unit: bare level words share the noun that follows.
  func joinedLevels(_ left: Range<Int>?, _ right: Range<Int>) -> Range<Int>? {
    guard let left, isLevels(left) else { return nil }
    // 县、区政府: 区 stands for itself although 区政府 is a word.
    var rest = right.lowerBound
    let word = lexicon.token(text, at: rest, end: right.upperBound)
    if word.kinds.contains(.level) {
      rest = word.end
    } else if word.kinds.contains(.name), Scalars.endsPlace(text[rest]) {
      rest += 1
    } else {
      return nil
    }
    while rest < right.upperBound, let close = bracket(rest, right.upperBound) { rest = close }
    if rest == right.upperBound { return left.lowerBound..<right.upperBound }
    let next = lexicon.token(text, at: rest, end: right.upperBound)
    var end = next.end
    if end < right.upperBound, let close = bracket(end, right.upperBound) { end = close }
    guard next.kinds.contains(.name), next.kinds.contains(.weak), end == right.upperBound
    else { return nil }
    return left.lowerBound..<right.upperBound
  }

  private func isLevels(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if Scalars.closing(text[at]) != nil, let close = bracket(at, range.upperBound) {
        at = close
        continue
      }
      if text[at] == Scalars.enumerationComma {
        at += 1
        continue
      }
      let token = lexicon.token(text, at: at, end: range.upperBound)
      guard !token.kinds.isDisjoint(with: [.level, .quantifier]) else { return false }
      at = token.end
    }
    return true
  }

  /// Where the next member of a list may begin.
  private func afterSeparator(_ end: Int, _ limit: Int) -> Int? {
    guard end < limit else { return nil }
    switch text[end] {
    case Scalars.enumerationComma, Scalars.comma:
      return end + 1
    case Scalars.andAlso where end + 1 < limit && text[end + 1] == 0x5176:
      return end + 2
    case Scalars.or where end + 1 < limit && text[end + 1] == 0x8005:
      return end + 2
    case Scalars.and, Scalars.with, Scalars.andAlso, Scalars.or:
      return end + 1
    case 0x4EE5 where end + 1 < limit && text[end + 1] == Scalars.andAlso:
      return end + 2
    default:
      return nil
    }
  }

  private func isMember(_ unit: Found, after end: Int) -> Bool {
    switch text[end] {
    case Scalars.enumerationComma: true
    case Scalars.comma: unit.traits.isStrong && unit.stopsCleanly
    default:
      // 有关部门和单位 is one unit.
      !(unit.traits.contains(.weak) && unit.traits.isDisjoint(with: [.named, .bareStem]))
    }
  }

  /// The end of 等, 等部门, 等有关部门和单位 after a list.
  func afterOpenEnd(_ start: Int, _ limit: Int) -> Int? {
    guard start < limit, text[start] == Scalars.etc else { return nil }
    var at = start + 1
    while at < limit {
      if text[at] == Scalars.and || text[at] == Scalars.enumerationComma {
        guard at + 1 < limit,
          lexicon.token(text, at: at + 1, end: limit).kinds.contains(.generic)
        else { break }
        at += 1
        continue
      }
      let token = lexicon.token(text, at: at, end: limit)
      guard !token.kinds.isDisjoint(with: [.generic, .quantifier, .level]),
        token.kinds.isDisjoint(with: [.verb])
      else { break }
      at = token.end
    }
    return at
  }
}
