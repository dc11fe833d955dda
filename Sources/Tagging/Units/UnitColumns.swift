internal import Gongwen
internal import Models

/// Reads the unit columns of tables: a heading row names the columns, cells below hold lists.
struct UnitColumns {
  private let grammar: RoleGrammar
  private var roles: [Int: UnitCues.Label] = [:]
  private var width = 0

  init(grammar: RoleGrammar) {
    self.grammar = grammar
  }

  mutating func reset() {
    roles = [:]
    width = 0
  }

  /// The groups of a table row; `nil` if the paragraph is no row of a table with unit columns.
  mutating func groups(_ paragraph: Paragraph, in text: TextBuffer) -> [RoleGroup]? {
    let cells = cells(paragraph.range, text)
    guard cells.count > 1 else {
      if paragraph.kind != .tableRow { reset() }
      return nil
    }
    let heading = headings(cells, text)
    if !heading.isEmpty {
      roles = heading
      width = cells.count
      return []
    }
    guard !roles.isEmpty else { return nil }
    // A cell that spans rows is missing in the rows below its first; such cells stand on the left.
    let missing = max(0, width - cells.count)
    var groups: [RoleGroup] = []
    for (column, label) in roles.sorted(by: { $0.key < $1.key }) {
      let index = column - missing
      guard cells.indices.contains(index), let role = label.role else { continue }
      groups += grammar.chunk(cells[index], role: role, evidence: [label.evidence])
    }
    return groups
  }

  private func cells(_ range: Range<Int>, _ text: TextBuffer) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where text.folded[at] == Scalars.tab {
      cells.append(start..<at)
      start = at + 1
    }
    cells.append(start..<range.upperBound)
    return cells
  }

  private func headings(_ cells: [Range<Int>], _ text: TextBuffer) -> [Int: UnitCues.Label] {
    var found: [Int: UnitCues.Label] = [:]
    for (column, cell) in cells.enumerated() where (2...12).contains(cell.count) {
      let labels = grammar.cues.labels(
        in: text, cell, filter: CueFilter(text, range: cell), needColon: false,
        with: grammar.matcher)
      if let label = labels.first, label.role != nil, label.range == cell { found[column] = label }
    }
    return found
  }
}
