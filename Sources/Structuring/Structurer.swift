public import Gongwen
public import Models

/// Turns paged text into canonical text with its elements (GB/T 9704), outline and clauses.
public struct Structurer: Sendable {
  private let paragraphs: TextParagraphs
  private let clauses: ClauseCutter
  private let rules: ElementRules
  private let divisions: Divisions
  private let columns: ColumnRules

  public init(models: ModelSet) throws(ModelError) {
    paragraphs = try TextParagraphs(models: models)
    clauses = try ClauseCutter(models: models)
    rules = try ElementRules(models: models)
    columns = try ColumnRules(models: models)
    divisions = try Divisions(
      name: "divisions.table", contents: try models.source("divisions.table"))
  }

  public func structure(_ paged: PagedText) -> StructuredDocument {
    let hasPlaces = paged.pages.contains { $0.lines.contains { !$0.boxes.isEmpty } }
    let assembled =
      hasPlaces ? GeometricParagraphs.assemble(paged) : paragraphs.assemble(paged)
    return structure(
      assembled, placements: Self.placements(of: paged.pages), metadata: paged.metadata,
      label: Self.label(paged), diagnostics: paged.diagnostics)
  }

  private static func placements(of pages: [Page]) -> [Int: PagePlacement] {
    var result: [Int: PagePlacement] = [:]
    for (index, page) in pages.enumerated() {
      if let placement = page.placement { result[page.number ?? index + 1] = placement }
    }
    return result
  }

  func structure(
    _ assembled: [AssembledParagraph], placements: [Int: PagePlacement] = [:],
    metadata: PageMetadata, label: [UInt32] = [],
    diagnostics: [Diagnostic]
  ) -> StructuredDocument {
    let matcher = Matcher()
    let (text, ranges) = Self.join(assembled)
    let protection = Protection(text.scalars, paragraphs: ranges)
    let elements = ElementFinder(
      text: text, ranges: ranges, assembled: assembled, protection: protection, rules: rules,
      matcher: matcher
    ).find()
    let cuts = clauses.cut(text.scalars, paragraphs: ranges, protection: protection)
    let outline = OutlineBuilder(
      text: text, ranges: ranges, assembled: assembled, protection: protection
    ).build(kinds: elements.kinds, parts: elements.parts, skipped: elements.skipped) { paragraph in
      let range = ranges[paragraph]
      return range.count < ElementFinder.longestElement
        && rules.match(
          .closing, text, range, CueFilter(text, range: range), with: matcher) != nil
    }
    var document = StructuredDocument(
      text: text, outline: outline.entries,
      places: SourceMap(assembled, placements: placements, text: text, ranges: ranges),
      diagnostics: diagnostics)
    document.document = MetadataReader(
      text: text, ranges: ranges, protection: protection, rules: rules, divisions: divisions,
      matcher: matcher
    ).read(elements, page: metadata, label: label, clauses: cuts)
    document.paragraphs = ranges.indices.map { index in
      Paragraph(
        range: ranges[index],
        kind: outline.alone.contains(index) ? .heading : elements.kinds[index],
        heading: outline.headings[index], part: elements.parts[index], page: assembled[index].page)
    }
    addClauses(cuts, to: &document)
    document.tables = TableFinder(
      document: document, assembled: assembled, rules: columns, elements: rules, matcher: matcher
    ).find()
    return document
  }

  private func addClauses(_ cuts: [ClauseCutter.Cut], to document: inout StructuredDocument) {
    let map = document.places
    var sections = InnermostSection(document.outline)
    document.clauses.reserveCapacity(cuts.count)
    document.paragraphOfClause.reserveCapacity(cuts.count)
    for (index, cut) in cuts.enumerated() {
      document.clauses.append(
        Clause(
          id: "c\(index)", section: sections.id(at: cut.range.lowerBound),
          text: document.text.string(cut.range), range: TextRange(cut.range),
          page: map.page(at: cut.range.lowerBound)
            ?? document.paragraphs[cut.paragraph].page,
          boxes: map.boxes(of: cut.range)))
      document.paragraphOfClause.append(cut.paragraph)
    }
  }

  /// One paragraph a line, and the range of each without its line feed.
  private static func join(
    _ assembled: [AssembledParagraph]
  ) -> (text: TextBuffer, ranges: [Range<Int>]) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(assembled.reduce(0) { $0 + $1.scalars.count + 1 })
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(assembled.count)
    for paragraph in assembled {
      if !ranges.isEmpty { scalars.append(0x0A) }
      let start = scalars.count
      scalars += paragraph.scalars
      ranges.append(start..<scalars.count)
    }
    return (TextBuffer(scalars), ranges)
  }

  /// What stands in 【】 at the head of a document: some sources put the place there.
  private static func label(_ paged: PagedText) -> [UInt32] {
    for line in paged.pages.first?.lines.prefix(10) ?? [] {
      let scalars = line.scalars.drop(while: Scalars.isSpace)
      if scalars.first == 0x3010, let close = scalars.firstIndex(of: 0x3011) {
        return Array(scalars[(scalars.startIndex + 1)..<close])
      }
    }
    return []
  }
}
