public import Gongwen

/// A comparison as one self-contained page: what changes for whom on top, then two columns aligned
/// clause by clause.
public struct ComparisonPage: Sendable {
  public var wording: ComparisonWording
  /// Whether changes of typography are shown.
  public var showsTypography: Bool

  public init(language: Language, showsTypography: Bool = false) {
    wording = ComparisonWording(language)
    self.showsTypography = showsTypography
  }

  public func render(
    _ comparison: DocumentComparison, old: ExtractedDocument, new: ExtractedDocument
  ) -> String {
    let rows = AlignedRow.rows(comparison)
    var html = HTMLText()
    html.beginPage(
      wording.comparisonOf + (wording.language == .zh ? "：" : ": ")
        + (comparison.new.title ?? wording.untitled),
      language: wording.language, style: Self.style, script: "\n" + Self.script)
    html.raw("<a class=\"skip\" href=\"#text\">")
    html.text(wording.skip)
    html.raw("</a>\n")
    head(comparison, to: &html)
    obligations(comparison.obligations, to: &html)
    columns(comparison, rows, old, new, to: &html)
    html.raw("<script>\n\(Self.script)</script>\n</body>\n</html>\n")
    return html.result
  }

  private func head(_ comparison: DocumentComparison, to html: inout HTMLText) {
    html.raw("<header><h1>")
    html.text(wording.comparisonOf)
    html.raw("</h1><div class=\"pair\">")
    for (name, side) in [(wording.old, comparison.old), (wording.new, comparison.new)] {
      html.raw("<div><b>")
      html.text(name)
      html.raw("</b> <strong>")
      html.text(side.title ?? wording.untitled)
      html.raw("</strong><br><small>")
      html.text(
        [side.documentNumber, side.issuedOn, side.path, wording.clauses(side.clauses)]
          .compactMap { $0 }.joined(separator: " · "))
      html.raw("</small></div>")
    }
    html.raw("</div><p>")
    html.text(wording.summary(comparison, typography: showsTypography))
    html.raw("</p><p class=\"keys\"><button type=\"button\" id=\"toggle\">")
    html.text(wording.toggle)
    html.raw("</button> ")
    html.text(wording.keys)
    html.raw("</p></header>\n")
  }

  private func obligations(_ changes: [ObligationChange], to html: inout HTMLText) {
    guard !changes.isEmpty else { return }
    html.raw("<section><h2>")
    html.text(wording.what)
    html.raw("</h2><table><thead><tr>")
    for heading in [
      wording.obligation, wording.change, wording.from, wording.to, wording.units,
    ] {
      html.raw("<th scope=\"col\">")
      html.text(heading)
      html.raw("</th>")
    }
    html.raw("</tr></thead><tbody>\n")
    var shown: [Int] = []
    for change in changes {
      let place = change.place
      html.raw("<tr><td>")
      if place.clauses != shown, let clause = place.clauses.first {
        html.raw("<small>")
        html.text(place.path.joined(separator: " › "))
        html.raw("</small><br><a href=\"#\(change.new.obligations.isEmpty ? "o" : "n")\(clause)\">")
        html.text(place.text)
        html.raw("</a>")
        if place.obligations.count > 1 { html.text(wording.more(place.obligations.count)) }
      }
      shown = place.clauses
      html.raw("</td><td>")
      html.text(wording.name(change.kind))
      if let subject = change.subject {
        html.raw("<br><small>")
        html.text(subject)
        html.raw("</small>")
      }
      html.raw("</td><td>")
      if let value = change.from { html.marked(.removed, wording.text(value, of: change)) }
      html.raw("</td><td>")
      if let value = change.to { html.marked(.added, wording.text(value, of: change)) }
      html.raw("</td><td>")
      html.text(place.units.joined(separator: "、"))
      html.raw("</td></tr>\n")
    }
    html.raw("</tbody></table></section>\n")
  }

  private func columns(
    _ comparison: DocumentComparison, _ rows: [AlignedRow], _ old: ExtractedDocument,
    _ new: ExtractedDocument, to html: inout HTMLText
  ) {
    html.raw("<main id=\"text\"><h2>")
    html.text(wording.textChanges)
    html.raw("</h2>\n")
    let columns = PageColumns(
      wording: wording, showsTypography: showsTypography, comparison: comparison, old: old,
      new: new)
    var start = 0
    while start < rows.count {
      var end = start
      while end < rows.count, !columns.isShown(rows[end]) { end += 1 }
      if end > start {
        let count = rows[start..<end].reduce(0) { $0 + $1.new.count }
        html.raw("<details class=\"same\"><summary>")
        html.text(wording.alikeClauses(count))
        html.raw("</summary>\n")
        for row in rows[start..<end] { columns.write(row, to: &html) }
        html.raw("</details>\n")
      } else {
        columns.write(rows[end], to: &html)
        end += 1
      }
      start = end
    }
    html.raw("</main>\n")
  }
}
