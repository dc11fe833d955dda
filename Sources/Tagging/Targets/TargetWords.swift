internal import Gongwen
internal import Models

/// The words of `targets.lexicon`, by what they are good for.
final class TargetWords: Sendable {
  struct Role: OptionSet {
    let rawValue: UInt16

    static let verb = Role(rawValue: 1)
    static let notVerb = Role(rawValue: 2)
    static let head = Role(rawValue: 4)
    static let tail = Role(rawValue: 8)
    static let cut = Role(rawValue: 16)
    static let notMetric = Role(rawValue: 32)
    static let notThing = Role(rawValue: 64)
    static let idleUnit = Role(rawValue: 128)
    static let duration = Role(rawValue: 256)
    static let score = Role(rawValue: 512)
    static let condition = Role(rawValue: 1024)
  }

  let lexicon: Lexicon
  private let roles: [Role]
  private let comparators: [Target.Comparator]

  init(_ lexicon: Lexicon) throws(ModelError) {
    self.lexicon = lexicon
    let known: [String: Role] = [
      "verb": .verb, "notVerb": .notVerb, "head": .head, "tail": .tail, "cut": .cut,
      "notMetric": .notMetric, "notThing": .notThing, "idleUnit": .idleUnit,
      "duration": .duration, "score": .score, "condition": .condition,
    ]
    let byCategory = lexicon.categories.map { known[$0] ?? [] }
    var comparators: [Target.Comparator] = []
    for entry in lexicon.entries {
      guard let field = entry.fields.first else {
        comparators.append(.reach)
        continue
      }
      guard let comparator = Target.Comparator(rawValue: field) else {
        throw ModelError(
          file: lexicon.file, line: entry.line, reason: "'\(field)' is no comparator")
      }
      comparators.append(comparator)
    }
    roles = lexicon.entries.map { byCategory[$0.category] }
    self.comparators = comparators
  }

  /// A verb with what it makes of its object's number.
  struct Verb {
    var range: Range<Int>
    var comparator: Target.Comparator
    var entry: Int
  }

  /// The end of the longest word with a role that begins at `start`.
  func longest(_ role: Role, _ text: TextBuffer, at start: Int, end: Int) -> Int? {
    var found: Int?
    text.folded.withUnsafeBufferPointer { folded in
      lexicon.forEachMatch(in: folded, at: start, end: end) { entry, stop in
        if roles[entry].contains(role) { found = stop }
      }
    }
    return found
  }

  /// Whether a stretch is a word with a role.
  func isWord(_ role: Role, _ text: TextBuffer, _ range: Range<Int>) -> Bool {
    longest(role, text, at: range.lowerBound, end: range.upperBound) == range.upperBound
  }

  /// Whether a word with a role stands anywhere in a stretch.
  func contains(_ role: Role, _ text: TextBuffer, _ range: Range<Int>) -> Bool {
    range.contains { longest(role, text, at: $0, end: range.upperBound) != nil }
  }

  /// The start of the longest word with a role that ends at `end`.
  func ending(_ role: Role, _ text: TextBuffer, at end: Int, start: Int) -> Int? {
    for begin in max(start, end - 6)..<max(end, start)
    where isWord(role, text, begin..<end) {
      return begin
    }
    return nil
  }

  /// The verb that begins at `start`, unless a longer word that is no verb does.
  func verb(_ text: TextBuffer, at start: Int, end: Int) -> Verb? {
    var found: Verb?
    var blocked = start
    text.folded.withUnsafeBufferPointer { folded in
      lexicon.forEachMatch(in: folded, at: start, end: end) { entry, stop in
        if roles[entry].contains(.verb) {
          found = Verb(range: start..<stop, comparator: comparators[entry], entry: entry)
        }
        if roles[entry].contains(.notVerb) { blocked = stop }
      }
    }
    guard let found, blocked <= found.range.upperBound else { return nil }
    return found
  }

  /// The verb that ends at `end`.
  func verb(_ text: TextBuffer, endingAt end: Int, start: Int) -> Verb? {
    for begin in max(start, end - 6)..<max(end, start) {
      if let verb = verb(text, at: begin, end: end), verb.range.upperBound == end { return verb }
    }
    return nil
  }

  func evidence(_ verb: Verb) -> Evidence {
    Evidence(
      file: lexicon.file, line: lexicon.entries[verb.entry].line,
      rule: lexicon.entries[verb.entry].word, range: TextRange(verb.range))
  }
}
