/// Names of units.
enum UnitNames {
  /// Whether two names are of the same unit: alike but for typography, or one has the division
  /// before it that the other leaves out (县财政局, 财政局).
  static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (a, b) = (words(a), words(b))
    if a == b { return true }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard short.count >= 3, long.count > short.count, long.suffix(short.count) == short[...] else {
      return false
    }
    return divisions.contains(long[long.count - short.count - 1])
  }

  static func words(_ name: String) -> [UInt32] { Folding.words(Folding.fold(name)[...]) }

  private static let divisions = Set("省市县区州盟旗乡镇".unicodeScalars.map(\.value))
}
