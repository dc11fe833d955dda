/// The number that a clause begins with (`一、`, `(一)`, `1.`, `第三条`, `①`, `一是`).
enum ClauseMarker {
  /// Scalars of the marker at the beginning of a folded text, 0 where there is none. Several levels
  /// in one (`2.3.1`) are seen only by their outline entry, because they look like figures.
  static func length(_ text: [UInt32]) -> Int {
    guard let first = text.first else { return 0 }
    if (0x2460...0x24FF).contains(first) || (0x2776...0x2793).contains(first) { return 1 }
    return article(text) ?? bracketed(text) ?? plain(text) ?? ordinal(text) ?? 0
  }

  /// What two markers must have alike to be the same number: brackets but not the stop after it.
  static func key(_ marker: ArraySlice<UInt32>) -> [UInt32] {
    marker.filter { !stops.contains($0) }
  }

  /// 第三条 and 第三，
  private static func article(_ text: [UInt32]) -> Int? {
    guard text.first == 0x7B2C else { return nil }
    let end = run(text, from: 1, most: 8) { isNumeral($0) || isDigit($0) }
    guard end > 1, end < text.count else { return nil }
    if stops.contains(text[end]) { return end + 1 }
    guard kinds.contains(text[end]) else { return nil }
    return withStop(text, end + 1)
  }

  /// (一) and (1)
  private static func bracketed(_ text: [UInt32]) -> Int? {
    guard text.first == 0x28 else { return nil }
    let end = max(run(text, from: 1, most: 4, isNumeral), run(text, from: 1, most: 3, isDigit))
    guard end > 1, end < text.count, text[end] == 0x29 else { return nil }
    return withStop(text, end + 1)
  }

  /// 一、 and 1. but not 1.5
  private static func plain(_ text: [UInt32]) -> Int? {
    let end = max(run(text, from: 0, most: 4, isNumeral), run(text, from: 0, most: 3, isDigit))
    guard end > 0, end < text.count, stops.contains(text[end]) || text[end] == 0x29 else {
      return nil
    }
    let isFigure = isDigit(text[end - 1]) && end + 1 < text.count && isDigit(text[end + 1])
    return isFigure ? nil : end + 1
  }

  /// 一是
  private static func ordinal(_ text: [UInt32]) -> Int? {
    text.count > 2 && isNumeral(text[0]) && text[1] == 0x662F ? 2 : nil
  }

  private static func withStop(_ text: [UInt32], _ end: Int) -> Int {
    end < text.count && stops.contains(text[end]) ? end + 1 : end
  }

  private static func run(
    _ text: [UInt32], from start: Int, most: Int, _ isMember: (UInt32) -> Bool
  ) -> Int {
    var end = start
    while end < text.count, end - start < most, isMember(text[end]) { end += 1 }
    return end
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  static func isNumeral(_ scalar: UInt32) -> Bool { numerals.contains(scalar) }

  private static let numerals = Set("〇一二三四五六七八九十百零两".unicodeScalars.map(\.value))
  private static let kinds = Set("编章节条款项".unicodeScalars.map(\.value))
  private static let stops = Set("、,.:".unicodeScalars.map(\.value))
}
