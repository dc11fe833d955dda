internal import CICU
internal import Gongwen

/// Finds the outline of a text: its headings and numbered items with their levels.
struct OutlineBuilder {
  /// A heading or item that has no place in the tree yet.
  struct Candidate {
    var paragraph: Int
    var marker: Marker
    var heading: Range<Int>
    /// Whether it begins its paragraph.
    var leads: Bool
    /// Whether its heading takes up the whole paragraph.
    var standsAlone: Bool
  }

  struct Result {
    var entries: [OutlineEntry] = []
    /// The entry that begins with a paragraph, by paragraph.
    var headings: [Int: Int] = [:]
    /// Paragraphs that are a heading and nothing else.
    var alone: Set<Int> = []
  }

  /// An entry that later ones may stand under.
  private struct Open {
    var marker: Marker
    var entry: Int
    var leads: Bool
    /// Paragraphs of its own so far that are no entries.
    var paragraphs = 0
  }

  let text: TextBuffer
  let ranges: [Range<Int>]
  let assembled: [AssembledParagraph]
  let protection: Protection

  /// Kinds and parts are by paragraph; a paragraph in `skipped` is no heading.
  func build(
    kinds: [Paragraph.Kind], parts: [String], skipped: Set<Int>, isClosing: (Int) -> Bool
  ) -> Result {
    var result = Result()
    var stack: [Open] = []
    /// Kinds that were seen under another kind, in this part.
    var nesting: [(outer: Int, inner: Int)] = []
    var part: String?
    let body = BodyStyle(assembled)
    for paragraph in ranges.indices where !ranges[paragraph].isEmpty {
      let kind = kinds[paragraph]
      let range = ranges[paragraph]
      if parts[paragraph] != part || ![.body, .tableRow, .roster].contains(kind) {
        close(&stack, upTo: 0, at: range.lowerBound, &result)
        if parts[paragraph] != part { nesting = [] }
        part = parts[paragraph]
        if kind != .body { continue }
      }
      guard kind == .body, !skipped.contains(paragraph) else { continue }
      let found = candidates(paragraph, body)
      if found.first?.leads != true {
        if isClosing(paragraph) { close(&stack, upTo: 0, at: range.lowerBound, &result) }
        if !stack.isEmpty { stack[stack.count - 1].paragraphs += 1 }
      }
      for candidate in found {
        place(candidate, part ?? "", &stack, &nesting, &result)
      }
      // Items inside a paragraph end with it.
      while let top = stack.last, !top.leads {
        close(&stack, upTo: stack.count - 1, at: range.upperBound, &result)
      }
    }
    close(&stack, upTo: 0, at: text.count, &result)
    return result
  }

  private func place(
    _ candidate: Candidate, _ part: String, _ stack: inout [Open],
    _ nesting: inout [(outer: Int, inner: Int)], _ result: inout Result
  ) {
    let start =
      candidate.leads
      ? ranges[candidate.paragraph].lowerBound
      : candidate.marker.range.lowerBound
    close(&stack, upTo: depth(for: candidate, stack, nesting), at: start, &result)
    if let top = stack.last {
      let pair = (outer: top.marker.kind.rank, inner: candidate.marker.kind.rank)
      if !nesting.contains(where: { $0 == pair }) { nesting.append(pair) }
    }
    let index = result.entries.count
    let isNumbered = !candidate.marker.range.isEmpty
    result.entries.append(
      OutlineEntry(
        id: "s\(index)", part: part,
        marker: isNumbered ? Self.fold(text, candidate.marker.range) : nil,
        heading: text.string(candidate.heading), level: stack.count + 1,
        parent: stack.last.map { result.entries[$0.entry].id },
        range: TextRange(start, ranges[candidate.paragraph].upperBound),
        page: page(candidate)))
    if candidate.leads {
      result.headings[candidate.paragraph] = index
      if candidate.standsAlone { result.alone.insert(candidate.paragraph) }
    }
    stack.append(Open(marker: candidate.marker, entry: index, leads: candidate.leads))
  }

