internal import CGumbo
internal import Gongwen

/// A table of data. Tables that only place things on the page are none.
struct HTMLTable {
  /// One line a row, cells joined with tabs; what merged cells cover is empty.
  private(set) var lines: [Line] = []

  private typealias Cell = (text: [UInt32], node: HTMLTree.Node)

  init?(_ tree: HTMLTree, _ index: Int, _ isDropped: [Bool]) {
    var cells: [[Cell]] = []
    var node = index + 1
    let end = tree.nodes[index].end
    var longest = 0
    while node < end {
      let current = tree.nodes[node]
      if isDropped[node] {
        node = current.end
        continue
      }
      switch current.tag {
      case GUMBO_TAG_TABLE: return nil
      case GUMBO_TAG_TR:
        cells.append([])
        node += 1
      case GUMBO_TAG_TD, GUMBO_TAG_TH:
        let text = Self.text(tree, node, isDropped)
        guard let text else { return nil }
        longest = max(longest, text.count)
        if cells.isEmpty { cells.append([]) }
        cells[cells.count - 1].append((text, current))
        node = current.end
      case GUMBO_TAG_CAPTION:
        cells.insert([(Self.text(tree, node, isDropped) ?? [], current)], at: 0)
        node = current.end
      default: node += 1
      }
    }
    let filled = cells.filter { !$0.allSatisfy { $0.text.isEmpty } }
    // A single column, or a cell with a whole document in it, is layout.
    guard filled.contains(where: { $0.count > 1 }), longest < 3000 else { return nil }
    lines = Self.join(cells)
  }

  private static func join(_ cells: [[Cell]]) -> [Line] {
    /// For each column in how many further rows a cell from above covers it.
    var reach: [Int] = []
    var lines: [Line] = []
    for row in cells {
      var columns: [[UInt32]] = []
      var hanging: [Int] = []
      func skipReached() {
        while columns.count < reach.count, reach[columns.count] > 0 {
          reach[columns.count] -= 1
          hanging.append(columns.count)
          columns.append([])
        }
      }
      for cell in row {
        skipReached()
        for column in 0..<cell.node.columnSpan {
          let position = columns.count
          if position >= reach.count { reach.append(0) }
          reach[position] = cell.node.rowSpan - 1
          columns.append(column == 0 ? cell.text : [])
        }
      }
      skipReached()
      guard columns.contains(where: { !$0.isEmpty }) else { continue }
      while columns.last?.isEmpty == true, hanging.last != columns.count - 1 {
        columns.removeLast()
      }
      let scalars = Array(columns.joined(separator: [0x09]))
      var line = Line(
        scalars, hints: LineHints(breakBefore: .paragraph, isTableRow: scalars.contains(0x09)))
      line.hints.hangingCells = hanging
      line.hints.isTableHead = !row.isEmpty && row.allSatisfy { $0.node.tag == GUMBO_TAG_TH }
      lines.append(line)
    }
    return lines
  }

  /// The text of a cell in one line; `nil` where the cell holds so many paragraphs that the table
  /// is layout.
  private static func text(_ tree: HTMLTree, _ cell: Int, _ isDropped: [Bool]) -> [UInt32]? {
    var text: [UInt32] = []
    var node = cell + 1
    var blocks = 0
    while node < tree.nodes[cell].end {
      let current = tree.nodes[node]
      if isDropped[node] {
        node = current.end
        continue
      }
      if let tag = current.tag {
        if !MainText.isInline(tag) {
          if tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV { blocks += 1 }
          if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
        }
      } else {
        for scalar in tree.text[current.range] {
          switch scalar {
          case 0x09...0x0D, 0x20, 0xA0, 0x3000:
            if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
          case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F,
            0xE000...0xF8FF:
            break
          default: text.append(scalar)
          }
        }
      }
      node += 1
    }
    if text.last == 0x20 { text.removeLast() }
    return blocks > 60 && text.count > 1500 ? nil : text
  }
}
