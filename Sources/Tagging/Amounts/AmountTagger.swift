public import Gongwen
public import Models

/// Finds money.
public struct AmountTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  /// Money in every clause, context or not, in text order.
  public func propose(
    _ document: StructuredDocument, numbers: [NumberToken], with matcher: Matcher
  ) -> [Traced<Amount>] { [] }
}
