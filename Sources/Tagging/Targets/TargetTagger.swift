public import Gongwen
public import Models

/// Finds countable objectives.
public struct TargetTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  /// Objectives in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], amounts: [Traced<Amount>],
    deadlines: [Traced<Deadline>], with matcher: Matcher
  ) -> [Traced<Target>] { [] }
}
