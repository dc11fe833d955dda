import Extraction
import Foundation
import Gongwen
import Testing

/// What holds for every contract object, whatever the document.
@Suite struct ContractTests {
  @Test(arguments: Corpus.texts + Corpus.pdfs + Corpus.others + TableCorpusTests.files)
  func theObjectIsConsistent(_ path: String) throws {
    let document = try Corpus.extract(path)
    let text = Text(document.text)
    try checkClauses(document, text)
    checkOutline(document, text)
    checkMentions(document, text)
    checkObligations(document)
  }

  @Test(arguments: [Corpus.texts[0], Corpus.pdfs[1]])
  func everythingHasAReason(_ path: String) throws {
    let explanation = try Corpus.explain(path)
    let document = explanation.document
    #expect(explanation.labels.count == document.clauses.count)
    #expect(explanation.assignments.count == document.assignments.count)
    #expect(explanation.deadlines.count == document.deadlines.count)
    #expect(explanation.amounts.count == document.amounts.count)
    #expect(explanation.targets.count == document.targets.count)
    #expect(explanation.people.count == document.people.count)
    let mentions =
      explanation.assignments + explanation.deadlines + explanation.amounts
      + explanation.targets + explanation.people
    #expect(mentions.allSatisfy { !$0.isEmpty })
    for (clause, evidence) in zip(document.clauses, explanation.labels)
    where clause.label != .context {
      #expect(!evidence.isEmpty, "\(clause.id)")
    }
  }

  private struct Text {
    let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    func line(around offset: Int) -> ArraySlice<Unicode.Scalar> {
      let start = scalars[..<offset].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      return scalars[start..<(scalars[offset...].firstIndex(of: "\n") ?? scalars.endIndex)]
    }

    subscript(range: TextRange) -> String? {
      guard range.start >= 0, range.start <= range.end, range.end <= scalars.count else {
        return nil
      }
      return String(String.UnicodeScalarView(scalars[range.range]))
    }
  }

