internal import Gongwen

extension TextBuffer {
  /// The text without spaces beside Han characters or behind a sign, and for each scalar its place
  /// in the original.
  func withoutInnerSpaces() -> (text: TextBuffer, places: [Int]) {
    guard folded.contains(0x20) else { return (self, Array(0..<count)) }
    var kept: [UInt32] = []
    var places: [Int] = []
    for index in 0..<count {
      if folded[index] == 0x20, let before = kept.last.map(Self.fold),
        let after = folded[index...].first(where: { $0 != 0x20 }),
        Self.isOver(before, after)
      {
        continue
      }
      kept.append(scalars[index])
      places.append(index)
    }
    return (TextBuffer(kept), places)
  }

  private static func isOver(_ before: UInt32, _ after: UInt32) -> Bool {
    func isHan(_ scalar: UInt32) -> Bool { scalar >= 0x3007 && scalar < 0xA000 }
    func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
    if before == 0x2D { return isDigit(after) }
    if isDigit(before), isHan(after) {
      // 667.123 五点八 are two numbers.
      return !"一二三四五六七八九零两".unicodeScalars.contains { $0.value == after }
    }
    return isHan(before) && (isHan(after) || isDigit(after))
  }
}
