public import Gongwen

/// What a file gave, ready to be stored. Everything that the register needs and that can be known
/// without looking into it is worked out here, so that it need not be done while others wait for
/// their turn to write.
public struct IngestEntry: Sendable {
  public let document: ExtractedDocument
  /// Why the file gave no document; `document` then only has its source and its diagnostics.
  public let failure: FileFailure?
  let sighting: FileSighting
  let time: String
  let identity: DocumentIdentity
  let clauses: IndexedTexts

  /// - Parameter time: now, in ISO 8601; the register does not look at a clock.
  public init(
    _ document: ExtractedDocument, failure: FileFailure? = nil,
    _ sighting: FileSighting = FileSighting(), at time: String
  ) {
    self.document = document
    self.failure = failure
    self.sighting = sighting
    self.time = time
    identity = DocumentIdentity(document)
    clauses = IndexedTexts(failure == nil ? document.clauses.lazy.map(\.text) : [])
  }
}
