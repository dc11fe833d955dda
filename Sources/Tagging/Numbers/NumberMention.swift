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
    let (joined, places) = text.withoutInnerSpaces()
    return scan(joined, range: 0..<joined.count).map { token in
      let range = places[token.range.lowerBound]..<places[token.range.upperBound - 1] + 1
      return NumberMention(
        text: text.string(range), range: TextRange(range),
        value: token.bound == .range ? nil : token.value, min: token.min, max: token.max,
        unit: unit(of: token, in: joined))
    }
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
