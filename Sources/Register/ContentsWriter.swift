internal import GRDB
internal import Gongwen

/// Writes what an extracted document holds as the contents of a version.
struct ContentsWriter {
  private let database: Database
  private let document: ExtractedDocument
  private let version: Int64
  private let sections: Identifiers
  let clauses: Identifiers
  let assignments: Identifiers
  private let deadlines: Identifiers

  /// Consecutive identifiers in a table for those of the contract.
  struct Identifiers {
    var first: Int64
    private(set) var last: Int64
    private var places: [String: Int64] = [:]

    init(_ database: Database, _ table: String, _ names: some Collection<String>) throws {
      let greatest = try database.cachedStatement(sql: "SELECT max(id) FROM \(table)")
      first = (try Int64.fetchOne(greatest) ?? 0) + 1
      last = first - 1
      places.reserveCapacity(names.count)
      for name in names {
        last += 1
        places[name] = last
      }
    }

    subscript(name: String) -> Int64? { places[name] }
  }

  init(database: Database, document: ExtractedDocument, version: Int64) throws {
    self.database = database
    self.document = document
    self.version = version
    sections = try Identifiers(database, "sections", document.outline.map(\.id))
    clauses = try Identifiers(database, "clauses", document.clauses.map(\.id))
    assignments = try Identifiers(database, "assignments", document.assignments.map(\.id))
    deadlines = try Identifiers(database, "deadlines", document.deadlines.map(\.id))
  }

  func write() throws {
    try writeSections()
    try writeClauses()
    try writeAssignments()
    try writeDeadlines()
    try writeAmounts()
    try writeTargets()
    try writeRows()
    try writePeople()
  }

  private func rows(_ table: String, _ columns: String...) throws -> RowWriter {
    try RowWriter(database, into: table, columns)
  }

  private func writeSections() throws {
    var row = try rows(
      "sections", "id", "version_id", "parent_id", "part", "marker", "heading", "level",
      "range_start", "range_end", "page")
    for (entry, id) in zip(document.outline, sections.first...) {
      row.add(id)
      row.add(version)
      // What an entry stands under comes before it.
      row.add(entry.parent.flatMap { sections[$0] }.flatMap { $0 < id ? $0 : nil })
      row.add(entry.part)
      row.add(entry.marker)
      row.add(entry.heading)
      row.add(entry.level)
      row.add(entry.range)
      row.add(entry.page)
      try row.run()
    }
  }

  private func writeClauses() throws {
    var row = try rows(
      "clauses", "id", "version_id", "section_id", "label", "modality", "range_start",
      "range_end", "page", "boxes", "text")
    for (clause, id) in zip(document.clauses, clauses.first...) {
      row.add(id)
      row.add(version)
      row.add(clause.section.flatMap { sections[$0] })
      row.add(clause.label.rawValue)
      row.add(clause.modality?.rawValue)
      row.add(clause.range)
      row.add(clause.page)
      row.add(Self.boxes(clause))
      row.add(clause.text)
      try row.run()
    }
  }

  /// `[x, y, width, height, x, …]` in points; `nil` where there is no geometry. A negative number
  /// says on which page the next boxes are, if not on the clause's.
  private static func boxes(_ clause: Clause) -> [UInt8]? {
    guard !clause.boxes.isEmpty else { return nil }
    var numbers: [Int] = []
    var page = clause.page
    for box in clause.boxes {
      if box.page != page { numbers.append(-box.page) }
      page = box.page
      numbers += [box.x, box.y, box.width, box.height].map { Int(points: $0) }
    }
    var json = JSONWriter()
    json.array(numbers) { $0.value($1) }
    return json.bytes
  }

  private func writeAssignments() throws {
    var row = try rows(
      "assignments", "id", "version_id", "role", "open_ended", "section_id", "clause_id",
      "range_start", "range_end")
    var unit = try rows(
      "assignment_units", "assignment_id", "position", "unit_id", "name", "range_start",
      "range_end")
    var known: [String: Int64] = [:]
    for (assignment, id) in zip(document.assignments, assignments.first...) {
      guard let scope = scope(of: assignment) else { continue }
      row.add(id)
      row.add(version)
      row.add(assignment.role.rawValue)
      row.add(assignment.openEnded ? 1 : 0)
      row.add(scope.section)
      row.add(scope.clause)
      row.add(assignment.range)
      try row.run()
      for (position, entry) in assignment.units.enumerated() {
        unit.add(id)
        unit.add(position)
        unit.add(try unitID(entry.canonical, &known))
        unit.add(entry.name == entry.canonical ? nil : entry.name)
        unit.add(entry.range)
        try unit.run()
      }
    }
  }

  /// `nil` where an assignment names nothing that there is.
  private func scope(of assignment: Assignment) -> (section: Int64?, clause: Int64?)? {
    switch assignment.scope {
    case .section(let id): sections[id].map { ($0, nil) }
    case .clause(let id): clauses[id].map { (nil, $0) }
    }
  }

