internal import Gongwen

/// Writes the rows of the two columns of a comparison's page.
struct PageColumns {
  let wording: ComparisonWording
  let showsTypography: Bool
  let comparison: DocumentComparison
  let old: ExtractedDocument
  let new: ExtractedDocument
  private let oldPaths: SectionPaths
  private let newPaths: SectionPaths

  init(
    wording: ComparisonWording, showsTypography: Bool, comparison: DocumentComparison,
    old: ExtractedDocument, new: ExtractedDocument
  ) {
    self.wording = wording
    self.showsTypography = showsTypography
    self.comparison = comparison
    self.old = old
    self.new = new
    oldPaths = SectionPaths(old)
    newPaths = SectionPaths(new)
  }

  /// Whether a row holds a change that the reader wants to see.
  func isShown(_ row: AlignedRow) -> Bool {
    row.edit.map { showsTypography || comparison.edits[$0].kind != .typography } ?? false
  }

  func write(_ row: AlignedRow, to html: inout HTMLText) {
    let edit = row.edit.map { comparison.edits[$0] }
    let isChange = isShown(row)
    html.raw("<div class=\"pair \(isChange ? edit?.kind.rawValue ?? "" : "alike")\"")
    html.raw(isChange ? " tabindex=\"-1\">" : ">")
    if isChange, let edit {
      html.raw("<p class=\"note\"><b>")
      html.text(wording.name(edit.kind))
      html.raw("</b> ")
      let path =
        row.new.isEmpty
        ? oldPaths.path(old.clauses[row.old.lowerBound])
        : newPaths.path(new.clauses[row.new.lowerBound])
      html.text(path.joined(separator: " › "))
      html.raw("</p>")
    }
    side(
      old, "o", row.old, edit.map { MarkedText.old($0, typography: showsTypography) }, to: &html)
    if let edit, edit.isMoved, row.old.isEmpty {
      link("#o\(edit.old.lowerBound)", wording.movedHere, wording.oldPlace, to: &html)
    } else {
      html.raw("</div>")
    }
    side(
      new, "n", row.new, edit.map { MarkedText.new($0, typography: showsTypography) }, to: &html)
    if let edit, edit.isMoved, row.new.isEmpty {
      link("#n\(edit.new.lowerBound)", wording.moved, wording.newPlace, to: &html)
    } else {
      html.raw("</div>")
    }
    html.raw("</div>\n")
  }

  /// Leaves the column open.
  private func side(
    _ document: ExtractedDocument, _ letter: String, _ clauses: Range<Int>, _ text: MarkedText?,
    to html: inout HTMLText
  ) {
    html.raw("<div>")
    for index in clauses { html.raw("<a id=\"\(letter)\(index)\"></a>") }
    guard let first = clauses.first else { return }
    if let text {
      for piece in text.pieces { html.marked(piece.mark, piece.text) }
    } else {
      html.text(document.clauses[first].text)
    }
    if let page = document.clauses[first].page {
      html.raw(" <small>")
      html.text(wording.page(page))
      html.raw("</small>")
    }
  }

  private func link(
    _ target: String, _ words: String, _ name: String, to html: inout HTMLText
  ) {
    html.raw("<a class=\"move\" href=\"\(target)\">")
    html.text(words + " → " + name)
    html.raw("</a></div>")
  }
}

extension HTMLText {
  /// Words of a document, marked as gone or new.
  mutating func marked(_ mark: MarkedText.Mark, _ words: String) {
    switch mark {
    case .same: text(words)
    case .removed:
      raw("<del>")
      text(words)
      raw("</del>")
    case .added:
      raw("<ins>")
      text(words)
      raw("</ins>")
    }
  }
}
