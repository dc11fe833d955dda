internal import Gongwen
internal import Models

/// The words of `units.lexicon` with what each may be in a unit's name or beside it.
///
/// Immutable; a class so that the many small values that read it share it by one reference.
final class UnitLexicon: Sendable {
  /// What a word may be; a word can be several (规划 is a subject matter and a verb).
  struct Kind: OptionSet, Sendable {
    let rawValue: UInt32
    static let stem = Kind(rawValue: 1 << 0)
    static let name = Kind(rawValue: 1 << 1)
    static let head = Kind(rawValue: 1 << 2)
    static let firm = Kind(rawValue: 1 << 3)
    static let generic = Kind(rawValue: 1 << 4)
    static let party = Kind(rawValue: 1 << 5)
    static let group = Kind(rawValue: 1 << 6)
    static let holder = Kind(rawValue: 1 << 7)
    static let quantifier = Kind(rawValue: 1 << 8)
    static let level = Kind(rawValue: 1 << 9)
    static let verb = Kind(rawValue: 1 << 10)
    static let modal = Kind(rawValue: 1 << 11)
    static let adverb = Kind(rawValue: 1 << 12)
    static let preposition = Kind(rawValue: 1 << 13)
    static let stop = Kind(rawValue: 1 << 14)
    static let note = Kind(rawValue: 1 << 15)
    static let weak = Kind(rawValue: 1 << 16)
    /// Words that open a stretch before its subject: 同时, 其中.
    static let opener = Kind(rawValue: 1 << 17)
    /// 负责, 牵头, 配合: what stands before is charged with something.
    static let charge = Kind(rawValue: 1 << 18)
    /// 会同: what stands after takes part.
    static let joining = Kind(rawValue: 1 << 19)
    /// 给予, 予以: the verb of a grant.
    static let granting = Kind(rawValue: 1 << 20)
    /// 负责解释: says who explains the document, which is no duty.
    static let explains = Kind(rawValue: 1 << 21)
    /// 机制, 原则: what …负责的 describes.
    static let arrangement = Kind(rawValue: 1 << 22)
    /// Zones and parks: 高新区.
    static let zone = Kind(rawValue: 1 << 23)
    /// Verbs that are nouns as well: 管理.
    static let nominal = Kind(rawValue: 1 << 24)
    /// Nouns that make a verb before them an attribute: 工作.
    static let object = Kind(rawValue: 1 << 25)
    /// Verbs that with 的 make an attribute: 认定.
    static let attributive = Kind(rawValue: 1 << 26)
    /// 定期, 每月: how often a group does its task.
    static let frequency = Kind(rawValue: 1 << 27)
    /// 均, 涉及: words of sentences, which no name holds.
    static let predicate = Kind(rawValue: 1 << 28)
    /// 近年来: opens a sentence that tells what was done.
    static let past = Kind(rawValue: 1 << 29)

    /// Words that can stand in a unit's name.
    static let part: Kind = [
      .stem, .name, .head, .firm, .generic, .party, .group, .holder, .quantifier, .level, .zone,
    ]
    /// Words with which no name begins.
    static let opening: Kind = [.verb, .charge, .joining, .granting, .attributive, .note]
    /// Words that can follow a subject.
    static let follower: Kind = [.verb, .modal, .adverb, .preposition, .charge]
  }

  struct Token {
    var kinds: Kind
    /// The entry of the word in the lexicon, -1 for a scalar that begins no word.
    var entry: Int
    var end: Int
  }

  static let categories: [(String, Kind)] = [
    ("stem", .stem), ("name", .name), ("head", .head), ("firm", .firm), ("generic", .generic),
    ("party", .party), ("group", .group), ("holder", .holder), ("quantifier", .quantifier),
    ("level", .level), ("verb", .verb), ("modal", .modal), ("adverb", .adverb),
    ("preposition", .preposition), ("stop", .stop), ("note", .note), ("weak", .weak),
    ("opener", .opener), ("charge", .charge), ("joining", .joining), ("granting", .granting),
    ("explains", .explains), ("arrangement", .arrangement),
    ("zone", .zone), ("nominal", .nominal), ("object", .object), ("attributive", .attributive),
    ("frequency", .frequency), ("predicate", .predicate), ("past", .past),
  ]