  private func unitID(_ name: String, _ known: inout [String: Int64]) throws -> Int64 {
    if let id = known[name] { return id }
    let find = try database.cachedStatement(sql: "SELECT id FROM units WHERE name = ?")
    let id: Int64
    if let found = try Int64.fetchOne(find, arguments: [name]) {
      id = found
    } else {
      try database.cachedStatement(sql: "INSERT INTO units (name) VALUES (?)")
        .execute(arguments: [name])
      id = database.lastInsertedRowID
    }
    known[name] = id
    return id
  }

  private func writeDeadlines() throws {
    var row = try rows(
      "deadlines", "id", "clause_id", "text", "kind", "start_on", "end_on", "rule",
      "range_start", "range_end")
    for (deadline, id) in zip(document.deadlines, deadlines.first...) {
      guard let clause = clauses[deadline.clause] else { continue }
      row.add(id)
      row.add(clause)
      row.add(deadline.text)
      row.add(deadline.kind.rawValue)
      row.add(deadline.start)
      row.add(deadline.end ?? end(of: deadline))
      row.add(deadline.rule)
      row.add(deadline.range)
      try row.run()
    }
  }

  private func writeAmounts() throws {
    var row = try rows(
      "amounts", "clause_id", "text", "currency", "min", "max", "bound", "per", "condition",
      "range_start", "range_end")
    for amount in document.amounts {
      guard let clause = clauses[amount.clause] else { continue }
      row.add(clause)
      row.add(amount.text)
      row.add(amount.currency)
      row.add(amount.min)
      row.add(amount.max)
      row.add(amount.bound.rawValue)
      row.add(amount.per)
      row.add(amount.condition)
      row.add(amount.range)
      try row.run()
    }
  }

  private func writeTargets() throws {
    var row = try rows(
      "targets", "clause_id", "text", "metric", "comparator", "value", "unit", "deadline_id",
      "range_start", "range_end")
    for target in document.targets {
      guard let clause = clauses[target.clause] else { continue }
      row.add(clause)
      row.add(target.text)
      row.add(target.metric)
      row.add(target.comparator.rawValue)
      row.add(target.value)
      row.add(target.unit)
      row.add(target.deadline.flatMap { storedDeadline($0) })
      row.add(target.range)
      try row.run()
    }
  }

  /// What the obligations say beyond their clauses: who is responsible, and for rows of tables the
  /// row's words and the times in its other cells.
  private func writeRows() throws {
    var covered = try RowWriter(
      database, "INSERT OR IGNORE INTO coverage (assignment_id, clause_id, label) VALUES (?, ?, ?)")
    var dated = try RowWriter(
      database, "INSERT OR IGNORE INTO row_deadlines (clause_id, deadline_id) VALUES (?, ?)")
    var tableRow = try RowWriter(
      database, "INSERT OR REPLACE INTO table_rows (clause_id, text, path) VALUES (?, ?, ?)")
    let coverage = Coverage(document)
    for obligation in document.obligations {
      guard let clause = clauses[obligation.clause] else { continue }
      for assignment in coverage.assignments(of: obligation) {
        guard let id = assignments[assignment.id], scope(of: assignment) != nil else { continue }
        covered.add(id)
        covered.add(clause)
        covered.add(document.clauses[Int(clause - clauses.first)].label.rawValue)
        try covered.run()
      }
      for deadline in obligation.deadlines {
        guard let id = storedDeadline(deadline),
          document.deadlines[Int(id - deadlines.first)].clause != obligation.clause
        else { continue }
        dated.add(clause)
        dated.add(id)
        try dated.run()
      }
      if obligation.text != document.clauses[Int(clause - clauses.first)].text
        || obligation.path != coverage.path(of: obligation)
      {
        tableRow.add(clause)
        tableRow.add(obligation.text)
        tableRow.add(VersionWriter.json(obligation.path))
        try tableRow.run()
      }
    }
  }

  /// The last day of a time that counts from the document's own dates.
  private func end(of deadline: Deadline) -> String? {
    guard deadline.kind == .relative, let rule = deadline.rule else { return nil }
    return RelativeTime.end(of: rule, in: document.document)?.description
  }

  /// The row of a deadline whose clause there is.
  private func storedDeadline(_ name: String) -> Int64? {
    guard let id = deadlines[name],
      clauses[document.deadlines[Int(id - deadlines.first)].clause] != nil
    else { return nil }
    return id
  }

  private func writePeople() throws {
    var row = try rows("people", "version_id", "group_name", "role", "name", "title")
    for person in document.people {
      row.add(version)
      row.add(person.group)
      row.add(person.role)
      row.add(person.name)
      row.add(person.title)
      try row.run()
    }
  }
}

extension Int {
  /// The nearest whole number that is not negative; 0 for what is no number.
  fileprivate init(points value: Double) {
    self = value.isFinite ? Int(Swift.max(0, Swift.min(value.rounded(), 1e9))) : 0
  }
}
