internal import Gongwen
internal import Models

extension AmountTagger {
  /// Money in tables: in the words of the rows, and in columns of money, where a bare figure is
  /// counted in what the head says (总投资（万元）).
  func tableAmounts(
    _ document: StructuredDocument, _ fields: TableFields, numbers: [NumberToken],
    with matcher: Matcher
  ) -> [Traced<Amount>] {
    let text = document.text
    var result: [Traced<Amount>] = []
    for (index, field) in fields.fields.enumerated() {
      let column = fields.column(index)
      guard column.isText || column.meaning == .money else { continue }
      let numbers = numbers.numbers(in: field.range)
      guard !numbers.isEmpty else { continue }
      var found = drafts(text, field.range, numbers, matcher)
      if found.isEmpty, column.meaning == .money || column.meaning == .benefit,
        let currency = column.measure.flatMap({ currency($0, text) })
      {
        found = bare(numbers, currency, text)
        // A bare figure is not to be read without its head: 总投资（万元）, 国家级.
        let name = head(column, text)
        for draft in found.indices { found[draft].condition = name }
      }
      for draft in found {
        let clause =
          column.isText
          ? document.clauseIndex(at: draft.core.lowerBound) ?? fields.record(index).clause
          : fields.record(index).clause
        var traced = draft.traced(id: "", clause: document.clauses[clause].id, text)
        traced.evidence += column.evidence
        result.append(traced)
      }
    }
    return result
  }

  /// The words of a head without white space, with the unit that stands over it.
  private func head(_ column: Table.Column, _ text: TextBuffer) -> String {
    let words = text.string(column.head).filter { !$0.isWhitespace }
    guard let measure = column.measure, !column.head.overlaps(measure) else { return words }
    return "\(words)（\(text.string(measure))）"
  }

  private struct Measure {
    var code: String
    var factor: Double
  }

  /// 万元, 单位:亿元
  private func currency(_ measure: Range<Int>, _ text: TextBuffer) -> Measure? {
    for start in measure {
      let words = text.folded[start..<measure.upperBound]
      for (prefix, factor) in Self.multipliers where words.starts(with: prefix) {
        let at = start + prefix.count
        for hit in lexicon.matches(in: text, range: at..<measure.upperBound)
        where hit.range.lowerBound == at {
          if let entry = currencies[hit.entry], entry.place == .after {
            return Measure(code: entry.code, factor: factor * entry.factor)
          }
        }
      }
    }
    return nil
  }

  /// 万亿 亿 千万 百万 万 千, and none.
  private static let multipliers: [([UInt32], Double)] = [
    ([0x4E07, 0x4EBF], 1e12), ([0x4EBF], 1e8), ([0x5343, 0x4E07], 1e7), ([0x767E, 0x4E07], 1e6),
    ([0x4E07], 1e4), ([0x5343], 1e3), ([], 1),
  ]

  private func bare(
    _ numbers: ArraySlice<NumberToken>, _ measure: Measure, _ text: TextBuffer
  ) -> [AmountDraft] {
    numbers.compactMap { token in
      guard token.kind == .cardinal, token.unit == nil else { return nil }
      var draft = AmountDraft(
        core: token.range, extent: token.extent, currency: measure.code,
        min: token.value * measure.factor, max: token.high * measure.factor,
        bound: token.high > token.value ? .range : .exact, evidence: [])
      if let bound = Amount.Bound(rawValue: token.bound.rawValue), bound != .exact, bound != .range
      {
        draft.apply(bound)
        if bound == .about { draft.bound = .about }
      }
      return draft
    }
  }
}
