public import Gongwen
public import Models

/// Runs every dimension over a structured document.
///
/// Numbers come first; amounts, deadlines and targets are proposed from them for every clause;
/// labels are decided from the clause's words, place and proposals; what was proposed in a clause
/// that turns out to be context is dropped.
public struct Tagger: Sendable {
  public let numbers: NumberLexer
  public let amounts: AmountTagger
  public let targets: TargetTagger
  public let deadlines: DeadlineTagger
  public let units: UnitTagger
  public let people: PeopleTagger
  public let references: ReferenceTagger
  public let labels: Labeler

  public init(models: ModelSet) throws(ModelError) {
    numbers = try NumberLexer(models: models)
    amounts = try AmountTagger(models: models)
    targets = try TargetTagger(models: models)
    deadlines = try DeadlineTagger(models: models)
    units = try UnitTagger(models: models)
    people = try PeopleTagger(models: models)
    references = try ReferenceTagger(models: models)
    labels = try Labeler(models: models)
  }

  public func tag(_ document: StructuredDocument) -> TaggedDocument {
    let matcher = Matcher()
    let numbers = self.numbers.scan(document.text, range: 0..<document.text.count)
    let amounts = self.amounts.propose(document, numbers: numbers, with: matcher)
    let deadlines = self.deadlines.propose(document, numbers: numbers, with: matcher)
    let targets = self.targets.propose(
      document, numbers: numbers, amounts: amounts, deadlines: deadlines, with: matcher)
    let units = self.units.assignments(document, with: matcher)
    let labels = self.labels.label(
      document,
      proposals: Proposals(
        document, amounts: amounts, deadlines: deadlines, targets: targets,
        assignments: units.assignments),
      with: matcher)
    func kept<Value>(
      _ values: [Traced<Value>], _ clause: (Value) -> String, where holds: (Label) -> Bool
    ) -> [Traced<Value>] {
      var index = 0
      return values.filter { traced in
        let id = clause(traced.value)
        // Values come in the order of the clauses.
        while index < labels.count, document.clauses[index].id != id { index += 1 }
        return index < labels.count && holds(labels[index].value.label)
      }
    }
    return TaggedDocument(
      labels: labels, assignments: units.assignments,
      deadlines: kept(
        ListedDeadlines(document, labels: labels, assignments: units.assignments)
          .placed(deadlines), \.clause
      ) { $0 != .context },
      amounts: Self.numbered(kept(amounts, \.clause) { $0 != .context }, "m", \.id),
      // The figures of a benefit are its size and its conditions.
      targets: Self.numbered(
        kept(targets, \.clause) { $0 != .context && $0 != .incentive }, "t", \.id),
      people: people.people(document, with: matcher),
      references: references.references(document, with: matcher),
      diagnostics: units.diagnostics)
  }

  /// Numbers what was kept, so that identifiers have no gaps.
  private static func numbered<Value>(
    _ values: [Traced<Value>], _ prefix: String, _ id: WritableKeyPath<Value, String>
  ) -> [Traced<Value>] {
    values.enumerated().map { index, traced in
      var traced = traced
      traced.value[keyPath: id] = "\(prefix)\(index)"
      return traced
    }
  }
}

/// What the other dimensions found in each clause, for the decision on its label.
public struct Proposals: Sendable {
  /// By clause index.
  public var amounts: [[Traced<Amount>]]
  public var deadlines: [[Traced<Deadline>]]
  public var targets: [[Traced<Target>]]
  /// Assignments whose range lies in the clause.
  public var assignments: [[Traced<Assignment>]]

  public init(
    _ document: StructuredDocument, amounts: [Traced<Amount>], deadlines: [Traced<Deadline>],
    targets: [Traced<Target>], assignments: [Traced<Assignment>]
  ) {
    func byClause<Value>(
      _ values: [Traced<Value>], _ start: (Value) -> Int
    ) -> [[Traced<Value>]] {
      var result = Array(repeating: [Traced<Value>](), count: document.clauses.count)
      for value in values {
        if let clause = document.clauseIndex(at: start(value.value)) {
          result[clause].append(value)
        }
      }
      return result
    }
    self.amounts = byClause(amounts) { $0.range.start }
    self.deadlines = byClause(deadlines) { $0.range.start }
    self.targets = byClause(targets) { $0.range.start }
    self.assignments = byClause(assignments) { $0.range.start }
  }
}
