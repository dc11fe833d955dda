/// Why something was said of a text: the rule, the model file that it stands in, and the words that
/// it saw.
public struct Evidence: Codable, Equatable, Sendable {
  /// Model file, such as `amounts.patterns`.
  public var file: String
  /// 1-based line of the rule in its file.
  public var line: Int
  public var rule: String
  /// The words that the rule saw.
  public var range: TextRange

  public init(file: String, line: Int, rule: String, range: TextRange) {
    self.file = file
    self.line = line
    self.rule = rule
    self.range = range
  }
}

/// A value together with why it was made.
public struct Traced<Value: Sendable>: Sendable {
  public var value: Value
  public var evidence: [Evidence]

  public init(_ value: Value, _ evidence: [Evidence] = []) {
    self.value = value
    self.evidence = evidence
  }
}

extension Traced: Equatable where Value: Equatable {}
