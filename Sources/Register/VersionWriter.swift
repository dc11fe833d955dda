internal import GRDB
internal import Gongwen

/// Writes an extracted document as one version.
struct VersionWriter {
  var database: Database
  var document: ExtractedDocument
  var identity: DocumentIdentity

  /// Adds a version to a document and returns its identifier.
  func insert(into owner: Int64, at time: String) throws -> Int64 {
    let id = try Int64.fetchOne(
      database,
      sql: """
        INSERT INTO versions (document_id, ordinal, first_seen, \(Self.columns))
        VALUES (?, (SELECT coalesce(max(ordinal), 0) + 1 FROM versions WHERE document_id = ?), ?,
          \(Self.places))
        RETURNING id
        """, arguments: [owner, owner, time] + arguments)
    guard let id else { throw RegisterError(.failed) }
    try writeContents(of: id)
    return id
  }

  /// Puts the document in the place of what a version was.
  func replace(_ id: Int64) throws {
    for table in ["assignments", "clauses", "sections", "people"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE version_id = ?", arguments: [id])
    }
    try database.execute(
      sql: "UPDATE versions SET (\(Self.columns)) = (\(Self.places)) WHERE id = ?",
      arguments: arguments + [id])
    try writeContents(of: id)
  }

  private static let columns = """
    fingerprint, source_sha256, source_format, models_version, models_sha256, title, issued_text,
    document_number, issuers, addressees, copied_to, issued_on, published_on, printed_on,
    effective_on, expires_on, region_code, region_name, level, attachments, cites, characters
    """

  private static let places = Array(repeating: "?", count: 22).joined(separator: ", ")

  private var arguments: StatementArguments {
    let metadata = document.document
    var cites = JSONWriter()
    cites.array(metadata.references) { json, reference in
      json.object {
        $0.field("title", reference.title)
        $0.field("number", reference.number)
      }
    }
    return [
      identity.fingerprint, document.source.sha256, document.source.format.rawValue,
      document.models.version, document.models.sha256, metadata.title, metadata.issuedText,
      metadata.documentNumber, Self.json(metadata.issuers), Self.json(metadata.addressees),
      Self.json(metadata.copiedTo), metadata.issuedOn, metadata.publishedOn, metadata.printedOn,
      metadata.effectiveOn, metadata.expiresOn, metadata.region?.code, metadata.region?.name,
      metadata.level?.rawValue, Self.json(metadata.attachments),
      String(decoding: cites.bytes, as: UTF8.self), document.text.unicodeScalars.count,
    ]
  }

