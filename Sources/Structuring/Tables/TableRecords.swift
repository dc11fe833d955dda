internal import Gongwen

/// Makes records of the rows under a head: merged cells filled down, section rows made into the
/// path, rows that only go on with the one above joined to it.
struct TableRecords {
  let document: StructuredDocument
  let columns: TableColumns
  /// The columns in which the format says which cells are merged; where it never does, empty cells
  /// may be.
  let merged: Set<Int>
  /// Indices of the clauses of each paragraph.
  let clausesOf: [Range<Int>]

  private(set) var records: [Table.Record] = []
  private(set) var asides: [Int] = []
  /// What fills each column in the last row.
  private var above: [Range<Int>?]
  private var sections: [(rank: Int, range: Range<Int>)] = []

  init(
    _ columns: TableColumns, in document: StructuredDocument, clausesOf: [Range<Int>],
    merged: Set<Int>
  ) {
    self.document = document
    self.columns = columns
    self.clausesOf = clausesOf
    self.merged = merged
    above = Array(repeating: nil, count: columns.columns.count)
  }

  private var text: TextBuffer { document.text }
  private var knowsMerged: Bool { !merged.isEmpty }
  /// The page of the last row.
  private var page: Int?

  private var width: Int { columns.columns.count }

  /// A row that is no record: a head that is printed again.
  mutating func skip(_ row: TableRow) { asides.append(row.paragraph) }

  mutating func add(_ row: TableRow) {
    // A heading may leave out the cells behind it.
    let named = section(row)
    let row = aligned(row)
    if let section = named ?? section(row) {
      asides.append(row.paragraph)
      open(section)
      return
    }
    if isNote(row) {
      asides.append(row.paragraph)
      return
    }
    let cells = fill(row)
    let own = Set(row.filled)
    guard let main = main(cells, own: own) else {
      goOn(row, cells, own)
      return
    }
    let paragraphs = row.paragraph..<row.paragraph + 1
    let clauses = clausesOf[row.paragraph]
    guard !clauses.isEmpty else { return }
    var words = [main]
    words += columns.words.filter { $0 != main && $0 != columns.words.first && own.contains($0) }
    var ranges = words.sorted().compactMap { column in
      cells.first { $0.column == column && !$0.isInherited }?.range
    }
    // Bare figures of a benefit (20, 约10) tell nothing without their head.
    let telling = ranges.filter { range in
      range.count { text.folded[$0] >= 0x4E00 && text.folded[$0] < 0xA000 } > 1
        || !range.contains { Scalars.isDigit(text.folded[$0]) }
    }
    if columns.kind == .incentives, !telling.isEmpty { ranges = telling }
    let path = columns.categories.filter { !words.contains($0) }.compactMap { column in
      cells.first { $0.column == column }.map { heading($0.range).range }
    }
    records.append(
      Table.Record(
        paragraphs: paragraphs, cells: cells, path: sections.map(\.range) + path, words: ranges,
        clauses: clauses,
        clause: clauses.first { clause in
          ranges.contains { $0.overlaps(document.clauses[clause].range.range) }
        } ?? clauses.lowerBound))
  }

  /// The column that tells the row: the most specific one that is filled in it.
  private func main(_ cells: [Table.Cell], own: Set<Int>) -> Int? {
    let candidates =
      columns.kind == .tasks
      ? columns.words.prefix(1) + columns.categories.reversed() + columns.words.dropFirst()
      : columns.words[...]
    for column in candidates
    where own.contains(column) && cells.contains(where: { $0.column == column && !$0.isInherited })
    {
      // An empty cell of the task under a merged one goes on with the row above.
      if column != columns.words.first, columns.kind == .tasks,
        let first = columns.words.first, !own.contains(first), !isEmptyByRight(first, own)
      {
        return nil
      }
      return column
    }
    return nil
  }

  /// Whether an empty cell of the task is none of the row above: a category of its own stands
  /// before it.
  private func isEmptyByRight(_ column: Int, _ own: Set<Int>) -> Bool {
    columns.categories.contains { own.contains($0) }
  }

