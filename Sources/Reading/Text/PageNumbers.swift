internal import Gongwen

/// Numbers of pages, and the running heads beside them, that stand as lines of their own in text
/// taken from pages.
enum PageNumbers {
  static func remove(from lines: [Line]) -> [Line] {
    var isNumber = [Bool](repeating: false, count: lines.count)
    var bare: [(index: Int, number: Int)] = []
    for (index, line) in lines.enumerated() where line.scalars.count <= 16 {
      switch number(line.scalars) {
      case .marked: isNumber[index] = true
      case .bare(let number): bare.append((index, number))
      case nil: break
      }
    }
    // A number without any mark is one of a page only where such numbers count up through the text.
    if bare.count >= 2 {
      let steps = zip(bare, bare.dropFirst()).filter {
        $1.number - $0.number == 1 && $1.index - $0.index > 3
      }
      if steps.count * 3 >= (bare.count - 1) * 2 {
        for entry in bare { isNumber[entry.index] = true }
      }
    }
    guard isNumber.contains(true) else { return lines }
    let heads = runningHeads(lines, isNumber)
    var kept: [Line] = []
    kept.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated()
    where !isNumber[index] && !(isBeside(index, isNumber) && heads.contains(line.scalars)) {
      kept.append(line)
    }
    return kept
  }

  private enum Number {
    /// `- 3 -`, `— 3 —`, `第3页`, `3/12`
    case marked
    case bare(Int)
  }

  private static func number(_ scalars: [UInt32]) -> Number? {
    var signs: [UInt32] = []
    var value: Int?
    for scalar in scalars where !WebFurniture.isSpace(scalar) {
      let folded = TextBuffer.fold(scalar)
      if (0x30...0x39).contains(folded) {
        value = min(99_999, (value ?? 0) * 10 + Int(folded - 0x30))
        if signs.last != 0 { signs.append(0) }
      } else {
        signs.append(folded)
      }
    }
    guard let value else { return nil }
    if signs == [0] { return value < 2000 ? .bare(value) : nil }
    let dashes: Set<UInt32> = [0x2D, 0xB7, 0x2022, 0x7E]
    if signs.contains(0), signs.count >= 3, signs.first == signs.last,
      signs.allSatisfy({ $0 == 0 || dashes.contains($0) })
    {
      return .marked
    }
    let shapes: [[UInt32]] = [
      [0x7B2C, 0, 0x9875], [0x7B2C, 0, 0x9875, 0x5171, 0, 0x9875],
      [0x7B2C, 0, 0x9875, 0x2F, 0x5171, 0, 0x9875], [0x7B2C, 0, 0x9875, 0x2C, 0x5171, 0, 0x9875],
      [0x5171, 0, 0x9875, 0x7B2C, 0, 0x9875], [0, 0x2F, 0],
    ]
    return shapes.contains(signs) ? .marked : nil
  }

  private static func isBeside(_ index: Int, _ isNumber: [Bool]) -> Bool {
    (index > 0 && isNumber[index - 1])
      || (index + 1 < isNumber.count && isNumber[index + 1])
  }

  /// Lines that stand beside numbers of pages more than twice.
  private static func runningHeads(_ lines: [Line], _ isNumber: [Bool]) -> Set<[UInt32]> {
    var counts: [[UInt32]: Int] = [:]
    for (index, line) in lines.enumerated()
    where !isNumber[index] && line.scalars.count <= 60 && isBeside(index, isNumber) {
      counts[line.scalars, default: 0] += 1
    }
    return Set(counts.filter { $0.value >= 3 }.keys)
  }
}
