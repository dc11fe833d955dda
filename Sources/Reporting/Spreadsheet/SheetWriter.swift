internal import CXLSX

/// Appends rows to a sheet under a heading that stays in sight and filters; goes on with a further
/// sheet where one is full.
final class SheetWriter {
  struct Column {
    var heading: String
    /// In widths of a digit; a Han character takes two.
    var width: Double
    /// Whether numbers are sums of money.
    var isMoney = false
    /// Whether the heading's characters stand under each other.
    var isTall = false
    /// Whether a row is as high as this column's text needs. What is the same in many rows (a title,
    /// a path) is cut off instead.
    var isWhole = true

    init(
      _ heading: String, _ width: Double, isMoney: Bool = false, isTall: Bool = false,
      isWhole: Bool = true
    ) {
      self.heading = heading
      self.width = width
      self.isMoney = isMoney
      self.isTall = isTall
      self.isWhole = isWhole
    }
  }

  enum Cell {
    case value(DataTable.Cell)
    case mark(String, isStrong: Bool)
    /// A number that leads to a cell of this workbook (`'任务'!A5`).
    case link(Int, to: String)
  }

  /// Rows of a sheet in Excel, headings among them.
  static let mostRows = 1_048_576

  let name: String
  private let spreadsheet: Spreadsheet
  private let columns: [Column]
  private let frozenColumns: UInt16
  private let mostRows: Int
  private var sheet: UnsafeMutablePointer<lxw_worksheet>
  /// The next row; the heading is 0.
  private var row = 1
  private var links = 0
  /// Name of the sheet that is written to.
  private(set) var currentName: String
  private var sheets = 1

  init(
    _ spreadsheet: Spreadsheet, _ name: String, _ columns: [Column], frozenColumns: UInt16 = 0,
    mostRows: Int = SheetWriter.mostRows
  ) throws(SpreadsheetError) {
    self.spreadsheet = spreadsheet
    self.name = name
    self.columns = columns
    self.frozenColumns = frozenColumns
    self.mostRows = mostRows
    currentName = name
    sheet = try spreadsheet.addSheet(name)
    begin()
  }

