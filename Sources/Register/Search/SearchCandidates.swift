internal import GRDB

/// What an index finds, newest entry first. A common word has hundreds of thousands of places, so
/// that whoever asks says how many are wanted.
struct SearchCandidates {
  var database: Database
  var gate: ClauseGate

  typealias Found = (ids: [Int64], isAll: Bool)

  /// Entries that are looked at one by one before a filtered search gives up.
  private static let patience = 20_000
  /// The same of those whose clauses have to be read, which takes longer.
  private static let patienceWithClauses = 4_000
  /// Texts that are read one by one before the index is asked for what takes it long. What is not
  /// found often enough in them is rare, and then it does not.
  private static let mostRead = 1_500
  private static let mostReadForSome = 500
  /// Texts after which it is seen whether reading on will find enough.
  private static let sample = 500
  /// Nobody turns over to pages so far that more is needed.
  private static let mostEnough = 2_500
  /// Where a filter leaves so few clauses, their texts are read if the index has much more.
  private static let fewClauses = 5_000
  /// Entries of the index that are looked at before.
  private static let mostSeenOfFew = 1_000

  /// The newest clauses that a query finds, and whether these are all.
  ///
  /// - Parameter enough: how many do where the rest would take long to find.
  func clauses(_ query: SearchQuery, most: Int, enough: Int = .max) throws -> Found {
    guard let expression = query.expression else { return ([], true) }
    let indexed = query.indexed
    if let count = gate.count, count <= Self.fewClauses {
      if let indexed, indexed.isExact {
        let found = try clauses(indexed.text, most: most, mostSeen: Self.mostSeenOfFew)
        if found.isAll { return found }
      }
      return try reading(nil, query, most: most, enough: 0, read: .max)
    }
    if indexed?.isExact != true, enough <= Self.mostEnough {
      let read = max(Self.mostRead, 2 * enough)
      let found = try reading(
        indexed?.text, query, most: most, enough: enough, read: read)
      if found.isAll || found.ids.count >= enough { return found }
    }
    return try clauses(expression, most: most)
  }

  /// Some of the newest clauses that a query finds, and whether these are all: as many as can be
  /// found quickly.
  func some(_ query: SearchQuery, most: Int) throws -> Found {
    guard query.expression != nil else { return ([], true) }
    if let indexed = query.indexed, indexed.isExact {
      return try clauses(indexed.text, most: most)
    }
    return try reading(
      query.indexed?.text, query, most: most, enough: 0, read: Self.mostReadForSome)
  }

  /// The newest clauses that an expression finds, and whether these are all.
  func clauses(_ expression: String, most: Int) throws -> Found {
    try clauses(expression, most: most, mostSeen: Self.patience)
  }

  private func clauses(_ expression: String, most: Int, mostSeen: Int) throws -> Found {
    var result: [Int64] = []
    let isAll = try forEachClause(expression, mostSeen: mostSeen) { id in
      guard try gate.passes(id) else { return true }
      result.append(id)
      return result.count < most
    }
    return (result, isAll)
  }

  /// The first clauses of the sections of which the headings fit.
  func headings(_ expression: String, most: Int) throws -> [Int64] {
    try rows("headings_fts", expression, most: most, where: gate.passes).ids
  }

  /// Identifiers of the versions of which the title or the document number fits.
  func versions(_ expression: String, most: Int) throws -> Found {
    try rows("versions_fts", expression, most: most) { gate.versions?.contains($0) ?? true }
  }

  /// The newest, and whether these are all.
  private func rows(
    _ index: String, _ expression: String, most: Int, where isWanted: (Int64) throws -> Bool
  ) throws -> Found {
    let rows = try RowReader(
      database,
      literal: """
        SELECT rowid FROM \(sql: index) WHERE \(sql: index) MATCH \(expression)
        ORDER BY rowid DESC
        """)
    var result: [Int64] = []
    var seen = 0
    let isAll = try rows.scan { row in
      seen += 1
      if try isWanted(row.integer(0)) { result.append(row.integer(0)) }
      return result.count < most
        && seen < (gate.readsClauses ? Self.patienceWithClauses : Self.patience)
    }
    return (result, isAll)
  }

