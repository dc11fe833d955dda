internal import Gongwen

/// A piece of a text that a comparison does not cut.
struct WordToken: Equatable {
  /// In scalars of the text as printed.
  var range: Range<Int>
  /// What it says: its folded scalars.
  var key: [UInt32]
  /// Its scalars as they are in the text.
  var printed: ArraySlice<UInt32>
  var isPunctuation: Bool
  /// Whether a word begins with it, and whether one ends with it.
  var beginsWord = true
  var endsWord = true
}

/// Cuts texts into pieces for comparison: names of units, times, amounts, figures with what they
/// count in, and Latin words stay whole; Chinese otherwise goes character by character.
enum WordTokens {
  /// - Parameter whole: ranges of `text` that are never cut; they may overlap.
  static func tokens(
    _ text: String, whole: [Range<Int>], breaks: WordBreaks
  ) -> [WordToken] {
    var folded: [UInt32] = []
    var sources: [Int] = []
    Folding.fold(text) { scalar, source in
      folded.append(scalar)
      sources.append(source)
    }
    let printed = text.unicodeScalars.map(\.value)
    let starts = breaks.starts(printed)
    let joined = wholes(whole)
    var tokens: [WordToken] = []
    var index = 0
    var nextWhole = 0
    let marker = ClauseMarker.length(folded)
    while index < folded.count {
      let start = index
      while nextWhole < joined.count, joined[nextWhole].upperBound <= sources[index] {
        nextWhole += 1
      }
      let isWhole = nextWhole < joined.count && joined[nextWhole].contains(sources[index])
      if isWhole {
        while index < folded.count, sources[index] < joined[nextWhole].upperBound { index += 1 }
      } else if start == 0, marker > 0 {
        index = marker
      } else {
        let limit =
          nextWhole < joined.count
          ? folded[index...].indices.first { sources[$0] >= joined[nextWhole].lowerBound }
            ?? folded.count : folded.count
        index = end(folded[..<limit], from: index)
      }
      // One character may fold into several.
      while index < folded.count, sources[index] == sources[index - 1] { index += 1 }
      let key = Array(folded[start..<index])
      let range = sources[start]..<sources[index - 1] + 1
      tokens.append(
        WordToken(
          range: range, key: key, printed: printed[range],
          isPunctuation: key.allSatisfy(Folding.isPunctuation),
          beginsWord: starts[range.lowerBound], endsWord: starts[range.upperBound]))
    }
    return tokens
  }

  private static func wholes(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Where the piece that begins at `start` ends.
  private static func end(_ text: ArraySlice<UInt32>, from start: Int) -> Int {
    let scalar = text[start]
    if ClauseMarker.isDigit(scalar) { return endOfFigure(text, endOfDigits(text, start)) }
    if ClauseMarker.isNumeral(scalar) {
      let end = text[start...].firstIndex { !ClauseMarker.isNumeral($0) } ?? text.endIndex
      return endOfFigure(text, end)
    }
    if Folding.isAlphanumeric(scalar) {
      return text[start...].firstIndex { !Folding.isAlphanumeric($0) && $0 != 0x2D }
        ?? text.endIndex
    }
    return start + 1
  }

  private static func endOfDigits(_ text: ArraySlice<UInt32>, _ start: Int) -> Int {
    var end = start
    while end < text.endIndex {
      if ClauseMarker.isDigit(text[end]) {
        end += 1
      } else if text[end] == 0x2E || text[end] == 0x2C, end + 1 < text.endIndex,
        ClauseMarker.isDigit(text[end + 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Takes in 2021年12月31日, 5万元, 30%.
  private static func endOfFigure(_ text: ArraySlice<UInt32>, _ end: Int) -> Int {
    var end = end
    while end < text.endIndex {
      if magnitudes.contains(text[end]) {
        end += 1
      } else if datePieces.contains(text[end]), end + 1 < text.endIndex,
        ClauseMarker.isDigit(text[end + 1])
      {
        end = endOfDigits(text, end + 1)
      } else {
        break
      }
    }
    if end < text.endIndex, units.contains(text[end]) { end += 1 }
    return end
  }

  private static let magnitudes = Set("十百千万亿".unicodeScalars.map(\.value))
  private static let datePieces = Set("年月".unicodeScalars.map(\.value))
  private static let units = Set("年月日号元%‰".unicodeScalars.map(\.value))
}