  /// A row that has only units, times or figures for the task above.
  private mutating func goOn(_ row: TableRow, _ cells: [Table.Cell], _ own: Set<Int>) {
    guard var last = records.popLast() else { return }
    defer { records.append(last) }
    guard last.paragraphs.upperBound == row.paragraph else { return }
    last.paragraphs = last.paragraphs.lowerBound..<row.paragraph + 1
    last.cells += cells.filter { !$0.isInherited && own.contains($0.column) }
    last.clauses =
      last.clauses
      .lowerBound..<max(
        last.clauses.upperBound, clausesOf[row.paragraph].upperBound)
  }

  // MARK: Filling down

  private mutating func fill(_ row: TableRow) -> [Table.Cell] {
    let goesOn = goesOn(row)
    // A merged cell that a page break cuts is drawn anew and empty.
    let isFirstOfPage = page != nil && document.paragraphs[row.paragraph].page != page
    page = document.paragraphs[row.paragraph].page
    var cells: [Table.Cell] = []
    for column in 0..<width {
      let range = row.cells.indices.contains(column) ? row.cells[column] : 0..<0
      if !range.isEmpty, !isDitto(range) {
        above[column] = isVoid(range) ? nil : range
        if !isVoid(range) { cells.append(Table.Cell(column: column, range: range)) }
        continue
      }
      let inherits =
        !range.isEmpty || row.hanging.contains(column)
        || isFirstOfPage && merged.contains(column)
        || !knowsMerged && (goesOn || columns.categories.contains(column))
      if !inherits { above[column] = nil }
      if let range = above[column] {
        cells.append(Table.Cell(column: column, range: range, isInherited: true))
      }
    }
    return cells
  }

  /// Where the format does not say which cells are merged: a row without a number or category of its
  /// own goes on with the row above.
  private func goesOn(_ row: TableRow) -> Bool {
    guard !knowsMerged, let first = columns.words.first, !row.isEmpty(first) else { return true }
    return (0..<first).contains { column in
      let isLeading =
        columns.columns[column].meaning == .number || columns.categories.contains(column)
      return isLeading && row.isEmpty(column) && above[column] != nil
    }
  }

  /// 同上, 〃
  private func isDitto(_ range: Range<Int>) -> Bool {
    let words = text.folded[range]
    switch words.count {
    case 1: return [0x3003, 0x2033, 0x22, 0x201D].contains(words[range.lowerBound])
    case 2:
      return words[range.lowerBound] == 0x540C
        && (words[range.lowerBound + 1] == 0x4E0A || words[range.lowerBound + 1] == 0x524D)
    default: return false
    }
  }

  /// Strokes and 无 stand for nothing.
  private func isVoid(_ range: Range<Int>) -> Bool {
    range.count <= 4
      && range.allSatisfy {
        [0x2F, 0x2D, 0x5C, 0x7C, 0x65E0, 0x2A, 0x5F].contains(text.folded[$0])
      }
  }

  // MARK: Rows that are no records

  private struct Section {
    var rank: Int
    var range: Range<Int>
  }

  /// A row that says what the rows below it belong to: one cell over all columns, or a Chinese
  /// numeral and a name.
  private func section(_ row: TableRow) -> Section? {
    if let only = row.only(in: text), !isNote(row) {
      let (rank, range) = heading(only)
      let column = row.filled[0]
      let isLong = only.contains { text.folded[$0] == 0x3002 || text.folded[$0] == 0x3B }
      guard !isLong, only.count <= 80 else { return nil }
      if rank < 100 || row.cells.count == 1 || column == 0 && column != columns.words.first {
        return rank == 100 && column > 0 ? nil : Section(rank: rank, range: range)
      }
      return nil
    }
    let filled = row.filled
    guard filled.count == 2, filled[0] == 0, filled[1] == 1, row.hanging.isEmpty, width > 3,
      columns.columns[0].meaning == .number
    else { return nil }
    let number = text.folded[row.cells[0]]
    let digits = number.filter { ![0x28, 0x29, 0x3001].contains($0) }
    guard !digits.isEmpty, digits.allSatisfy({ Scalars.chineseDigit($0) != nil }) else {
      return nil
    }
    return Section(rank: number.first == 0x28 ? 6 : 5, range: row.cells[1])
  }

