/// The numbering at the beginning of a clause: `一、`, `(一)`, `1.`, `第三条`, `一是`, `———`.
enum Marker {
  /// Where the words begin.
  static func end(in folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound && (folded[at] == 0x20 || folded[at] == 0x2D) { at += 1 }
    let start = at
    guard at < range.upperBound else { return start }
    if (0x2460...0x2473).contains(folded[at]) { return blanks(folded, at + 1, range) }  // ① …
    let isOrdinal = folded[at] == 0x7B2C  // 第
    let isBracketed = folded[at] == 0x28
    if isOrdinal || isBracketed { at += 1 }
    let numeral = at
    while at < range.upperBound && at - numeral < 6 && isNumeral(folded[at]) { at += 1 }
    guard at > numeral, at < range.upperBound else { return start }
    if isOrdinal { return closesOrdinal(folded[at]) ? blanks(folded, at + 1, range) : start }
    if isBracketed { return folded[at] == 0x29 ? blanks(folded, at + 1, range) : start }
    switch folded[at] {
    case 0x3001:  // 、
      return blanks(folded, at + 1, range)
    case 0x2E, 0xFF0E:
      let isDecimal = at + 1 < range.upperBound && (0x30...0x39).contains(folded[at + 1])
      return isDecimal ? start : blanks(folded, at + 1, range)
    case 0x662F where folded[numeral] > 0x3000:  // 一是
      return blanks(folded, at + 1, range)
    default:
      return start
    }
  }

  private static func blanks(
    _ folded: UnsafeBufferPointer<UInt32>, _ start: Int, _ range: Range<Int>
  ) -> Int {
    var at = start
    while at < range.upperBound
      && (folded[at] == 0x20 || folded[at] == 0x3001 || folded[at] == 0x2E || folded[at] == 0x3A
        || folded[at] == 0x2C)
    {
      at += 1
    }
    return at
  }

  /// 章, 节, 条, 款, 项
  private static func closesOrdinal(_ scalar: UInt32) -> Bool {
    scalar == 0x7AE0 || scalar == 0x8282 || scalar == 0x6761 || scalar == 0x6B3E
      || scalar == 0x9879
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
      0x516B, 0x4E5D, 0x5341, 0x767E:
      true
    default: false
    }
  }
}
