internal import Gongwen
internal import Tagging

extension Extractor {
  /// Joins what was tagged into the contract object. An obligation gets its own clause's units,
  /// then those of the sections it stands in, innermost first.
  static func join(
    _ structured: StructuredDocument, _ tagged: TaggedDocument, source: Source, stamp: ModelStamp
  ) -> ExtractedDocument {
    var clauses = structured.clauses
    for (index, decision) in tagged.labels.enumerated() {
      clauses[index].label = decision.value.label
      clauses[index].modality = decision.value.modality
    }
    var metadata = structured.document
    metadata.references = tagged.references
    let places = structured.places
    let assignments = tagged.assignments.enumerated().map { index, traced in
      var value = traced.value
      value.id = "a\(index)"
      value.boxes = places.boxes(of: value.range.range)
      for unit in value.units.indices {
        value.units[unit].boxes = places.boxes(of: value.units[unit].range.range)
      }
      return value
    }
    return ExtractedDocument(
      source: source, models: stamp, text: structured.text.string(0..<structured.text.count),
      document: metadata, outline: structured.outline, clauses: clauses,
      assignments: assignments,
      deadlines: tagged.deadlines.map { placed($0.value, places, \.range, \.boxes) },
      amounts: tagged.amounts.map { placed($0.value, places, \.range, \.boxes) },
      targets: tagged.targets.map { placed($0.value, places, \.range, \.boxes) },
      obligations: obligations(
        clauses, structured.outline, assignments, tagged,
        tables: TableJoin(structured, tagged.deadlines.map(\.value))),
      people: tagged.people.map(\.value),
      diagnostics: structured.diagnostics + tagged.diagnostics)
  }

  /// A mention with the boxes of its words.
  private static func placed<Mention>(
    _ mention: Mention, _ places: SourceMap, _ range: KeyPath<Mention, TextRange>,
    _ boxes: WritableKeyPath<Mention, [Box]>
  ) -> Mention {
    var result = mention
    result[keyPath: boxes] = places.boxes(of: mention[keyPath: range].range)
    return result
  }

  private static func obligations(
    _ clauses: [Clause], _ outline: [OutlineEntry], _ assignments: [Assignment],
    _ tagged: TaggedDocument, tables: TableJoin
  ) -> [Obligation] {
    var ofClause: [String: [Obligation.Unit]] = [:]
    /// Units of the cells of a table's row, by the clause that they go with.
    var ofRow: [String: [Obligation.Unit]] = [:]
    var ofSection: [String: [Obligation.Unit]] = [:]
    for assignment in assignments {
      let units = assignment.units.map {
        Obligation.Unit(name: $0.name, canonical: $0.canonical, role: assignment.role)
      }
      switch assignment.scope {
      case .clause(let id):
        let isOfCell = tables[id]?.cells.contains { $0.contains(assignment.range.start) } ?? false
        if isOfCell { ofRow[id, default: []] += units } else { ofClause[id, default: []] += units }
      case .section(let id): ofSection[id, default: []] += units
      }
    }
    let entries = Dictionary(
      uniqueKeysWithValues: outline.enumerated().map { ($0.element.id, $0.offset) })
    var above = Above()
    var deadline = 0
    var amount = 0
    var target = 0
    var rows: [Obligation] = []
    for clause in clauses where clause.label != .context {
      if clause.section != above.section {
        above = Above(clause.section, outline, entries, ofSection)
      }
      let row = tables[clause.id]
      let own = take(tagged.deadlines, &deadline, of: clause.id, { $0.clause }, { $0.id })
      rows.append(
        Obligation(
          id: "o\(rows.count)", clause: clause.id, path: row.map { above.path($0) } ?? above.path,
          text: row?.text ?? clause.text, label: clause.label, modality: clause.modality,
          units: (ofClause[clause.id] ?? []) + (row.flatMap { ofRow[$0.clause] } ?? [])
            + above.units,
          deadlines: row.map { row in
            own.filter { !row.deadlines.contains($0) } + row.deadlines
          } ?? own,
          amounts: take(tagged.amounts, &amount, of: clause.id, { $0.clause }, { $0.id }),
          targets: take(tagged.targets, &target, of: clause.id, { $0.clause }, { $0.id }),
          page: clause.page))
    }
    return rows
  }

  /// What the clauses of a section have from it and from those that it stands in.
  private struct Above {
    var section: String?
    /// Headings from the outermost in.
    var path: [String] = []
    /// Where each of them stands in the text.
    private var starts: [Int] = []
    /// Innermost first.
    var units: [Obligation.Unit] = []

    init() {}

    init(
      _ section: String?, _ outline: [OutlineEntry], _ entries: [String: Int],
      _ ofSection: [String: [Obligation.Unit]]
    ) {
      self.section = section
      var next = section
      while let id = next, let entry = entries[id] {
        path.append(outline[entry].heading)
        starts.append(outline[entry].range.start)
        units += ofSection[id] ?? []
        next = outline[entry].parent
      }
      path.reverse()
      starts.reverse()
    }

    /// The headings of the section and those of a table's row, in the order in which they stand; a
    /// table under a heading that is its title has it once.
    func path(_ row: TableJoin.Row) -> [String] {
      var result: [String] = []
      var next = 0
      for (start, words) in row.path {
        while next < path.count, starts[next] <= start {
          result.append(path[next])
          next += 1
        }
        if result.last != words { result.append(words) }
      }
      return result + path[next...]
    }
  }

  /// The identifiers of a clause's values, of a list in the order of the clauses.
  private static func take<Value>(
    _ values: [Traced<Value>], _ next: inout Int, of clause: String,
    _ clauseOf: (Value) -> String, _ id: (Value) -> String
  ) -> [String] {
    var found: [String] = []
    while next < values.count, clauseOf(values[next].value) == clause {
      found.append(id(values[next].value))
      next += 1
    }
    return found
  }
}
