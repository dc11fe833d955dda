public import Gongwen

/// Makes paragraphs of canonical text from the lines of formats without geometry (text, Markdown,
/// HTML).
public enum TextParagraphs {
  public static func assemble(_ paged: PagedText) -> [AssembledParagraph] {
    paged.pages.flatMap { page in
      page.lines.filter { !$0.scalars.isEmpty }.map {
        AssembledParagraph($0.scalars, page: page.number, hints: $0.hints, style: $0.style)
      }
    }
  }
}
