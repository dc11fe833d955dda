internal import Models

/// Cuts canonical text into clauses.
struct ClauseCutter: Sendable {
  struct Cut: Equatable {
    /// Without white space at either end.
    var range: Range<Int>
    var paragraph: Int
  }

  private let rules: ClauseRules

  init(models: ModelSet) throws(ModelError) {
    rules = try ClauseRules(models: models)
  }

  func cut(_ scalars: [UInt32], paragraphs: [Range<Int>], protection: Protection) -> [Cut] {
    var visible = scalars
    for index in protection.hiddenEnders { visible[index] = 0x78 }
    let ends = rules.boundaries(of: visible, capacity: 2 * protection.stops + 2)
    var cuts: [Cut] = []
    cuts.reserveCapacity(ends.count)
    var paragraph = 0
    var start = 0
    for end in ends {
      let range = Self.trim(scalars, start..<Int(end))
      start = Int(end)
      guard !range.isEmpty else { continue }
      while paragraph + 1 < paragraphs.count && paragraphs[paragraph].upperBound <= range.lowerBound
      {
        paragraph += 1
      }
      cuts.append(Cut(range: range, paragraph: paragraph))
    }
    return cuts
  }

  static func trim(_ scalars: [UInt32], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && Scalars.isSpace(scalars[start]) { start += 1 }
    while start < end && Scalars.isSpace(scalars[end - 1]) { end -= 1 }
    return start..<end
  }
}