  // MARK: Reading texts

  /// Of the clauses that an expression finds, or of all, those that a query finds.
  ///
  /// - Parameter enough: where so many will not be found, it does not read on.
  private func reading(
    _ expression: String?, _ query: SearchQuery, most: Int, enough: Int, read limit: Int
  ) throws -> Found {
    var result: [Int64] = []
    var read = 0
    var folded = FoldedText("")
    func take(_ id: Int64, _ text: UnsafeBufferPointer<UInt8>) throws -> Bool {
      read += 1
      folded.read(text)
      if query.isFound(in: folded), try gate.passes(id) { result.append(id) }
      if read == Self.sample, !gate.readsClauses,
        Double(result.count) / Double(read) * Double(limit) < 0.8 * Double(enough)
      {
        return false
      }
      return result.count < most && read < limit
    }
    guard let expression else {
      let isAll = try forEachText { try take($0, $1) }
      return (result, isAll)
    }
    let text = try RowReader(database, "SELECT text FROM clauses WHERE id = ?")
    let isAll = try forEachClause(expression, mostSeen: Self.patience) { id in
      guard gate.isInside(id) else { return true }
      return try text.with(id).first { try take(id, $0.utf8(0)) } ?? true
    }
    return (result, isAll)
  }

  /// - Returns: whether all were seen.
  private func forEachText(
    _ body: (Int64, UnsafeBufferPointer<UInt8>) throws -> Bool
  ) throws -> Bool {
    let rows = try RowReader(
      database,
      """
      SELECT clauses.id, clauses.text FROM clauses
      WHERE clauses.id BETWEEN ? AND ?
        AND EXISTS (SELECT 1 FROM documents WHERE current_version = clauses.version_id)
      ORDER BY clauses.id DESC
      """)
    for stretch in gate.allStretches {
      let isAll = try rows.with(stretch.lowerBound, stretch.upperBound).scan {
        try body($0.integer(0), $0.utf8(1))
      }
      guard isAll else { return false }
    }
    return true
  }

  // MARK: The index

  /// Entries outside of what the gate lets through, one after the other, after which the index is
  /// asked for what comes next inside; to be asked takes it some time.
  private static let mostPassed = 200
  /// How often it is asked at most, for a single word and for more.
  private static let mostAsked = (word: 300, words: 24)

  /// - Returns: whether all were seen.
  private func forEachClause(
    _ expression: String, mostSeen: Int, _ body: (Int64) throws -> Bool
  ) throws -> Bool {
    guard var range = gate.span else { return true }
    let rows = try RowReader(
      database,
      literal: """
        SELECT rowid FROM clauses_fts
        WHERE clauses_fts MATCH \(expression)
          AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
        ORDER BY rowid DESC
        """)
    var (seen, checked) = (0, 0)
    // Bringing together the beginnings of words takes it too long to do so twice.
    let mostAsked =
      expression.contains("*")
      ? 0 : expression.contains(" ") ? Self.mostAsked.words : Self.mostAsked.word
    var asked = 0
    while true {
      asked += 1
      var passed = 0
      var next: Int64?
      let isDone = try rows.with(range.lowerBound, range.upperBound, after: 1).scan { row in
        let id = row.integer(0)
        if gate.isInside(id) {
          passed = 0
          checked += 1
          guard try body(id) else { return false }
        } else {
          passed += 1
          if passed >= Self.mostPassed, asked <= mostAsked {
            next = gate.inside(below: id) ?? range.lowerBound - 1
            return false
          }
        }
        seen += 1
        if gate.readsClauses, checked >= Self.patienceWithClauses { return false }
        return gate.isOpen || seen < mostSeen
      }
      guard let next else { return isDone }
      guard next >= range.lowerBound else { return true }
      range = range.lowerBound...next
    }
  }
}
