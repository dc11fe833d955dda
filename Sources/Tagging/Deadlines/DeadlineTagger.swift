public import Gongwen
public import Models

/// Finds times by which or during which something is to be done.
public struct DeadlineTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  /// Limits in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], with matcher: Matcher
  ) -> [Traced<Deadline>] { [] }
}
