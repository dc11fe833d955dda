internal import GRDB
internal import Gongwen

extension Register {
  /// The documents that a person means by an identifier, a document number in any form of brackets,
  /// the path of a file, or words of the title; the first of these that fits anything.
  ///
  /// - Throws: `RegisterError`.
  public func find(_ text: String, limit: Int = 50) throws -> [AnswerDocument] {
    try read { database in
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      let number = "number:" + DocumentIdentity.bare(text)
      let attempts: [SQL] = [
        "documents.id = \(Int64(text) ?? -1)",
        "documents.id IN (SELECT document_id FROM document_keys WHERE key = \(number))",
        """
        documents.id IN (
          SELECT versions.document_id FROM files JOIN versions ON versions.id = files.version_id
          WHERE files.path = \(text) OR files.path GLOB \("*/" + Self.literal(text)))
        """,
        words.isEmpty ? "0" : Self.titles(words),
      ]
      for condition in attempts {
        let versions = try SQLRequest<Int64>(
          literal: """
            SELECT versions.id FROM documents
            JOIN versions ON versions.id = documents.current_version
            WHERE \(condition)
            ORDER BY versions.issued_on DESC, documents.id LIMIT \(limit)
            """
        ).fetchAll(database)
        if !versions.isEmpty {
          return try versions.compactMap { try ClauseReader.document(database, $0) }
        }
      }
      return []
    }
  }

  /// A condition on titles: all words stand in one.
  private static func titles(_ words: [String]) -> SQL {
    words.map { word in
      "instr(coalesce(versions.title, '') || ' ' || coalesce(versions.issued_text, ''), \(word)) > 0"
        as SQL
    }.joined(separator: " AND ")
  }

  /// A pattern of GLOB that stands for the text itself.
  private static func literal(_ text: String) -> String {
    text.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
  }

  /// All about a document.
  ///
  /// - Throws: `RegisterError`.
  public func sheet(
    of document: AnswerDocument, filter: RegisterFilter = RegisterFilter()
  ) throws -> DocumentSheet {
    try read { database in
      let reader = try VersionReader(database, version: document.version)
      var rows: [FlatRow] = []
      let choices = try ExportedVersions(database, filter).choices
      if let choice = choices.first(where: { $0.version == document.version }) {
        rows = try reader.rows(passing: filter, units: choice.units).rows
      }
      return DocumentSheet(
        document: document, metadata: reader.metadata,
        versions: try Self.versions(database, of: document),
        files: try Self.files(database, of: document),
        outline: try Self.outline(database, of: document), rows: rows)
    }
  }

  private static func versions(
    _ database: Database, of document: AnswerDocument
  ) throws -> [DocumentSheet.Version] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT ordinal, id = ?, issued_on, first_seen, source_format,
          max(0, last_clause - first_clause + 1), obligation_count
        FROM versions WHERE document_id = ? ORDER BY ordinal
        """, arguments: [document.version, document.id]
    ).map {
      DocumentSheet.Version(
        ordinal: $0[0], isCurrent: $0[1], issuedOn: $0[2], firstSeen: $0[3], format: $0[4],
        clauses: $0[5], obligations: $0[6])
    }
  }

  private static func files(
    _ database: Database, of document: AnswerDocument
  ) throws -> [DocumentSheet.File] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT files.path, files.format, files.pages, versions.ordinal
        FROM files JOIN versions ON versions.id = files.version_id
        WHERE versions.document_id = ? ORDER BY versions.ordinal DESC, files.path
        """, arguments: [document.id]
    ).map { DocumentSheet.File(path: $0[0], format: $0[1], pages: $0[2], version: $0[3]) }
  }

  private static func outline(
    _ database: Database, of document: AnswerDocument
  ) throws -> [DocumentSheet.Section] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT part, marker, heading, level, page FROM sections WHERE version_id = ?
        ORDER BY range_start, level, id
        """, arguments: [document.version]
    ).map {
      DocumentSheet.Section(
        part: $0[0], marker: $0[1], heading: $0[2], level: $0[3], page: $0[4])
    }
  }
}
