internal import GRDB

/// What to say when nothing was found: which words do occur, and which near the others.
struct NearWords {
  private let database: Database
  private let candidates: SearchCandidates

  init(database: Database) throws {
    self.database = database
    candidates = SearchCandidates(
      database: database, gate: try ClauseGate(database, RegisterFilter()))
  }

  private static let mostCounted = 1000
  private static let mostWords = 6
  /// What occurs no more often among the newest clauses does not take the index long.
  private static let mostRare = 5
  /// Longer words are sentences; their parts are told, but not their neighbours.
  private static let longestVaried = 8
  private static let mostRead = 60
  /// Characters of a word of which parts are looked for.
  private static let longestCut = 24

  func of(_ query: SearchQuery) throws -> [NearWord] {
    var result: [NearWord] = []
    for word in query.words.prefix(Self.mostWords) {
      let hits = try count(word.folded)
      result.append(
        NearWord(word: word.text, hits: hits, near: hits > 0 ? [] : try neighbours(of: word.folded))
      )
    }
    return result
  }

  func of(_ matter: Matter) throws -> [NearWord] {
    let words = matter.segments.prefix(Self.mostWords).compactMap { SearchWord($0) }
    return try words.map { word in
      let hits = try count(word.folded)
      return NearWord(word: word.text, hits: hits, near: try neighbours(of: word.folded))
    }
  }

  /// The longest parts of a word that occur, and words one character away from it.
  private func neighbours(of word: FoldedText) throws -> [NearWord.Neighbour] {
    var found: [NearWord.Neighbour] = []
    for part in try parts(of: word) { found.append(part) }
    if (2...Self.longestVaried).contains(word.count), word.runs.count == 1 {
      for other in try variants(of: word.scalars) where !found.contains(where: { $0.word == other })
      {
        let hits = try count(FoldedText(other))
        if hits > 0 { found.append(.init(word: other, hits: hits)) }
      }
    }
    // Not parts of words that occur as often.
    let whole = found.filter { one in
      !found.contains { $0.word != one.word && $0.word.contains(one.word) && $0.hits == one.hits }
    }
    return Array(whole.prefix(8))
  }

  /// From each place the longest part of two characters or more that occurs, without parts of parts.
  /// Of numbers and Latin words only all.
  private func parts(of whole: FoldedText) throws -> [NearWord.Neighbour] {
    let word = Array(whole.scalars.prefix(Self.longestCut))
    var result: [NearWord.Neighbour] = []
    var reached = 0
    for start in word.indices {
      var end = max(reached, start + 1)
      var best = 0
      while end < word.count, end - start < 12 {
        let hits = try count(FoldedText(Self.text(word[start...end])))
        guard hits > 0 else { break }
        best = hits
        end += 1
      }
      if best > 0, end - start > 1, end < start + word.count,
        !whole.cutsWord(at: start, count: end - start)
      {
        result.append(.init(word: Self.text(word[start..<end]), hits: best))
      }
      reached = max(reached, end)
    }
    return result.sorted { ($0.word.count, $0.hits) > ($1.word.count, $1.hits) }
  }

  /// Words of the register that differ from a word in one character: another, one more, or two
  /// that change places.
  private func variants(of word: [UInt32]) throws -> [String] {
    var counts: [String: Int] = [:]
    let text = try RowReader(database, "SELECT text FROM clauses WHERE id = ?")
    for index in word.indices {
      let (left, right) = (Array(word[..<index]), Array(word[(index + 1)...]))
      let sides = [left, right].compactMap { SearchWord(Self.text($0[...])) }
      guard let first = sides.first else { continue }
      let query = sides.count > 1 ? SearchQuery.all(sides.map { .word($0) }) : .word(first)
      for id in try candidates.some(query, most: Self.mostRead).ids {
        guard let text = try text.with(id).first({ FoldedText(utf8: $0.utf8(0)) }) else { continue }
        for variant in Self.variants(of: word, without: index, in: text) {
          counts[variant, default: 0] += 1
        }
      }
      if index + 1 < word.count, !word.contains(where: Self.isInWord) {
        var swapped = word
        swapped.swapAt(index, index + 1)
        if swapped != word { counts[Self.text(swapped[...]), default: 0] += 1 }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6).map(\.key)
  }

  /// What stands in a text between the characters before a place of a word and those after it.
  private static func variants(
    of word: [UInt32], without index: Int, in text: FoldedText
  ) -> [String] {
    var result: [String] = []
    for length in [1, 2] {
      // Two characters for one: the word with one more character.
      let count = word.count - 1 + length
      guard text.count >= count else { continue }
      for start in 0...(text.count - count) {
        let stretch = text.scalars[start..<start + count]
        guard stretch.prefix(index).elementsEqual(word[..<index]),
          stretch.suffix(word.count - index - 1).elementsEqual(word[(index + 1)...]),
          !text.startsRun[(start + 1)..<(start + count)].contains(true),
          length == 1 || stretch.dropFirst(index).first == word[index]
            || stretch.dropFirst(index + 1).first == word[index],
          !text.cutsWord(at: start, count: count), !stretch.elementsEqual(word)
        else { continue }
        result.append(Self.text(stretch))
      }
    }
    return result
  }

  private static func isInWord(_ value: UInt32) -> Bool {
    FoldedText.isDigit(value) || FoldedText.isLatin(value)
  }

  /// In how many clauses a word occurs. A single character that is in many of the newest clauses is
  /// counted in these only: the index would take long.
  private func count(_ word: FoldedText) throws -> Int {
    guard let expression = SearchText.phrase(word) else { return 0 }
    if word.indexed?.isExact != true,
      let word = SearchWord(Self.text(word.scalars[...]), isQuoted: true)
    {
      let found = try candidates.some(.word(word), most: Self.mostCounted)
      if found.isAll || found.ids.count >= Self.mostRare { return found.ids.count }
    }
    return try Int.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT count(*) FROM (
            SELECT 1 FROM clauses_fts WHERE clauses_fts MATCH ? LIMIT \(Self.mostCounted))
          """), arguments: [expression]) ?? 0
  }

  private static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars.lazy.compactMap { Unicode.Scalar($0) })
    return String(result)
  }
}
