internal import Gongwen

/// A clause as alignment sees it.
struct ClauseForm {
  /// Its number without the stop after it, empty where it has none.
  var marker: [UInt32]
  /// Folded scalars that the marker takes with its stop.
  var markerLength: Int
  /// The words after the marker; where there are none, all that there is.
  var words: [UInt32]
  /// Stands for `words`: a collision costs the quality of an alignment, never its truth, because
  /// texts are compared before anything is called the same.
  var hash: UInt64

  /// - Parameter outlineMarker: the marker of the outline entry that begins with the clause.
  init(_ text: String, outlineMarker: String? = nil) {
    let folded = Folding.fold(text)
    var length = ClauseMarker.length(folded)
    if let outlineMarker {
      let printed = Folding.fold(outlineMarker)
      if printed.count > length, folded.starts(with: printed) { length = printed.count }
    }
    var words = Folding.words(folded[length...])
    if words.isEmpty {
      length = 0
      words = Folding.words(folded[...])
    }
    if words.isEmpty { words = folded }
    marker = ClauseMarker.key(folded[..<length])
    markerLength = length
    self.words = words
    hash = Self.hash(words)
  }

  static func forms(_ document: ExtractedDocument) -> [ClauseForm] {
    var markers: [Int: String] = [:]
    for entry in document.outline where markers[entry.range.start] == nil {
      markers[entry.range.start] = entry.marker
    }
    return document.clauses.map { clause in
      ClauseForm(clause.text, outlineMarker: markers[clause.range.start])
    }
  }

  /// Pairs of neighbouring scalars in ascending order; a single scalar stands for itself.
  var pairs: [UInt64] {
    guard words.count > 1 else { return words.map(UInt64.init) }
    var pairs: [UInt64] = []
    pairs.reserveCapacity(words.count - 1)
    for index in 1..<words.count {
      pairs.append(UInt64(words[index - 1]) << 21 | UInt64(words[index]))
    }
    pairs.sort()
    return pairs
  }

  /// FNV-1a over scalars with a last mixing step; the standard library's hashes differ from run to
  /// run.
  private static func hash(_ words: [UInt32]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for scalar in words { hash = (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 32
    return hash &* 0x9e37_79b9_7f4a_7c15
  }
}
