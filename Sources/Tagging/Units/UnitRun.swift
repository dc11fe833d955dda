internal import Gongwen
internal import Models

/// One pass over a document: lists of every paragraph, then subjects of every clause outside them.
struct UnitRun {
  let document: StructuredDocument
  let cues: UnitCues
  let recognizer: UnitRecognizer
  let matcher: Matcher
  private(set) var assignments: [Traced<Assignment>] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    document: StructuredDocument, cues: UnitCues, recognizer: UnitRecognizer, matcher: Matcher
  ) {
    self.document = document
    self.cues = cues
    self.recognizer = recognizer
    self.matcher = matcher
  }

  mutating func tag() {
    let segments = UnitSegments(recognizer)
    let grammar = RoleGrammar(
      cues: cues, segments: segments, text: document.text, matcher: matcher)
    let finder = UnitZones(grammar: grammar)
    let subjects = SubjectFinder(
      cues: cues, recognizer: recognizer, text: document.text, matcher: matcher)
    var scopes = AssignmentScope(document)
    let rows = TableRows(document)
    var clause = 0
    for (index, paragraph) in document.paragraphs.enumerated() {
      let first = clause
      while clause < document.clauses.count, document.paragraphOfClause[clause] == index {
        clause += 1
      }
      guard Self.speaks(paragraph.kind), !paragraph.range.isEmpty else { continue }
      if paragraph.kind == .tableRow, let row = rows[index] {
        if case .record(let record, let columns) = row {
          add(record, columns, UnitCell(grammar: grammar), finder, subjects)
        }
        continue
      }
      let zones = finder.zones(paragraph.range)
      var pending: [(group: RoleGroup, scope: Assignment.Scope, range: Range<Int>)] = []
      for zone in zones {
        if let printed = zone.repaired { repaired(printed, paragraph) }
        guard let scope = scopes.scope(of: zone.range, paragraph: index) else { continue }
        for group in zone.groups { pending.append((group, scope, zone.range)) }
      }
      if !isBareHeading(paragraph) {
        let covered = zones.map(\.range)
        for at in first..<clause {
          let range = document.clauses[at].range.range
          for group in subjects.groups(range, zones: covered) {
            pending.append((group, .clause(document.clauses[at].id), group.range))
          }
        }
      }
      pending.sort { $0.group.range.lowerBound < $1.group.range.lowerBound }
      for (group, scope, range) in pending { add([group], scope: scope, range: range) }
    }
  }

  /// The units of a table's record: of its cells, and of the words that tell it.
  private mutating func add(
    _ record: Table.Record, _ columns: [Table.Column], _ cells: UnitCell, _ finder: UnitZones,
    _ subjects: SubjectFinder
  ) {
    let scope = Assignment.Scope.clause(document.clauses[record.clause].id)
    var pending: [(group: RoleGroup, scope: Assignment.Scope)] = []
    for cell in record.cells {
      pending += cells.groups(cell.range, under: columns[cell.column]).map { ($0, scope) }
    }
    let isAssigned = !pending.isEmpty
    for words in record.words {
      let zones = finder.zones(words)
      pending += zones.flatMap(\.groups).map { ($0, scope) }
      // Where a column says who is to act, subjects only tell where.
      for clause in record.clauses where !isAssigned {
        let range = document.clauses[clause].range.range.clamped(to: words)
        guard !range.isEmpty else { continue }
        pending += subjects.groups(range, zones: zones.map(\.range)).map {
          ($0, .clause(document.clauses[clause].id))
        }
      }
    }
    pending.sort { $0.group.range.lowerBound < $1.group.range.lowerBound }
    for (group, scope) in pending { add([group], scope: scope, range: group.range) }
  }

  /// Whether a kind of paragraph says who is to do something.
  private static func speaks(_ kind: Paragraph.Kind) -> Bool {
    switch kind {
    case .body, .heading, .tableRow, .roster: true
    default: false
    }
  }

  /// A heading that is no sentence; an item that is one sentence can be a heading too.
  private func isBareHeading(_ paragraph: Paragraph) -> Bool {
    guard paragraph.kind == .heading, let last = paragraph.range.last else { return false }
    let folded = document.text.folded
    return !Scalars.isSentenceEnd(folded[last])
      && !paragraph.range.contains { folded[$0] == Scalars.comma }
  }

  /// Names come again and again in a document; their full forms are worked out once.
  private var canonicalNames: [String: String] = [:]

  private mutating func unit(_ range: Range<Int>) -> Assignment.Unit {
    let name = document.text.string(range)
    let canonical: String
    if let known = canonicalNames[name] {
      canonical = known
    } else {
      canonical = UnitCanonicalizer(lexicon: recognizer.lexicon).canonical(document.text, range)
      canonicalNames[name] = canonical
    }
    return Assignment.Unit(name: name, canonical: canonical, range: TextRange(range))
  }

  private mutating func add(_ groups: [RoleGroup], scope: Assignment.Scope, range: Range<Int>) {
    for group in groups {
      let units = group.units.map { unit($0) }
      assignments.append(
        Traced(
          Assignment(
            id: "a\(assignments.count)", role: group.role, units: units,
            openEnded: group.openEnded, scope: scope, range: TextRange(group.range)),
          group.evidence))
    }
  }

  private mutating func repaired(_ range: Range<Int>, _ paragraph: Paragraph) {
    let printed = document.text.string(range.prefix(12))
    diagnostics.append(
      Diagnostic(
        code: "bracket-repaired",
        message: "the bracket of a list of units does not match and was repaired: \(printed)…",
        page: paragraph.page))
  }
}
