public import Gongwen
public import Models

/// Finds countable objectives: a metric, what is to become of it, and the figure.
public final class TargetTagger: Sendable {
  let patterns: PatternSet
  /// By place.
  private let rules: [[PatternSet.Rule]]
  let words: TargetWords

  /// Where a rule of `targets.patterns` looks; `at=` calls a place as its case is called.
  enum Place: Int, CaseIterable {
    case before, lead, trail, grant, condition, `case`, baseline, asOf, cover, multiply
  }

  public init(models: ModelSet) throws(ModelError) {
    words = try TargetWords(try models.lexicon("targets.lexicon"))
    patterns = try models.patterns("targets.patterns")
    let places = Dictionary(uniqueKeysWithValues: Place.allCases.map { ("\($0)", $0) })
    var rules = Place.allCases.map { _ in [PatternSet.Rule]() }
    for rule in patterns.rules {
      guard let place = rule.attributes["at"].flatMap({ places[$0] }) else {
        throw ModelError(file: patterns.file, line: rule.line, reason: "the rule has no at=")
      }
      let comparator = rule.attributes["comparator"]
      if place == .before, comparator != "skip", comparator.flatMap(Target.Comparator.init) == nil {
        throw ModelError(
          file: patterns.file, line: rule.line, reason: "the rule has no comparator=")
      }
      rules[place.rawValue].append(rule)
    }
    self.rules = rules
  }

  func rules(_ place: Place) -> [PatternSet.Rule] { rules[place.rawValue] }

  /// Objectives in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], amounts: [Traced<Amount>],
    deadlines: [Traced<Deadline>], with matcher: Matcher
  ) -> [Traced<Target>] {
    var result: [Traced<Target>] = []
    var number = 0
    var amount = 0
    var deadline = 0
    var conditions = conditionSections(document)
    let fields = TableFields(document)
    for (index, clause) in document.clauses.enumerated() {
      let range = clause.range.range
      let clauseNumbers = Self.take(numbers, from: &number, in: range) { $0.range }
      let clauseAmounts = Self.take(amounts, from: &amount, in: range) { $0.value.range.range }
      let clauseDeadlines = Self.take(deadlines, from: &deadline, in: range) {
        $0.value.range.range
      }
      if let section = clause.section, isCondition(section, &conditions, document, range) {
        continue
      }
      if fields.isRow(index) { continue }
      let drafts = drafts(
        document.text, range, clauseNumbers,
        money: Coverage(clauseAmounts.lazy.map(\.value.range.range)), matcher)
      let link = clauseDeadlines.count == 1 ? clauseDeadlines.first?.value.id : nil
      for draft in drafts {
        result.append(
          draft.traced(
            id: "t\(result.count)", clause: clause.id, deadline: link, document.text))
      }
    }
    guard !fields.isEmpty else { return result }
    result += tableTargets(
      document, fields, numbers: numbers, amounts: amounts, deadlines: deadlines, with: matcher)
    return document.inOrderOfClauses(result, \.clause)
  }

  /// Sections whose heading, or the heading of one that they stand in, speaks of conditions.
  private func conditionSections(_ document: StructuredDocument) -> Set<String> {
    var found: Set<String> = []
    for entry in document.outline {
      let heading = TextBuffer(entry.heading)
      // A whole sentence that opens a section may speak of 具备条件的村 without being about them.
      let isSentence = heading.folded.contains { $0 == 0x2C || $0 == 0x3002 }
      if entry.parent.map(found.contains) ?? false
        || !isSentence && words.contains(.condition, heading, 0..<heading.count)
      {
        found.insert(entry.id)
      }
    }
    return found
  }

  /// Whether a clause stands under conditions. A lead-in such as 应具备以下条件: makes its section one.
  private func isCondition(
    _ section: String, _ conditions: inout Set<String>, _ document: StructuredDocument,
    _ clause: Range<Int>
  ) -> Bool {
    if conditions.contains(section) { return true }
    guard let last = clause.last, document.text.folded[last] == 0x3A,
      words.contains(.condition, document.text, max(clause.lowerBound, last - 6)..<last)
    else { return false }
    conditions.insert(section)
    for entry in document.outline where entry.parent.map(conditions.contains) ?? false {
      conditions.insert(entry.id)
    }
    return true
  }

  /// The objectives of one text without clauses.
  public func mentions(
    in text: TextBuffer, numbers: [NumberToken], amounts: [Amount], with matcher: Matcher
  ) -> [Target] {
    drafts(
      text, 0..<text.count, numbers[...], money: Coverage(amounts.lazy.map(\.range.range)), matcher
    ).enumerated().map { index, draft in
      draft.traced(id: "t\(index)", clause: "", deadline: nil, text).value
    }
  }

  /// The elements that lie in `range`, of a list in text order.
  private static func take<Element>(
    _ list: [Element], from first: inout Int, in range: Range<Int>,
    _ place: (Element) -> Range<Int>
  ) -> ArraySlice<Element> {
    while first < list.count, place(list[first]).lowerBound < range.lowerBound { first += 1 }
    let start = first
    while first < list.count, place(list[first]).upperBound <= range.upperBound { first += 1 }
    return list[start..<first]
  }

  func drafts(
    _ text: TextBuffer, _ clause: Range<Int>, _ numbers: ArraySlice<NumberToken>,
    money: Coverage, _ matcher: Matcher
  ) -> [TargetDraft] {
    let cues = CueFilter(text, range: clause)
    let mayHaveWords = mayHaveWords(cues)
    guard mayHaveWords || !numbers.isEmpty else { return [] }
    let reader = TargetReader(
      tagger: self, text: text, clause: clause, money: money, matcher: matcher)
    var drafts = mayHaveWords ? reader.wordDrafts(cues) : []
    if !numbers.isEmpty {
      drafts += reader.numberDrafts(numbers, covered: Coverage(drafts.lazy.map(\.extent)))
      drafts.sort { $0.figure.lowerBound < $1.figure.lowerBound }
    }
    return drafts.isEmpty || reader.isGrant(cues) ? [] : drafts
  }

  private func mayHaveWords(_ cues: CueFilter) -> Bool {
    rules(.cover).contains { cues.allows($0) } || rules(.multiply).contains { cues.allows($0) }
  }
}
