/// The markers that items begin with (`一、`, `(一)`, `1.`, `(1)`, `①`, `第三条`, `一是`).
enum ItemMarker {
  /// Scalars of the marker at the beginning of a normalised text, 0 where there is none.
  static func length(_ text: [UInt32]) -> Int {
    article(text) ?? chinese(text) ?? bracketed(text) ?? arabic(text) ?? bracketedArabic(text)
      ?? circled(text) ?? ordinal(text) ?? 0
  }

  /// 第三条、
  private static func article(_ text: [UInt32]) -> Int? {
    guard text.first == 0x7B2C else { return nil }
    let end = run(text, from: 1, most: .max) { numerals.contains($0) || isDigit($0) }
    guard end > 1, end < text.count, "章节条款".scalars.contains(text[end]) else { return nil }
    return end + 1 < text.count && "、,:.".scalars.contains(text[end + 1]) ? end + 2 : end + 1
  }

  /// 一、
  private static func chinese(_ text: [UInt32]) -> Int? {
    let end = run(text, from: 0, most: 3, ten.contains)
    return end > 0 && end < text.count && "、.,".scalars.contains(text[end]) ? end + 1 : nil
  }

  /// (一)
  private static func bracketed(_ text: [UInt32]) -> Int? {
    guard text.first == 0x28 else { return nil }
    let end = run(text, from: 1, most: 3, ten.contains)
    guard end > 1, end < text.count, text[end] == 0x29 else { return nil }
    return end + 1 < text.count && "、.".scalars.contains(text[end + 1]) ? end + 2 : end + 1
  }

  /// 1. but not 1.5
  private static func arabic(_ text: [UInt32]) -> Int? {
    let end = run(text, from: 0, most: 2, isDigit)
    guard end > 0, end < text.count, ".、".scalars.contains(text[end]) else { return nil }
    return end + 1 < text.count && isDigit(text[end + 1]) ? nil : end + 1
  }

  /// (1)
  private static func bracketedArabic(_ text: [UInt32]) -> Int? {
    guard text.first == 0x28 else { return nil }
    let end = run(text, from: 1, most: 2, isDigit)
    return end > 1 && end < text.count && text[end] == 0x29 ? end + 1 : nil
  }

  /// ①, which NFKC has made a digit already, so that it is seen only where it was kept.
  private static func circled(_ text: [UInt32]) -> Int? {
    text.first.map { (0x2460...0x2473).contains($0) } == true ? 1 : nil
  }

  /// 一是
  private static func ordinal(_ text: [UInt32]) -> Int? {
    text.count > 2 && ten.contains(text[0]) && text[1] == 0x662F ? 2 : nil
  }

  private static func run(
    _ text: [UInt32], from start: Int, most: Int, _ isMember: (UInt32) -> Bool
  ) -> Int {
    var end = start
    while end < text.count, end - start < most, isMember(text[end]) { end += 1 }
    return end
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static let ten = Set("一二三四五六七八九十".scalars)
  private static let numerals = Set("一二三四五六七八九十百零".scalars)
}

extension String {
  var scalars: [UInt32] { unicodeScalars.map(\.value) }
}
