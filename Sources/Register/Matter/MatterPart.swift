internal import Gongwen

/// How much of a matter a passage speaks of. A matter of which nothing but one of two words stands
/// anywhere is another matter.
struct MatterPart {
  /// Words that the passage speaks of.
  private(set) var held: [String] = []
  /// Words that it does not speak of.
  private(set) var missing: [String] = []
  /// Whether the missing words stand nowhere in the register.
  private(set) var isMissingAbsent = true
  /// Characters of the held words among all, 0 to 1.
  private(set) var share = 1.0

  /// Less than this is not the matter.
  static let leastShare = 0.4
  /// So much is the matter in other words.
  private static let wholeShare = 0.6

  init(_ matter: Matter, _ pairs: MatterPairs, mask: UInt64) {
    var characters = (held: 0, missing: 0)
    for (place, segment) in matter.segments.enumerated() {
      let text = FoldedText(segment)
      let own = pairs.pairs.enumerated().filter { $0.element.segment == place }
      var isContent = [Bool](repeating: false, count: text.count)
      var isHeld = [Bool](repeating: false, count: text.count)
      for (bit, pair) in own {
        let stands = mask & (1 << UInt64(bit)) != 0
        for index in [pair.index, pair.index + 1] where isContent.indices.contains(index) {
          if stands { isHeld[index] = true }
          if !pair.isGeneric { isContent[index] = true }
        }
      }
      for run in isHeld.indices.split(whereSeparator: { !isHeld[$0] }) {
        characters.held += run.count
        held.append(Self.original(segment, text, run))
      }
      // What joins two words, a single character, and words that say little are no words.
      let isMissing = isHeld.indices.map { isContent[$0] && !isHeld[$0] }
      for run in isHeld.indices.split(whereSeparator: { !isMissing[$0] }) where run.count > 1 {
        for (_, pair) in own where run.contains(pair.index) && run.contains(pair.index + 1) {
          if pair.count > 0 { isMissingAbsent = false }
        }
        characters.missing += run.count
        missing.append(Self.original(segment, text, run))
      }
    }
    let all = characters.held + characters.missing
    if all > 0 { share = Double(characters.held) / Double(all) }
  }

  /// Whether it has to be said that it is only a part.
  var isPartial: Bool { !missing.isEmpty && (isMissingAbsent || share < Self.wholeShare) }

  private static func original(
    _ segment: String, _ text: FoldedText, _ run: Range<Int>.SubSequence
  ) -> String {
    let range = text.range(at: run.startIndex, count: run.count)
    let scalars = Array(segment.unicodeScalars)[range.start..<range.end]
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