  private mutating func open(_ section: Section) {
    while let top = sections.last, top.rank >= section.rank { sections.removeLast() }
    sections.append((section.rank, section.range))
    above = Array(repeating: nil, count: width)
  }

  /// The words of a heading without its marker, and how far out the marker stands.
  private func heading(_ range: Range<Int>) -> (rank: Int, range: Range<Int>) {
    text.folded.withUnsafeBufferPointer { folded in
      guard let marker = Marker(folded, at: range.lowerBound, end: range.upperBound),
        marker.headingStart < range.upperBound
      else { return (100, range) }
      return (marker.kind.rank, marker.headingStart..<range.upperBound)
    }
  }

  /// 注：…, 合计, 交通类小计
  private func isNote(_ row: TableRow) -> Bool {
    guard let first = row.filled.first else { return true }
    let words = text.folded[row.cells[first]].filter { !Scalars.isSpace($0) }
    if row.filled.count <= 2 {
      for note in Self.notes where words.starts(with: note) { return true }
    }
    guard words.count <= 14 else { return false }
    return Self.totals.contains {
      words.starts(with: $0) && words.count <= 8 || words.suffix(2) == $0[...]
    }
  }

  /// 注: 备注: 说明: 填表
  private static let notes: [[UInt32]] = [
    [0x6CE8, 0x3A], [0x5907, 0x6CE8, 0x3A], [0x8BF4, 0x660E, 0x3A], [0x586B, 0x8868],
  ]
  /// 合计 总计 小计 共计
  private static let totals: [[UInt32]] = [
    [0x5408, 0x8BA1], [0x603B, 0x8BA1], [0x5C0F, 0x8BA1], [0x5171, 0x8BA1],
  ]

  // MARK: Rows of another width

  /// A row with fewer cells than columns: what is missing stands at its end, or on the left, where
  /// a merged cell vanished; the cells tell which.
  private func aligned(_ row: TableRow) -> TableRow {
    let missing = width - row.cells.count
    guard missing > 0, row.cells.count > 1, row.hanging.isEmpty else { return row }
    var best = (shift: 0, fit: fit(row, 0))
    for shift in 1...missing {
      let fit = fit(row, shift)
      if fit > best.fit { best = (shift, fit) }
    }
    guard best.shift > 0 else { return row }
    var row = row
    row.cells = Array(repeating: 0..<0, count: best.shift) + row.cells
    row.hanging = Set(0..<best.shift)
    return row
  }

  /// How well the cells of a row fit the columns that begin with `shift`.
  private func fit(_ row: TableRow, _ shift: Int) -> Int {
    var fit = 0
    for (index, cell) in row.cells.enumerated()
    where !cell.isEmpty && columns.columns.indices.contains(index + shift) {
      let isNumber = cell.allSatisfy { Scalars.isDigit(text.folded[$0]) }
      switch columns.columns[index + shift].meaning {
      case .number: fit += isNumber ? 1 : -1
      case .units: fit += endsAsUnit(cell) ? 1 : -1
      case .deadline, .period: fit += saysTime(cell) ? 1 : -1
      case .task: fit += isNumber || endsAsUnit(cell) || cell.count < 3 ? -1 : 1
      default: break
      }
    }
    return fit
  }

  /// 局 委 办 厅 部 府 会 室 院 心 司 队 处 科 站 所 社 行 区 县 镇 乡 位 门 团 校
  private static let unitEnds = Set("局委办厅部府会室院心司队处科站所社行区县镇乡位门团校".unicodeScalars.map(\.value))
  /// 年 月 日 底 季 期 度
  private static let timeWords = Set("年月日底季期度时".unicodeScalars.map(\.value))

  private func endsAsUnit(_ cell: Range<Int>) -> Bool {
    cell.last.map { Self.unitEnds.contains(text.folded[$0]) || text.folded[$0] == 0x29 } ?? false
  }

  private func saysTime(_ cell: Range<Int>) -> Bool {
    cell.count <= 24 && cell.contains { Self.timeWords.contains(text.folded[$0]) }
  }
}
