public import Gongwen
public import Models

/// Finds number expressions: Arabic and Chinese numerals, 万/亿, ranges, 余/多/左右, percent, 成, 倍,
/// fractions, with the measure word that follows.
public struct NumberLexer: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  public func scan(_ text: TextBuffer, range: Range<Int>) -> [NumberToken] { [] }
}

/// A number expression in a text.
public struct NumberToken: Equatable, Sendable {
  /// The numeral and its measure word.
  public var range: Range<Int>
}