  private func begin() {
    let formats = spreadsheet.formats
    worksheet_freeze_panes(sheet, 1, frozenColumns)
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, columns.count > 12 ? 8 : 9)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_gridlines(sheet, UInt8(LXW_SHOW_ALL_GRIDLINES.rawValue))
    worksheet_set_footer(sheet, "&C&P / &N")
    for (index, column) in columns.enumerated() {
      let place = UInt16(clamping: index)
      worksheet_set_column(sheet, place, place, column.width, nil)
      worksheet_write_string(
        sheet, 0, place, Self.clean(column.heading),
        column.isTall ? formats.tallHeading : formats.heading)
    }
    if let longest = columns.filter(\.isTall).map(\.heading.count).max() {
      worksheet_set_row(sheet, 0, Double(min(20, max(6, longest))) * 15, nil)
    } else {
      worksheet_set_row(sheet, 0, 32, nil)
    }
  }

  /// - Parameter cells: by their columns; a cell that is missing or empty is not written.
  func append(_ cells: [(column: Int, cell: Cell)]) throws(SpreadsheetError) {
    if row == mostRows {
      finish()
      sheets += 1
      currentName = "\(name) \(sheets)"
      sheet = try spreadsheet.addSheet(name)
      row = 1
      links = 0
      begin()
    }
    var lines = 1
    for (column, cell) in cells where columns.indices.contains(column) {
      write(cell, UInt32(clamping: row), UInt16(clamping: column))
      if columns[column].isWhole, case .value(let value) = cell {
        lines = max(lines, Self.lines(value, columns[column].width))
      }
    }
    // Not every program that opens the file makes rows as high as their text.
    let height = min(Double(lines) * Self.lineHeight + 2, Self.highest)
    if lines > 1 { worksheet_set_row(sheet, UInt32(clamping: row), height, nil) }
    row += 1
  }

  func append(_ cells: [DataTable.Cell]) throws(SpreadsheetError) {
    try append(cells.enumerated().map { ($0.offset, .value($0.element)) })
  }

  /// Where the row that was appended last stands, for a link to it.
  var place: String { "'\(currentName)'!A\(row)" }

  /// Sets the filters; the sheet's extent is known only now.
  func finish() {
    worksheet_autofilter(
      sheet, 0, 0, UInt32(clamping: max(1, row - 1)), UInt16(clamping: columns.count - 1))
  }

  /// Points.
  private static let lineHeight = 15.0
  /// Excel's limit.
  private static let highest = 409.0

  private static func lines(_ cell: DataTable.Cell, _ width: Double) -> Int {
    switch cell {
    case .text(let text): lines(text, width)
    case .list: lines(cell.text, width)
    case .date, .integer, .number, .empty: 1
    }
  }

  /// A Han character is a little wider than two digits, and a line seldom ends at its last place.
  private static func lines(_ text: String, _ width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      let need = Double(DisplayWidth.of(String(line))) * 1.05
      return sum + max(1, Int((need / max(1, width - 1.5)).rounded(.up)))
    }
  }

  private func write(_ cell: Cell, _ row: UInt32, _ column: UInt16) {
    let formats = spreadsheet.formats
    switch cell {
    case .mark(let text, let isStrong):
      worksheet_write_string(
        sheet, row, column, Self.clean(text), isStrong ? formats.strongMark : formats.mark)
    case .link(let number, let place):
      // Beyond this many Excel calls the file damaged.
      if links < Int(LXW_MAX_NUMBER_URLS) {
        links += 1
        worksheet_write_url(sheet, row, column, "internal:" + place, formats.link)
      }
      worksheet_write_number(sheet, row, column, Double(number), formats.link)
    case .value(.empty): break
    case .value(.integer(let value)):
      worksheet_write_number(
        sheet, row, column, Double(value),
        columns[Int(column)].isMoney ? formats.money : formats.number)
    case .value(.number(let value)):
      // A cell has no word for what is infinite.
      guard value.isFinite else { break }
      worksheet_write_number(
        sheet, row, column, value, columns[Int(column)].isMoney ? formats.money : formats.number)
    case .value(.date(let date)):
      if var day = Self.day(date) {
        worksheet_write_datetime(sheet, row, column, &day, formats.date)
      } else {
        worksheet_write_string(sheet, row, column, Self.clean(date), formats.text)
      }
    case .value(let cell):
      let text = cell.text
      guard !text.isEmpty else { break }
      worksheet_write_string(sheet, row, column, Self.clean(text), formats.text)
    }
  }

  /// Excel counts days from 1900 on, and its 29 February 1900 never was.
  private static func day(_ date: String) -> lxw_datetime? {
    let parts = date.split(separator: "-").map { Int32($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      1901...9999 ~= year, 1...12 ~= month
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days: [Int32] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard 1...days[Int(month) - 1] ~= day else { return nil }
    return lxw_datetime(year: year, month: month, day: day, hour: 0, min: 0, sec: 0)
  }

  /// Text as a cell can hold it: without characters that XML forbids, at most 32,767 UTF-16 units,
  /// and without what Excel would take for a coded character (`_x0041_`).
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var units = 0
    clipping: for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x20..<0x7F, 0xA0..<0xFFFE, 0x10000...: break
      default: continue
      }
      units += scalar.value > 0xFFFF ? 2 : 1
      guard units <= 32_767 else { break clipping }
      result.append(scalar)
    }
    let cleaned = String(result)
    guard cleaned.contains("_x") else { return cleaned }
    return String(cleaned.replacing(#/_x(?=[0-9A-Fa-f]{4}_)/#, with: "_x005F_x").prefix(32_767))
  }
}
