public import Gongwen
public import Models

/// Decides what each clause does and how strongly it binds.
public struct Labeler: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  /// One decision for each clause.
  public func label(
    _ document: StructuredDocument, proposals: Proposals, with matcher: Matcher
  ) -> [Traced<LabelDecision>] {
    document.clauses.map { _ in Traced(LabelDecision(.context)) }
  }
}
