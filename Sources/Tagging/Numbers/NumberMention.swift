public import Gongwen

/// A number expression as `gongwen tag --dimension numbers` reports it.
public struct NumberMention: Codable, Equatable, Sendable {
  /// As printed: the numeral with its measure word.
  public var text: String
  public var range: TextRange
  /// Percentages as fractions; `nil` for a range and where only limits are known.
  @Nullable public var value: Double?
  /// Inclusive, `nil` where open.
  @Nullable public var min: Double?
  @Nullable public var max: Double?
  /// The measure word, `%` for a percentage, `nil` where there is none.
  @Nullable public var unit: String?
}

extension NumberLexer {
  /// The number expressions of one text, in text order. Spaces that only set numerals apart
  /// (7 万 5 千) are read over.
  public func mentions(in text: TextBuffer) -> [NumberMention] {
    let (joined, places) = Self.withoutSpaces(text)
    return scan(joined, range: 0..<joined.count).map { token in
      let range = places[token.range.lowerBound]..<places[token.range.upperBound - 1] + 1
      return NumberMention(
        text: text.string(range), range: TextRange(range),
        value: token.bound == .range ? nil : token.value, min: token.min, max: token.max,
        unit: unit(of: token, in: joined))
    }
  }

  /// The text without spaces beside Han characters or behind a sign, and for each scalar its place
  /// in the original.
  private static func withoutSpaces(_ text: TextBuffer) -> (TextBuffer, [Int]) {
    guard text.folded.contains(0x20) else { return (text, Array(0..<text.count)) }
    var scalars: [UInt32] = []
    var places: [Int] = []
    for index in 0..<text.count {
      if text.folded[index] == 0x20, let before = scalars.last.map(TextBuffer.fold),
        let after = text.folded[index...].first(where: { $0 != 0x20 }),
        isOver(before, after)
      {
        continue
      }
      scalars.append(text.scalars[index])
      places.append(index)
    }
    return (TextBuffer(scalars), places)
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

  /// How the unit of a token is named in the contract.
  func unit(of token: NumberToken, in text: TextBuffer) -> String? {
    switch token.kind {
    case .percent, .tenths: return "%"
    case .percentagePoint: return "个百分点"
    case .multiple: return "倍"
    default: return token.unit.map(text.string)
    }
  }
}
