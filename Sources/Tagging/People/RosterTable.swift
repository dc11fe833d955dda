internal import Gongwen

/// Reads rosters that are tables with a heading row: 姓名, 职务 and, where there is one, the role in
/// the group.
struct RosterTable {
  struct Member {
    var role: String
    var name: String
    var title: String?
    var range: Range<Int>
  }

  let names: PersonName
  let source: TextBuffer
  let text: UnsafeBufferPointer<UInt32>
  private var nameColumn: Int?
  private var titleColumns: [Int] = []
  private var roleColumn: Int?
  private var width = 0

  init(names: PersonName, source: TextBuffer, text: UnsafeBufferPointer<UInt32>) {
    self.names = names
    self.source = source
    self.text = text
  }

  /// The members of a row; `nil` if the paragraph is no row of such a table.
  mutating func members(_ range: Range<Int>, role: String?) -> [Member]? {
    let cells = cells(range)
    guard cells.count > 1 else {
      nameColumn = nil
      return nil
    }
    let headings = cells.map { string($0).filter { $0 != " " } }
    if let column = headings.firstIndex(of: "姓名") {
      nameColumn = column
      width = cells.count
      // 小组职务, 组内职务 and 职责 name the role; 职务, 单位 and 单位及职务 the title.
      roleColumn = headings.firstIndex {
        $0.hasSuffix("职务") && ($0.contains("组") || $0.contains("指挥部")) || $0 == "角色"
      }
      titleColumns = headings.indices.filter {
        $0 != roleColumn && (headings[$0].contains("职务") || headings[$0].contains("单位"))
      }
      return []
    }
    guard let nameColumn else { return nil }
    let missing = max(0, width - cells.count)
    func cell(_ column: Int) -> Range<Int>? {
      let index = column - missing
      return cells.indices.contains(index) ? cells[index] : nil
    }
    guard let name = cell(nameColumn) else { return [] }
    let scalars = text[name].filter { $0 != Scalars.space }
    guard names.isName(scalars) else { return [] }
    let title = titleColumns.compactMap(cell).map(string).joined()
    let printed = roleColumn.flatMap(cell).map(string)
    return [
      Member(
        role: printed.flatMap { $0.isEmpty ? nil : $0 } ?? role ?? "成员",
        name: TextBuffer.string(scalars), title: title.isEmpty ? nil : title, range: name)
    ]
  }

  private func cells(_ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where text[at] == Scalars.tab {
      cells.append(start..<at)
      start = at + 1
    }
    if !cells.isEmpty { cells.append(start..<range.upperBound) }
    return cells
  }

  private func string(_ range: Range<Int>) -> String { source.string(range) }
}
