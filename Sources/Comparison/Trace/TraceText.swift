public import Gongwen

/// A trace for a terminal.
public struct TraceText: Sendable {
  public var wording: TraceWording
  /// Whether escape sequences for colour may be used.
  public var isStyled: Bool

  public init(language: Language, isStyled: Bool = false) {
    wording = TraceWording(language)
    self.isStyled = isStyled
  }

  /// The documents, each obligation with its sources, those without a source, what nobody took up,
  /// and the summary.
  public func render(_ trace: PolicyTrace) -> String {
    var lines = head(trace) + [paint(wording.carriesOut, .bold)]
    lines += list(trace.obligations.filter { !$0.hasNoSource }) {
      $0.passage
    } more: { obligation in
      obligation.cites.map { index in
        "    ◆ "
          + wording.cites(
            TerminalText.printable(trace.higher[index].document.title ?? wording.untitled))
      } + obligation.sources.flatMap { source($0, trace) }
    }
    lines += ["", paint(wording.noSource, .bold)]
    lines += list(trace.obligations.filter(\.hasNoSource)) {
      $0.passage
    } more: { _ in
      []
    }
    for higher in trace.higher {
      let name = TerminalText.printable(wording.name(higher.region, higher.document))
      lines += ["", paint(wording.untaken + wording.colon + name, .bold)]
      lines += list(higher.untaken) {
        $0
      } more: { _ in
        []
      }
    }
    return (lines + ["", wording.summary(trace)]).joined(separator: "\n") + "\n"
  }

  private func head(_ trace: PolicyTrace) -> [String] {
    let sides =
      [(wording.lower, trace.lower, String?.none)]
      + trace.higher.map { (wording.higher, $0.document, $0.citedAs) }
    return sides.map { name, side, cited in
      let facts = [
        side.title ?? wording.untitled, side.documentNumber, side.issuedOn, side.path,
        wording.clauses(side.clauses), cited.map(wording.cited),
      ]
      return paint(name, .bold) + " "
        + facts.compactMap { $0 }.map(TerminalText.printable).joined(separator: " · ")
    } + [""]
  }

  private func source(_ source: PolicyTrace.Source, _ trace: PolicyTrace) -> [String] {
    let higher = trace.higher[source.document]
    let name = TerminalText.printable(wording.name(higher.region, higher.document))
    let place = source.passage.path.last.map { " › " + TerminalText.excerpt($0, 20) } ?? ""
    let figures = source.figures.map { figure in
      "        "
        + paint(
          TerminalText.printable(
            wording.text(
              figure, higher: wording.name(higher.region, higher.document),
              lower: wording.name(trace.region, trace.lower))), figure.isSame ? .same : .different)
    }
    return [
      "    ← \(Self.percent(source.score)) \(paint(name + place, .faint))",
      "        " + TerminalText.excerpt(source.passage.text, 80),
    ] + figures
  }

  /// 0.87
  static func percent(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    return hundredths >= 100
      ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(max(0, hundredths))
  }

  private func list<Item>(
    _ items: [Item], passage: (Item) -> PolicyTrace.Passage, more: (Item) -> [String]
  ) -> [String] {
    guard !items.isEmpty else { return ["  " + wording.none] }
    var lines: [String] = []
    var shown: [String]?
    for item in items {
      let passage = passage(item)
      if passage.path != shown {
        shown = passage.path
        let path = passage.path.map { TerminalText.excerpt($0, 30) }.joined(separator: " › ")
        lines.append(paint("▪ " + (path.isEmpty ? wording.outsideSections : path), .faint))
      }
      lines.append("  " + TerminalText.excerpt(passage.text, 90))
      lines += more(item)
    }
    return lines
  }

  private enum Style: String {
    case same = "32"
    case different = "33"
    case faint = "2"
    case bold = "1"
  }

  private func paint(_ text: String, _ style: Style) -> String {
    isStyled ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
