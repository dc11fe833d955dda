public import Gongwen
public import Models

/// Finds money: number tokens with a currency, the bound and rate that their words give them, and
/// the grade that each amount of a list goes with.
public struct AmountTagger: Sendable {
  let lexicon: Lexicon
  let patterns: PatternSet
  let currencies: [CurrencyEntry?]
  let wordCategory: Int
  let gradeCategory: Int
  let rules: [Side: [PatternSet.Rule]]

  /// Where a rule of `amounts.patterns` looks.
  enum Side: String {
    case before, after, reached, per, former, revised, `case`
    case perAfter = "per-after"
  }

  /// A word of `amounts.lexicon` that makes a number money.
  struct CurrencyEntry {
    enum Place { case after, part, before }
    var place: Place
    var code: String
    var factor: Double
  }

  public init(models: ModelSet) throws(ModelError) {
    lexicon = try models.lexicon("amounts.lexicon")
    patterns = try models.patterns("amounts.patterns")
    wordCategory = lexicon.category("word")
    gradeCategory = lexicon.category("grade")
    var currencies: [CurrencyEntry?] = []
    for entry in lexicon.entries {
      let place: CurrencyEntry.Place
      switch lexicon.categories[entry.category] {
      case "currency": place = .after
      case "part": place = .part
      case "before": place = .before
      default:
        currencies.append(nil)
        continue
      }
      guard let code = entry.fields.first, code.unicodeScalars.count == 3 else {
        throw ModelError(
          file: lexicon.file, line: entry.line, reason: "expected an ISO 4217 code")
      }
      let factor = entry.fields.count > 1 ? Double(entry.fields[1]) : 1
      guard let factor else {
        throw ModelError(file: lexicon.file, line: entry.line, reason: "the factor is no number")
      }
      currencies.append(CurrencyEntry(place: place, code: code, factor: factor))
    }
    self.currencies = currencies
    var rules: [Side: [PatternSet.Rule]] = [:]
    for rule in patterns.rules {
      guard let side = rule.attributes["side"].flatMap(Side.init) else {
        throw ModelError(file: patterns.file, line: rule.line, reason: "the rule has no side=")
      }
      if side == .before || side == .after || side == .reached,
        rule.attributes["bound"].flatMap(Amount.Bound.init) == nil
      {
        throw ModelError(file: patterns.file, line: rule.line, reason: "the rule has no bound=")
      }
      rules[side, default: []].append(rule)
    }
    self.rules = rules
  }

  /// Money in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], with matcher: Matcher
  ) -> [Traced<Amount>] {
    var result: [Traced<Amount>] = []
    var first = 0
    let fields = TableFields(document)
    for (index, clause) in document.clauses.enumerated() {
      let range = clause.range.range
      while first < numbers.count, numbers[first].range.lowerBound < range.lowerBound {
        first += 1
      }
      var last = first
      while last < numbers.count, numbers[last].range.upperBound <= range.upperBound { last += 1 }
      if last > first, !fields.isRow(index) {
        for draft in drafts(document.text, range, numbers[first..<last], matcher) {
          result.append(draft.traced(id: "m\(result.count)", clause: clause.id, document.text))
        }
      }
      first = last
    }
    guard !fields.isEmpty else { return result }
    result += tableAmounts(document, fields, numbers: numbers, with: matcher)
    return document.inOrderOfClauses(result, \.clause)
  }

  /// The amounts of one text without clauses. A text that is nothing but a number with 万 or 亿 is
  /// taken for money in yuan.
  public func mentions(
    in text: TextBuffer, numbers lexer: NumberLexer, with matcher: Matcher
  ) -> [Amount] {
    let (joined, places) = text.withoutInnerSpaces()
    let whole = 0..<joined.count
    let numbers = lexer.scan(joined, range: whole)
    var found = drafts(joined, whole, numbers[...], matcher)
    if found.isEmpty, let token = numbers.first, token.extent == whole, token.unit == nil,
      token.kind == .cardinal, token.value >= 10_000
    {
      found = [bareDraft(token)]
    }
    return found.enumerated().map { index, draft in
      var amount = draft.traced(id: "m\(index)", clause: "", joined).value
      let range =
        places[draft.extent.lowerBound]..<places[draft.extent.upperBound - 1] + 1
      amount.range = TextRange(range)
      amount.text = text.string(range)
      return amount
    }
  }
}
