internal import Gongwen

/// Finds items that are numbered inside a paragraph (一是…；二是…, 1.…;2.…).
enum InlineItems {
  struct Item {
    var marker: Marker
    /// Whether it goes on with the number that its paragraph begins with (1.…。2.…。 in one line).
    var continuesLead: Bool
  }

  /// The markers of all sequences that begin with one, or go on from `lead`, and have at least two
  /// members, in order. Chapters and articles count where they go on from the last one, whose
  /// number `articles` gives by rank.
  static func find(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ protection: Protection,
    lead: Marker?, articles: [Int: Int]
  ) -> [Item] {
    var found: [Item] = []
    /// At most one of a kind.
    var open: [Sequence] = []
    if let lead { open.append(Sequence(lead: lead)) }
    var articles = articles
    var follows: Marker.Kind?
    var index = range.lowerBound
    while index < range.upperBound {
      guard mayBegin(folded[index]), !protection.isProtected[index],
        let marker = Marker(folded, at: index, end: range.upperBound),
        marker.headingStart < range.upperBound, allowed(marker.kind)
      else {
        index += 1
        continue
      }
      let before = before(folded, index, range.lowerBound)
      let place = open.firstIndex { $0.kind == marker.kind }
      if marker.kind.isArticle {
        if let last = articles[marker.kind.rank], marker.value == last + 1,
          before == 0x3002 || Scalars.isSpace(folded[index - 1]) || follows == .chapter
        {
          articles[marker.kind.rank] = marker.value
          found.append(Item(marker: marker, continuesLead: false))
          follows = marker.kind
        }
      } else if marker.value == 1 {
        if let place { found += open.remove(at: place).items }
        let isFree = before.map(isStop) ?? false
        if isFree || marker.kind.isBracketed {
          open.append(Sequence(first: marker, isFree: isFree))
        }
      } else if let before, let place, open[place].next == marker.value,
        open[place].isFree || isStop(before)
      {
        open[place].markers.append(marker)
        open[place].next += 1
      }
      index = marker.range.upperBound
    }
    return (found + open.flatMap(\.items)).sorted {
      $0.marker.range.lowerBound < $1.marker.range.lowerBound
    }
  }

  private struct Sequence {
    var kind: Marker.Kind
    /// Whether its first member follows a mark after which an item can begin.
    var isFree: Bool
    var next: Int
    var markers: [Marker]
    private let hasLead: Bool

    init(first: Marker, isFree: Bool) {
      (kind, self.isFree, next, markers) = (first.kind, isFree, 2, [first])
      hasLead = false
    }

    init(lead: Marker) {
      (kind, isFree, next, markers) = (lead.kind, true, lead.value + 1, [])
      hasLead = true
    }

    /// One marker alone is no sequence.
    var items: [Item] {
      hasLead || markers.count > 1
        ? markers.map { Item(marker: $0, continuesLead: hasLead) } : []
    }
  }

  /// Whether a marker of a kind that occurs inside paragraphs can begin with this scalar.
  @inline(__always)
  private static func mayBegin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x30...0x39, 0x2460...0x2473, 0x7B2C: true
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  private static func allowed(_ kind: Marker.Kind) -> Bool {
    switch kind {
    case .chineseBracket, .arabic, .arabicComma, .arabicBracket, .arabicHalfBracket, .circled,
      .ordinal, .chapter, .article:
      true
    default: false
    }
  }

  /// The last scalar before `index` that is not white space, if it is a mark after which an item can
  /// begin.
  private static func before(
    _ folded: UnsafeBufferPointer<UInt32>, _ index: Int, _ start: Int
  ) -> UInt32? {
    var at = index - 1
    while at >= start && Scalars.isSpace(folded[at]) { at -= 1 }
    guard at >= start else { return 0x3002 }
    switch folded[at] {
    case 0x3002, 0x3B, 0x3A, 0x2C, 0x3001, 0x29, 0x3015, 0x3011, 0x21, 0x3F, 0x201D:
      return folded[at]
    default: return nil
    }
  }

  /// Marks after which a sequence can begin.
  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0x3B, 0x3A, 0x2C, 0x21, 0x3F, 0x29, 0x3015, 0x3011: true
    default: false
    }
  }
}
