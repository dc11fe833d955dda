internal import GRDB
internal import Glibc
internal import Gongwen

/// A matter as pairs of neighbouring characters, each with what it says: pairs that stand in few
/// clauses say much.
struct MatterPairs {
  struct Pair {
    var first: UInt32
    var second: UInt32
    var weight: Double
    /// In about how many clauses it stands; 0 only for none.
    var count: Int
    /// The piece of the matter that it is in, and its place there.
    var segment: Int
    var index: Int
    var isGeneric: Bool
    /// Whether it goes on where the pair before it ends.
    var continues: Bool

    /// As a query.
    var expression: String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: [first, second].compactMap { Unicode.Scalar($0) })
      return "\"\(String(text))\""
    }
  }

  /// How many places are counted; what a word with more has altogether follows from how close
  /// together the newest of them are.
  private static let mostCounted = 300
  /// As many as bits of a mask.
  private static let most = 64

  private(set) var pairs: [Pair] = []
  private(set) var total = 0.0
  private var indexes: [UInt64: [Int]] = [:]
  /// Words of the matter with others that texts may have for them.
  private let wordings: MatterWordings

  init(_ matter: Matter, _ database: Database) throws {
    let clauses = max(1, try Int.fetchOne(database, sql: "SELECT max(id) FROM clauses") ?? 1)
    let particles = Set(matter.particles.map(\.value))
    let generic = Set(
      matter.generic.compactMap { word -> UInt64? in
        let folded = FoldedText(word).scalars
        return folded.count == 2 ? Self.key(folded[0], folded[1]) : nil
      })
    wordings = MatterWordings(matter.wordings)
    let count = try database.cachedStatement(
      sql: """
        SELECT count(*), min(rowid) FROM (
          SELECT rowid FROM clauses_fts WHERE clauses_fts MATCH ?
          ORDER BY rowid DESC LIMIT \(Self.mostCounted))
        """)
    for (place, segment) in matter.segments.enumerated() {
      let folded = FoldedText(segment)
      let others = try wordings.places(in: folded) { word in
        guard let row = try Row.fetchOne(count, arguments: [word]) else { return 0 }
        return Self.estimate(row[0], since: row[1], of: clauses)
      }
      var continues = false
      for run in folded.runs {
        for index in run.dropLast() where pairs.count < Self.most {
          let (first, second) = (folded.scalars[index], folded.scalars[index + 1])
          guard !particles.contains(first), !particles.contains(second) else {
            continues = false
            continue
          }
          var pair = Pair(
            first: first, second: second, weight: 0, count: 0, segment: place, index: index,
            isGeneric: generic.contains(Self.key(first, second)), continues: continues)
          if let row = try Row.fetchOne(count, arguments: [pair.expression]) {
            pair.count = Self.estimate(row[0], since: row[1], of: clauses)
          }
          for (range, others) in others where range.contains(index) && range.contains(index + 1) {
            pair.count = max(pair.count, others)
          }
          pair.weight = log(1 + Double(clauses) / Double(pair.count + 1))
          if pair.isGeneric { pair.weight *= 0.3 }
          // A pair that stands nowhere is most likely between two words.
          if pair.count == 0 { pair.weight *= 0.3 }
          indexes[Self.key(first, second), default: []].append(pairs.count)
          pairs.append(pair)
          total += pair.weight
          continues = true
        }
        continues = false
      }
    }
  }

  /// How many there are, if the newest `count` of all begin with clause `first`.
  private static func estimate(_ count: Int, since first: Int64?, of clauses: Int) -> Int {
    guard count >= mostCounted, let first else { return count }
    let span = max(1, Double(clauses) - Double(first) + 1)
    return max(count, Int(Double(count) * max(1, Double(clauses) / span)))
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// Whether a pair of the matter begins at a place.
  func holds(_ text: FoldedText, at index: Int) -> Bool {
    guard !text.startsRun[index + 1] else { return false }
    let (first, second) = (text.scalars[index], text.scalars[index + 1])
    return indexes[Self.key(first, second)] != nil || wordings.hold(first, second)
  }

  /// What the pairs of a mask weigh together.
  func weight(of mask: UInt64) -> Double {
    pairs.indices.reduce(0) { $0 + (mask & (1 << UInt64($1)) != 0 ? pairs[$1].weight : 0) }
  }

  /// Queries for passages that speak of the matter in other words.
  func otherQueries(_ matter: Matter) -> [String] { wordings.queries(matter, self) }

  /// What of the matter stands in a text.
  struct Match {
    /// A bit for each pair.
    var mask: UInt64 = 0
    /// The same for those that it has in other words.
    var others: UInt64 = 0
    /// The weight of the longest stretch that stands there as it is.
    var stretch = 0.0
    /// How much of the text it is, 0 to 1.
    var share = 0.0
  }

  func match(_ text: FoldedText) -> Match {
    let result = match(text.scalars, text.startsRun)
    guard let (scalars, starts) = wordings.reworded(text) else { return result }
    let other = match(scalars, starts)
    return Match(
      mask: result.mask, others: other.mask & ~result.mask,
      stretch: max(result.stretch, Self.otherWords * other.stretch),
      share: max(result.share, Self.otherWords * other.share))
  }

  /// What other words count.
  static let otherWords = 0.93

  private func match(_ scalars: [UInt32], _ startsRun: [Bool]) -> Match {
    var result = Match()
    var open: [Int: Double] = [:]
    var places = 0
    for index in 0..<max(0, scalars.count - 1) {
      guard !startsRun[index + 1],
        let found = indexes[Self.key(scalars[index], scalars[index + 1])]
      else {
        open = [:]
        continue
      }
      places += 1
      var next: [Int: Double] = [:]
      for pair in found {
        result.mask |= 1 << UInt64(pair)
        let before = pairs[pair].continues ? open[pair - 1] ?? 0 : 0
        next[pair] = before + pairs[pair].weight
        result.stretch = max(result.stretch, before + pairs[pair].weight)
      }
      open = next
    }
    result.share = Double(places) / Double(max(1, scalars.count - 1))
    return result
  }
}
