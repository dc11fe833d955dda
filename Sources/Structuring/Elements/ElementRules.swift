internal import Gongwen
internal import Models

/// The rules of `structure.patterns` and the words of `structure.lexicon`, by name.
final class ElementRules: Sendable {
  /// Its raw value is its place in the list of rules; rules are called as the cases are.
  enum Name: Int, CaseIterable {
    case documentNumber, orderNumber, letterhead, date, signedDate, printLine, copies
    case copiesEnd, mainAddressees, attachmentMark, attachmentLine, note, remark, history
    case signer, contents, roster, closing
    case issuedQuoted, issuedPlain, effective, validUntil, validFor
  }

  private let rules: [PatternSet.Rule]
  let lexicon: Lexicon
  private let titleNoun: Int
  private let unitHead: Int
  private let agency: Int
  private let zone: Int
  private let national: Int
  private let abbreviation: Int

  init(models: ModelSet) throws(ModelError) {
    let patterns = try models.patterns("structure.patterns")
    var rules: [PatternSet.Rule] = []
    for name in Name.allCases {
      guard let rule = patterns.rules.first(where: { $0.name == "\(name)" }) else {
        throw ModelError(
          file: patterns.file, line: 0, reason: "the rule '\(name)' is missing")
      }
      rules.append(rule)
    }
    self.rules = rules
    let lexicon = try models.lexicon("structure.lexicon")
    func category(_ name: String) throws(ModelError) -> Int {
      let index = lexicon.category(name)
      guard index >= 0 else {
        throw ModelError(file: lexicon.file, line: 0, reason: "the section [\(name)] is missing")
      }
      return index
    }
    titleNoun = try category("title-noun")
    unitHead = try category("unit-head")
    agency = try category("agency")
    zone = try category("zone")
    national = try category("national")
    abbreviation = try category("abbreviation")
    self.lexicon = lexicon
  }

  func match(
    _ name: Name, _ text: TextBuffer, _ range: Range<Int>, _ cues: CueFilter,
    with matcher: Matcher
  ) -> Match? {
    let rule = rules[name.rawValue]
    return cues.allows(rule)
      ? rule.pattern.firstMatch(in: text, range: range, with: matcher) : nil
  }

  func endsInTitleNoun(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    ends(text, Self.withoutTrailingBrackets(text, range), titleNoun, longest: 6)
  }

  func endsInUnit(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    ends(text, Self.withoutTrailingBrackets(text, range), unitHead, longest: 7)
  }

  func endsInZone(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    ends(text, range, zone, longest: 4)
  }

  /// Where the first body's name ends that `range` begins with, if it begins with one.
  func firstUnitEnd(_ text: TextBuffer, _ range: Range<Int>) -> Int? {
    var found: Int?
    for end in range.dropFirst(1).map({ $0 + 1 }) {
      if let found, end > found + 3 { break }
      if ends(text, range.lowerBound..<end, agency, longest: 7) { found = end }
    }
    return found
  }

  /// Whether a body of the whole country is named at `start`.
  func beginsWithNationalBody(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    lexicon.longestMatch(
      in: text, at: range.lowerBound, end: range.upperBound, among: [national]) != nil
  }

  /// The province whose one-character name stands at `start`: its six-digit code.
  func province(_ text: TextBuffer, at start: Int) -> Int? {
    lexicon.longestMatch(in: text, at: start, end: start + 1, among: [abbreviation])
      .flatMap { lexicon.entries[$0.entry].fields.first }.flatMap { Int($0) }
  }

  private func ends(
    _ text: TextBuffer, _ range: Range<Int>, _ category: Int, longest: Int
  ) -> Bool {
    (max(range.lowerBound, range.upperBound - longest)..<range.upperBound).contains { start in
      var found = false
      text.folded.withUnsafeBufferPointer { folded in
        lexicon.forEachMatch(in: folded, at: start, end: range.upperBound) { entry, end in
          if end == range.upperBound && lexicon.entries[entry].category == category {
            found = true
          }
        }
      }
      return found
    }
  }

  /// `range` without white space, closing quotation marks and bracketed remarks such as (试行) at
  /// its end.
  static func withoutTrailingBrackets(_ text: TextBuffer, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = text.folded[end - 1]
      if Scalars.isSpace(last) || last == 0x300B || last == 0x201D || last == 0x3E {
        end -= 1
      } else if last == 0x29,
        let open = text.folded[range.lowerBound..<end].lastIndex(of: 0x28), open > range.lowerBound
      {
        end = open
      } else {
        break
      }
    }
    return range.lowerBound..<end
  }
}
