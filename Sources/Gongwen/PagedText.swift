/// What a reader makes of a file: pages of lines, with a place for every glyph where the format has
/// geometry. Lines come in reading order.
public struct PagedText: Sendable {
  public var format: SourceFormat
  public var pages: [Page]
  public var metadata: PageMetadata
  public var diagnostics: [Diagnostic]

  public init(
    format: SourceFormat, pages: [Page], metadata: PageMetadata = PageMetadata(),
    diagnostics: [Diagnostic] = []
  ) {
    self.format = format
    self.pages = pages
    self.metadata = metadata
    self.diagnostics = diagnostics
  }

  /// Whether the format has pages at all (PDF has, HTML and text have one without a number).
  public var isPaged: Bool { pages.contains { $0.number != nil } }
}

/// What a web page says of itself outside the text.
public struct PageMetadata: Equatable, Sendable {
  public var title: String?
  /// ISO 8601 date.
  public var publishedOn: String?
  public var issuer: String?
  public var documentNumber: String?
  /// ISO 8601 date.
  public var issuedOn: String?

  public init(
    title: String? = nil, publishedOn: String? = nil, issuer: String? = nil,
    documentNumber: String? = nil, issuedOn: String? = nil
  ) {
    self.title = title
    self.publishedOn = publishedOn
    self.issuer = issuer
    self.documentNumber = documentNumber
    self.issuedOn = issuedOn
  }
}

public struct Page: Sendable {
  /// 1-based, `nil` where the format has no pages.
  public var number: Int?
  /// Points; 0 where the format has no geometry.
  public var width: Double
  public var height: Double
  public var lines: [Line]
  /// The way from the places of `lines` to those on the page in the file, where they are not the
  /// same: a scan is turned and straightened before its lines are laid out, and `width` and `height`
  /// are those of the straightened page.
  public var placement: PagePlacement?

  public init(number: Int? = nil, width: Double = 0, height: Double = 0, lines: [Line] = []) {
    self.number = number
    self.width = width
    self.height = height
    self.lines = lines
  }
}

/// A line of glyphs. `boxes` is empty or has one box for every scalar.
public struct Line: Sendable {
  public var scalars: [UInt32]
  public var boxes: [GlyphBox]
  /// Font of the line's first glyph, where known.
  public var style: GlyphStyle?
  public var hints: LineHints

  public init(
    _ scalars: [UInt32], boxes: [GlyphBox] = [], style: GlyphStyle? = nil,
    hints: LineHints = LineHints()
  ) {
    self.scalars = scalars
    self.boxes = boxes
    self.style = style
    self.hints = hints
  }

  public init(_ string: String, hints: LineHints = LineHints()) {
    self.init(string.unicodeScalars.map(\.value), hints: hints)
  }
}

/// Points, origin at the top left of the page.
public struct GlyphBox: Equatable, Sendable {
  public var x: Float
  public var y: Float
  public var width: Float
  public var height: Float
  /// How sure the recognition of the character is, 0 to 1; `nil` where the character was stored as
  /// text.
  public var confidence: Float?

  public init(x: Float, y: Float, width: Float, height: Float, confidence: Float? = nil) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.confidence = confidence
  }
}

public struct GlyphStyle: Equatable, Sendable {
  public var font: String
  /// Points.
  public var size: Float
  public var isBold: Bool
  /// 0xRRGGBB.
  public var colour: UInt32

  public init(font: String, size: Float, isBold: Bool = false, colour: UInt32 = 0) {
    self.font = font
    self.size = size
    self.isBold = isBold
    self.colour = colour
  }
}

/// What a format's markup or layout says about a line.
public struct LineHints: Equatable, Sendable {
  /// What separates this line from the one before it.
  public enum Break: Sendable {
    /// The reader does not know: the line break may stand inside a paragraph.
    case unknown
    /// The line goes on with the paragraph of the line before.
    case soft
    /// A new paragraph begins.
    case paragraph
  }
  public var breakBefore: Break
  /// Blank lines that stand before this one (text formats).
  public var blankLinesBefore: Int
  /// Markdown or HTML heading level, 0 for none.
  public var headingLevel: Int
  public var isBold: Bool
  public var isCentred: Bool
  public var isRightAligned: Bool
  /// Leading white space in columns (a Han character is two), before it was trimmed.
  public var indent: Int
  /// The line is a table row; its cells are separated by tabs. Cells stand under the cells of their
  /// column: one that spans columns is followed by empty ones. Empty cells at the end may be left
  /// out.
  public var isTableRow: Bool
  /// Cells of a table row, counted from 0, that belong to a merged cell which begins in a row above;
  /// they are empty in `scalars`. Empty where the format does not say.
  public var hangingCells: [Int] = []
  /// The markup or the layout says that the row is a head of its table.
  public var isTableHead = false
  /// The column of the page that the line stands in, 1-based from the left; 0 where it stands in
  /// none.
  public var column = 0

  public init(
    breakBefore: Break = .unknown, blankLinesBefore: Int = 0, headingLevel: Int = 0,
    isBold: Bool = false, isCentred: Bool = false, isRightAligned: Bool = false, indent: Int = 0,
    isTableRow: Bool = false
  ) {
    self.breakBefore = breakBefore
    self.blankLinesBefore = blankLinesBefore
    self.headingLevel = headingLevel
    self.isBold = isBold
    self.isCentred = isCentred
    self.isRightAligned = isRightAligned
    self.indent = indent
    self.isTableRow = isTableRow
  }
}
