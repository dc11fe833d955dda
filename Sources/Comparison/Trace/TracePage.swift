public import Gongwen

/// A trace as one self-contained page: each obligation beside the clauses that it carries out, then
/// what has no source and what nobody took up.
public struct TracePage: Sendable {
  public var wording: TraceWording

  public init(language: Language) {
    wording = TraceWording(language)
  }

  public func render(_ trace: PolicyTrace) -> String {
    var html = HTMLText()
    html.beginPage(
      wording.traceOf + wording.colon + (trace.lower.title ?? wording.untitled),
      language: wording.language, style: Self.style, script: "\n" + Self.script)
    html.raw("<a class=\"skip\" href=\"#links\">")
    html.text(wording.carriesOut)
    html.raw("</a>\n")
    head(trace, to: &html)
    links(trace, to: &html)
    section(
      "without", wording.noSource, trace.obligations.filter(\.hasNoSource).map(\.passage), &html)
    for (index, higher) in trace.higher.enumerated() {
      let name = wording.name(higher.region, higher.document)
      section("untaken\(index)", wording.untaken + wording.colon + name, higher.untaken, &html)
    }
    html.raw("<script>\n\(Self.script)</script>\n</body>\n</html>\n")
    return html.result
  }

  private func head(_ trace: PolicyTrace, to html: inout HTMLText) {
    html.raw("<header><h1>")
    html.text(wording.traceOf)
    html.raw("</h1><dl>")
    let sides =
      [(wording.lower, trace.lower, String?.none)]
      + trace.higher.map { (wording.higher, $0.document, $0.citedAs) }
    for (name, side, cited) in sides {
      html.raw("<dt>")
      html.text(name)
      html.raw("</dt><dd><strong>")
      html.text(side.title ?? wording.untitled)
      html.raw("</strong><br><small>")
      let facts = [
        side.documentNumber, side.issuedOn, side.path, wording.clauses(side.clauses),
        cited.map(wording.cited),
      ]
      html.text(facts.compactMap { $0 }.joined(separator: " · "))
      html.raw("</small></dd>")
    }
    html.raw("</dl><p>")
    html.text(wording.summary(trace))
    html.raw("</p><nav>")
    let places =
      [("links", wording.carriesOut), ("without", wording.noSource)]
      + trace.higher.enumerated().map { index, higher in
        (
          "untaken\(index)",
          wording.untaken + wording.colon + wording.name(higher.region, higher.document)
        )
      }
    for (id, name) in places {
      html.raw("<a href=\"#\(id)\">")
      html.text(name)
      html.raw("</a> ")
    }
    html.raw("</nav><p class=\"find\"><label>")
    html.text(wording.find)
    html.raw(" <input type=\"search\" id=\"find\"></label></p></header>\n")
  }

  private func links(_ trace: PolicyTrace, to html: inout HTMLText) {
    html.raw("<main id=\"links\" tabindex=\"-1\"><h2>")
    html.text(wording.carriesOut)
    html.raw("</h2><table><thead><tr>")
    for heading in [wording.obligation, wording.source] {
      html.raw("<th scope=\"col\">")
      html.text(heading)
      html.raw("</th>")
    }
    html.raw("</tr></thead><tbody>\n")
    for obligation in trace.obligations where !obligation.hasNoSource {
      html.raw("<tr><td>")
      passage(obligation.passage, &html)
      html.raw("</td><td>")
      for index in obligation.cites {
        html.raw("<p class=\"cites\">")
        html.text(wording.cites(trace.higher[index].document.title ?? wording.untitled))
        html.raw("</p>")
      }
      for source in obligation.sources { self.source(source, trace, &html) }
      html.raw("</td></tr>\n")
    }
    html.raw("</tbody></table></main>\n")
  }

  private func source(
    _ source: PolicyTrace.Source, _ trace: PolicyTrace, _ html: inout HTMLText
  ) {
    let higher = trace.higher[source.document]
    let name = wording.name(higher.region, higher.document)
    html.raw("<div class=\"source\"><p class=\"note\"><b>")
    html.text(name)
    html.raw("</b> <span title=\"")
    html.text(wording.score)
    html.raw("\">")
    html.text(TraceText.percent(source.score))
    html.raw("</span></p>")
    passage(source.passage, &html)
    for figure in source.figures {
      html.raw("<p class=\"\(figure.isSame ? "same" : "different")\">")
      html.text(
        wording.text(figure, higher: name, lower: wording.name(trace.region, trace.lower)))
      html.raw("</p>")
    }
    html.raw("</div>")
  }

  private func section(
    _ id: String, _ heading: String, _ passages: [PolicyTrace.Passage], _ html: inout HTMLText
  ) {
    html.raw("<section id=\"\(id)\" tabindex=\"-1\"><h2>")
    html.text(heading)
    html.raw("</h2>")
    guard !passages.isEmpty else {
      html.raw("<p>")
      html.text(wording.none)
      html.raw("</p></section>\n")
      return
    }
    html.raw("<ol>\n")
    for passage in passages {
      html.raw("<li>")
      self.passage(passage, &html)
      html.raw("</li>\n")
    }
    html.raw("</ol></section>\n")
  }

  private func passage(_ passage: PolicyTrace.Passage, _ html: inout HTMLText) {
    html.raw("<p>")
    html.text(passage.text)
    html.raw("</p><p class=\"note\">")
    let facts = [passage.path.joined(separator: " › "), passage.units.joined(separator: "、")]
    html.text(facts.filter { !$0.isEmpty }.joined(separator: " · "))
    html.raw("</p>")
  }

  /// Colours keep a contrast of 4.5:1 and are never the only sign: figures say 相同 or 不同.
  private static let style = """
    :root{color-scheme:light dark;--line:#ccc;--faint:#595959;--same:#1b6b2a;--different:#8a4b00;--mark:#0b57d0}
    @media (prefers-color-scheme:dark){:root{--line:#444;--faint:#b0b0b0;--same:#8fd79b;--different:#f0b56a;--mark:#8ab4f8}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:80rem;padding:1rem;line-height:1.6;font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
    h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
    p{margin:.2rem 0}
    dt{color:var(--faint)}dd{margin:0 0 .4rem 1rem}
    small,.note{color:var(--faint)}.note,small{font-size:.85em}
    a{color:var(--mark)}nav a{margin-right:1rem}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
    table{border-collapse:collapse;width:100%;table-layout:fixed}
    th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
    .source+.source{border-top:1px dashed var(--line);margin-top:.4rem;padding-top:.4rem}
    .same{color:var(--same)}.different{color:var(--different)}
    input{font:inherit;padding:.2rem .4rem}
    li{margin:.3rem 0}
    @media (max-width:40rem){thead{display:none}td{display:block}}
    @media print{body{max-width:none;padding:0;font-size:10pt}nav,.find,.skip{display:none}tr,li{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}}

    """

  private static let script = """
    "use strict";
    const rows = [...document.querySelectorAll("tbody tr, ol li")];
    document.getElementById("find").addEventListener("input", event => {
      const words = event.target.value.trim().split(/\\s+/).filter(Boolean);
      for (const row of rows) row.hidden = !words.every(word => row.textContent.includes(word));
    });

    """
}
