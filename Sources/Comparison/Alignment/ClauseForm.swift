internal import Gongwen

/// A clause as alignment sees it.
struct ClauseForm {
  /// Its number without the stop after it, empty where it has none; of a row of a table the cell
  /// that counts it.
  var marker: [UInt32]
  /// Folded scalars that the marker takes with its stop.
  var markerLength: Int
  /// The words after the marker; where there are none, all that there is.
  var words: [UInt32]
  /// Stands for `words`: a collision costs the quality of an alignment, never its truth, because
  /// texts are compared before anything is called the same.
  var hash: UInt64

  /// The row of a table that it stands in.
  var row: Int?

  /// - Parameters:
  ///   - outlineMarker: the marker of the outline entry that begins with the clause.
  ///   - number: the cell that counts the row, in Unicode scalars of the text.
  init(_ text: String, outlineMarker: String? = nil, number: Range<Int>? = nil) {
    guard let number else {
      self.init(folded: Folding.fold(text), outlineMarker: outlineMarker)
      return
    }
    var before: [UInt32] = []
    var cell: [UInt32] = []
    var after: [UInt32] = []
    Folding.fold(text) { scalar, source in
      if source < number.lowerBound {
        before.append(scalar)
      } else if number.contains(source) {
        cell.append(scalar)
      } else {
        after.append(scalar)
      }
    }
    var words = Folding.words(before[...]) + Folding.words(after[...])
    if words.isEmpty { words = cell }
    self.init(marker: cell, markerLength: before.isEmpty ? cell.count : 0, words: words)
  }

  private init(marker: [UInt32], markerLength: Int, words: [UInt32]) {
    self.marker = marker
    self.markerLength = markerLength
    self.words = words
    hash = Self.hash(words)
  }

  private init(folded: [UInt32], outlineMarker: String?) {
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
    self.init(
      marker: ClauseMarker.key(folded[..<length]), markerLength: length, words: words)
  }

  static func forms(_ document: ExtractedDocument) -> [ClauseForm] {
    var markers: [Int: String] = [:]
    for entry in document.outline where markers[entry.range.start] == nil {
      markers[entry.range.start] = entry.marker
    }
    let table = TableRows(document)
    return document.clauses.enumerated().map { index, clause in
      var form = ClauseForm(
        clause.text, outlineMarker: markers[clause.range.start], number: table.numbers[index])
      form.row = table.rows[index]
      return form
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
