/// A number expression in a text.
public struct NumberToken: Equatable, Sendable {
  /// What the numeral counts in.
  public enum Kind: String, Sendable {
    case cardinal
    /// A share of a hundred or thousand (%, ‰, 百分之, 千分之); the value is the fraction.
    case percent
    /// 个百分点; the value is the number of points.
    case percentagePoint
    /// 三分之一, 2/3
    case fraction
    /// 五成, 八折; the value is the fraction.
    case tenths
    /// 1.5倍, 翻一番; the value is the factor.
    case multiple
    /// 第三
    case ordinal
    /// 1.5∶1; the value is the quotient.
    case ratio
  }

  /// Which side of the value is open.
  public enum Bound: String, Sendable {
    case exact, about, atLeast, atMost, range
  }

  /// The numeral and its measure word, of a range from the first numeral on.
  public var range: Range<Int>
  /// Digits and multipliers with the percent sign; of a range both numerals.
  public var numeral: Range<Int>
  /// The measure word (量词), where one follows.
  public var unit: Range<Int>?
  /// `range` with the bound words on either side (不超过, 以上, 左右).
  public var extent: Range<Int>
  /// Percentages as fractions, multipliers multiplied out; the lower end of a range.
  public var value: Double
  /// The upper end of a range or of a vague numeral, else equal to `value`.
  public var high: Double
  /// Inclusive ends of what the expression allows, `nil` where open.
  public var min: Double?
  public var max: Double?
  public var kind: Kind
  public var bound: Bound
  /// The bound that words behind the number give it (以上, 左右), `nil` where there are none.
  public var suffix: Bound?
  /// Whether the numeral itself is vague (十余, 三十几, 数百): `min` and `max` give its limits.
  public var isVague: Bool
  /// Whether the numeral has multipliers only (百户, 万元).
  public var isBare: Bool
  /// Whether the numeral is written in Arabic digits.
  public var isArabic: Bool
  /// Whether the numeral is one without a measure word behind it: Arabic digits, or Chinese ones
  /// with a multiplier or with nothing around them.
  var standsAlone: Bool
}
