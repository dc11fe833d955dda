public import Gongwen

extension DataTable {
  /// A table for a terminal; below 80 columns the cells of a row stand under each other.
  ///
  /// - Parameter width: columns of the terminal.
  /// - Parameter isStyled: whether escape sequences for bold and faint text may be used.
  public func terminal(width: Int, isStyled: Bool, language: Language) -> String {
    guard !rows.isEmpty else { return Wording(language).noRows + "\n" }
    let width = max(width, 40)
    let style = TerminalStyle(isOn: isStyled)
    let texts = rows.map { $0.map(\.text).map(Self.printable) }
    let lines =
      width < 80 ? cards(texts, width, style) : table(texts, width, style)
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ texts: [[String]], _ width: Int, _ style: TerminalStyle) -> [String] {
    let headings = columns.map(\.heading)
    var layout = ColumnLayout(widths: ColumnLayout.widths([headings] + texts, total: width))
    for column in columns.indices where rows.allSatisfy({ Self.isNumber($0[column]) }) {
      layout.rightAligned.insert(column)
    }
    let rule = style.faint(
      String(
        repeating: "─",
        count: layout.widths.reduce(0, +) + ColumnLayout.gap.count * (columns.count - 1)))
    return layout.lines(headings).map(style.bold) + [rule] + texts.flatMap(layout.lines) + [rule]
  }

  private func cards(_ texts: [[String]], _ width: Int, _ style: TerminalStyle) -> [String] {
    texts.flatMap { row in
      var lines = TextWrapping.wrap(row.first ?? "", width: width).map(style.bold)
      for (column, cell) in zip(columns, row).dropFirst() where !cell.isEmpty {
        lines += TextWrapping.wrap("\(column.heading) \(cell)", width: width - 2).map { "  " + $0 }
      }
      return lines + [""]
    }
  }

  private static func isNumber(_ cell: Cell) -> Bool {
    switch cell {
    case .integer, .number, .empty: true
    case .text, .date, .list: false
    }
  }

  /// Text of a document must not steer the terminal.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }))
  }
}
