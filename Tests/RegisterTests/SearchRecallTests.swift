import Foundation
import GRDB
import Gongwen
import Testing

@testable import Register

/// Every word of the corpus, against a plain scan of the texts.
@Suite struct SearchRecallTests {
  @Test func findsExactlyWhatAScanFinds() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.register)
    for path in Corpus.texts + Corpus.tables.prefix(4) {
      _ = try register.ingest(Corpus.extract(path), at: "2026-01-02T03:04:05Z")
    }
    let (clauses, missed, words) = try register.read { database in
      let clauses = try Row.fetchAll(database, sql: "SELECT id, text FROM clauses ORDER BY id")
        .map { (id: $0[0] as Int64, text: SearchText.fold($0[1])) }
      let find = try database.makeStatement(
        sql: "SELECT rowid FROM clauses_fts WHERE clauses_fts MATCH ? ORDER BY rowid")
      var missed: [String] = []
      let expected = Self.places(clauses)
      for (word, ids) in expected {
        let query = try #require(SearchText.phrase(word))
        if try Int64.fetchAll(find, arguments: [query]) != ids { missed.append(word) }
      }
      return (clauses.count, missed, expected.count)
    }
    #expect(clauses > 500 && words > 10_000)
    #expect(missed.isEmpty, "\(missed.count) of \(words): \(missed.prefix(10))")
  }

  /// Of every sequence of two and three letters, digits and Han characters, of every number and
  /// Latin word, and of some longer sequences, the clauses that hold it.
  private static func places(_ clauses: [(id: Int64, text: String)]) -> [String: [Int64]] {
    var words: Set<String> = []
    for clause in clauses {
      let scalars = Array(clause.text.unicodeScalars)
      for run in scalars.split(whereSeparator: { !Self.isWord($0) }) {
        for length in 1...9 {
          for start in run.indices.dropLast(length - 1)
          where (2...3).contains(length) || (start &* 7 &+ length) % 29 == 0 {
            words.insert(String(String.UnicodeScalarView(run[start..<start + length])))
          }
        }
        for word in run.split(whereSeparator: { !$0.isASCII }) {
          words.insert(String(String.UnicodeScalarView(word)))
        }
      }
    }
    let scan = Scan(clauses)
    return Dictionary(uniqueKeysWithValues: words.map { ($0, scan.clauses(with: $0)) })
  }

  /// The bytes of all texts one after the other, looked through by `strstr`, which knows nothing of
  /// characters, runs and pairs.
  private struct Scan {
    var bytes: [CChar] = []
    var starts: [Int] = []
    var ids: [Int64] = []

    init(_ clauses: [(id: Int64, text: String)]) {
      for clause in clauses {
        starts.append(bytes.count)
        ids.append(clause.id)
        bytes += clause.text.utf8.map { CChar(bitPattern: $0) } + [0x0A]
      }
      bytes.append(0)
    }

    func clauses(with word: String) -> [Int64] {
      var result: [Int64] = []
      bytes.withUnsafeBufferPointer { haystack in
        guard let start = haystack.baseAddress else { return }
        var place = 0
        while let found = strstr(start + place, word) {
          let at = UnsafePointer(found) - start
          let after = starts.partitioningIndex { $0 > at }
          result.append(ids[after - 1])
          guard after < starts.count else { break }
          place = starts[after]
        }
      }
      return result
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

extension [Int] {
  /// The first index of which the element fits, where all that fit come last.
  fileprivate func partitioningIndex(_ fits: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
