internal import Gongwen

/// Recognises the name of a unit that begins at a place in running text.
///
/// A name is a run of words: levels and quantifiers, subject matter, head nouns. It counts only
/// where the run stops at a word or mark that cannot belong to a name.
struct UnitRecognizer {
  /// How sure it is that the words are a unit.
  struct Traits: OptionSet {
    let rawValue: UInt16
    /// A department name: subject matter and head noun, or a whole name.
    static let named = Traits(rawValue: 1 << 0)
    /// 各, 有关, 每个 … stand before it.
    static let quantified = Traits(rawValue: 1 << 1)
    /// A level word stands before it.
    static let leveled = Traits(rawValue: 1 << 2)
    /// A body that is no authority.
    static let party = Traits(rawValue: 1 << 3)
    static let firm = Traits(rawValue: 1 << 4)
    /// Subject matter only (教育 in 教育、体育部门).
    static let bareStem = Traits(rawValue: 1 << 5)
    /// Too general to stand alone (部门, 政府).
    static let weak = Traits(rawValue: 1 << 6)
    /// Words that the lexicon does not know, or verbs, stand in the name.
    static let loose = Traits(rawValue: 1 << 7)
    /// A zone or park.
    static let zone = Traits(rawValue: 1 << 8)

    var isStrong: Bool {
      !isDisjoint(with: [.named, .quantified, .leveled])
        && isDisjoint(with: [.bareStem, .firm, .party, .zone])
    }
  }

  struct Found {
    var range: Range<Int>
    var traits: Traits
    /// The end of the name and of a bracket after it that only explains (含…, 以下简称…).
    var end: Int
    /// Whether the name stops at a word or mark that the lexicon knows to end names.
    var stopsCleanly: Bool
  }

  /// No unit has a longer name; bounds the work at one place.
  static let longest = 48
  private static let mostUnknown = 16
  private static let longestPlace = 3

  let lexicon: UnitLexicon
  let text: UnsafeBufferPointer<UInt32>

  /// The unit that begins at `start`.
  func unit(at start: Int, end limit: Int) -> Found? {
    let limit = min(limit, start + Self.longest)
    var at = start
    var best: Found?
    var traits: Traits = []
    var unknown = 0
    var lastWasStem = false
    var stopped = false
    var onlyLevels = true
    var hasVerb = false
    func candidate(_ end: Int, _ extra: Traits) {
      best = Found(
        range: start..<end, traits: traits.union(extra), end: end, stopsCleanly: false)
    }
    loop: while at < limit {
      if let close = bracket(at, limit), at > start {
        if best?.end == at {
          best?.range = start..<close
          best?.end = close
        } else if best == nil, onlyLevels, listsLevels(at + 1..<close - 1) {
          // 县(市、区)要…
          candidate(close, [])
        }
        at = close
        continue
      }
      if best?.end == at, let close = remark(at, limit) {
        best?.end = close
        at = close
        continue
      }
      if onlyLevels, at > start, joinsLevel(at, limit, isOpen: best == nil) {
        at += 1
        best = nil
        continue
      }
      if Scalars.isMark(text[at]) {
        stopped = true
        break
      }
      let token = lexicon.token(text, at: at, end: limit)
      let kinds = token.kinds
      let complete = best?.end == at
      if complete,
        !kinds.isDisjoint(with: [.verb, .modal, .adverb, .preposition, .stop, .charge]),
        !continues(token, limit), !(isBare(best) && qualifies(token, limit)),
        !(kinds.contains(.quantifier) && opensGeneric(token, limit))
      {
        stopped = true
        break
      }
      if kinds.isDisjoint(with: .part) {
        if !kinds.isDisjoint(with: [.modal, .preposition, .stop, .adverb]) { break loop }
        if at == start, !kinds.isDisjoint(with: .opening), !begins(token, limit) { break loop }
        unknown += token.end - at
        if kinds.contains(.verb) { hasVerb = true }
        if unknown > Self.mostUnknown { break loop }
        traits.insert(.loose)
        onlyLevels = false
        lastWasStem = false
        at = token.end
        continue
      }
      if kinds.contains(.quantifier), unknown == 0 { traits.insert(.quantified) }
      if kinds.contains(.level) {
        traits.insert(.leveled)
        // 临海市财政局: a short name before a level word is a place.
        if !hasVerb, unknown == at - start, unknown <= Self.longestPlace, token.end - at <= 3,
          Scalars.endsPlace(text[token.end - 1])
        {
          traits.remove(.loose)
          // 某县要…: the place stands for its government.
          if unknown > 0, Scalars.endsCounty(text[token.end - 1]), token.end - at == 1 {
            candidate(token.end, .zone)
          }
        }
      }
      let isPrefixed = at > start
      let weak: Traits = kinds.contains(.weak) && !isPrefixed ? .weak : []
      if kinds.contains(.name) {
        candidate(
          token.end, traits.contains(.loose) && !traits.contains(.leveled) ? weak : [.named, weak])
        if !weak.isEmpty { best?.traits.remove(.named) }
      } else if kinds.contains(.head), isPrefixed,
        lastWasStem || traits.contains(.leveled) || token.end - at > 1
          || traits.contains(.quantified)
      {
        candidate(token.end, lastWasStem ? .named : [])
      } else if kinds.contains(.group) {
        candidate(token.end, isPrefixed ? .named : .weak)
      } else if kinds.contains(.generic) || kinds.contains(.holder) {
        candidate(token.end, weak)
      } else if kinds.contains(.zone) {
        candidate(token.end, .zone)
      } else if kinds.contains(.party) {
        candidate(token.end, .party)
      } else if kinds.contains(.firm), isPrefixed {
        candidate(token.end, .firm)
      } else if kinds.contains(.level), traits.contains(.quantified) {
        candidate(token.end, [])
      } else if kinds.contains(.stem), at == start || !traits.contains(.loose) {
        candidate(token.end, .bareStem)
      }
      lastWasStem = kinds.contains(.stem)
      if kinds.isDisjoint(with: [.level, .quantifier]), !isLevels(at..<token.end) {
        onlyLevels = false
      }
      at = token.end
    }
    guard var found = best else { return nil }
    found.stopsCleanly =
      found.end == at && (stopped || at == limit) && at - start < Self.longest
    return found
  }

