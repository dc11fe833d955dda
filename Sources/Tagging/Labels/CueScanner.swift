internal import Gongwen
internal import Models

/// Reads a clause from left to right and notes which cue words it has and where they stand.
///
/// Only the longest word at a place counts, and nothing inside `《》` or brackets. Adverbs keep the
/// word after them at the head of its segment: in 进一步加强… the verb is 加强.
final class CueScanner: Sendable {
  /// Where in its clause a cue stands.
  enum Place: Int {
    case head, segment, inside
  }

  struct Cue {
    var range: Range<Int>
    /// Bits of `Lexicon.categories`.
    var categories: UInt64
    var place: Place
    /// Whether the segment that the cue stands in ends in 的: a condition, not a statement.
    var isConditional = false
    /// Whether it ends in 时 or 后, or is 经…同意: a circumstance.
    var isCircumstance = false
  }

  let lexicon: Lexicon
  /// By entry: the categories of its word as far as the file was read.
  private let masks: [UInt64]
  private let adverb: UInt64

  init(models: ModelSet) throws(ModelError) {
    lexicon = try models.lexicon("labels.lexicon")
    guard lexicon.categories.count <= 64 else {
      throw ModelError(file: lexicon.file, line: 0, reason: "more than 64 sections")
    }
    var masks = lexicon.entries.map { UInt64(1) << UInt64($0.category) }
    for entry in masks.indices {
      let before = lexicon.entryBefore(entry)
      if before >= 0 { masks[entry] |= masks[before] }
    }
    self.masks = masks
    adverb = Self.mask("adverb", lexicon)
  }

  /// The bit of a category, 0 if the lexicon has no such section.
  func mask(_ category: String) -> UInt64 { Self.mask(category, lexicon) }

  private static func mask(_ category: String, _ lexicon: Lexicon) -> UInt64 {
    let index = lexicon.category(category)
    return index < 0 ? 0 : 1 << UInt64(index)
  }

  /// Appends the cues of `range` to `cues`.
  func scan(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, into cues: inout [Cue]
  ) {
    let lastBracket = Self.last(0x29, in: folded, range)
    let lastQuote = Self.last(0x300B, in: folded, range)
    var at = range.lowerBound
    var place = Place.head
    var segment = cues.count
    var segmentStart = at
    while at < range.upperBound {
      let scalar = folded[at]
      switch scalar {
      case 0x28 where at < lastBracket:
        at = Self.next(0x29, in: folded, from: at) + 1
      case 0x300A where at < lastQuote:
        at = Self.next(0x300B, in: folded, from: at) + 1
        place = .inside
      case 0x2C, 0x3A, 0x3B, 0xFF0C, 0x09:  // , : ; and a cell's end
        let last = at > range.lowerBound ? folded[at - 1] : 0
        let isConsent = folded[segmentStart] == 0x7ECF && last == 0x610F  // 经…意
        for index in segment..<cues.count {
          cues[index].isConditional = last == 0x7684  // 的
          // 时, 后
          cues[index].isCircumstance = last == 0x65F6 || last == 0x540E || isConsent
        }
        segment = cues.count
        segmentStart = min(at + 1, range.upperBound - 1)
        place = .segment
        at += 1
      case 0x3001, 0x20, 0x22, 0x201C, 0x201D:  // 、 and quotation marks
        at += 1
      default:
        let (entry, end) = lexicon.longest(in: folded, at: at, end: range.upperBound)
        if entry < 0 {
          place = .inside
          at += 1
        } else {
          let categories = masks[entry]
          cues.append(Cue(range: at..<end, categories: categories, place: place))
          if categories & adverb == 0 { place = .inside }
          at = end
        }
      }
    }
  }

  private static func last(
    _ scalar: UInt32, in folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> Int {
    var at = range.upperBound - 1
    while at >= range.lowerBound && folded[at] != scalar { at -= 1 }
    return at
  }

  private static func next(
    _ scalar: UInt32, in folded: UnsafeBufferPointer<UInt32>, from start: Int
  ) -> Int {
    var at = start
    while folded[at] != scalar { at += 1 }
    return at
  }
}
