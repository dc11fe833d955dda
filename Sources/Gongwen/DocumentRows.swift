/// A document with its rows of the flat table.
public struct DocumentRows: Equatable, Sendable {
  public var metadata: DocumentMetadata
  /// Path or address.
  public var source: String
  /// In the order of the text.
  public var rows: [FlatRow]

  public init(metadata: DocumentMetadata, source: String, rows: [FlatRow]) {
    self.metadata = metadata
    self.source = source
    self.rows = rows
  }

  public init(_ document: ExtractedDocument) {
    self.init(
      metadata: document.document, source: document.source.path, rows: FlatRow.rows(of: document))
  }
}
