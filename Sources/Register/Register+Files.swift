internal import GRDB

extension Register {
  /// Whether a file needs no look: it was stored, or failed for good, in this size and state.
  ///
  /// - Parameter models: the hash of the models that must have read it; `nil` for any.
  public func hasSeen(
    _ path: String, size: Int, modified: String, models: String?
  ) throws -> Bool {
    try exists(
      "path = ? AND size = ? AND modified = ? AND coalesce(models_sha256 = ?, 1)",
      [path, size, modified, models])
  }

  /// Whether a file holds the bytes that the register knows of it.
  public func hasSeen(_ path: String, sha256: String, models: String?) throws -> Bool {
    try exists(
      "path = ? AND sha256 = ? AND coalesce(models_sha256 = ?, 1)", [path, sha256, models])
  }

  private func exists(_ condition: String, _ arguments: StatementArguments) throws -> Bool {
    try read { database in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE \(condition))",
        arguments: arguments) == true
    }
  }
}
