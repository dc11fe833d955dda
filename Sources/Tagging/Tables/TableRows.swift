internal import Gongwen

/// The rows of a document's tables by their paragraphs.
struct TableRows {
  enum Row {
    /// The first row of a record.
    case record(Table.Record, [Table.Column])
    /// A further row of a record, or one that is none.
    case other
  }

  private var rows: [Int: Row] = [:]

  init(_ document: StructuredDocument) {
    for table in document.tables {
      for paragraph in table.asides { rows[paragraph] = .other }
      for record in table.records {
        for paragraph in record.paragraphs { rows[paragraph] = .other }
        rows[record.paragraphs.lowerBound] = .record(record, table.columns)
      }
    }
  }

  subscript(paragraph: Int) -> Row? { rows[paragraph] }
}
