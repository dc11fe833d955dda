internal import Extraction
internal import Gongwen

/// Shows why a document's clauses have their labels and which rule made each mention.
struct ExplanationText {
  var language: Language

  /// All clauses, or the one with the 0-based number of its identifier.
  func render(_ explanation: Explanation, _ clause: Int?) -> String {
    let document = explanation.document
    let text = TextBuffer(document.text)
    var lines = clause == nil ? ["\(document.source.path)"] : []
    for (index, value) in document.clauses.enumerated() where clause == nil || clause == index {
      lines.append(heading(value))
      lines.append("  \(value.text)")
      let why = index < explanation.labels.count ? explanation.labels[index] : []
      lines.append("  \(word("标签", "label")) \(label(value))")
      lines += reasons(why, text)
      for mention in mentions(explanation) where value.range.range.contains(mention.start) {
        lines.append("  " + mention.words)
        lines += reasons(mention.evidence, text)
      }
      lines.append("")
    }
    if clause == nil {
      for (person, evidence) in zip(document.people, explanation.people) {
        let title = person.title.map { " (\($0))" } ?? ""
        lines.append("\(word("人员", "person")) \(person.role) \(person.name)\(title)")
        lines += reasons(evidence, text)
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private struct Mention {
    var start: Int
    var words: String
    var evidence: [Evidence]
  }

  private func mentions(_ explanation: Explanation) -> [Mention] {
    let document = explanation.document
    var found: [Mention] = []
    for (value, evidence) in zip(document.assignments, explanation.assignments) {
      let units = value.units.map { unit in
        unit.name == unit.canonical ? unit.name : "\(unit.name) = \(unit.canonical)"
      }
      let scope =
        switch value.scope {
        case .section(let id): id
        case .clause(let id): id
        }
      found.append(
        Mention(
          start: value.range.start,
          words: "\(word("单位", "units")) \(value.id) \(value.role.rawValue) → \(scope): "
            + units.joined(separator: "、"),
          evidence: evidence))
    }
    for (value, evidence) in zip(document.deadlines, explanation.deadlines) {
      let facts = [value.kind.rawValue, value.start, value.end, value.rule].compactMap { $0 }
      found.append(
        Mention(
          start: value.range.start,
          words: "\(word("时限", "deadline")) \(value.id) 「\(value.text)」 "
            + facts.joined(separator: " "),
          evidence: evidence))
    }
    for (value, evidence) in zip(document.amounts, explanation.amounts) {
      let span = "\(value.min.map(Self.number) ?? "…")—\(value.max.map(Self.number) ?? "…")"
      let facts = [value.per.map { "per \($0)" }, value.condition].compactMap { $0 }
      found.append(
        Mention(
          start: value.range.start,
          words: "\(word("金额", "amount")) \(value.id) 「\(value.text)」 \(value.currency) "
            + ([value.bound.rawValue, span] + facts).joined(separator: " "),
          evidence: evidence))
    }
    for (value, evidence) in zip(document.targets, explanation.targets) {
      found.append(
        Mention(
          start: value.range.start,
          words: "\(word("目标", "target")) \(value.id) 「\(value.text)」 \(value.metric) "
            + "\(value.comparator.rawValue) \(Self.number(value.value))\(value.unit ?? "")",
          evidence: evidence))
    }
    return found.sorted { ($0.start, $0.words) < ($1.start, $1.words) }
  }

  private func reasons(_ evidence: [Evidence], _ text: TextBuffer) -> [String] {
    evidence.map { reason in
      let range = reason.range.range.clamped(to: 0..<text.count)
      return "    ← \(reason.file):\(reason.line) \(reason.rule) 「\(Self.words(text, range))」"
    }
  }

  /// Long stretches are shown by their beginning and end.
  private static func words(_ text: TextBuffer, _ range: Range<Int>) -> String {
    guard range.count > 40 else { return text.string(range) }
    let (head, tail) = (range.lowerBound + 20, range.upperBound - 15)
    return text.string(range.lowerBound..<head) + "…" + text.string(tail..<range.upperBound)
  }

  private func heading(_ clause: Clause) -> String {
    let page = clause.page.map { word(" 第\($0)页", " page \($0)") } ?? ""
    return "\(clause.id)\(clause.section.map { " (\($0))" } ?? "")\(page)"
  }

  private func label(_ clause: Clause) -> String {
    clause.label.rawValue + (clause.modality.map { "/" + $0.rawValue } ?? "")
  }

  private func word(_ chinese: String, _ english: String) -> String {
    language == .zh ? chinese : english
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }
}
