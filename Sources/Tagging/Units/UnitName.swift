internal import Gongwen
public import Models

/// The name of a unit (单位) in its parts: 平遥县财政局 is the 财政局 of the division 平遥县, 县财政局 that
/// of some county.
public struct UnitName: Equatable, Sendable {
  /// What of it names a division, the innermost; several divisions may have one name.
  public var divisions: [Divisions.Division]
  /// The word for its level as printed (县, 省级), if it has one.
  public var level: String?
  /// The official name without its place (财政局).
  public var bare: String
  /// Names that it has in brackets after it, without their places: 教育局(科学技术局).
  public var others: [String]
}

/// Reads the names of units that a person types or a register holds.
public struct UnitNameReader: Sendable {
  let lexicon: UnitLexicon
  let divisions: Divisions
  let prefixes: [String]
  /// Every wording of what a department is in charge of, by its official one.
  private let wordings: [String: [String]]
  private let stem: Int

  /// - Parameter prefixes: words that a name may have before it and is the same name without.
  public init(
    models: ModelSet, divisions: Divisions, prefixes: [String]
  ) throws(ModelError) {
    lexicon = try UnitLexicon(models: models)
    self.divisions = divisions
    self.prefixes = prefixes
    let stem = lexicon.lexicon.category("stem")
    self.stem = stem
    var wordings: [String: [String]] = [:]
    for entry in lexicon.lexicon.entries where entry.category == stem {
      guard let full = entry.fields.first else { continue }
      if wordings[full] == nil { wordings[full] = [full] }
      if entry.word != full { wordings[full]?.append(entry.word) }
    }
    self.wordings = wordings
  }

  public func read(_ text: String) -> UnitName {
    var scalars = TextBuffer.fold(text).filter { $0 != 0x20 && $0 != 0x3000 }[...]
    var others: [String] = []
    while let (inner, before) = Self.closingBracket(scalars) {
      others.append(read(TextBuffer.string(inner)).bare)
      scalars = before
    }
    for prefix in prefixes.map({ Array($0.unicodeScalars.map(\.value)) })
    where scalars.starts(with: prefix) && scalars.count > prefix.count {
      scalars = scalars.dropFirst(prefix.count)
    }
    let name = Array(scalars)
    if let league = youthLeague(name) { return league }
    return name.withUnsafeBufferPointer { folded in
      let (places, afterPlaces) = self.places(folded)
      var (level, start) = self.level(folded, at: afterPlaces)
      if start == folded.count, level != nil, places.isEmpty { (level, start) = (nil, 0) }
      let rest = TextBuffer(Array(folded[start...]))
      var bare = UnitCanonicalizer(lexicon: lexicon).canonical(rest, 0..<rest.count)
      bare = Self.withoutOwner(bare)
      if bare.isEmpty { bare = "人民政府" }
      return UnitName(divisions: places, level: level, bare: bare, others: others)
    }
  }

  /// Wordings of what the unit of a bare name is in charge of, the official one first; empty where
  /// the lexicon knows none.
  public func matters(of bare: String) -> [String] {
    let text = TextBuffer(bare)
    guard
      let hit = lexicon.lexicon.longestMatch(
        in: text, at: 0, end: text.count, among: [stem])
    else { return [] }
    let entry = lexicon.lexicon.entries[hit.entry]
    let full = entry.fields.first ?? entry.word
    return wordings[full] ?? [full]
  }

  /// What else stands in a bare name as something that a department can be in charge of, as
  /// printed: 卫生健康 and 体育 in 卫生健康和体育局.
  public func mattersInside(_ bare: String) -> [String] {
    let text = TextBuffer(bare)
    var found: [String] = []
    for hit in lexicon.lexicon.matches(in: text, range: 0..<text.count)
    where lexicon.lexicon.entries[hit.entry].category == stem && hit.range.count >= 2 {
      let word = lexicon.lexicon.entries[hit.entry].word
      if !found.contains(word) { found.append(word) }
    }
    return found
  }

