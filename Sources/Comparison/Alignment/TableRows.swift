internal import Gongwen

/// The rows of tables among the clauses of a document. A row is a line of the canonical text whose
/// cells stand between tabs; its task, its units and its time are often clauses of their own.
struct TableRows {
  /// For each clause the line that it stands in, `nil` outside tables.
  private(set) var rows: [Int?]
  /// By clause the place of the row's number in it, in Unicode scalars.
  private(set) var numbers: [Int: Range<Int>] = [:]

  /// The column in which the rows are counted, as the head of the table says, and the last number.
  private var column: Int?
  private var last: Int?

  init(_ document: ExtractedDocument) {
    rows = Array(repeating: nil, count: document.clauses.count)
    guard document.text.utf8.contains(0x09) else { return }
    let text = TextBuffer(document.text).folded
    var clause = 0
    var line = 0
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let first = clause
      while clause < document.clauses.count, document.clauses[clause].range.start < end {
        clause += 1
      }
      let cells = text[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
      if cells.count > 1 {
        for index in first..<clause { rows[index] = line }
        if let number = number(cells) {
          let holder = (first..<clause).last {
            document.clauses[$0].range.start <= number.startIndex
          }
          if let holder {
            let range = document.clauses[holder].range
            if number.endIndex <= range.end {
              numbers[holder] = number.startIndex - range.start..<number.endIndex - range.start
            }
          }
        }
      }
      line += 1
      start = end + 1
    }
  }

  /// The cell that counts the row. Without a head that says which it is (序号), only numbers that
  /// follow each other in the first column are such cells, because figures look alike.
  private mutating func number(_ cells: [ArraySlice<UInt32>]) -> ArraySlice<UInt32>? {
    if let head = cells.firstIndex(where: { Self.heads.contains(Array($0)) }) {
      (column, last) = (head, nil)
      return nil
    }
    guard column ?? 0 < cells.count, let value = Self.value(cells[column ?? 0]) else { return nil }
    let follows = value == 1 || last.map { $0 < value && value <= $0 + Self.farthest } ?? false
    guard follows || column != nil && last == nil else { return nil }
    last = value
    return cells[column ?? 0]
  }

  /// Rows that may be gone between two numbers.
  private static let farthest = 9
  private static let heads = Set(["序号", "编号", "项号"].map { $0.unicodeScalars.map(\.value) })

  private static func value(_ cell: ArraySlice<UInt32>) -> Int? {
    guard (1...4).contains(cell.count), cell.allSatisfy(ClauseMarker.isDigit) else { return nil }
    return cell.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
