internal import Gongwen
internal import Models

extension TargetTagger {
  /// Objectives in tables: in the words of the rows, and the figures of tables of indicators.
  func tableTargets(
    _ document: StructuredDocument, _ fields: TableFields, numbers: [NumberToken],
    amounts: [Traced<Amount>], deadlines: [Traced<Deadline>], with matcher: Matcher
  ) -> [Traced<Target>] {
    let text = document.text
    let money = amounts.map(\.value.range.range).sorted { $0.lowerBound < $1.lowerBound }
    let times = deadlines.map(\.value).sorted { $0.range.start < $1.range.start }
    var result: [Traced<Target>] = []
    for (index, field) in fields.fields.enumerated() {
      let column = fields.column(index)
      let record = fields.record(index)
      if column.meaning == .figure {
        let year = column.year.flatMap { year in
          times.first { $0.range.start == year.lowerBound }?.id
        }
        let own = record.cells.first { fields.tables[field.table].columns[$0.column].isTime }
        let link =
          year
          ?? own.flatMap { cell in times.first { cell.range.contains($0.range.start) }?.id }
        result += figures(
          field.range, numbers.numbers(in: field.range), record, fields.tables[field.table],
          column, text
        ).map {
          $0.traced(
            id: "", clause: document.clauses[record.clause].id, deadline: link, text)
        }
        continue
      }
      guard column.meaning == .task || column.meaning == .goal,
        fields.tables[field.table].kind != .incentives
      else { continue }
      let links = times.filter {
        field.range.contains($0.range.start)
      }
      let drafts = drafts(
        text, field.range, numbers.numbers(in: field.range),
        money: Coverage(money.filter { $0.overlaps(field.range) }), matcher)
      result += drafts.map { draft in
        let clause = document.clauseIndex(at: draft.figure.lowerBound) ?? record.clause
        return draft.traced(
          id: "", clause: document.clauses[clause].id,
          deadline: links.count == 1 ? links[0].id : nil, text)
      }
    }
    return result
  }

  /// The figures of a cell under a year or 目标值, with the name of the row's indicator.
  private func figures(
    _ cell: Range<Int>, _ numbers: ArraySlice<NumberToken>, _ record: Table.Record, _ table: Table,
    _ column: Table.Column, _ text: TextBuffer
  ) -> [TargetDraft] {
    guard let name = record.cells.last(where: { table.columns[$0.column].meaning == .metric })
    else { return [] }
    let (metric, note) = Self.withoutNote(name.range, text)
    let unitCell = record.cells.first { table.columns[$0.column].meaning == .measure }?.range
    let measure = unitCell ?? note ?? column.measure
    let unit = measure.map { text.string($0) }
    let found = numbers.lazy.compactMap { token -> TargetDraft? in
      // 2025 inside a cell such as 2025年达到80% is a time.
      if token.unit == nil, token.range.upperBound < text.count,
        text.folded[token.range.upperBound] == 0x5E74
      {
        return nil
      }
      var value = token.bound == .atMost ? token.high : token.value
      var printed: String? = token.unit.map { text.string($0) } ?? unit
      switch token.kind {
      case .percent, .fraction, .tenths: printed = "%"
      case .percentagePoint: printed = "个百分点"
      case .cardinal, .multiple, .ratio:
        if token.unit == nil, let unit { (value, printed) = Self.scaled(value, unit) }
      case .ordinal: return nil
      }
      return TargetDraft(
        figure: token.extent.clamped(to: cell), metric: metric,
        comparator: self.comparator(token, metric, cell, text), value: value, unit: printed,
        evidence: column.evidence, isCell: true)
    }
    return found.first.map { [$0] } ?? []
  }

  private func comparator(
    _ token: NumberToken, _ metric: Range<Int>, _ cell: Range<Int>, _ text: TextBuffer
  ) -> Target.Comparator {
    let before =
      token.range.lowerBound > cell.lowerBound ? text.folded[token.range.lowerBound - 1] : 0
    switch before {
    case 0x2265, 0x3E, 0x2267: return .atLeast
    case 0x2264, 0x3C, 0x2266: return .atMost
    default: break
    }
    switch token.bound {
    case .atLeast: return .atLeast
    case .atMost: return .atMost
    default: break
    }
    for (word, comparator) in Self.changes
    where Self.holds(word, text.folded[metric]) || Self.holds(word, text.folded[cell]) {
      return comparator
    }
    return .reach
  }

  /// 增长 增速 提高 下降 降低 减少
  private static let changes: [([UInt32], Target.Comparator)] = [
    ([0x589E, 0x957F], .increase), ([0x589E, 0x901F], .increase), ([0x63D0, 0x9AD8], .increase),
    ([0x4E0B, 0x964D], .decrease), ([0x964D, 0x4F4E], .decrease), ([0x51CF, 0x5C11], .decrease),
  ]

  private static func holds(_ word: [UInt32], _ text: ArraySlice<UInt32>) -> Bool {
    guard text.count >= word.count else { return false }
    return (text.startIndex...text.endIndex - word.count).contains {
      text[$0] == word[0] && text[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  /// 森林覆盖率（%）: the indicator and what it is counted in.
  private static func withoutNote(
    _ name: Range<Int>, _ text: TextBuffer
  ) -> (Range<Int>, Range<Int>?) {
    guard let last = name.last, text.folded[last] == 0x29,
      let open = name.last(where: { text.folded[$0] == 0x28 }), open > name.lowerBound,
      last - open <= 9
    else { return (name, nil) }
    return (name.lowerBound..<open, open + 1..<last)
  }

  /// A bare figure counted in %, 亿元, 万人.
  private static func scaled(_ value: Double, _ unit: String) -> (Double, String) {
    var scalars = Array(unit.unicodeScalars)
    if unit == "%" || unit == "％" { return (value / 100, "%") }
    guard scalars.last == "元" || scalars.count > 1 else { return (value, unit) }
    var factor = 1.0
    while let first = scalars.first, scalars.count > 1, let scale = scales[first] {
      factor *= scale
      scalars.removeFirst()
    }
    return (value * factor, String(String.UnicodeScalarView(scalars)))
  }

  private static let scales: [Unicode.Scalar: Double] = ["万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2]
}
