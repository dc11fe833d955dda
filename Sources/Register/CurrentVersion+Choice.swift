internal import GRDB

extension CurrentVersion {
  /// Lets questions see the right version of a document: the last that was taken up, but none that
  /// was issued before another.
  static func choose(of document: Int64, _ index: PendingIndex) throws {
    let database = index.database
    let versions = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT id, issued_on FROM versions WHERE document_id = ? ORDER BY ordinal"),
      arguments: [document])
    var chosen: (id: Int64, issuedOn: String?)?
    for version in versions {
      let issuedOn: String? = version[1]
      if let day = issuedOn, let latest = chosen?.issuedOn, day < latest { continue }
      chosen = (version[0], issuedOn ?? chosen?.issuedOn)
    }
    let former = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT current_version FROM documents WHERE id = ?"),
      arguments: [document])
    guard let chosen = chosen?.id, chosen != former else { return }
    if let former { try leave(former, index) }
    try database.cachedStatement(
      sql: "UPDATE documents SET current_version = ? WHERE id = ?"
    ).execute(arguments: [chosen, document])
    try enter(chosen, index)
  }
}
