internal import GRDB

/// What an index finds, newest entry first. A common word has hundreds of thousands of places, so
/// that whoever asks says how many are wanted.
struct SearchCandidates {
  var database: Database
  var gate: ClauseGate

  /// Entries that are looked at one by one before a filtered search gives up; those whose clauses
  /// have to be read take longer.
  private var patience: Int { gate.readsClauses ? 5_000 : 50_000 }

  /// - Parameters:
  ///   - passed: identifiers that are not wanted.
  ///   - skipping: how many of the wanted ones to pass over.
  func clauses(
    _ expression: String, most: Int, passed: Set<Int64> = [], skipping: Int = 0
  ) throws -> [Int64] {
    var result: [Int64] = []
    var skipped = 0
    try forEachClause(expression, mostSeen: patience + skipping) { id in
      guard !passed.contains(id), try gate.passes(id) else { return true }
      if skipped < skipping {
        skipped += 1
      } else {
        result.append(id)
      }
      return result.count < most
    }
    return result
  }

  /// How many there are, and whether that is all; at most `most` are counted.
  func count(_ expression: String, most: Int) throws -> (count: Int, isExact: Bool) {
    if gate.isOpen {
      let count =
        try Int.fetchOne(
          database.cachedStatement(
            sql: """
              SELECT count(*) FROM (
                SELECT 1 FROM clauses_fts WHERE clauses_fts MATCH ? LIMIT ?)
              """), arguments: [expression, most + 1]) ?? 0
      return (min(count, most), count <= most)
    }
    var count = 0
    let isAll = try forEachClause(expression, mostSeen: patience) { id in
      if try gate.passes(id) { count += 1 }
      return count <= most
    }
    return (min(count, most), isAll)
  }

  /// The first clauses of the sections of which the headings fit.
  func headings(_ expression: String, most: Int) throws -> [Int64] {
    try rows("headings_fts", expression, most: most).filter(gate.passes)
  }

  /// Identifiers of the versions of which the title or the document number fits.
  func versions(_ expression: String, most: Int) throws -> [Int64] {
    try rows("versions_fts", expression, most: most)
  }

  private func rows(_ index: String, _ expression: String, most: Int) throws -> [Int64] {
    try Int64.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT rowid FROM \(index) WHERE \(index) MATCH ? ORDER BY rowid DESC LIMIT ?
          """), arguments: [expression, most])
  }

  /// - Returns: whether all were seen.
  @discardableResult
  private func forEachClause(
    _ expression: String, mostSeen: Int, _ body: (Int64) throws -> Bool
  ) throws -> Bool {
    let statement = try database.makeStatement(
      sql: """
        SELECT rowid FROM clauses_fts
        WHERE clauses_fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC
        """)
    var seen = 0
    for stretch in gate.stretches ?? [Int64.min...Int64.max] {
      let ids = try Int64.fetchCursor(
        statement, arguments: [expression, stretch.lowerBound, stretch.upperBound])
      while let id = try ids.next() {
        guard try body(id) else { return false }
        seen += 1
        guard seen < mostSeen else { return false }
      }
    }
    return true
  }
}
