internal import Gongwen

/// Looks up what the cells of a document's tables say.
struct TableFields {
  /// A filled cell.
  struct Field {
    var range: Range<Int>
    var table: Int
    var record: Int
    var column: Int
  }

  /// What a clause of a table's row is to its table.
  enum Part {
    /// A head, a section row, a note.
    case aside
    /// Words that tell the record; empty where the clause holds only units, times and figures.
    case words([Range<Int>], Table.Kind)
  }

  let tables: [Table]
  /// In text order.
  private(set) var fields: [Field] = []
  /// Table and record of a clause; record -1 for rows that are none.
  private var places: [Int: (table: Int, record: Int)] = [:]
  private let document: StructuredDocument

  init(_ document: StructuredDocument) {
    self.document = document
    tables = document.tables
    guard !tables.isEmpty else { return }
    var asides: [Int: Int] = [:]
    for (table, value) in tables.enumerated() {
      for (index, record) in value.records.enumerated() {
        for cell in record.cells where !cell.isInherited {
          fields.append(
            Field(range: cell.range, table: table, record: index, column: cell.column))
        }
        for clause in record.clauses { places[clause] = (table, index) }
      }
      for paragraph in value.asides { asides[paragraph] = table }
    }
    for (clause, paragraph) in document.paragraphOfClause.enumerated() {
      if let table = asides[paragraph] { places[clause] = (table, -1) }
    }
    fields.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  var isEmpty: Bool { tables.isEmpty }

  /// The field that holds the scalar at `offset`.
  func field(at offset: Int) -> Int? {
    var low = 0
    var high = fields.count
    while low < high {
      let middle = (low + high) / 2
      if fields[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < fields.count && fields[low].range.lowerBound <= offset ? low : nil
  }

  func column(_ field: Int) -> Table.Column {
    tables[fields[field].table].columns[fields[field].column]
  }

  func record(_ field: Int) -> Table.Record {
    tables[fields[field].table].records[fields[field].record]
  }

  /// Whether a clause stands in a row of a table.
  func isRow(_ clause: Int) -> Bool { !places.isEmpty && places[clause] != nil }

  func part(_ clause: Int) -> Part? {
    guard !places.isEmpty, let place = places[clause] else { return nil }
    guard place.record >= 0 else { return .aside }
    let table = tables[place.table]
    let range = document.clauses[clause].range.range
    return .words(table.records[place.record].words(in: range), table.kind)
  }

  /// Why a clause of a table has its label.
  func evidence(_ clause: Int) -> [Evidence] {
    guard let place = places[clause] else { return [] }
    let table = tables[place.table]
    if place.record >= 0 {
      let words = table.records[place.record].words
      for cell in table.records[place.record].cells
      where words.contains(cell.range) && !table.columns[cell.column].evidence.isEmpty {
        return table.columns[cell.column].evidence
      }
    }
    return table.columns.first { !$0.evidence.isEmpty }.map { Array($0.evidence.prefix(1)) } ?? []
  }
}

extension Table.Record {
  /// The parts of its words that lie in `range`.
  func words(in range: Range<Int>) -> [Range<Int>] {
    words.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
  }
}

extension Table.Column {
  func has(_ meaning: Table.Meaning) -> Bool { self.meaning == meaning || also == meaning }

  /// Whether the cells say when.
  var isTime: Bool { has(.deadline) || has(.period) }

  /// Whether the cells are text that is read as any other text.
  var isText: Bool {
    switch meaning {
    case .task, .goal, .object, .condition, .benefit: true
    default: false
    }
  }

  /// The role of the units in the cells, if there are any.
  var role: Role? {
    if case .units(let role) = meaning { return role }
    if case .units(let role)? = also { return role }
    return nil
  }
}

extension StructuredDocument {
  /// Values in the order of their clauses; those of one clause stay in the order of the text.
  func inOrderOfClauses<Value>(
    _ values: [Traced<Value>], _ clause: (Value) -> String
  ) -> [Traced<Value>] {
    let order = Dictionary(
      clauses.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return values.enumerated().sorted { left, right in
      (order[clause(left.element.value)] ?? 0, left.offset)
        < (order[clause(right.element.value)] ?? 0, right.offset)
    }.map(\.element)
  }
}
