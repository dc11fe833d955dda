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
    let assignments = tagged.assignments.enumerated().map { index, traced in
      var value = traced.value
      value.id = "a\(index)"
      return value
    }
    return ExtractedDocument(
      source: source, models: stamp, text: structured.text.string(0..<structured.text.count),
      document: metadata, outline: structured.outline, clauses: clauses,
      assignments: assignments, deadlines: tagged.deadlines.map(\.value),
      amounts: tagged.amounts.map(\.value), targets: tagged.targets.map(\.value),
      obligations: obligations(clauses, structured.outline, assignments, tagged),
      people: tagged.people.map(\.value),
      diagnostics: structured.diagnostics + tagged.diagnostics)
  }

  private static func obligations(
    _ clauses: [Clause], _ outline: [OutlineEntry], _ assignments: [Assignment],
    _ tagged: TaggedDocument
  ) -> [Obligation] {
    let sections = Dictionary(uniqueKeysWithValues: outline.map { ($0.id, $0) })
    var ofClause: [String: [Assignment]] = [:]
    var ofSection: [String: [Assignment]] = [:]
    for assignment in assignments {
      switch assignment.scope {
      case .clause(let id): ofClause[id, default: []].append(assignment)
      case .section(let id): ofSection[id, default: []].append(assignment)
      }
    }
    let deadlines = Dictionary(grouping: tagged.deadlines.map(\.value), by: \.clause)
    let amounts = Dictionary(grouping: tagged.amounts.map(\.value), by: \.clause)
    let targets = Dictionary(grouping: tagged.targets.map(\.value), by: \.clause)
    var rows: [Obligation] = []
    for clause in clauses where clause.label != .context {
      var path: [String] = []
      var found = ofClause[clause.id] ?? []
      var section = clause.section
      while let id = section, let entry = sections[id] {
        path.append(entry.heading)
        found += ofSection[id] ?? []
        section = entry.parent
      }
      rows.append(
        Obligation(
          id: "o\(rows.count)", clause: clause.id, path: path.reversed(), text: clause.text,
          label: clause.label, modality: clause.modality,
          units: found.flatMap { assignment in
            assignment.units.map {
              Obligation.Unit(name: $0.name, canonical: $0.canonical, role: assignment.role)
            }
          },
          deadlines: (deadlines[clause.id] ?? []).map(\.id),
          amounts: (amounts[clause.id] ?? []).map(\.id),
          targets: (targets[clause.id] ?? []).map(\.id), page: clause.page))
    }
    return rows
  }
}
