/// Which kinds of figures a clause has, by a quick look at its digits. Labels need only the kind; the
/// values are the business of the other dimensions.
struct FigureScan {
  private(set) var money: Range<Int>?
  private(set) var percent: Range<Int>?
  private(set) var count: Range<Int>?
  private(set) var year: Range<Int>?

  init(_ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = folded[at]
      if Self.isDigit(scalar) {
        at = read(folded, from: at, to: range.upperBound)
      } else if scalar == 0x5143 {  // 元
        if at > range.lowerBound && Self.isMagnitude(folded[at - 1]) { money = at - 1..<at + 1 }
        at += 1
      } else if scalar == 0x5206 {  // 分之
        if at + 1 < range.upperBound && folded[at + 1] == 0x4E4B && at > range.lowerBound
          && Self.isNumeral(folded[at - 1])
        {
          percent = at - 1..<at + 2
        }
        at += 1
      } else {
        at += 1
      }
    }
  }

  private mutating func read(
    _ folded: UnsafeBufferPointer<UInt32>, from start: Int, to end: Int
  ) -> Int {
    var at = start
    while at < end && (Self.isDigit(folded[at]) || folded[at] == 0x2E || folded[at] == 0x2C) {
      at += 1
    }
    let digits = at - start
    while at < end && (Self.isMagnitude(folded[at]) || Self.isVague(folded[at])) { at += 1 }
    guard at < end else { return at }
    switch folded[at] {
    case 0x5143, 0x7F8E, 0x6E2F:  // 元, 美元, 港元
      money = start..<at + 1
    case 0x25, 0x2030:
      percent = start..<at + 1
    case 0x4E2A where at + 1 < end && folded[at + 1] == 0x767E:  // 个百分点
      percent = start..<at + 1
    case 0x5E74:  // 年
      if digits == 4 { year = start..<at + 1 } else { count = start..<at + 1 }
    case 0x6708, 0x65E5, 0x53F7, 0x6761, 0x7EA7, 0x7C7B, 0x671F, 0x6B3E, 0x7AE0, 0x5C4A:
      break  // 月日号条级类期款章届 name a thing, they do not count
    case 0x4E00...0x9FFF:
      count = start..<at + 1
    default:
      break
    }
    return at
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  /// 万, 亿, 千, 百, 十
  private static func isMagnitude(_ scalar: UInt32) -> Bool {
    scalar == 0x4E07 || scalar == 0x4EBF || scalar == 0x5343 || scalar == 0x767E
      || scalar == 0x5341
  }

  /// 余, 多, 以
  private static func isVague(_ scalar: UInt32) -> Bool { scalar == 0x4F59 || scalar == 0x591A }

  /// 一 to 十, 百, 千
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x5343:
      true
    default: false
    }
  }
}
