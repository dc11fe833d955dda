internal import CICU
internal import Gongwen

/// Finds the outline of a text: its headings and numbered items with their levels.
struct OutlineBuilder {
  /// An entry that is not yet placed in the tree.
  struct Candidate {
    var paragraph: Int
    var marker: Marker
    var heading: Range<Int>
    /// Whether the heading takes up its whole paragraph.
    var standsAlone: Bool
    /// End of what the entry may hold if nothing else ends it first.
    var limit: Int
  }

  let text: TextBuffer
  let protection: Protection

  /// `paragraphs` are those of one part; ids go on from `firstID`.
  func entries(
    paragraphs: [Int], ranges: [Range<Int>], pages: [Int?], part: String, firstID: Int
  ) -> (entries: [OutlineEntry], paragraphs: [Int]) {
    guard let last = paragraphs.last else { return ([], []) }
    let end = ranges[last].upperBound
    var entries: [OutlineEntry] = []
    var owners: [Int] = []
    var stack: [(kind: Marker.Kind, entry: Int)] = []
    for candidate in candidates(paragraphs, ranges) {
      while let top = stack.last,
        stack.contains(where: { $0.kind == candidate.marker.kind })
      {
        entries[top.entry].range.end = endBefore(candidate.marker.range.lowerBound)
        stack.removeLast()
        if top.kind == candidate.marker.kind { break }
      }
      let id = "s\(firstID + entries.count)"
      entries.append(
        OutlineEntry(
          id: id, part: part, marker: Self.fold(text, candidate.marker.range),
          heading: text.string(candidate.heading), level: stack.count + 1,
          parent: stack.last.map { entries[$0.entry].id },
          range: TextRange(candidate.marker.range.lowerBound, end),
          page: pages[candidate.paragraph]))
      owners.append(candidate.paragraph)
      stack.append((candidate.marker.kind, entries.count - 1))
    }
    return (entries, owners)
  }

  private func candidates(_ paragraphs: [Int], _ ranges: [Range<Int>]) -> [Candidate] {
    text.folded.withUnsafeBufferPointer { folded in
      paragraphs.compactMap { paragraph in
        let range = ranges[paragraph]
        guard let marker = Marker(folded, at: range.lowerBound, end: range.upperBound),
          marker.headingStart < range.upperBound
        else { return nil }
        let heading = heading(folded, marker.headingStart..<range.upperBound)
        return Candidate(
          paragraph: paragraph, marker: marker, heading: heading,
          standsAlone: heading.upperBound + 1 >= range.upperBound, limit: range.upperBound)
      }
    }
  }

  /// The heading at the beginning of `range`: up to the first 。 or the : of a run-in heading.
  private func heading(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> Range<Int> {
    var hasComma = false
    for index in range where !protection.isProtected[index] {
      switch folded[index] {
      case 0x3002: return range.lowerBound..<index
      case 0x2C: hasComma = true
      case 0x3A where !hasComma: return range.lowerBound..<index
      default: break
      }
    }
    return range
  }

  /// The end of what stands before `start`, without the line feed between.
  private func endBefore(_ start: Int) -> Int {
    var end = start
    while end > 0 && Scalars.isSpace(text.scalars[end - 1]) { end -= 1 }
    return end
  }

  /// A marker as printed, folded by NFKC, without spaces.
  static func fold(_ text: TextBuffer, _ range: Range<Int>) -> String {
    let source = text.scalars[range].filter { !Scalars.isSpace($0) }
    var folded = [UInt32](repeating: 0, count: 4 * source.count + 4)
    let count = gw_nfkc(source, Int32(source.count), &folded, Int32(folded.count))
    return TextBuffer.string(count < 0 ? source[...] : folded.prefix(Int(count)))
  }
}
