internal import Gongwen

/// How well a text answers a query: whether all of it stands there as it was typed, whether its
/// words stand close together; titles before headings before the rest; the newest document first.
struct SearchRanking {
  var words: [FoldedText]
  /// The words one after the other, with and without something between them.
  private var whole: [FoldedText]
  /// Whether every word must occur.
  private var isConjunction: Bool

  /// Characters between the first and the last word, at most, that are still close together.
  static let closeness = 16

  init(_ query: SearchQuery) {
    let conjunction = query.conjunction
    isConjunction = conjunction != nil
    words = (conjunction ?? query.words).map(\.folded)
    whole = conjunction.map(Self.whole) ?? []
  }

  /// What makes the whole query an exact phrase.
  static func whole(_ words: [SearchWord]) -> [FoldedText] {
    ["", " "].map { gap in FoldedText(words.map(\.text).joined(separator: gap)) }
  }

  /// Greater is worse, from left to right.
  struct Rank: Comparable {
    var isFar: Int
    var missing: Int
    var place: Int
    var isCut: Int
    var width: Int

    static func < (first: Rank, second: Rank) -> Bool {
      (first.isFar, first.missing, first.place, first.isCut, first.width)
        < (second.isFar, second.missing, second.place, second.isCut, second.width)
    }
  }

  func weigh(_ text: FoldedText, kind: SearchHit.Kind) -> (rank: Rank, highlights: [TextRange]) {
    let places = words.map { text.places(of: $0, most: 50) }
    let isWhole = whole.contains { !text.places(of: $0, most: 1).isEmpty }
    let width = narrowest(places)
    let length = words.reduce(0) { $0 + $1.count }
    let isClose = isConjunction && width.map { $0 <= length + Self.closeness } ?? false
    let kept = zip(words, places).contains { word, places in
      places.contains { !text.cutsWord(at: $0, count: word.count) }
    }
    let rank = Rank(
      isFar: isWhole ? 0 : isClose ? 1 : 2,
      missing: places.count { $0.isEmpty },
      place: kind == .title ? 0 : kind == .heading ? 1 : 2, isCut: kept ? 0 : 1,
      // A difference of some characters is none.
      width: isWhole || !isConjunction ? 0 : (width ?? 9999) / 8)
    return (rank, Self.highlights(text, words, places))
  }

  /// Characters of the shortest stretch with every word in it; `nil` if one is missing.
  private func narrowest(_ places: [[Int]]) -> Int? {
    guard places.allSatisfy({ !$0.isEmpty }) else { return nil }
    var next = [Int](repeating: 0, count: places.count)
    var best: Int?
    while true {
      var (start, end, first) = (Int.max, 0, 0)
      for (index, place) in next.enumerated() {
        let at = places[index][place]
        if at < start { (start, first) = (at, index) }
        end = max(end, at + words[index].count)
      }
      best = min(best ?? .max, end - start)
      next[first] += 1
      if next[first] == places[first].count { return best }
    }
  }

  /// Without overlaps.
  private static func highlights(
    _ text: FoldedText, _ words: [FoldedText], _ places: [[Int]]
  ) -> [TextRange] {
    let ranges = zip(words, places).flatMap { word, places in
      places.map { text.range(at: $0, count: word.count) }
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var result: [TextRange] = []
    for range in ranges {
      if let last = result.last, range.start < last.end {
        result[result.count - 1] = TextRange(last.start, max(last.end, range.end))
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// What of a matter stands in a text.
  static func highlights(of pairs: MatterPairs, in text: FoldedText) -> [TextRange] {
    var result: [TextRange] = []
    for index in 0..<max(0, text.count - 1) where pairs.holds(text, at: index) {
      let range = text.range(at: index, count: 2)
      if let last = result.last, range.start < last.end {
        result[result.count - 1] = TextRange(last.start, range.end)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
