internal import Gongwen
public import Models
public import Register
internal import Tagging

/// Finds what a reader means by the name of a unit: the names under which the register has it, those
/// of units that probably are the same, and the lists that contain it.
public struct UnitResolver: Sendable {
  let reader: UnitNameReader
  public let divisions: Divisions
  let lists: UnitLists

  public init(models: ModelSet) throws(ModelError) {
    divisions = try Divisions(
      name: "divisions.table", contents: try models.source("divisions.table"))
    lists = try UnitLists(try models.file("unit-lists.table"))
    reader = try UnitNameReader(
      models: models, divisions: divisions, prefixes: lists.prefixes)
  }

  public enum Answer: Equatable, Sendable {
    case found(UnitSelection)
    /// A town whose lists are known once its county is.
    case townWithoutRegion
    /// The register has no such unit and no list that must contain it; names that are near.
    case unknown(near: [String])
  }

  /// - Parameter isRegionKnown: whether the question is about documents of certain divisions, so
  ///   that lists of towns there mean the town that is asked for.
  /// - Throws: `RegisterError`.
  public func resolve(
    _ text: String, in register: Register, isRegionKnown: Bool = false
  ) throws -> Answer {
    let asked = reader.read(text)
    let kinds = lists.kinds(of: asked.bare)
    let place = UnitPlace(asked, kinds, divisions)
    var reaches = try named(asked, place, register)
    reaches += try sameBody(asked, place, register, as: reaches)
    let isNamed = reaches.contains { $0.match == .named }
    let isPlaced = !kinds.contains("town") || !asked.divisions.isEmpty || isRegionKnown
    if isPlaced { reaches += try containing(asked, kinds, place, register, besides: reaches) }
    if reaches.isEmpty, !isPlaced { return .townWithoutRegion }
    let matters = reader.matters(of: asked.bare)
    let isUnit = isNamed || !reaches.isEmpty && isKnown(asked, kinds, matters, reaches)
    guard isUnit else { return .unknown(near: Self.near(text, try register.unitNames())) }
    return .found(UnitSelection(name: officialName(asked), reaches: reaches))
  }

  /// A word that official names may contain, with the wordings that they have for it: 工信 is
  /// 工业和信息化, 县工信局 is 县工业和信息化局.
  public func wordings(of word: String) -> [String] {
    let whole = officialName(reader.read(word))
    let matters = reader.matters(of: word)
    let isMatter = matters.contains(word)
    return Array(Set([word, whole] + (isMatter ? [matters[0]] : []))).sorted()
  }

  /// Names that look like `text`, the nearest first.
  public func near(_ text: String, in register: Register) throws -> [String] {
    Self.near(text, try register.unitNames())
  }

  /// Whether a name that the register does not have still is a unit's: 县档案局, 古绛镇.
  private func isKnown(
    _ asked: UnitName, _ kinds: [String], _ matters: [String], _ reaches: [UnitReach]
  ) -> Bool {
    if reaches.contains(where: { $0.match == .likely }) { return true }
    if kinds.contains("department") { return !matters.isEmpty }
    return !kinds.isEmpty
  }

  private func officialName(_ name: UnitName) -> String {
    let place = name.divisions.first.map { divisions.name(of: $0) } ?? ""
    return place + (place.isEmpty ? name.level ?? "" : "") + name.bare
  }

  /// The unit under its own name and those that are probably the same.
  private func named(
    _ asked: UnitName, _ place: UnitPlace, _ register: Register
  ) throws -> [UnitReach] {
    let likeness = UnitLikeness(asked.bare, reader)
    var reaches: [UnitReach] = []
    for (id, text) in try register.units(containing: likeness.words) {
      let stored = reader.read(text)
      guard let scope = place.scope(of: stored) else { continue }
      let match: UnitReach.Match
      if stored.bare == asked.bare || stored.others.contains(asked.bare)
        || asked.others.contains(stored.bare)
      {
        match = .named
      } else if likeness.holds(stored.bare) {
        match = .likely
      } else {
        continue
      }
      reaches.append(UnitReach(unit: id, name: text, match: match, scope: scope))
    }
    return reaches
  }

  /// The lists that contain it; for a list, those that contain the same.
  private func containing(
    _ asked: UnitName, _ kinds: [String], _ place: UnitPlace, _ register: Register,
    besides known: [UnitReach]
  ) throws -> [UnitReach] {
    var found = lists.equals(of: asked.bare).map {
      UnitLists.List(name: $0, scope: .own, isWhole: true)
    }
    let isList = !found.isEmpty
    if !isList {
      var kinds = kinds
      if kinds.contains("government"), let level = place.level {
        kinds.append(level.rawValue + "-government")
      }
      found = lists.lists(
        of: UnitLists.Member(
          kinds: kinds, names: [asked.bare], matters: reader.matters(of: asked.bare),
          levels: place.levelWords))
    }
    let spellings = found.flatMap { list in Self.spellings(list.name).map { ($0, list) } }
    let identifiers = try register.units(named: spellings.map(\.0))
    var seen = Set(known.map(\.unit))
    return spellings.compactMap { name, list in
      guard let id = identifiers[name], seen.insert(id).inserted else { return nil }
      let condition: UnitReach.Condition =
        switch list.scope {
        case .named: .named
        case .roster: .roster(UnitLikeness.spellings(of: asked.bare, reader))
        default: .none
        }
      // Asked only of names that the register has: there are hundreds that it has not.
      let isSome = !list.isWhole || !isList && lists.meansSome(name)
      return UnitReach(
        unit: id, name: name, match: isSome ? .some : .list,
        scope: place.scope(list.scope), condition: condition)
    }
  }

  /// A folded name as documents print it, with either form of brackets.
  private static func spellings(_ name: String) -> [String] {
    guard name.contains("(") else { return [name] }
    return [
      name.replacing("(", with: "（").replacing(")", with: "）"), name,
    ]
  }

  /// Names that share most of their characters with `text`, the nearest first.
  static func near(_ text: String, _ names: [String]) -> [String] {
    let asked = Set(pieces(text))
    guard !asked.isEmpty else { return [] }
    let scored = names.compactMap { name -> (name: String, score: Double)? in
      let own = pieces(name)
      let shared = own.count { asked.contains($0) }
      let score = 2 * Double(shared) / Double(asked.count + own.count)
      return score >= 0.3 ? (name, score) : nil
    }
    return scored.sorted { ($1.score, $0.name.count, $0.name) < ($0.score, $1.name.count, $1.name) }
      .prefix(5).map(\.name)
  }

  /// Characters and pairs of neighbouring characters, as numbers: the register may have thousands of
  /// names to compare.
  private static func pieces(_ text: String) -> [UInt64] {
    var pieces: [UInt64] = []
    var previous: UInt64 = 0
    for scalar in text.unicodeScalars {
      let value = UInt64(scalar.value)
      pieces.append(value)
      if previous > 0 { pieces.append(previous << 32 | value) }
      previous = value
    }
    return pieces
  }
}
