public import Gongwen
public import Models

/// Finds the documents that are cited in 《…》.
public struct ReferenceTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  public func references(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> [Reference] { [] }
}
