internal import GRDB

extension Register {
  /// Merges the parts of the full-text index, of which every transaction adds one and each takes a
  /// question time. SQLite only merges a few of them while it writes; to merge all costs time by the
  /// size of the whole register, and so is only done where it is large and much of it is new.
  ///
  /// - Parameters:
  ///   - clauses: how many were stored since this was last called.
  ///   - least: clauses of a register in which questions take long enough for it to pay.
  ///   - goesOn: asked between steps, each of which is a short transaction.
  public func mergeIndex(
    afterStoring clauses: Int, least: Int = 250_000, while goesOn: () -> Bool = { true }
  ) throws {
    let all = try read { database in
      try Int.fetchOne(
        database, sql: "SELECT sum(last_clause - first_clause + 1) FROM versions")
    }
    guard let all, all >= least, clauses >= all / 10 else { return }
    for index in ["clauses_fts", "headings_fts"] {
      // A negative number begins with all parts, whatever their sizes.
      var pages = -Self.step
      var changes = Int.max
      // SQLite says by fewer than two changes that there is nothing more to do.
      while changes >= 2, goesOn() {
        changes = try write { database in
          let before = database.totalChangesCount
          try database.execute(
            sql: "INSERT INTO \(index) (\(index), rank) VALUES ('merge', ?)", arguments: [pages])
          return database.totalChangesCount - before
        }
        pages = Self.step
      }
    }
  }

  /// Pages of some 4 kB that a transaction writes.
  private static let step = 1000
}