  private static func json(_ strings: [String]) -> String {
    var json = JSONWriter()
    json.value(strings)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func writeContents(of version: Int64) throws {
    let sections = try writeSections(version)
    let clauses = try writeClauses(version, sections)
    let assignments = try writeAssignments(version, sections, clauses)
    let deadlines = try writeDeadlines(clauses)
    try writeFigures(clauses, deadlines)
    try writeRows(sections, clauses, assignments, deadlines)
    try run(
      """
      UPDATE versions SET (first_clause, last_clause, first_assignment, last_assignment,
        obligation_count, amount_count) = (?, ?, ?, ?, ?, ?) WHERE id = ?
      """,
      [
        clauses.values.min() ?? 0, clauses.values.max() ?? -1, assignments.values.min() ?? 0,
        assignments.values.max() ?? -1, document.obligations.count, document.amounts.count,
        version,
      ])
    for person in document.people {
      try run(
        "INSERT INTO people (version_id, group_name, role, name, title) VALUES (?, ?, ?, ?, ?)",
        [version, person.group, person.role, person.name, person.title])
    }
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  private func writeSections(_ version: Int64) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for entry in document.outline {
      try run(
        """
        INSERT INTO sections (version_id, parent_id, part, marker, heading, level, range_start,
          range_end, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          version, entry.parent.flatMap { ids[$0] }, entry.part, entry.marker, entry.heading,
          entry.level, entry.range.start, entry.range.end, entry.page,
        ])
      ids[entry.id] = database.lastInsertedRowID
    }
    return ids
  }

  private func writeClauses(
    _ version: Int64, _ sections: [String: Int64]
  ) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for clause in document.clauses {
      try run(
        """
        INSERT INTO clauses (version_id, section_id, label, modality, range_start, range_end, page,
          boxes, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          version, clause.section.flatMap { sections[$0] }, clause.label.rawValue,
          clause.modality?.rawValue, clause.range.start, clause.range.end, clause.page,
          Self.boxes(clause.boxes), clause.text,
        ])
      ids[clause.id] = database.lastInsertedRowID
    }
    return ids
  }

  /// `[[page, x, y, width, height], …]` in tenths of a point, `nil` where there is no geometry.
  private static func boxes(_ boxes: [Box]) -> String? {
    guard !boxes.isEmpty else { return nil }
    var json = JSONWriter()
    json.array(boxes) { json, box in
      let tenths = [box.x, box.y, box.width, box.height].map { Int(clamping: $0 * 10) }
      json.array([box.page] + tenths) { $0.value($1) }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func writeAssignments(
    _ version: Int64, _ sections: [String: Int64], _ clauses: [String: Int64]
  ) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for assignment in document.assignments {
      let scope: (section: Int64?, clause: Int64?) =
        switch assignment.scope {
        case .section(let id): (sections[id], nil)
        case .clause(let id): (nil, clauses[id])
        }
      guard scope.section != nil || scope.clause != nil else { continue }
      try run(
        """
        INSERT INTO assignments (version_id, role, open_ended, section_id, clause_id, range_start,
          range_end) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          version, assignment.role.rawValue, assignment.openEnded, scope.section, scope.clause,
          assignment.range.start, assignment.range.end,
        ])
      let id = database.lastInsertedRowID
      ids[assignment.id] = id
      for (position, unit) in assignment.units.enumerated() {
        try run("INSERT OR IGNORE INTO units (name) VALUES (?)", [unit.canonical])
        try run(
          """
          INSERT INTO assignment_units (assignment_id, position, unit_id, name, range_start,
            range_end) VALUES (?, ?, (SELECT id FROM units WHERE name = ?), ?, ?, ?)
          """,
          [
            id, position, unit.canonical, unit.name == unit.canonical ? nil : unit.name,
            unit.range.start, unit.range.end,
          ])
      }
    }
    return ids
  }

  private func writeDeadlines(_ clauses: [String: Int64]) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for deadline in document.deadlines {
      guard let clause = clauses[deadline.clause] else { continue }
      try run(
        """
        INSERT INTO deadlines (clause_id, text, kind, start_on, end_on, rule, range_start,
          range_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          clause, deadline.text, deadline.kind.rawValue, deadline.start, deadline.end,
          deadline.rule, deadline.range.start, deadline.range.end,
        ])
      ids[deadline.id] = database.lastInsertedRowID
    }
    return ids
  }

  private func writeFigures(_ clauses: [String: Int64], _ deadlines: [String: Int64]) throws {
    for amount in document.amounts {
      guard let clause = clauses[amount.clause] else { continue }
      try run(
        """
        INSERT INTO amounts (clause_id, text, currency, min, max, bound, per, condition,
          range_start, range_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          clause, amount.text, amount.currency, amount.min, amount.max, amount.bound.rawValue,
          amount.per, amount.condition, amount.range.start, amount.range.end,
        ])
    }
    for target in document.targets {
      guard let clause = clauses[target.clause] else { continue }
      try run(
        """
        INSERT INTO targets (clause_id, text, metric, comparator, value, unit, deadline_id,
          range_start, range_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          clause, target.text, target.metric, target.comparator.rawValue, target.value,
          target.unit, target.deadline.flatMap { deadlines[$0] }, target.range.start,
          target.range.end,
        ])
    }
  }

  /// What the obligations say beyond their clauses: who is responsible, and for rows of tables the
  /// row's words and the times in its other cells.
  private func writeRows(
    _ sections: [String: Int64], _ clauses: [String: Int64], _ assignments: [String: Int64],
    _ deadlines: [String: Int64]
  ) throws {
    let coverage = Coverage(document)
    let clauseOfDeadline = Dictionary(
      document.deadlines.map { ($0.id, $0.clause) }, uniquingKeysWith: { first, _ in first })
    let texts = Dictionary(
      document.clauses.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    for obligation in document.obligations {
      guard let clause = clauses[obligation.clause] else { continue }
      for assignment in coverage.assignments(of: obligation) {
        guard let id = assignments[assignment] else { continue }
        try run(
          "INSERT OR IGNORE INTO coverage (assignment_id, clause_id) VALUES (?, ?)", [id, clause])
      }
      for deadline in obligation.deadlines where clauseOfDeadline[deadline] != obligation.clause {
        guard let id = deadlines[deadline] else { continue }
        try run(
          "INSERT OR IGNORE INTO row_deadlines (clause_id, deadline_id) VALUES (?, ?)",
          [clause, id])
      }
      if obligation.text != texts[obligation.clause]
        || obligation.path != coverage.path(of: obligation)
      {
        try run(
          "INSERT OR REPLACE INTO table_rows (clause_id, text, path) VALUES (?, ?, ?)",
          [clause, obligation.text, Self.json(obligation.path)])
      }
    }
  }
}

extension Int {
  /// The nearest whole number; 0 for what is no number.
  fileprivate init(clamping value: Double) {
    self = value.isFinite ? Int(Swift.max(-1e9, Swift.min(value.rounded(), 1e9))) : 0
  }
}
