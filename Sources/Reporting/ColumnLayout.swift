/// Lays cells out beside each other on a terminal, wrapped to the widths of their columns.
struct ColumnLayout {
  static let gap = "  "

  /// Columns of the terminal for each column of the table.
  var widths: [Int]
  /// Numbers end under each other.
  var rightAligned: Set<Int> = []

  func lines(_ cells: [String]) -> [String] {
    let wrapped = zip(cells, widths).map { TextWrapping.wrap($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for (index, cell) in wrapped.enumerated() {
        let words = line < cell.count ? cell[line] : ""
        let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(words)))
        text += rightAligned.contains(index) ? space + words : words + space
        if index < wrapped.count - 1 { text += Self.gap }
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
  }

  /// Every column gets what its widest line needs; where that is more than there is, the widest
  /// columns share what the others leave.
  static func widths(_ rows: [[String]], total: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { row in
        row.indices.contains(column)
          ? row[column].split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0 : 0
      }.max() ?? 0
    }
    var room = max(count * 4, total - gap.count * max(0, count - 1))
    var left = count
    for column in widths.indices.sorted(by: { (widths[$0], $0) < (widths[$1], $1) }) {
      widths[column] = min(widths[column], room / left)
      room -= widths[column]
      left -= 1
    }
    return widths
  }
}
