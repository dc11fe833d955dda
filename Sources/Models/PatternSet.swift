public import Gongwen

/// Named rules of a model file.
///
/// File format, a line each:
/// - `define NAME = REGEX`: a fragment; `{{NAME}}` in later lines stands for it.
/// - `rule NAME [key=value ...] : REGEX`: a rule. The attribute `cue=字|词` names scalars of which
///   the text must have one before the expression is tried (a cue of several scalars needs them
///   all).
/// - `+ TEXT`: an example of the rule above, with ⟦ and ⟧ around what it must match.
/// - `- TEXT`: a counter-example, in which the rule above must not match.
///
/// Expressions are in PCRE2 syntax and see folded text (see `TextBuffer`): write half-width `,` `:`
/// `(` `)`, and `-` for every dash.
public final class PatternSet: Sendable {
  /// A rule. One reference, because rules are handed about for every clause.
  public final class Rule: Sendable {
    public let name: String
    public let attributes: [String: String]
    /// 1-based line in the model file.
    public let line: Int
    public let pattern: Pattern
    let cues: [CueFilter]

    init(
      name: String, attributes: [String: String], line: Int, pattern: Pattern, cues: [CueFilter]
    ) {
      self.name = name
      self.attributes = attributes
      self.line = line
      self.pattern = pattern
      self.cues = cues
    }
  }

  public struct Example: Sendable {
    /// The rule that it is an example of.
    public var rule: Rule
    public var text: String
    public var isPositive: Bool
    public var line: Int
  }

  public let file: String
  public let version: String
  public let rules: [Rule]
  public let examples: [Example]

  public init(_ model: ModelFile) throws(ModelError) {
    file = model.name
    version = model.version
    var rules: [Rule] = []
    var examples: [Example] = []
    var fragments: [String: String] = [:]
    for (number, line) in model.lines {
      if line.hasPrefix("define ") {
        let parts = line.dropFirst(7).split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
          throw ModelError(file: file, line: number, reason: "expected 'define NAME = REGEX'")
        }
        let name = parts[0].trimmed
        fragments[name] =
          "(?:" + (try Self.expand(parts[1].trimmed, fragments, file, number)) + ")"
      } else if line.hasPrefix("rule ") {
        rules.append(try Self.rule(line.dropFirst(5), fragments, file, number))
      } else if line.hasPrefix("+ ") || line.hasPrefix("- ") {
        guard let rule = rules.last else {
          throw ModelError(file: file, line: number, reason: "an example before the first rule")
        }
        examples.append(
          Example(
            rule: rule, text: String(line.dropFirst(2)), isPositive: line.hasPrefix("+"),
            line: number))
      } else {
        throw ModelError(
          file: file, line: number,
          reason: "expected 'define', 'rule', '+ example' or '- counter-example'")
      }
    }
    self.rules = rules
    self.examples = examples
  }

  public func evidence(_ rule: Rule, _ range: Range<Int>) -> Evidence {
    Evidence(file: file, line: rule.line, rule: rule.name, range: TextRange(range))
  }

  private static func rule(
    _ line: Substring, _ fragments: [String: String], _ file: String, _ number: Int
  ) throws(ModelError) -> Rule {
    guard let separator = line.range(of: " : ") else {
      throw ModelError(
        file: file, line: number, reason: "expected 'rule NAME [key=value ...] : REGEX'")
    }
    let head = line[..<separator.lowerBound].split(separator: " ")
    guard let name = head.first else {
      throw ModelError(file: file, line: number, reason: "the rule has no name")
    }
    var attributes: [String: String] = [:]
    for attribute in head.dropFirst() {
      let parts = attribute.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw ModelError(file: file, line: number, reason: "'\(attribute)' is not key=value")
      }
      attributes[String(parts[0])] = String(parts[1])
    }
    let source = try expand(line[separator.upperBound...].trimmed, fragments, file, number)
    do {
      return Rule(
        name: String(name), attributes: attributes, line: number, pattern: try Pattern(source),
        cues: (attributes["cue"] ?? "").split(separator: "|").map {
          CueFilter(TextBuffer.fold(String($0)))
        })
    } catch {
      throw ModelError(
        file: file, line: number,
        reason: "\(error.message) at offset \(error.offset) of the expanded expression")
    }
  }

  private static func expand(
    _ source: String, _ fragments: [String: String], _ file: String, _ number: Int
  ) throws(ModelError) -> String {
    var result = ""
    var rest = Substring(source)
    while let open = rest.range(of: "{{") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].range(of: "}}") else {
        throw ModelError(file: file, line: number, reason: "'{{' without '}}'")
      }
      let name = String(rest[open.upperBound..<close.lowerBound])
      guard let fragment = fragments[name] else {
        throw ModelError(file: file, line: number, reason: "'\(name)' is not defined above")
      }
      result += fragment
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var slice = self
    while slice.first == " " { slice = slice.dropFirst() }
    while slice.last == " " || slice.last == "\r" { slice = slice.dropLast() }
    return String(slice)
  }

  /// The first occurrence of `needle`.
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
