internal import Gongwen

/// The line of business of a unit without its place and rank: 省科学技术厅 and 县科学技术局 have one.
enum UnitBusiness {
  /// - Parameter region: the division of the document that names the unit.
  static func of(_ canonical: String, region: String?) -> [UInt32]? {
    var words = UnitNames.words(canonical)[...]
    if let region {
      let place = UnitNames.words(region)
      if words.starts(with: place) { words = words.dropFirst(place.count) }
    }
    if words.count > 3, let first = words.first, levels.contains(first),
      !municipal.contains(words[words.startIndex + 1])
    {
      words = words.dropFirst()
    }
    for rank in ranks where words.count > rank.count + 1 && words.suffix(rank.count) == rank[...] {
      return Array(words.dropLast(rank.count))
    }
    return nil
  }

  static func all(_ obligation: Obligation, region: String?) -> Set<[UInt32]> {
    Set(obligation.units.compactMap { of($0.canonical, region: region) })
  }

  private static let levels = Set("省市县区州盟旗".unicodeScalars.map(\.value))
  /// 市场监督管理局, 市政管理局
  private static let municipal = Set("场政".unicodeScalars.map(\.value))
  private static let ranks = ["委员会", "办公室", "厅", "局", "委", "部"].map(UnitNames.words)
}
