internal import Gongwen

/// The marks of a document by page.
struct PageMarks {
  private var marks: [Int: [Mark]] = [:]

  struct Mark {
    var kind: MarkKind
    var box: Box
  }

  init(_ document: ExtractedDocument) {
    for clause in document.clauses {
      switch clause.label {
      case .duty: add(.duty, clause.boxes)
      case .target: add(.targetClause, clause.boxes)
      case .incentive: add(.incentive, clause.boxes)
      case .context: continue
      }
    }
    for unit in document.assignments.flatMap(\.units) { add(.unit, unit.boxes) }
    for value in document.deadlines { add(.deadline, value.boxes) }
    for value in document.amounts { add(.amount, value.boxes) }
    for value in document.targets { add(.target, value.boxes) }
  }

  /// In the order in which they are to be drawn; `page` is 1-based.
  func on(page: Int) -> [Mark] { marks[page] ?? [] }

  /// A place is marked once for each kind: a unit may stand in several assignments.
  private mutating func add(_ kind: MarkKind, _ boxes: [Box]) {
    for box in boxes {
      let isThere = marks[box.page, default: []].contains { $0.kind == kind && $0.box == box }
      if !isThere { marks[box.page, default: []].append(Mark(kind: kind, box: box)) }
    }
  }
}
