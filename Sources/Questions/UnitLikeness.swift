internal import Tagging

/// Whether two bare names are probably one department's: combined ones (卫生健康和体育局 for
/// 卫生健康局) and those of another rank (卫生健康委员会).
struct UnitLikeness {
  /// Words that names which may be meant contain.
  let words: [String]
  private let ending: String?
  private let matters: [String]
  private let bare: String
  private let reader: UnitNameReader

  init(_ bare: String, _ reader: UnitNameReader) {
    self.bare = bare
    self.reader = reader
    ending = Self.ending(of: bare)
    matters = ending == nil ? [] : reader.matters(of: bare).filter { $0.unicodeScalars.count > 1 }
    var words = [bare] + matters
    if ending != nil { words += reader.mattersInside(bare) }
    if Self.zone(of: bare) != nil { words += ["开发区"] }
    // A word that contains another finds nothing more.
    self.words = words.filter { word in
      !words.contains { $0 != word && word.contains($0) }
    }
  }

  func holds(_ other: String) -> Bool {
    if let zone = Self.zone(of: bare), let otherZone = Self.zone(of: other) {
      return zone == otherZone || [zone, otherZone].contains("开发区")
    }
    guard ending != nil, let otherEnding = Self.ending(of: other) else { return false }
    return Self.isPart(matters, of: Self.squeezed(other.dropLast(otherEnding.count)))
      || Self.isPart(
        reader.matters(of: other).filter { $0.unicodeScalars.count > 1 },
        of: Self.squeezed(bare.dropLast(ending?.count ?? 0)))
  }

  /// Zones with and without 技术 and the committee that manages them: 经济技术开发区管理委员会 is
  /// 经济开发区.
  private static func zone(of bare: String) -> String? {
    var name = bare[...]
    for ending in ["管理委员会", "管委会"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    guard name.hasSuffix("开发区") else { return nil }
    return String(name).replacing("经济技术", with: "经济")
  }

  /// The name and its short forms, as rosters have them: 财政局, 卫健局.
  static func spellings(of bare: String, _ reader: UnitNameReader) -> [String] {
    guard let ending = ending(of: bare) else { return [bare] }
    let short = ending == "委员会" ? "委" : ending
    let others = reader.matters(of: bare).filter { bare.hasPrefix($0) == false }
    return [bare] + others.flatMap { [$0 + ending, $0 + short] }
  }

  private static func isPart(_ matters: [String], of squeezed: String) -> Bool {
    matters.contains { matter in
      let matter = Self.squeezed(matter[...])
      return squeezed.hasPrefix(matter) || squeezed.hasSuffix(matter)
    }
  }

  /// Departments of one rank: bureaus and commissions of counties and cities.
  private static func ending(of bare: String) -> String? {
    ["委员会", "局"].first { bare.hasSuffix($0) && !bare.hasSuffix("分局") }
  }

  private static func squeezed(_ text: Substring) -> String {
    text.filter { !"和与及、".contains($0) }
  }
}
