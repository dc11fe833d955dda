public import Gongwen

/// A workbook with a sheet for each kind: obligations, units × duties, units, deadlines, amounts,
/// targets, documents.
public final class ObligationWorkbook {
  /// Units that have a column of their own; the others are named in one last column.
  public static let unitColumns = 200

  private let spreadsheet: Spreadsheet
  private let wording: Wording
  private let unitColumn: [String: Int]
  private let obligations: SheetWriter
  private let matrix: SheetWriter
  private let deadlines: SheetWriter
  private let amounts: SheetWriter
  private let targets: SheetWriter
  private let documents: SheetWriter
  private var count = 0

  /// - Parameter path: a file that is overwritten.
  /// - Parameter temporaryFolder: where the rows lie until the end; it takes about as much as the
  ///   rows as CSV three times.
  /// - Parameter units: counted over all documents that are going to come.
  /// - Throws: `SpreadsheetError`.
  public init(
    path: String, temporaryFolder: String, language: Language, units: UnitCounts,
    mostRows: Int = 1_048_576
  ) throws {
    wording = Wording(language)
    let spreadsheet = try Spreadsheet(path: path, temporaryFolder: temporaryFolder)
    self.spreadsheet = spreadsheet
    let ranked = units.ranked
    unitColumn = Dictionary(
      uniqueKeysWithValues: ranked.prefix(Self.unitColumns).enumerated().map {
        ($0.element.name, $0.offset + Self.leadingColumns)
      })
    let names = wording.sheetNames
    obligations = try SheetWriter(
      spreadsheet, names.obligations,
      zip(wording.flatHeadings, Self.widths).enumerated().map { index, column in
        SheetWriter.Column(
          column.0, column.1, isMoney: Self.moneyColumns.contains(index),
          isWhole: !Self.cutColumns.contains(index))
      }, mostRows: mostRows)
    var columns = zip(wording.matrixHeadings, [7.0, 20, 44, 12]).map {
      SheetWriter.Column($0, $1)
    }
    columns += ranked.prefix(Self.unitColumns).map {
      SheetWriter.Column($0.name, 3.6, isTall: true)
    }
    if ranked.count > Self.unitColumns { columns.append(.init(wording.otherUnits, 40)) }
    matrix = try SheetWriter(
      spreadsheet, names.matrix, columns, frozenColumns: UInt16(Self.leadingColumns),
      mostRows: mostRows)
    let unitSheet = try SheetWriter(
      spreadsheet, names.units,
      zip(wording.unitHeadings, [30, 9, 9, 9, 9, 9, 9, 9, 12]).map { .init($0, $1) },
      mostRows: mostRows)
    deadlines = try SheetWriter(
      spreadsheet, names.deadlines,
      zip(wording.deadlineHeadings, [12, 12, 8, 16, 60, 30, 20, 30, 5]).enumerated().map {
        .init($1.0, $1.1, isWhole: $0 != 7)
      },
      mostRows: mostRows)
    amounts = try SheetWriter(
      spreadsheet, names.amounts,
      zip(wording.amountHeadings, [15, 15, 7, 7, 9, 16, 16, 56, 26, 20, 30, 5]).enumerated().map {
        .init($1.0, $1.1, isMoney: $0 < 2, isWhole: $0 != 10)
      }, mostRows: mostRows)
    targets = try SheetWriter(
      spreadsheet, names.targets,
      zip(wording.targetHeadings, [18, 9, 12, 7, 28, 12, 56, 26, 20, 30, 5]).enumerated().map {
        .init($1.0, $1.1, isWhole: $0 != 9)
      }, mostRows: mostRows)
    documents = try SheetWriter(
      spreadsheet, names.documents,
      zip(wording.documentHeadings, [22, 50, 12, 30, 8, 14, 12, 12, 8, 8, 8, 8, 34]).enumerated()
        .map {
          .init($1.0, $1.1, isWhole: $0 != 12)
        }, mostRows: mostRows)
    for unit in ranked {
      try unitSheet.append(
        [.text(unit.name), .integer(unit.count.obligations)]
          + Role.allCases.map { unit.count.ofRole[$0].map { .integer($0) } ?? .empty }
          + [.integer(unit.count.documents), .date(unit.count.firstDue)])
    }
    unitSheet.finish()
  }

