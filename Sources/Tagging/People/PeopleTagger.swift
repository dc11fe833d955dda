public import Gongwen
public import Models

/// Finds the members of leading groups.
public struct PeopleTagger: Sendable {
  public init(models: ModelSet) throws(ModelError) {}

  public func people(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> [Traced<Person>] { [] }
}
