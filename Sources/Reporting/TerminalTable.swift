public import Gongwen

/// The obligations of a document as a table for a terminal.
public struct TerminalTable: Sendable {
  /// Columns of the terminal.
  public var width: Int
  /// Whether escape sequences for bold and faint text may be used.
  public var isStyled: Bool
  public var wording: Wording

  public init(width: Int, isStyled: Bool = false, language: Language = .zh) {
    self.width = max(width, 40)
    self.isStyled = isStyled
    self.wording = Wording(language)
  }

  /// Title, table and summary of one document.
  public func render(_ document: ExtractedDocument) -> String {
    var lines = head(document)
    if document.obligations.isEmpty {
      lines.append(wording.noObligations)
    } else {
      let lookup = Lookup(document)
      let rows = document.obligations.map { cells($0, lookup) }
      lines += width < Self.narrow ? cards(document, rows) : table(document, rows)
      lines += wrap(wording.summary(ExtractionCounts(document)))
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// Below this many columns a table would be all wrapping; the cells then stand under each other.
  private static let narrow = 80

  private func table(_ document: ExtractedDocument, _ rows: [[String]]) -> [String] {
    let layout = ColumnLayout(widths: columnWidths(rows))
    let rule = style.faint(String(repeating: "─", count: width))
    var lines = layout.lines(wording.tableHeadings).map(style.bold) + [rule]
    forEachRow(document, rows, &lines) { layout.lines($0) }
    return lines + [rule]
  }

  private func cards(_ document: ExtractedDocument, _ rows: [[String]]) -> [String] {
    var lines = [""]
    forEachRow(document, rows, &lines) { row in
      var lines = wrap(row[0])
      for (heading, cell) in zip(wording.tableHeadings, row).dropFirst() where !cell.isEmpty {
        let words = cell.split(separator: "\n").joined(separator: " ")
        lines += TextWrapping.wrap("\(heading) \(words)", width: width - 2).map { "  " + $0 }
      }
      return lines + [""]
    }
    return lines
  }

  /// Puts the headings that rows stand under above the first of them, but not those that are the
  /// row's own words, and says 同上 where the units are those of the row above.
  private func forEachRow(
    _ document: ExtractedDocument, _ rows: [[String]], _ lines: inout [String],
    _ body: ([String]) -> [String]
  ) {
    var path: [String] = []
    var shownPath = path
    var units = ""
    for (obligation, row) in zip(document.obligations, rows) {
      if obligation.path != path {
        path = obligation.path
        units = ""
        var headings = obligation.path
        if let last = headings.last, obligation.text.contains(last.prefix(12)) {
          headings.removeLast()
        }
        if headings != shownPath {
          shownPath = headings
          lines += wrap("▪ " + (headings.isEmpty ? "—" : headings.joined(separator: " › ")))
            .map(style.faint)
        }
      }
      var shown = row
      if !units.isEmpty, row[1] == units { shown[1] = wording.same }
      units = row[1]
      lines += body(shown)
    }
  }

  private func wrap(_ text: String) -> [String] { TextWrapping.wrap(text, width: width) }

  private func head(_ document: ExtractedDocument) -> [String] {
    let metadata = document.document
    let title = metadata.title ?? metadata.issuedText ?? wording.untitled
    let facts =
      [metadata.documentNumber, metadata.issuedOn, document.source.path].compactMap { $0 }
    return wrap(title).map(style.bold) + wrap(facts.joined(separator: " · ")).map(style.faint)
  }

  /// Mentions by their identifiers.
  private struct Lookup {
    var deadlines: [String: Deadline] = [:]
    var amounts: [String: Amount] = [:]
    var targets: [String: Target] = [:]

    init(_ document: ExtractedDocument) {
      for deadline in document.deadlines { deadlines[deadline.id] = deadline }
      for amount in document.amounts { amounts[amount.id] = amount }
      for target in document.targets { targets[target.id] = target }
    }
  }

  private func cells(_ row: Obligation, _ lookup: Lookup) -> [String] {
    let units = Self.distinct(
      row.units.map { $0.name + (wording.mark($0.role).map { "(\($0))" } ?? "") })
    let amounts = row.amounts.compactMap { lookup.amounts[$0] }.map { amount in
      (amount.condition.map { $0 + " " } ?? "") + amount.text
    }
    return [
      row.text, units.joined(separator: "、"),
      row.deadlines.compactMap { lookup.deadlines[$0] }.map(Self.span).joined(separator: "\n"),
      amounts.joined(separator: "\n"),
      Self.distinct(row.targets.compactMap { lookup.targets[$0]?.text }).joined(separator: "\n"),
      row.page.map(String.init) ?? "",
    ]
  }

  /// Without repetitions: a range such as 3—5个 is two targets with one text.
  private static func distinct(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words where !result.contains(word) { result.append(word) }
    return result
  }

  /// Dates where the deadline has them, else its words.
  private static func span(_ deadline: Deadline) -> String {
    switch (deadline.start, deadline.end) {
    case (nil, nil): deadline.text
    case (nil, let end?): end
    case (let start?, nil): start + "—"
    case (let start?, let end?): start == end ? end : start + "—\n" + end
    }
  }

  /// Every column but the first gets what its widest line needs up to a share of the width; the
  /// first gets the rest.
  private func columnWidths(_ rows: [[String]]) -> [Int] {
    let room = width - ColumnLayout.gap.count * 5
    let most = [0, room * 20 / 100, 11, room * 15 / 100, room * 14 / 100, 5]
    var widths = wording.tableHeadings.map { DisplayWidth.of($0) }
    for column in 1..<widths.count {
      let widest =
        rows.flatMap { $0[column].split(separator: "\n") }
        .map { DisplayWidth.of(String($0)) }.max() ?? 0
      widths[column] = max(widths[column], min(widest, most[column]))
    }
    widths[0] = room - widths.dropFirst().reduce(0, +)
    return widths
  }

  private var style: TerminalStyle { TerminalStyle(isOn: isStyled) }
}
