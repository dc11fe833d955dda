public import Gongwen

/// What tagging says of a structured document. Lists are in text order.
public struct TaggedDocument: Sendable {
  /// One for each clause.
  public var labels: [Traced<LabelDecision>]
  public var assignments: [Traced<Assignment>]
  public var deadlines: [Traced<Deadline>]
  public var amounts: [Traced<Amount>]
  public var targets: [Traced<Target>]
  public var people: [Traced<Person>]
  public var references: [Reference]
  public var diagnostics: [Diagnostic]

  public init(
    labels: [Traced<LabelDecision>], assignments: [Traced<Assignment>] = [],
    deadlines: [Traced<Deadline>] = [], amounts: [Traced<Amount>] = [],
    targets: [Traced<Target>] = [], people: [Traced<Person>] = [], references: [Reference] = [],
    diagnostics: [Diagnostic] = []
  ) {
    self.labels = labels
    self.assignments = assignments
    self.deadlines = deadlines
    self.amounts = amounts
    self.targets = targets
    self.people = people
    self.references = references
    self.diagnostics = diagnostics
  }
}

/// A clause's label and, unless it is context, its modality.
public struct LabelDecision: Equatable, Sendable {
  public var label: Label
  public var modality: Modality?

  public init(_ label: Label, _ modality: Modality? = nil) {
    self.label = label
    self.modality = modality
  }
}