  private static let leadingColumns = 4
  private static let moneyColumns: Set = [15, 16]
  /// Title, path and source.
  private static let cutColumns: Set = [1, 4, 20]
  /// Of the flat table's columns.
  private static let widths: [Double] = [
    20, 24, 12, 8, 22, 56, 7, 7, 16, 24, 16, 12, 12, 12, 12, 14, 14, 14, 22, 5, 16, 8,
  ]

  /// - Throws: `SpreadsheetError`.
  public func append(_ document: DocumentRows) throws {
    for row in document.rows {
      count += 1
      try obligations.append(ObligationTable.cells(row, wording))
      try appendToMatrix(row)
      try appendMentions(row)
    }
    try appendToDocuments(document)
  }

  /// Puts the file together.
  ///
  /// - Throws: `SpreadsheetError`.
  public func close() throws {
    for sheet in [obligations, matrix, deadlines, amounts, targets, documents] { sheet.finish() }
    try spreadsheet.close()
  }

  private func appendToMatrix(_ row: FlatRow) throws {
    let roles = UnitCounts.roles(row)
    guard !roles.isEmpty else { return }
    var cells: [(column: Int, cell: SheetWriter.Cell)] = [
      (0, .link(count, to: obligations.place)),
      (1, .value(.optional(row.documentNumber ?? row.title))), (2, .value(.text(row.text))),
      (3, .value(ObligationTable.dates(row.deadlines.map(\.end)))),
    ]
    var others: [String] = []
    for (unit, roles) in roles {
      let mark = wording.matrixMarks(roles)
      if let column = unitColumn[unit] {
        cells.append((column, .mark(mark, isStrong: roles.contains(.lead))))
      } else {
        others.append("\(unit)(\(mark))")
      }
    }
    if !others.isEmpty {
      cells.append(
        (unitColumn.count + Self.leadingColumns, .value(.list(others.sorted()))))
    }
    try matrix.append(cells)
  }

  private func appendMentions(_ row: FlatRow) throws {
    let units = DataTable.Cell.list(
      row.units.map { $0.name + (wording.mark($0.role).map { "(\($0))" } ?? "") })
    let place: [DataTable.Cell] = [
      .text(row.text), units, .optional(row.documentNumber), .optional(row.title),
      row.page.map { .integer($0) } ?? .empty,
    ]
    for deadline in row.deadlines {
      try deadlines.append(
        [
          .date(deadline.end), .date(deadline.start), .text(wording.name(deadline.kind)),
          .text(deadline.text),
        ] + place)
    }
    for amount in row.amounts {
      try amounts.append(
        [
          amount.min.map { .number($0) } ?? .empty, amount.max.map { .number($0) } ?? .empty,
          .text(amount.currency), .text(wording.name(amount.bound)), .optional(amount.per),
          .optional(amount.condition), .text(amount.text),
        ] + place)
    }
    for target in row.targets {
      let deadline = row.deadlines.first { $0.id == target.deadline }
      try targets.append(
        [
          .text(target.metric), .text(wording.name(target.comparator)), .number(target.value),
          .optional(target.unit), .text(target.text), .date(deadline?.end),
        ] + place)
    }
  }

  private func appendToDocuments(_ document: DocumentRows) throws {
    let metadata = document.metadata
    func count(_ label: Label) -> DataTable.Cell {
      .integer(document.rows.count { $0.label == label })
    }
    try documents.append([
      .optional(metadata.documentNumber), .optional(metadata.title), .date(metadata.issuedOn),
      .list(metadata.issuers), .optional(metadata.level.map(wording.name)),
      .optional(metadata.region?.name), .date(metadata.effectiveOn), .date(metadata.expiresOn),
      .integer(document.rows.count), count(.duty), count(.target), count(.incentive),
      .text(document.source),
    ])
  }
}
