/// One paragraph of canonical text, each scalar with the place it came from.
public struct AssembledParagraph: Equatable, Sendable {
  /// Without a line feed; cells of a table row are separated by tabs.
  public var scalars: [UInt32]
  /// Empty where the format has no geometry, else one place for every scalar.
  public var places: [GlyphPlace]
  /// 1-based page on which the paragraph begins, `nil` where the format has no pages.
  public var page: Int?
  /// Of the paragraph's first line.
  public var hints: LineHints
  /// Font of the paragraph's first glyph, where known.
  public var style: GlyphStyle?

  public init(
    _ scalars: [UInt32], places: [GlyphPlace] = [], page: Int? = nil,
    hints: LineHints = LineHints(), style: GlyphStyle? = nil
  ) {
    self.scalars = scalars
    self.places = places
    self.page = page
    self.hints = hints
    self.style = style
  }
}

/// Where a glyph stands in its document.
public struct GlyphPlace: Equatable, Sendable {
  /// 1-based.
  public var page: Int
  /// Points, origin at the top left of the page.
  public var box: GlyphBox

  public init(page: Int, box: GlyphBox) {
    self.page = page
    self.box = box
  }
}
