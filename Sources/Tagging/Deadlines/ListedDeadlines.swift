internal import Gongwen

/// Times that stand in a list of responsible units or after 完成时限 in a line of its own: they limit
/// what the list is about, and a list itself is context.
struct ListedDeadlines {
  private let document: StructuredDocument
  private let clauseOfID: [String: Int]
  private let entryOfID: [String: Int]
  /// By clause: the first one from it on that is no context.
  private let next: [Int]
  /// By clause: what the lists in it cover.
  private let scopes: [Int: Assignment.Scope]

  init(
    _ document: StructuredDocument, labels: [Traced<LabelDecision>],
    assignments: [Traced<Assignment>]
  ) {
    self.document = document
    clauseOfID = Dictionary(
      document.clauses.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    entryOfID = Dictionary(
      document.outline.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var next = Array(repeating: labels.count, count: labels.count)
    for index in labels.indices.reversed() {
      let isContext = labels[index].value.label == .context
      next[index] = isContext ? (index + 1 < next.count ? next[index + 1] : labels.count) : index
    }
    self.next = next
    var scopes: [Int: Assignment.Scope] = [:]
    for traced in assignments {
      guard let index = document.clauseIndex(at: traced.value.range.start) else { continue }
      scopes[index] = traced.value.scope
    }
    self.scopes = scopes
  }

  /// The deadlines in the order of the clauses that they limit.
  func placed(_ deadlines: [Traced<Deadline>]) -> [Traced<Deadline>] {
    var hasMoved = false
    let placed = deadlines.map { traced in
      guard let index = document.clauseIndex(at: traced.value.range.start), next[index] != index,
        document.clauses[index].id == traced.value.clause,
        let limited = limited(by: index, at: traced.value.range.start)
      else { return traced }
      var traced = traced
      traced.value.clause = document.clauses[limited].id
      hasMoved = true
      return traced
    }
    return hasMoved ? document.inOrderOfClauses(placed, \.clause) : placed
  }

  /// The clause that a time in a clause of context limits.
  private func limited(by index: Int, at start: Int) -> Int? {
    let clause = document.clauses[index]
    switch scopes[index] {
    case .section(let id):
      return first(of: id)
    case .clause(let id):
      guard id != clause.id, let scope = clauseOfID[id], next[scope] == scope else { return nil }
      return scope
    case nil:
      return isLabelled(clause.range.start, start) ? clause.section.flatMap(first) : nil
    }
  }

  /// The first clause of a section that is no context.
  private func first(of section: String) -> Int? {
    guard let entry = entryOfID[section],
      case let range = document.outline[entry].range,
      let start = document.clauseIndex(at: range.start), next[start] < document.clauses.count,
      document.clauses[next[start]].range.start < range.end
    else { return nil }
    return next[start]
  }

  /// 完成时限:, 时间安排: and nothing else before the time.
  private func isLabelled(_ start: Int, _ end: Int) -> Bool {
    let words = document.text.folded[start..<end]
    // 限, 时
    return words.count <= 12 && words.last == 0x3A
      && (words.contains(0x9650) || words.contains(0x65F6))
  }
}
