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
  /// For each section the units that it lays down for all that stands in it, with where it does, and
  /// for each clause those of its own.
  private let ofSection: [String: [UnitRole: Int]]
  private let ofOwnClause: [String: [UnitRole: Int]]
  private let parents: [String: String]

  struct UnitRole: Hashable {
    var canonical: String
    var role: Role
  }

  /// For each clause the first one of its row of a table.
  private let rowStarts: [Int]

  init(_ document: ExtractedDocument, _ forms: [ClauseForm]) {
    self.document = document
    var rowStarts = Array(forms.indices)
    for index in forms.indices.dropFirst()
    where forms[index].row != nil && forms[index].row == forms[index - 1].row {
      rowStarts[index] = rowStarts[index - 1]
    }
    self.rowStarts = rowStarts
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
    var ofSection: [String: [UnitRole: Int]] = [:]
    var ofOwnClause: [String: [UnitRole: Int]] = [:]
    for assignment in document.assignments {
      for unit in assignment.units {
        let key = UnitRole(canonical: unit.canonical, role: assignment.role)
        switch assignment.scope {
        case .section(let section):
          ofSection[section, default: [:]][key] = assignment.range.start
        case .clause(let clause):
          ofOwnClause[clause, default: [:]][key] = assignment.range.start
        }
      }
    }
    self.ofSection = ofSection
    self.ofOwnClause = ofOwnClause
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

  /// Where the list stands that gives a unit to an obligation, if it gives it to others too: that of
  /// its section, or a cell of a table beside or merged over it.
  func list(of unit: UnitRole, for obligation: Int) -> Int? {
    guard !document.clauses.isEmpty else { return nil }
    let index = clauseOf[obligation]
    // What the cells of a row say of its first sentence they say of all.
    for clause in [index, rowStarts[index]] {
      if let list = ofOwnClause[document.clauses[clause].id]?[unit] { return list }
    }
    var section = document.clauses[index].section
    var steps = 0
    while let id = section, steps < 32 {
      if let list = ofSection[id]?[unit] { return list }
      section = parents[id]
      steps += 1
    }
    return nil
  }

  static func distinct<Element: Equatable>(_ elements: [Element]) -> [Element] {
    elements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
