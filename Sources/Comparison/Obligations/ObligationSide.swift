internal import Gongwen

/// The obligations of one document by their clauses.
struct ObligationSide {
  let document: ExtractedDocument
  /// Indices of the obligations of each clause.
  private let ofClause: [[Int]]
  private let clauseOf: [Int]
  let deadlines: [String: Deadline]
  let amounts: [String: Amount]
  let targets: [String: Target]
  /// For each section the units that it lays down for all that stands in it.
  private let ofSection: [String: [UnitRole: String]]
  private let parents: [String: String]

  struct UnitRole: Hashable {
    var canonical: String
    var role: Role
  }

  init(_ document: ExtractedDocument) {
    self.document = document
    let indices = Dictionary(
      document.clauses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ofClause = [[Int]](repeating: [], count: document.clauses.count)
    var clauseOf = [Int](repeating: 0, count: document.obligations.count)
    for (index, obligation) in document.obligations.enumerated() {
      guard let clause = indices[obligation.clause] else { continue }
      ofClause[clause].append(index)
      clauseOf[index] = clause
    }
    self.ofClause = ofClause
    self.clauseOf = clauseOf
    deadlines = Self.byIdentifier(document.deadlines, \.id)
    amounts = Self.byIdentifier(document.amounts, \.id)
    targets = Self.byIdentifier(document.targets, \.id)
    var ofSection: [String: [UnitRole: String]] = [:]
    for assignment in document.assignments {
      guard case .section(let section) = assignment.scope else { continue }
      for unit in assignment.units {
        let key = UnitRole(canonical: unit.canonical, role: assignment.role)
        ofSection[section, default: [:]][key] = assignment.id
      }
    }
    self.ofSection = ofSection
    parents = document.outline.reduce(into: [:]) { $0[$1.id] = $1.parent }
  }

  private static func byIdentifier<Mention>(
    _ mentions: [Mention], _ id: KeyPath<Mention, String>
  ) -> [String: Mention] {
    Dictionary(mentions.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Indices of the obligations that stand in clauses.
  func obligations(in clauses: Range<Int>) -> [Int] { clauses.flatMap { ofClause[$0] } }

  func place(_ indices: [Int]) -> ObligationChange.Place {
    guard let first = indices.first else { return .nowhere }
    let obligations = indices.map { document.obligations[$0] }
    return ObligationChange.Place(
      obligations: obligations.map(\.id), clauses: indices.map { clauseOf[$0] },
      path: obligations[0].path, text: obligations[0].text,
      units: Self.distinct(obligations.flatMap { $0.units.map(\.canonical) }),
      page: document.obligations[first].page)
  }

  /// The assignment of a section around an obligation that names a unit; `nil` where its own clause
  /// does.
  func sectionAssignment(of unit: UnitRole, for obligation: Int) -> String? {
    var section = document.clauses.isEmpty ? nil : document.clauses[clauseOf[obligation]].section
    var steps = 0
    while let id = section, steps < 32 {
      if let assignment = ofSection[id]?[unit] { return assignment }
      section = parents[id]
      steps += 1
    }
    return nil
  }

  static func distinct<Element: Equatable>(_ elements: [Element]) -> [Element] {
    elements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
