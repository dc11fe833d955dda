public import Gongwen
public import Models

/// Turns paged text into canonical text with its elements (GB/T 9704), outline and clauses.
public struct Structurer: Sendable {
  private let clauses: ClauseCutter

  public init(models: ModelSet) throws(ModelError) {
    clauses = try ClauseCutter(models: models)
  }

  public func structure(_ paged: PagedText) -> StructuredDocument {
    let hasPlaces = paged.pages.contains { $0.lines.contains { !$0.boxes.isEmpty } }
    let assembled =
      hasPlaces ? GeometricParagraphs.assemble(paged) : TextParagraphs.assemble(paged)
    return structure(assembled, metadata: paged.metadata, diagnostics: paged.diagnostics)
  }

  func structure(
    _ assembled: [AssembledParagraph], metadata: PageMetadata, diagnostics: [Diagnostic]
  ) -> StructuredDocument {
    let (text, ranges) = Self.join(assembled)
    let protection = Protection(text.scalars, paragraphs: ranges)
    let map = SourceMap(assembled, ranges: ranges)
    var document = StructuredDocument(text: text, diagnostics: diagnostics)
    document.paragraphs = zip(ranges, assembled).map { range, paragraph in
      Paragraph(range: range, kind: .body, part: "正文", page: paragraph.page)
    }
    document.document.publishedOn = metadata.publishedOn
    let outline = OutlineBuilder(text: text, protection: protection).entries(
      paragraphs: Array(ranges.indices), ranges: ranges, pages: assembled.map(\.page),
      part: "正文", firstID: 0)
    document.outline = outline.entries
    for (entry, paragraph) in outline.paragraphs.enumerated() {
      document.paragraphs[paragraph].heading = entry
    }
    var sections = InnermostSection(document.outline)
    for (index, cut) in clauses.cut(
      text.scalars, paragraphs: ranges, protection: protection
    ).enumerated() {
      document.clauses.append(
        Clause(
          id: "c\(index)", section: sections.id(at: cut.range.lowerBound),
          text: text.string(cut.range), range: TextRange(cut.range),
          page: map.page(at: cut.range.lowerBound, paragraph: cut.paragraph)
            ?? assembled[cut.paragraph].page,
          boxes: map.boxes(of: cut.range, paragraph: cut.paragraph)))
      document.paragraphOfClause.append(cut.paragraph)
    }
    return document
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
}

/// Which outline entry a place stands in; asked from the front of the text to its end.
struct InnermostSection {
  private let outline: [OutlineEntry]
  private var next = 0
  private var open: [Int] = []

  init(_ outline: [OutlineEntry]) {
    self.outline = outline
  }

  mutating func id(at offset: Int) -> String? {
    while next < outline.count, outline[next].range.start <= offset {
      open.append(next)
      next += 1
    }
    while let top = open.last, outline[top].range.end <= offset { open.removeLast() }
    return open.last.map { outline[$0].id }
  }
}