  let lexicon: Lexicon
  /// For each entry all that its word may be.
  private let kinds: [Kind]
  /// For each entry the one of the same word that has a full form, else itself.
  private let preferred: [Int32]
  private let roles: [Role?]
  private let joiningRoles: [Role?]

  init(models: ModelSet) throws(ModelError) {
    lexicon = try models.lexicon("units.lexicon")
    var ofCategory = Array(repeating: Kind(), count: lexicon.categories.count)
    for (name, kind) in Self.categories {
      let index = lexicon.category(name)
      guard index >= 0 else {
        throw ModelError(file: lexicon.file, line: 0, reason: "the section [\(name)] is missing")
      }
      ofCategory[index] = kind
    }
    var byWord: [String: (kinds: Kind, preferred: Int32)] = [:]
    byWord.reserveCapacity(lexicon.entries.count)
    for (index, entry) in lexicon.entries.enumerated() {
      let kind = ofCategory[entry.category]
      let known = byWord[entry.word]
      let isPreferred = known == nil || !entry.fields.isEmpty
      byWord[entry.word] = (
        (known?.kinds ?? []).union(kind), isPreferred ? Int32(index) : known?.preferred ?? 0
      )
    }
    kinds = lexicon.entries.map { byWord[$0.word]?.kinds ?? [] }
    preferred = lexicon.entries.map { byWord[$0.word]?.preferred ?? 0 }
    let entries = lexicon.entries
    func rolesGiven(_ kind: Kind) -> [Role?] {
      entries.map {
        ofCategory[$0.category] == kind ? $0.fields.first.flatMap(Role.init(rawValue:)) : nil
      }
    }
    roles = rolesGiven(.charge)
    joiningRoles = rolesGiven(.joining)
  }

  /// The longest word at `start`, with all that it may be. Where a longer word begins one scalar
  /// later, a level word stands alone: 市+政府, not 市政+府.
  func token(_ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int) -> Token {
    let token = longest(text, at: start, end: end)
    guard token.entry >= 0, token.end < end else { return token }
    // 财政部门 is 财政 and 部门, not 财政部 and 门.
    if text[token.end] == 0x95E8, text[token.end - 1] == 0x90E8, token.end - start > 2 {
      return longest(text, at: start, end: token.end - 1)
    }
    // 商贸城管委会 is 商贸城 and 管委会, not 城管委 and 会.
    if text[token.end] == 0x4F1A, text[token.end - 1] == 0x59D4, token.end - start > 2,
      token.end + 1 == end || text[token.end + 1] != 0x540C
    {
      let next = longest(text, at: start + 1, end: end)
      if next.end == token.end + 1, next.kinds.contains(.name) {
        return longest(text, at: start, end: start + 1)
      }
    }
    if token.end == start + 2, Scalars.endsPlace(text[start]) {
      let next = longest(text, at: start + 1, end: end)
      if next.end > token.end, !next.kinds.isDisjoint(with: [.name, .stem]) {
        return longest(text, at: start, end: start + 1)
      }
    }
    return token
  }

  private func longest(
    _ text: UnsafeBufferPointer<UInt32>, at start: Int, end: Int
  ) -> Token {
    let (entry, position) = lexicon.longest(in: text, at: start, end: end)
    guard entry >= 0 else { return Token(kinds: [], entry: -1, end: start + 1) }
    return Token(kinds: kinds[entry], entry: Int(preferred[entry]), end: position)
  }

  /// The full form of the word of an entry, if the lexicon gives one.
  func fullForm(_ entry: Int) -> String? {
    lexicon.entries[entry].fields.first
  }

  /// Whether a head noun is one of those that abbreviations end in: 局, 委员会, 分局.
  func isShort(_ entry: Int) -> Bool {
    let word = lexicon.entries[entry].word.unicodeScalars
    return word.count == 1 || word.count == 2 && word.last == "局"
      || lexicon.entries[entry].word == "委员会"
  }

  /// The role that a word of charge gives its subject.
  func role(_ entry: Int) -> Role? { roles[entry] }

  /// The role that a word such as 会同 gives the units after it.
  func joiningRole(_ entry: Int) -> Role { joiningRoles[entry] ?? .cooperating }

  func evidence(_ entry: Int, _ range: Range<Int>) -> Evidence {
    Evidence(
      file: lexicon.file, line: lexicon.entries[entry].line,
      rule: lexicon.categories[lexicon.entries[entry].category], range: TextRange(range))
  }
}
