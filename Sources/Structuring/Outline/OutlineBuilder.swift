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
    /// Whether it ends with its paragraph, being an item inside it.
    var isInline: Bool
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
    var isInline: Bool
    /// Whether text follows its heading in the same paragraph.
    var isRunIn: Bool
  }

  /// What is known of the part of the document that is being read.
  private struct Part {
    var name: String
    /// Ranks of kinds that were seen one under the other.
    var nesting: [(outer: Int, inner: Int)] = []
    /// By rank: how many items there were and how many paragraphs further to their own.
    var items: [Int: (count: Int, further: Int)] = [:]
    /// By rank: the number of the last chapter and article.
    var articles: [Int: Int] = [:]
    /// Whether headings are numbered 1, 1.1, 1.2.
    var hasDecimals = false
    /// Whether chapters or 一、 part it, so that a line without a number hardly heads a section.
    var hasSections = false
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
    var part = Part(name: "")
    let body = BodyStyle(assembled)
    let (last, decimals, sectioned) = survey(kinds, parts)
    for paragraph in ranges.indices where !ranges[paragraph].isEmpty {
      let kind = kinds[paragraph]
      let range = ranges[paragraph]
      if parts[paragraph] != part.name || ![.body, .tableRow, .roster].contains(kind) {
        close(&stack, upTo: 0, at: range.lowerBound, &result)
        if parts[paragraph] != part.name {
          part = Part(name: parts[paragraph])
          part.hasDecimals = decimals.contains(part.name)
          part.hasSections = sectioned.contains(part.name)
        }
        if kind != .body { continue }
      }
      guard kind == .body, !skipped.contains(paragraph) else { continue }
      let found = candidates(paragraph, body, part)
      if found.first?.leads != true, let top = stack.last {
        if isClosing(paragraph) || isAfterword(paragraph, top, part, last) {
          close(&stack, upTo: 0, at: range.lowerBound, &result)
        } else if !isAnnex(range) {
          part.items[top.marker.kind.rank, default: (0, 0)].further += 1
        }
      }
      for candidate in found {
        place(candidate, &part, &stack, &result)
      }
      // Items inside a paragraph end with it.
      while let top = stack.last, top.isInline {
        close(&stack, upTo: stack.count - 1, at: range.upperBound, &result)
      }
    }
    close(&stack, upTo: 0, at: text.count, &result)
    return result
  }

  /// For each part the last paragraph that begins with a marker, the parts that have headings
  /// numbered 1.1, 1.2, and those that have chapters or headings numbered 一、.
  private func survey(
    _ kinds: [Paragraph.Kind], _ parts: [String]
  ) -> (last: [String: Int], decimals: Set<String>, sectioned: Set<String>) {
    var last: [String: Int] = [:]
    var sectioned: Set<String> = []
    var count: [String: Int] = [:]
    text.folded.withUnsafeBufferPointer { folded in
      for index in ranges.indices where kinds[index] == .body {
        let range = ranges[index]
        if let marker = Marker(folded, at: range.lowerBound, end: range.upperBound) {
          last[parts[index]] = index
          if marker.kind == .decimal(2) { count[parts[index], default: 0] += 1 }
          if marker.kind.rank <= Marker.Kind.chinese.rank { sectioned.insert(parts[index]) }
        }
      }
    }
    return (last, Set(count.filter { $0.value > 1 }.keys), sectioned)
  }

  /// Whether a paragraph without a marker stands after the last item and not under it: all items
  /// before were one paragraph each, heading and text.
  private func isAfterword(_ paragraph: Int, _ top: Open, _ part: Part, _ last: [String: Int])
    -> Bool
  {
    guard top.isRunIn, let items = part.items[top.marker.kind.rank], items.count >= 3,
      items.further == 0
    else { return false }
    return paragraph > last[part.name] ?? paragraph && !isAnnex(ranges[paragraph])
  }

  /// A line that belongs to the item above it: a list of units in brackets or after 责任单位.
  private func isAnnex(_ range: Range<Int>) -> Bool {
    let words = text.folded[range]
    guard let first = words.first else { return true }
    if [0x28, 0x3014, 0x3010, 0x5B].contains(first) { return true }
    return words.prefix(12).contains(0x3A) && words.prefix(6).contains(0x4F4D)
  }

  private func place(
    _ candidate: Candidate, _ part: inout Part, _ stack: inout [Open], _ result: inout Result
  ) {
    let start =
      candidate.leads
      ? ranges[candidate.paragraph].lowerBound : candidate.marker.range.lowerBound
    close(&stack, upTo: depth(for: candidate, stack, part.nesting), at: start, &result)
    let rank = candidate.marker.kind.rank
    if let top = stack.last {
      let pair = (outer: top.marker.kind.rank, inner: rank)
      if !part.nesting.contains(where: { $0 == pair }) { part.nesting.append(pair) }
    }
    if candidate.marker.kind.isArticle { part.articles[rank] = candidate.marker.value }
    if !candidate.isInline { part.items[rank, default: (0, 0)].count += 1 }
    let index = result.entries.count
    let isNumbered = !candidate.marker.range.isEmpty
    result.entries.append(
      OutlineEntry(
        id: "s\(index)", part: part.name,
        marker: isNumbered ? Self.fold(text, candidate.marker.range) : nil,
        heading: text.string(candidate.heading), level: stack.count + 1,
        parent: stack.last.map { result.entries[$0.entry].id },
        range: TextRange(start, ranges[candidate.paragraph].upperBound),
        page: page(candidate)))
    if candidate.leads {
      result.headings[candidate.paragraph] = index
      if candidate.standsAlone { result.alone.insert(candidate.paragraph) }
    }
    stack.append(
      Open(
        marker: candidate.marker, entry: index, isInline: candidate.isInline,
        isRunIn: !candidate.standsAlone))
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
        && marker.value > 1 && $0.isInline == candidate.isInline
    }) {
      return same
    }
    // A kind that is new here stands under what is open, unless it belongs further out.
    var depth = stack.count
    while depth > 0 {
      let top = stack[depth - 1]
      guard !candidate.isInline || top.isInline else { break }
      let isOuter =
        marker.value > 1
        ? top.marker.kind.rank > marker.kind.rank
        : nesting.contains { $0.outer == marker.kind.rank && $0.inner == top.marker.kind.rank }
      guard isOuter || (!candidate.isInline && top.isInline) else { break }
      depth -= 1
    }
    return depth
  }

  private static func isSibling(_ open: Open, _ candidate: Candidate) -> Bool {
    open.marker.kind == candidate.marker.kind && open.isInline == candidate.isInline
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

  private func candidates(_ paragraph: Int, _ body: BodyStyle, _ part: Part) -> [Candidate] {
    let range = ranges[paragraph]
    return text.folded.withUnsafeBufferPointer { folded in
      let lead = lead(folded, range, part)
      let level =
        lead == nil
        ? body.headingLevel(assembled[paragraph], text, range, next: next(paragraph))
          ?? (!part.hasSections && headsItems(paragraph, folded) ? 0 : nil)
        : nil
      if let level {
        return [
          Candidate(
            paragraph: paragraph, marker: Marker(unnumbered: level, range), heading: range,
            leads: true, isInline: false, standsAlone: true)
        ]
      }
      var articles = part.articles
      if let lead, lead.kind.isArticle { articles[lead.kind.rank] = lead.value }
      let inner = (lead?.headingStart ?? range.lowerBound)..<range.upperBound
      let items = InlineItems.find(folded, inner, protection, lead: lead, articles: articles)
      var candidates: [Candidate] = []
      func add(_ marker: Marker, before end: Int, leads: Bool, isInline: Bool) {
        let heading = heading(folded, marker.headingStart..<max(end, marker.headingStart))
        candidates.append(
          Candidate(
            paragraph: paragraph, marker: marker, heading: heading, leads: leads,
            isInline: isInline, standsAlone: heading.upperBound + 1 >= range.upperBound))
      }
      if let lead {
        let end = items.first?.marker.range.lowerBound ?? range.upperBound
        add(lead, before: end, leads: true, isInline: false)
      }
      for (index, item) in items.enumerated() {
        let end =
          index + 1 < items.count ? items[index + 1].marker.range.lowerBound : range.upperBound
        add(
          item.marker, before: end, leads: false,
          isInline: !item.continuesLead && !item.marker.kind.isArticle)
      }
      return candidates
    }
  }

  /// Whether a line of text without a style heads the bracketed items below it, being a phrase with
  /// nothing that closes or opens it after a paragraph that is closed.
  private func headsItems(_ paragraph: Int, _ folded: UnsafeBufferPointer<UInt32>) -> Bool {
    let range = ranges[paragraph]
    guard paragraph > 0, assembled[paragraph].style == nil, let next = next(paragraph),
      BodyStyle.canHead(text, range),
      let marker = Marker(folded, at: next.lowerBound, end: next.upperBound),
      marker.kind == .chineseBracket,
      let last = text.folded[ranges[paragraph - 1]].last(where: { !Scalars.isSpace($0) })
    else { return false }
    // 。, ), 〕 and 如下：
    return [0x3002, 0x29, 0x3015].contains(last)
      || text.folded[ranges[paragraph - 1]].suffix(3).elementsEqual([0x5982, 0x4E0B, 0x3A])
  }

  /// The marker that a paragraph begins with.
  private func lead(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ part: Part
  ) -> Marker? {
    if let marker = Marker(folded, at: range.lowerBound, end: range.upperBound) {
      return marker.headingStart < range.upperBound ? marker : nil
    }
    guard part.hasDecimals, range.count <= 40, Scalars.isDigit(folded[range.lowerBound]),
      !range.contains(where: { [0x3002, 0x3B, 0x2C, 0x09].contains(folded[$0]) })
    else { return nil }
    return Marker(plain: folded, at: range.lowerBound, end: range.upperBound)
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
      case 0x2E where isStop(folded, index, range):
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

  /// Whether a half-width point stands for a full stop: between Han characters.
  private func isStop(
    _ folded: UnsafeBufferPointer<UInt32>, _ index: Int, _ range: Range<Int>
  ) -> Bool {
    func isHan(_ scalar: UInt32) -> Bool { scalar >= 0x4E00 && scalar <= 0x9FFF }
    guard index > range.lowerBound, isHan(folded[index - 1]) else { return false }
    let next = Marker.skipSpaces(folded, index + 1, range.upperBound)
    return next == range.upperBound || isHan(folded[next]) || folded[next] == 0x28
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