  /// 共青团平遥县委, 平遥团县委, 团县委: the committee of the Youth League has its place, or the word for
  /// its level, inside its name.
  private func youthLeague(_ name: [UInt32]) -> UnitName? {
    let text = TextBuffer.string(name)
    var outside = ""
    var inside = Substring()
    if let opening = Self.leagues.first(where: text.hasPrefix) {
      inside = text.dropFirst(opening.count)
    } else if let mark = text.firstIndex(of: "团"), text.distance(from: mark, to: text.endIndex) <= 5
    {
      outside = String(text[..<mark])
      inside = text[text.index(after: mark)...]
    }
    guard let ending = ["委员会", "委"].first(where: inside.hasSuffix) else { return nil }
    let place = (outside + inside.dropLast(ending.count)).unicodeScalars.map(\.value)
    return place.withUnsafeBufferPointer { folded in
      let (found, end) = places(folded)
      let rest = TextBuffer.string(folded[end...])
      guard ["", "省", "市", "县", "区", "州", "旗", "盟"].contains(rest) else { return nil }
      return UnitName(
        divisions: found, level: rest.isEmpty ? nil : rest,
        bare: "共产主义青年团委员会", others: [])
    }
  }

  private static let leagues = ["中国共产主义青年团", "共产主义青年团", "共青团"]

  /// The contents of a bracket that closes the name, and what stands before it.
  private static func closingBracket(
    _ scalars: ArraySlice<UInt32>
  ) -> (inner: ArraySlice<UInt32>, before: ArraySlice<UInt32>)? {
    let pairs: [UInt32: UInt32] = [
      0x29: 0x28, 0x3E: 0x3C, 0x3009: 0x3008, 0x3015: 0x3014, 0x5D: 0x5B,
    ]
    guard let last = scalars.last, let opening = pairs[last],
      let start = scalars.lastIndex(of: opening), start > scalars.startIndex
    else { return nil }
    let inner = scalars[(start + 1)..<(scalars.endIndex - 1)]
    return inner.isEmpty ? nil : (inner, scalars[..<start])
  }

  /// The divisions at the beginning of a name and where they end.
  private func places(
    _ folded: UnsafeBufferPointer<UInt32>
  ) -> ([Divisions.Division], Int) {
    var at = 0
    var found: [Divisions.Division] = []
    for _ in 0..<3 {
      let (all, end) = divisions.longestMatch(in: folded, at: at, end: folded.count)
      let inner = all.filter { division in
        found.isEmpty || found.contains { $0.contains(division) }
      }
      guard !inner.isEmpty else { break }
      let isFull = inner.contains { divisions.name(of: $0).unicodeScalars.count == end - at }
      if !isFull {
        // 晋中财政局, but not 西安银行.
        guard end < folded.count else { break }
        let next = lexicon.token(folded, at: end, end: folded.count)
        guard !next.kinds.isDisjoint(with: [.stem, .name]) else { break }
      }
      found = inner
      at = end
    }
    return (found, at)
  }

  /// The word for a level at a place of a name: 县 in 县财政局 and 县委组织部, none in 市场监管局.
  private func level(
    _ folded: UnsafeBufferPointer<UInt32>, at start: Int
  ) -> (String?, Int) {
    guard start < folded.count else { return (nil, start) }
    let token = lexicon.token(folded, at: start, end: folded.count)
    if token.kinds.contains(.level) {
      return (TextBuffer.string(folded[start..<token.end]), token.end)
    }
    guard token.kinds.contains(.name), token.end > start + 1,
      lexicon.token(folded, at: start, end: start + 1).kinds.contains(.level)
    else { return (nil, start) }
    let next = lexicon.token(folded, at: start + 1, end: folded.count)
    let isOwn = next.kinds.contains(.name) || folded[start + 1] == 0x59D4
    return isOwn ? (TextBuffer.string(folded[start..<(start + 1)]), start + 1) : (nil, start)
  }

  /// 委组织部 is 组织部, 人民政府国有资产监督管理委员会 is 国有资产监督管理委员会; but 委办公室 and
  /// 人民政府办公室 are two offices.
  private static func withoutOwner(_ bare: String) -> String {
    for owner in ["人民政府", "委"] where bare.hasPrefix(owner) {
      let rest = String(bare.dropFirst(owner.count))
      if rest.isEmpty || rest == "员会" || rest.hasPrefix("办公") { return bare }
      return rest
    }
    return bare
  }
}