  /// How many of the open entries the candidate stands under.
  private func depth(
    for candidate: Candidate, _ stack: [Open], _ nesting: [(outer: Int, inner: Int)]
  ) -> Int {
    let marker = candidate.marker
    if case .unnumbered(let level) = marker.kind {
      let same = stack.firstIndex {
        if case .unnumbered(let other) = $0.marker.kind { return other >= level }
        return false
      }
      return same ?? 0
    }
    if let same = stack.lastIndex(where: { Self.isSibling($0, candidate) }) { return same }
    // 1、 after 1. under one heading: printed in two ways.
    if let same = stack.lastIndex(where: {
      $0.marker.kind.rank == marker.kind.rank && $0.marker.value == marker.value - 1
        && marker.value > 1 && $0.leads == candidate.leads
    }) {
      return same
    }
    // A kind that is new here stands under what is open, unless it belongs further out.
    var depth = stack.count
    while depth > 0 {
      let top = stack[depth - 1]
      guard candidate.leads || !top.leads else { break }
      let isOuter =
        marker.value > 1
        ? top.marker.kind.rank > marker.kind.rank
        : nesting.contains { $0.outer == marker.kind.rank && $0.inner == top.marker.kind.rank }
      guard isOuter || (candidate.leads && !top.leads) else { break }
      depth -= 1
    }
    return depth
  }

  private static func isSibling(_ open: Open, _ candidate: Candidate) -> Bool {
    open.marker.kind == candidate.marker.kind && open.leads == candidate.leads
  }

  /// Takes entries off the stack; they end with the last text before `start`.
  private func close(_ stack: inout [Open], upTo depth: Int, at start: Int, _ result: inout Result)
  {
    guard stack.count > depth else { return }
    var end = start
    while end > 0 && Scalars.isSpace(text.scalars[end - 1]) { end -= 1 }
    for open in stack[depth...] where end > result.entries[open.entry].range.start {
      result.entries[open.entry].range.end = end
    }
    stack.removeSubrange(depth...)
  }

  // MARK: Candidates

  private func candidates(_ paragraph: Int, _ body: BodyStyle) -> [Candidate] {
    text.folded.withUnsafeBufferPointer { folded in
      let range = ranges[paragraph]
      var markers: [Marker] = []
      var leads = false
      if let marker = Marker(folded, at: range.lowerBound, end: range.upperBound),
        marker.headingStart < range.upperBound
      {
        markers.append(marker)
        leads = true
      } else if let level = body.headingLevel(
        assembled[paragraph], text, range, next: next(paragraph))
      {
        return [
          Candidate(
            paragraph: paragraph, marker: Marker(unnumbered: level, range), heading: range,
            leads: true, standsAlone: true)
        ]
      }
      let first = markers.first?.headingStart ?? range.lowerBound
      markers += InlineItems.markers(folded, first, end: range.upperBound, protection)
      return markers.enumerated().map { index, marker in
        let end = index + 1 < markers.count ? markers[index + 1].range.lowerBound : range.upperBound
        let heading = heading(folded, marker.headingStart..<max(end, marker.headingStart))
        return Candidate(
          paragraph: paragraph, marker: marker, heading: heading, leads: leads && index == 0,
          standsAlone: heading.upperBound + 1 >= range.upperBound)
      }
    }
  }

  private func next(_ paragraph: Int) -> Range<Int>? {
    paragraph + 1 < ranges.count ? ranges[paragraph + 1] : nil
  }

  /// The heading at the beginning of `range`: up to the first 。, or the : of a run-in heading.
  private func heading(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> Range<Int> {
    var end = range.upperBound
    var hasComma = false
    scan: for index in range where !protection.isProtected[index] {
      switch folded[index] {
      case 0x3002:
        end = index
        break scan
      case 0x2C, 0x3B: hasComma = true
      case 0x3A where !hasComma:
        end = index
        break scan
      default: break
      }
    }
    while end > range.lowerBound,
      [0x3B, 0x3A, 0x2C, 0x2E].contains(folded[end - 1]) || Scalars.isSpace(folded[end - 1])
    {
      end -= 1
    }
    return range.lowerBound..<end
  }

  private func page(_ candidate: Candidate) -> Int? {
    let places = assembled[candidate.paragraph].places
    let index = candidate.marker.range.lowerBound - ranges[candidate.paragraph].lowerBound
    return places.indices.contains(index)
      ? places[index].page : assembled[candidate.paragraph].page
  }

  /// A marker as printed, folded by NFKC, without spaces.
  static func fold(_ text: TextBuffer, _ range: Range<Int>) -> String {
    let source = text.scalars[range].filter { !Scalars.isSpace($0) }
    var folded = [UInt32](repeating: 0, count: 4 * source.count + 4)
    let count = gw_nfkc(source, Int32(source.count), &folded, Int32(folded.count))
    return TextBuffer.string(count < 0 ? source[...] : folded.prefix(Int(count)))
  }
}