  /// Whether a level word that shares the noun of the ones before follows a separator: 省、市、县区
  /// 人民政府, 市及各县(市、区)政府.
  private func joinsLevel(_ at: Int, _ limit: Int, isOpen: Bool) -> Bool {
    guard at + 1 < limit else { return false }
    let next = lexicon.token(text, at: at + 1, end: limit)
    switch text[at] {
    case Scalars.enumerationComma:
      return next.kinds.contains(.level) || isOpen && isLevels(at + 1..<next.end)
    case Scalars.and, Scalars.andAlso:
      return isOpen && !next.kinds.isDisjoint(with: [.level, .quantifier])
    default:
      return false
    }
  }

  /// Whether the words are levels one after the other: 县区, 市县区.
  private func isLevels(_ range: Range<Int>) -> Bool {
    range.allSatisfy { Scalars.endsPlace(text[$0]) }
  }

  /// 市、区
  private func listsLevels(_ range: Range<Int>) -> Bool {
    range.allSatisfy { text[$0] == Scalars.enumerationComma || Scalars.endsPlace(text[$0]) }
  }

  /// Whether a word that could end the name belongs to it after all (督查 in 县政府督查室).
  private func continues(_ token: UnitLexicon.Token, _ limit: Int) -> Bool {
    guard !token.kinds.isDisjoint(with: [.stem, .name, .head]), token.end < limit else {
      return false
    }
    if token.kinds.contains(.name) { return true }
    return lexicon.token(text, at: token.end, end: limit).kinds.contains(.head)
  }

  /// 监督部门, 采购单位: a verb that is a noun too opens the name of a generic unit.
  private func begins(_ token: UnitLexicon.Token, _ limit: Int) -> Bool {
    token.kinds.contains(.nominal) && qualifies(token, limit)
  }

  /// 主管部门 after 政府; in 教育局主管校车安全 it is the verb.
  private func opensGeneric(_ token: UnitLexicon.Token, _ limit: Int) -> Bool {
    token.kinds.contains(.charge) && token.end < limit
      && lexicon.token(text, at: token.end, end: limit).kinds.contains(.generic)
  }

  private func isBare(_ found: Found?) -> Bool {
    found.map { $0.traits.contains(.bareStem) } ?? false
  }

  /// 数据提供部门, 行业监管机构: a verb between subject matter and a generic noun.
  private func qualifies(_ token: UnitLexicon.Token, _ limit: Int) -> Bool {
    guard token.kinds.contains(.verb), token.end < limit else { return false }
    let next = lexicon.token(text, at: token.end, end: limit)
    return next.kinds.contains(.generic) && next.end - token.end > 1
  }

  /// The end of a bracket that opens at `start` and belongs to a name: 县（市、区）, 教育局（科技局）.
  func bracket(_ start: Int, _ limit: Int) -> Int? {
    guard let closing = Scalars.closing(text[start]) else { return nil }
    var at = start + 1
    let stop = min(limit, start + 24)
    while at < stop, text[at] != closing {
      if Scalars.isSentenceEnd(text[at]) || Scalars.closing(text[at]) != nil { return nil }
      if lexicon.token(text, at: at, end: stop).kinds.contains(.note) { return nil }
      at += 1
    }
    return at < stop && at > start + 1 ? at + 1 : nil
  }

  /// The end of a bracket that opens at `start` and only explains the name before it.
  private func remark(_ start: Int, _ limit: Int) -> Int? {
    guard let closing = Scalars.closing(text[start]) else { return nil }
    var at = start + 1
    var explains = false
    while at < limit, text[at] != closing {
      if Scalars.isSentenceEnd(text[at]) || Scalars.closing(text[at]) != nil { return nil }
      if lexicon.token(text, at: at, end: limit).kinds.contains(.note) { explains = true }
      at += 1
    }
    return explains && at < limit ? at + 1 : nil
  }
}
