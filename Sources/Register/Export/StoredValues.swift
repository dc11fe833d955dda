internal import GRDB
internal import Gongwen

// Values whose columns are read in more than one place. Identifiers are those of the rows.

extension TextRange {
  /// The first two columns; within what a text can be, whatever is stored.
  init(row: Row) {
    let start = min(max(0, row[0] as Int), 1 << 40)
    self.init(start, min(max(start, row[1] as Int), 1 << 40))
  }
}

extension Deadline {
  static let columns = """
    deadlines.range_start, deadlines.range_end, deadlines.id, deadlines.clause_id, deadlines.text,
    deadlines.kind, deadlines.start_on, deadlines.end_on, deadlines.rule
    """
  static let columnCount = 9

  init(_ row: Row) {
    self.init(
      id: String(row[2] as Int64), clause: String(row[3] as Int64), text: row[4],
      kind: Kind(rawValue: row[5]) ?? .by, start: row[6], end: row[7], rule: row[8],
      range: TextRange(row: row))
  }
}

extension Amount {
  static let columns =
    "range_start, range_end, id, clause_id, text, currency, min, max, bound, per, condition"

  init(_ row: Row) {
    self.init(
      id: String(row[2] as Int64), clause: String(row[3] as Int64), text: row[4], currency: row[5],
      min: row[6], max: row[7], bound: Bound(rawValue: row[8]) ?? .exact, per: row[9],
      condition: row[10], range: TextRange(row: row))
  }
}

extension Target {
  static let columns =
    "range_start, range_end, id, clause_id, text, metric, comparator, value, unit, deadline_id"

  init(_ row: Row) {
    self.init(
      id: String(row[2] as Int64), clause: String(row[3] as Int64), text: row[4], metric: row[5],
      comparator: Comparator(rawValue: row[6]) ?? .reach, value: row[7], unit: row[8],
      deadline: (row[9] as Int64?).map(String.init), range: TextRange(row: row))
  }
}
