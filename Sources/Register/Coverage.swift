internal import Gongwen

/// Which assignments an obligation's units come from. The contract joins the units; the register
/// keeps each list once and says for which clauses it is, which takes much less room.
struct Coverage {
  private var ofClause: [String: [Assignment]] = [:]
  private var ofSection: [String: [Assignment]] = [:]
  private var entries: [String: OutlineEntry] = [:]
  private var sectionOfClause: [String: String] = [:]
  private var order: [String: Int] = [:]
  /// Identifiers of the clauses that have assignments of their own, in the order of the text.
  private var assigned: [(order: Int, clause: String)] = []

  init(_ document: ExtractedDocument) {
    for entry in document.outline { entries[entry.id] = entry }
    for (index, clause) in document.clauses.enumerated() {
      order[clause.id] = index
      sectionOfClause[clause.id] = clause.section
    }
    for assignment in document.assignments {
      switch assignment.scope {
      case .clause(let id):
        ofClause[id, default: []].append(assignment)
      case .section(let id):
        ofSection[id, default: []].append(assignment)
      }
    }
    assigned = ofClause.keys.compactMap { clause in order[clause].map { ($0, clause) } }
      .sorted { $0.order < $1.order }
  }

  /// The assignments: the clause's own, those of its sections, then, for the units
  /// that these do not explain, those of the nearest clauses (the other cells of a table's row).
  func assignments(of obligation: Obligation) -> [Assignment] {
    var found = ofClause[obligation.clause] ?? []
    for entry in above(obligation) { found += ofSection[entry.id] ?? [] }
    var open = Set(obligation.units.map(Key.init))
    open.subtract(found.flatMap(Self.keys))
    guard !open.isEmpty, let place = order[obligation.clause] else { return found }
    let section = sectionOfClause[obligation.clause]
    let near = assigned.filter { sectionOfClause[$0.clause] == section }
      .sorted { (abs($0.order - place), $0.order) < (abs($1.order - place), $1.order) }
    for (_, clause) in near where !open.isEmpty {
      for assignment in ofClause[clause] ?? [] {
        let keys = Self.keys(assignment)
        guard !keys.isEmpty, keys.allSatisfy(open.contains) else { continue }
        found.append(assignment)
        open.subtract(keys)
      }
    }
    return found
  }

  /// Headings of the sections that the obligation stands in, from the outermost in.
  func path(of obligation: Obligation) -> [String] {
    above(obligation).reversed().map(\.heading)
  }

  /// The sections that it stands in, innermost first.
  private func above(_ obligation: Obligation) -> [OutlineEntry] {
    var result: [OutlineEntry] = []
    var next = sectionOfClause[obligation.clause]
    while let id = next, let entry = entries[id], result.count <= entries.count {
      result.append(entry)
      next = entry.parent
    }
    return result
  }

  private struct Key: Hashable {
    var canonical: String
    var role: Role

    init(_ unit: Obligation.Unit) {
      canonical = unit.canonical
      role = unit.role
    }

    init(canonical: String, role: Role) {
      self.canonical = canonical
      self.role = role
    }
  }

  private static func keys(_ assignment: Assignment) -> [Key] {
    assignment.units.map { Key(canonical: $0.canonical, role: assignment.role) }
  }
}
