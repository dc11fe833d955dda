public import Gongwen
public import Models

/// Finds who is responsible for what.
public struct UnitTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  /// Assignments in text order, and diagnostics of brackets that were repaired.
  public func assignments(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> (assignments: [Traced<Assignment>], diagnostics: [Diagnostic]) { ([], []) }
}
