public import Gongwen
internal import Tagging

/// A contract object with the reason for every label and mention in it.
public struct Explanation: Sendable {
  public var document: ExtractedDocument
  /// For each clause why it has its label.
  public var labels: [[Evidence]]
  /// Each in the order of the document's list.
  public var assignments: [[Evidence]]
  public var deadlines: [[Evidence]]
  public var amounts: [[Evidence]]
  public var targets: [[Evidence]]
  public var people: [[Evidence]]

  init(_ document: ExtractedDocument, _ tagged: TaggedDocument) {
    self.document = document
    labels = tagged.labels.map(\.evidence)
    assignments = tagged.assignments.map(\.evidence)
    deadlines = tagged.deadlines.map(\.evidence)
    amounts = tagged.amounts.map(\.evidence)
    targets = tagged.targets.map(\.evidence)
    people = tagged.people.map(\.evidence)
  }
}
