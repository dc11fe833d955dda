internal import Gongwen
internal import Models

/// Walks over a document's clauses and holds the features and cues of the current one.
struct ClauseReader {
  let document: StructuredDocument
  private(set) var features = Features()
  private(set) var cues: [CueScanner.Cue] = []
  /// The label of the clause before.
  var previous = Label.context

  private let proposals: Proposals
  private let scanner: CueScanner
  private let shapes: PatternSet
  private let bits: FeatureBits
  private let matcher: Matcher
  private let sections: [SectionClasses.Section]
  /// Index in the outline by identifier.
  private let entries: [String: Int]
  /// The entry that the last clause stood in: its neighbours mostly stand in the same.
  private var section: (id: String, index: Int)?
  /// The last clause of a list of what must not be done, as far as it was read.
  private var lastProhibited: Int?
  private let prohibitsList: Int
  private let title: SectionClasses.Classes
  private let fixed: Fixed
  private let classMask: SectionClasses.Classes
  private let authority: UInt64
  private let privateParty: UInt64
  private let adverb: UInt64

  /// Bits of the features that the reader computes itself.
  private struct Fixed {
    let any, money, percent, count, year, conditional, bracketed, leadIn, semicolon: Int
    let short, medium, long, entry, runIn, alone, row, roster, top, paragraph, unsectioned: Int
    let amount, deadline, objective, assigned, endsInDe, unpunctuated, covers, article: Int
    let prohibited: Int

    init(_ bits: FeatureBits) {
      any = bits.fixed("any")
      money = bits.fixed("money")
      percent = bits.fixed("percent")
      count = bits.fixed("count")
      year = bits.fixed("year")
      conditional = bits.fixed("conditional")
      bracketed = bits.fixed("bracketed")
      leadIn = bits.fixed("lead-in")
      semicolon = bits.fixed("semicolon")
      short = bits.fixed("short")
      medium = bits.fixed("medium")
      long = bits.fixed("long")
      entry = bits.fixed("entry")
      runIn = bits.fixed("run-in")
      alone = bits.fixed("alone")
      row = bits.fixed("row")
      roster = bits.fixed("roster")
      top = bits.fixed("top")
      paragraph = bits.fixed("paragraph")
      unsectioned = bits.fixed("unsectioned")
      amount = bits.fixed("amount")
      deadline = bits.fixed("deadline")
      objective = bits.fixed("objective")
      assigned = bits.fixed("assigned")
      endsInDe = bits.fixed("ends-in-de")
      unpunctuated = bits.fixed("unpunctuated")
      covers = bits.fixed("covers")
      article = bits.fixed("article")
      prohibited = bits.fixed("prohibited")
    }
  }

