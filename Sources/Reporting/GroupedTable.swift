/// Tables of the same columns under headings of their own, laid out alike: what a unit has to do,
/// document by document.
public struct GroupedTable: Equatable, Sendable {
  public var columns: [DataTable.Column]
  public var groups: [Group]

  public struct Group: Equatable, Sendable {
    public var title: String
    /// A line below the title.
    public var facts: String
    public var rows: [[DataTable.Cell]]

    public init(title: String, facts: String, rows: [[DataTable.Cell]]) {
      self.title = title
      self.facts = facts
      self.rows = rows
    }
  }

  public init(columns: [DataTable.Column], groups: [Group] = []) {
    self.columns = columns
    self.groups = groups
  }

  /// For a terminal of `width` columns; below 80 the cells of a row stand under each other.
  public func terminal(width: Int, isStyled: Bool) -> String {
    let width = max(width, 40)
    let style = TerminalStyle(isOn: isStyled)
    let texts = groups.map { $0.rows.map { $0.map { DataTable.printable($0.text) } } }
    let headings = columns.map(\.heading)
    let layout = ColumnLayout(
      widths: ColumnLayout.widths([headings] + texts.flatMap { $0 }, total: width))
    let isNarrow = width < 80
    var lines = isNarrow ? [] : layout.lines(headings).map(style.bold)
    for (group, rows) in zip(groups, texts) {
      if !isNarrow { lines.append(style.faint(String(repeating: "─", count: width))) }
      lines += TextWrapping.wrap(DataTable.printable(group.title), width: width).map(style.bold)
      if !group.facts.isEmpty {
        lines += TextWrapping.wrap(DataTable.printable(group.facts), width: width)
          .map(style.faint)
      }
      for row in rows {
        lines += isNarrow ? cards(row, width) + [""] : layout.lines(row)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func cards(_ row: [String], _ width: Int) -> [String] {
    zip(columns, row).flatMap { column, cell -> [String] in
      if cell.isEmpty { return [] }
      let words = cell.split(separator: "\n").joined(separator: " ")
      return TextWrapping.wrap("\(column.heading) \(words)", width: width - 2).map { "  " + $0 }
    }
  }
}
