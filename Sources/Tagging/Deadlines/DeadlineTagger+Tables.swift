internal import Gongwen
internal import Models

extension DeadlineTagger {
  /// The times of tables: those of columns that say when, whatever words stand around them, those in
  /// the words of the rows, and the years that stand over figures.
  func tableDeadlines(
    _ document: StructuredDocument, _ fields: TableFields, tokens: [TimeToken],
    reference: TimeReference, with matcher: Matcher
  ) -> [Traced<Deadline>] {
    let text = document.text
    var found: [Traced<Deadline>] = []
    var context = (field: -1, value: Context(clause: -1))
    for token in tokens where !token.isInTitle {
      guard let index = fields.field(at: token.core.lowerBound) else { continue }
      let field = fields.fields[index]
      guard token.core.upperBound <= field.range.upperBound else { continue }
      let column = fields.column(index)
      if context.field != index { context = (index, Context(clause: index)) }
      var token = context.value.completed(token, in: text)
      context.value.note(token)
      var reference = reference
      if let year = titleYear(fields.tables[field.table], tokens) {
        reference.year = year
      }
      let isTime = column.isTime
      guard isTime || column.isText else { continue }
      let verdict = rules.verdict(on: token, in: text, clause: field.range, with: matcher)
      guard isTime || verdict.isLimit else { continue }
      if verdict.isLastDay || column.has(.deadline) && token.isBare { token.relation = .until }
      var traced = deadline(
        token, in: text, line: field.range, reference: reference, with: matcher)
      guard traced.value.kind != .by || traced.value.end != nil else { continue }
      traced.evidence += column.evidence
      if let evidence = verdict.evidence { traced.evidence.append(evidence) }
      let clause =
        isTime ? fields.record(index).clause : document.clauseIndex(at: token.core.lowerBound)
      guard let clause else { continue }
      traced.value.clause = document.clauses[clause].id
      found.append(traced)
    }
    found += numericDates(document, fields, read: Set(found.map(\.value.range.start)))
    for table in fields.tables { found += yearsOfHeads(table, document) }
    return found
  }

  /// 2025.12 in a column that says when.
  private func numericDates(
    _ document: StructuredDocument, _ fields: TableFields, read: Set<Int>
  ) -> [Traced<Deadline>] {
    fields.fields.indices.compactMap { index in
      let column = fields.column(index)
      let range = fields.fields[index].range
      guard column.isTime, range.count <= 24, !range.contains(where: read.contains),
        let date = NumericDate(range, in: document.text)
      else { return nil }
      let isSpan = date.isSpan || !column.has(.deadline)
      return Traced(
        Deadline(
          id: "", clause: document.clauses[fields.record(index).clause].id,
          text: document.text.string(range), kind: isSpan ? .during : .by,
          start: isSpan ? date.first.description : nil, end: date.last.description,
          range: TextRange(range)),
        column.evidence)
    }
  }

  /// 2025年 over a column of figures, or over one of objectives where no column says when.
  private func yearsOfHeads(
    _ table: Table, _ document: StructuredDocument
  ) -> [Traced<Deadline>] {
    let text = document.text
    let hasTime = table.columns.contains { $0.isTime }
    return table.columns.enumerated().compactMap { index, column in
      guard column.meaning == .figure || column.meaning == .goal && !hasTime,
        let digits = column.year,
        let record = table.records.first(where: { record in
          record.cells.contains { $0.column == index }
        }), let year = Int(text.string(digits)), (1949...2100).contains(year)
      else { return nil }
      var end = digits.upperBound
      // 年
      if end < text.count, text.folded[end] == 0x5E74 { end += 1 }
      let range = digits.lowerBound..<end
      return Traced(
        Deadline(
          id: "", clause: document.clauses[record.clause].id, text: text.string(range),
          kind: .by, end: CalendarDay(year, 12, 31)?.description, range: TextRange(range)),
        column.evidence)
    }
  }

  /// The year in the title of a table (2025年重点任务分工表).
  private func titleYear(_ table: Table, _ tokens: [TimeToken]) -> Int? {
    for title in table.title {
      var low = 0
      var high = tokens.count
      while low < high {
        let middle = (low + high) / 2
        if tokens[middle].core.lowerBound < title.lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      while low < tokens.count, tokens[low].core.upperBound <= title.upperBound {
        if case .span(let value, nil) = tokens[low].value, case .absolute(let year) = value.year {
          return year
        }
        low += 1
      }
    }
    return nil
  }
}

extension TimeToken {
  /// A year, month or day alone, without a word that makes it a limit or a range.
  fileprivate var isBare: Bool {
    guard relation == .none, case .span(let first, nil) = value, first.edge == nil else {
      return false
    }
    switch first.part {
    case .whole, .month, .tenDays, .day, .relativeMonth: return true
    default: return false
    }
  }
}
