public import Gongwen
public import Models

/// Turns paged text into canonical text with its elements (GB/T 9704), outline and clauses.
public struct Structurer: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  public func structure(_ paged: PagedText) -> StructuredDocument {
    StructuredDocument(text: TextBuffer([]))
  }
}