  /// Clauses stand in order, do not overlap and leave out nothing but white space.
  private func checkClauses(_ document: ExtractedDocument, _ text: Text) throws {
    #expect(!document.clauses.isEmpty)
    var end = 0
    for clause in document.clauses {
      try #require(clause.range.start >= end && clause.range.end <= text.scalars.count)
      let between = text.scalars[end..<clause.range.start]
      let isBlank = between.allSatisfy { $0.properties.isWhitespace }
      #expect(isBlank, "before \(clause.id)")
      #expect(text[clause.range] == clause.text)
      #expect(!clause.text.isEmpty && !clause.text.unicodeScalars.contains("\n"))
      #expect((clause.label == .context) == (clause.modality == nil), "\(clause.id)")
      end = clause.range.end
    }
    let isBlankAfter = text.scalars[end...].allSatisfy { $0.properties.isWhitespace }
    #expect(isBlankAfter)
    #expect(Set(document.clauses.map(\.id)).count == document.clauses.count)
    for clause in document.clauses {
      if let section = clause.section {
        let entry = try #require(document.outline.first { $0.id == section })
        #expect(
          entry.range.start <= clause.range.start && clause.range.end <= entry.range.end,
          "\(clause.id) in \(section)")
      }
      for box in clause.boxes {
        #expect(box.width > 0 && box.height > 0 && box.x >= 0 && box.y >= 0)
        #expect((1...(document.source.pages ?? 0)).contains(box.page))
      }
    }
  }

  private func checkOutline(_ document: ExtractedDocument, _ text: Text) {
    var seen: [String: OutlineEntry] = [:]
    var start = 0
    for entry in document.outline {
      #expect(seen[entry.id] == nil)
      #expect(text[entry.range]?.isEmpty == false)
      #expect(entry.range.start >= start)
      start = entry.range.start
      if let parent = entry.parent {
        let outer = seen[parent]
        #expect(outer.map { $0.level < entry.level && $0.part == entry.part } == true)
        #expect(outer.map { $0.range.end >= entry.range.end } == true, "\(entry.id)")
      } else {
        #expect(entry.level == 1)
      }
      seen[entry.id] = entry
    }
  }

  private func checkMentions(_ document: ExtractedDocument, _ text: Text) {
    let clauses = Dictionary(uniqueKeysWithValues: document.clauses.map { ($0.id, $0) })
    let sections = Set(document.outline.map(\.id))
    func check(_ id: String, _ clause: String, _ words: String, _ range: TextRange) {
      #expect(text[range] == words, "\(id)")
      // In a table a time goes with its row, wherever it stands: in another cell or over the column.
      let isOfRow = text.line(around: range.start).contains("\t")
      #expect(
        isOfRow
          || clauses[clause].map { $0.range.start <= range.start && range.end <= $0.range.end }
            == true,
        "\(id) in \(clause)")
      #expect(clauses[clause]?.label != .context, "\(id) in \(clause)")
    }
    for value in document.deadlines {
      check(value.id, value.clause, value.text, value.range)
      if let start = value.start, let end = value.end { #expect(start <= end, "\(value.text)") }
      switch value.kind {
      case .by: #expect(value.end != nil, "\(value.text)")
      case .recurring, .relative: #expect(value.start == nil && value.end == nil, "\(value.text)")
      case .during: #expect(value.start != nil || value.end != nil, "\(value.text)")
      }
    }
    for value in document.amounts {
      check(value.id, value.clause, value.text, value.range)
      #expect(value.min != nil || value.max != nil)
      if let min = value.min, let max = value.max { #expect(min <= max, "\(value.text)") }
    }
    let deadlines = Set(document.deadlines.map(\.id))
    for value in document.targets {
      check(value.id, value.clause, value.text, value.range)
      if let deadline = value.deadline { #expect(deadlines.contains(deadline)) }
    }
    for value in document.assignments {
      #expect(text[value.range] != nil)
      #expect(!value.units.isEmpty)
      for unit in value.units { #expect(text[unit.range] == unit.name, "\(value.id)") }
      switch value.scope {
      case .clause(let id): #expect(clauses[id] != nil)
      case .section(let id): #expect(sections.contains(id))
      }
    }
    for ids in [
      document.deadlines.map(\.id), document.amounts.map(\.id), document.targets.map(\.id),
      document.assignments.map(\.id), document.obligations.map(\.id),
    ] {
      #expect(Set(ids).count == ids.count)
    }
  }

  /// There is one row for each clause that is not context, with all mentions of that clause; of a row
  /// of a table it has the words that tell what is to be done, and the times that its table gives it.
  private func checkObligations(_ document: ExtractedDocument) {
    let rows = document.clauses.filter { $0.label != .context }
    #expect(document.obligations.map(\.clause) == rows.map(\.id))
    #expect(document.obligations.map(\.label) == rows.map(\.label))
    for (obligation, clause) in zip(document.obligations, rows) {
      if !document.text.contains("\t") {
        #expect(obligation.text == clause.text)
      } else if obligation.text != clause.text {
        let isWithin = obligation.text.components(separatedBy: "；").allSatisfy(clause.text.contains)
        #expect(isWithin, "\(obligation.id): \(obligation.text)")
        #expect(!obligation.text.isEmpty && !obligation.text.contains("\t"), "\(obligation.id)")
      }
    }
    let deadlines = document.obligations.flatMap(\.deadlines)
    if document.text.contains("\t") {
      #expect(Set(deadlines) == Set(document.deadlines.map(\.id)))
    } else {
      #expect(deadlines == document.deadlines.map(\.id))
    }
    #expect(document.obligations.flatMap(\.amounts) == document.amounts.map(\.id))
    #expect(document.obligations.flatMap(\.targets) == document.targets.map(\.id))
  }
}