  init(
    _ document: StructuredDocument, proposals: Proposals, scanner: CueScanner, shapes: PatternSet,
    sections: SectionClasses, bits: FeatureBits, matcher: Matcher
  ) {
    self.document = document
    self.proposals = proposals
    self.scanner = scanner
    self.shapes = shapes
    self.bits = bits
    self.matcher = matcher
    self.sections = sections.sections(document.outline)
    entries = Dictionary(
      document.outline.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    title = sections.classes(of: document.document.issuedText ?? document.document.title ?? "")
    fixed = Fixed(bits)
    prohibitsList =
      shapes.rules.firstIndex { $0.name == "prohibits-list" }.map { bits.shapes[$0] } ?? -1
    classMask = sections.exclusive
    authority = scanner.mask("authority")
    privateParty = scanner.mask("private")
    adverb = scanner.mask("adverb")
  }

  func kind(_ index: Int) -> Paragraph.Kind {
    paragraph(index).map { document.paragraphs[$0].kind } ?? .body
  }

  /// The kind of layout that makes a clause context whatever its words are. A heading that ends like
  /// a sentence may be one: numbered paragraphs of one sentence look like headings.
  func layout(_ index: Int) -> Paragraph.Kind {
    let kind = kind(index)
    guard kind == .heading, let last = lastScalar(index)
    else { return kind }
    return last == 0x3002 || last == 0x3B || last == 0x3A ? .body : .heading  // 。;:
  }

  private func lastScalar(_ index: Int) -> UInt32? {
    let range = document.clauses[index].range
    return range.end > range.start ? document.text.folded[range.end - 1] : nil
  }

  private func paragraph(_ index: Int) -> Int? {
    guard index < document.paragraphOfClause.count else { return nil }
    let paragraph = document.paragraphOfClause[index]
    return document.paragraphs.indices.contains(paragraph) ? paragraph : nil
  }

  /// Computes the features and cues of a clause, or of those of its words that tell something.
  mutating func read(_ index: Int, words: Range<Int>? = nil) {
    features.removeAll()
    cues.removeAll(keepingCapacity: true)
    let whole = words ?? document.clauses[index].range.range
    document.text.folded.withUnsafeBufferPointer { folded in
      let words = readForm(folded, whole)
      scanner.scan(folded, words, into: &cues)
      readCues(end: Self.contentEnd(folded, words))
      readFigures(FigureScan(folded, words))
      readPlace(index, whole, folded)
    }
    readShapes(whole)
    readProhibition(index, whole)
    readProposals(index, whole)
  }

  /// Whether the clause is to be left undone without a word of its own that says so: an item of a
  /// list that 禁止下列行为： announces. The list ends with the item that closes with a full stop.
  var isProhibited: Bool { features.contains(fixed.prohibited) }

  private mutating func readProhibition(_ index: Int, _ whole: Range<Int>) {
    let announces = prohibitsList >= 0 && features.contains(prohibitsList)
    let isItem = !announces && lastProhibited.map { $0 + 1 == index } == true
    if isItem { features.insert(fixed.prohibited, whole) }
    let last = lastScalar(index)
    let goesOn = last == 0x3B || last == 0x3A  // ;:
    lastProhibited = announces || isItem && goesOn ? index : nil
  }

  /// Brackets, ending and length. Returns the range of the words: without numbering and, where the
  /// clause is one bracket, without its brackets.
  private mutating func readForm(
    _ folded: UnsafeBufferPointer<UInt32>, _ whole: Range<Int>
  ) -> Range<Int> {
    features.insert(fixed.any, whole)
    var start = whole.lowerBound
    var end = Self.contentEnd(folded, whole)
    while start < end && folded[start] == 0x20 { start += 1 }
    if end > start && folded[end - 1] == 0x7684 { features.insert(fixed.endsInDe, whole) }  // 的
    if end - start > 2, Self.opens(folded[start]), Self.closes(folded[end - 1]) {
      features.insert(fixed.bracketed, whole)
      start += 1
      end -= 1
    } else {
      start = min(Marker.end(in: folded, start..<whole.upperBound), end)
      end = whole.upperBound
    }
    if whole.upperBound > whole.lowerBound {
      switch folded[whole.upperBound - 1] {
      case 0x3A: features.insert(fixed.leadIn, whole)
      case 0x3B: features.insert(fixed.semicolon, whole)
      case 0x3002, 0x21, 0x3F: break
      default: features.insert(fixed.unpunctuated, whole)
      }
    }
    let length = end - start
    features.insert(length < 12 ? fixed.short : length < 40 ? fixed.medium : fixed.long, whole)
    return start..<end
  }

  private mutating func readCues(end: Int) {
    var authorityIsNearest = false
    var privateIsNearest = false
    var afterAdverb = -1
    for cue in cues {
      let isAdverbial = cue.range.lowerBound == afterAdverb
      afterAdverb = cue.categories & adverb != 0 ? cue.range.upperBound : -1
      var rest = cue.categories
      while rest != 0 {
        let category = rest.trailingZeroBitCount
        rest &= rest - 1
        let bits = bits.cues[category]
        features.insert(bits.any, cue.range)
        if cue.place == .head { features.insert(bits.head, cue.range) }
        if cue.place == .segment { features.insert(bits.segment, cue.range) }
        if cue.range.upperBound >= end { features.insert(bits.final, cue.range) }
        if authorityIsNearest { features.insert(bits.authority, cue.range) }
        if privateIsNearest { features.insert(bits.privateParty, cue.range) }
        if isAdverbial { features.insert(bits.adverbial, cue.range) }
      }
      if cue.isConditional { features.insert(fixed.conditional, cue.range) }
      if cue.categories & authority != 0 {
        authorityIsNearest = true
        privateIsNearest = false
      } else if cue.categories & privateParty != 0 {
        authorityIsNearest = false
        privateIsNearest = true
      }
    }
  }

  private mutating func readFigures(_ figures: FigureScan) {
    if let range = figures.money { features.insert(fixed.money, range) }
    if let range = figures.percent { features.insert(fixed.percent, range) }
    if let range = figures.count { features.insert(fixed.count, range) }
    if let range = figures.year { features.insert(fixed.year, range) }
  }

  private mutating func readPlace(
    _ index: Int, _ whole: Range<Int>, _ folded: UnsafeBufferPointer<UInt32>
  ) {
    let paragraph = paragraph(index)
    let isFirst = index == 0 || paragraph == nil || self.paragraph(index - 1) != paragraph
    let isLast =
      index + 1 == document.clauses.count || paragraph == nil
      || self.paragraph(index + 1) != paragraph
    switch kind(index) {
    case .tableRow: features.insert(fixed.row, whole)
    case .roster: features.insert(fixed.roster, whole)
    default: break
    }
    if let entry = entry(of: index) {
      let section = sections[entry]
      let extent = document.outline[entry].range
      let isEntry = extent.start >= whole.lowerBound
      if isEntry {
        features.insert(fixed.entry, whole)
        features.insert(isFirst && isLast ? fixed.alone : fixed.runIn, whole)
        insert(bits.ownSection, section.own, whole)
        if let paragraph,
          goesOn(after: document.paragraphs[paragraph].range.upperBound, to: extent.end, index)
        {
          features.insert(fixed.covers, whole)
        }
        if folded[whole.lowerBound] == 0x7B2C { features.insert(fixed.article, whole) }  // 第
      }
      let inner = isEntry ? section.inherited : section.own & classMask
      insert(bits.inSection, inner != 0 ? inner : section.inherited, whole)
      insert(bits.underSection, isEntry ? section.parent : section.own, whole)
    } else {
      features.insert(fixed.top, whole)
    }
    if document.outline.isEmpty { features.insert(fixed.unsectioned, whole) }
    insert(bits.title, title, whole)
    let label = LabelWeights.labels.firstIndex(of: previous) ?? 0
    if !isFirst {
      features.insert(bits.previous[label], whole)
    } else {
      features.insert(fixed.paragraph, whole)
      if index > 0 {
        let before = document.clauses[index - 1].range
        let ending = before.end > before.start ? folded[before.end - 1] : 0
        if ending == 0x3A || ending == 0x3B { features.insert(bits.list[label], whole) }
      }
    }
  }

  /// Whether a section has more than the paragraph of its first clause `index`, which ends at `start`,
  /// and the lists of the units that are responsible for it.
  private func goesOn(after start: Int, to end: Int, _ index: Int) -> Bool {
    guard end > start + 1 else { return false }
    var next = index + 1
    while next < document.clauses.count, document.clauses[next].range.start < end {
      let isOfOwnParagraph = document.clauses[next].range.start < start
      if !isOfOwnParagraph && !closesSection(next) { return true }
      next += 1
    }
    return false
  }

  /// Whether a clause says who is responsible for all of the section that it stands in.
  private func closesSection(_ index: Int) -> Bool {
    proposals.assignments[index].contains {
      if case .section = $0.value.scope { true } else { false }
    }
  }

  private mutating func entry(of index: Int) -> Int? {
    guard let id = document.clauses[index].section else { return nil }
    if let section, section.id == id { return section.index }
    guard let entry = entries[id] else { return nil }
    section = (id, entry)
    return entry
  }

  private mutating func insert(
    _ bits: [Int], _ classes: SectionClasses.Classes, _ range: Range<Int>
  ) {
    var rest = classes
    while rest != 0 {
      features.insert(bits[rest.trailingZeroBitCount], range)
      rest &= rest - 1
    }
  }

  private mutating func readShapes(_ whole: Range<Int>) {
    guard !shapes.rules.isEmpty else { return }
    let filter = CueFilter(document.text, range: whole)
    for index in shapes.rules.indices
    where bits.shapes[index] >= 0 && filter.allows(shapes.rules[index]) {
      if let match = shapes.rules[index].pattern.firstMatch(
        in: document.text, range: whole, with: matcher)
      {
        features.insert(bits.shapes[index], match.range)
      }
    }
  }

  private mutating func readProposals(_ index: Int, _ whole: Range<Int>) {
    if !proposals.amounts[index].isEmpty { features.insert(fixed.amount, whole) }
    if !proposals.deadlines[index].isEmpty { features.insert(fixed.deadline, whole) }
    if !proposals.targets[index].isEmpty { features.insert(fixed.objective, whole) }
    // Lists behind an item cover their section; a clause of its own has who is told to act in it.
    let scope = Assignment.Scope.clause(document.clauses[index].id)
    if proposals.assignments[index].contains(where: {
      $0.value.scope == scope && $0.value.role != .office
    }) {
      features.insert(fixed.assigned, whole)
    }
  }

  /// The end without closing punctuation.
  private static func contentEnd(
    _ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      switch folded[end - 1] {
      case 0x3002, 0x2E, 0x3B, 0x21, 0x3F, 0x3A, 0x20: end -= 1  // 。.;!?:
      default: return end
      }
    }
    return end
  }

  private static func opens(_ scalar: UInt32) -> Bool {
    scalar == 0x28 || scalar == 0x3014 || scalar == 0x5B || scalar == 0x3010
  }

  private static func closes(_ scalar: UInt32) -> Bool {
    scalar == 0x29 || scalar == 0x3015 || scalar == 0x5D || scalar == 0x3011
  }
}
