internal import Gongwen

/// Words of a matter for which texts may have others: 高企 for 高新技术企业.
struct MatterWordings {
  private struct Wording {
    var word: FoldedText
    var others: [FoldedText]
    var isSearched: Bool
  }

  private let wordings: [Wording]
  /// Pairs of characters of the other words.
  private var pairs: Set<UInt64> = []

  init(_ wordings: [Matter.Wording]) {
    self.wordings = wordings.map {
      Wording(
        word: FoldedText($0.word), others: $0.others.map { FoldedText($0) },
        isSearched: $0.isSearched)
    }
    for other in self.wordings.flatMap(\.others) {
      for index in 0..<max(0, other.count - 1) {
        pairs.insert(UInt64(other.scalars[index]) << 32 | UInt64(other.scalars[index + 1]))
      }
    }
  }

  /// Whether two characters stand next to one another in one of the other words.
  func hold(_ first: UInt32, _ second: UInt32) -> Bool {
    pairs.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// Where words with others stand in a piece of a matter, and how often the commonest of the
  /// others occurs.
  func places(
    in segment: FoldedText, count: (String) throws -> Int
  ) rethrows -> [(Range<Int>, Int)] {
    var result: [(Range<Int>, Int)] = []
    for wording in wordings where wording.isSearched {
      guard let start = segment.places(of: wording.word, most: 1).first else { continue }
      let counts = try wording.others.compactMap(SearchText.phrase).map(count)
      result.append((start..<start + wording.word.count, counts.max() ?? 0))
    }
    return result
  }

  /// A text with the words of the matter for those that it has instead; `nil` where it has none.
  func reworded(_ text: FoldedText) -> (scalars: [UInt32], startsRun: [Bool])? {
    var changes: [(range: Range<Int>, word: FoldedText)] = []
    for wording in wordings {
      for other in wording.others {
        for start in text.places(of: other, most: 8) {
          changes.append((start..<start + other.count, wording.word))
        }
      }
    }
    guard !changes.isEmpty else { return nil }
    changes.sort {
      ($0.range.lowerBound, $1.range.count) < ($1.range.lowerBound, $0.range.count)
    }
    var scalars: [UInt32] = []
    var starts: [Bool] = []
    var at = 0
    for (range, word) in changes where range.lowerBound >= at {
      scalars += text.scalars[at..<range.lowerBound]
      starts += text.startsRun[at..<range.lowerBound]
      scalars += word.scalars
      starts.append(text.startsRun[range.lowerBound])
      starts += word.startsRun.dropFirst()
      at = range.upperBound
    }
    scalars += text.scalars[at...]
    starts += text.startsRun[at...]
    return (scalars, starts)
  }

  /// Queries for passages that have other words than the matter: each with what is rare of the rest,
  /// then alone.
  func queries(_ matter: Matter, _ pairs: MatterPairs) -> [String] {
    var result: [String] = []
    for wording in wordings where wording.isSearched {
      let own = matter.segments.map { segment in
        FoldedText(segment).places(of: wording.word, most: 1).first.map {
          $0..<$0 + wording.word.count
        }
      }
      let rest = pairs.pairs.filter { pair in
        guard pair.count > 0, let range = own[pair.segment] else { return pair.count > 0 }
        return !range.contains(pair.index) && !range.contains(pair.index + 1)
      }.sorted { $0.count < $1.count }.prefix(2).map(\.expression)
      for other in wording.others.compactMap(SearchText.phrase) {
        for count in [rest.count, min(1, rest.count)] where count > 0 {
          result.append(([other] + rest.prefix(count)).joined(separator: " AND "))
        }
        if rest.isEmpty { result.append(other) }
      }
    }
    return Array(result.prefix(Self.mostQueries))
  }

  private static let mostQueries = 8
}
