internal import GRDB
internal import Gongwen

/// Puts the rows of one version together again. Identifiers are those of the rows.
struct StoredContents {
  private let database: Database
  private let version: Int64

  init(_ database: Database, _ version: Int64) {
    self.database = database
    self.version = version
  }

  func document() throws -> ExtractedDocument {
    let row = try row(
      """
      SELECT source_sha256, source_format, models_version, models_sha256,
        (SELECT min(path) FROM files WHERE version_id = versions.id)
      FROM versions WHERE id = ?
      """)
    var document = ExtractedDocument(
      source: Source(
        path: row[4] ?? "", sha256: row[0], format: SourceFormat(rawValue: row[1]) ?? .text),
      models: ModelStamp(version: row[2], sha256: row[3]))
    document.document = try metadata()
    document.outline = try outline()
    document.clauses = try clauses()
    document.text = Self.text(document.clauses)
    document.assignments = try assignments()
    document.deadlines = try deadlines()
    document.amounts = try amounts()
    document.targets = try targets()
    document.people = try people()
    document.obligations = try obligations(document)
    return document
  }

  func metadata() throws -> DocumentMetadata {
    let row = try row(
      """
      SELECT title, issued_text, document_number, issuers, addressees, issued_on, published_on,
        printed_on, effective_on, expires_on, copied_to, region_code, region_name, level,
        attachments, cites
      FROM versions WHERE id = ?
      """)
    let cites = try database.cachedStatement(
      sql: """
        SELECT value ->> '$.title', value ->> '$.number' FROM json_each(?) ORDER BY key
        """)
    return DocumentMetadata(
      title: row[0], issuedText: row[1], documentNumber: row[2],
      issuers: try Register.strings(database, row[3]),
      addressees: try Register.strings(database, row[4]), issuedOn: row[5], publishedOn: row[6],
      printedOn: row[7], effectiveOn: row[8], expiresOn: row[9],
      copiedTo: try Register.strings(database, row[10]),
      region: (row[11] as String?).map { Region(code: $0, name: row[12] ?? "") },
      level: (row[13] as String?).flatMap(AdministrativeLevel.init),
      attachments: try Register.strings(database, row[14]),
      references: try Row.fetchAll(cites, arguments: [row[15] as String]).map {
        Reference(title: $0[0] ?? "", number: $0[1])
      })
  }

  private func row(_ sql: String) throws -> Row {
    guard
      let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [version])
    else { throw RegisterError(.damaged) }
    return row
  }

  private func map<Element>(_ sql: String, _ make: (Row) -> Element) throws -> [Element] {
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [version])
    var elements: [Element] = []
    while let row = try rows.next() { elements.append(make(row)) }
    return elements
  }

  private static func name(_ id: Int64?) -> String? { id.map(String.init) }

  private func outline() throws -> [OutlineEntry] {
    try map(
      """
      SELECT range_start, range_end, id, part, marker, heading, level, parent_id, page
      FROM sections WHERE version_id = ? ORDER BY id
      """
    ) {
      OutlineEntry(
        id: String($0[2] as Int64), part: $0[3], marker: $0[4], heading: $0[5], level: $0[6],
        parent: Self.name($0[7]), range: TextRange(row: $0), page: $0[8])
    }
  }

  private func clauses() throws -> [Clause] {
    try map(
      """
      SELECT range_start, range_end, id, section_id, text, label, modality, page
      FROM clauses WHERE version_id = ? ORDER BY id
      """
    ) {
      Clause(
        id: String($0[2] as Int64), section: Self.name($0[3]), text: $0[4],
        label: Label(rawValue: $0[5]) ?? .context,
        modality: ($0[6] as String?).flatMap(Modality.init), range: TextRange(row: $0), page: $0[7])
    }
  }

  /// The clauses at their places. What a register that was changed by hand says of places is not
  /// followed further than the clauses reach.
  private static func text(_ clauses: [Clause]) -> String {
    var text = String.UnicodeScalarView()
    var count = 0
    for clause in clauses {
      let gap = clause.range.start - count
      if gap > 0, gap <= 4096 {
        text.append(contentsOf: repeatElement("\n", count: gap))
        count += gap
      }
      text.append(contentsOf: clause.text.unicodeScalars)
      count += clause.text.unicodeScalars.count
    }
    return String(text)
  }

  private func assignments() throws -> [Assignment] {
    var assignments = try map(
      """
      SELECT range_start, range_end, id, role, open_ended, section_id, clause_id
      FROM assignments WHERE version_id = ? ORDER BY id
      """
    ) {
      Assignment(
        id: String($0[2] as Int64), role: Role(rawValue: $0[3]) ?? .responsible, units: [],
        openEnded: $0[4],
        scope: ($0[5] as Int64?).map { .section(String($0)) } ?? .clause(Self.name($0[6]) ?? ""),
        range: TextRange(row: $0))
    }
    let places = Dictionary(uniqueKeysWithValues: assignments.enumerated().map { ($1.id, $0) })
    let units = try map(
      """
      SELECT assignment_units.range_start, assignment_units.range_end, assignment_id,
        coalesce(assignment_units.name, units.name), units.name
      FROM assignments
      JOIN assignment_units ON assignment_units.assignment_id = assignments.id
      JOIN units ON units.id = assignment_units.unit_id
      WHERE assignments.version_id = ? ORDER BY assignment_id, position
      """
    ) {
      (
        String($0[2] as Int64),
        Assignment.Unit(name: $0[3], canonical: $0[4], range: TextRange(row: $0))
      )
    }
    for (assignment, unit) in units {
      if let place = places[assignment] { assignments[place].units.append(unit) }
    }
    return assignments
  }

  private static let ofVersion = "clause_id IN (SELECT id FROM clauses WHERE version_id = ?)"

  private func deadlines() throws -> [Deadline] {
    try map(
      "SELECT \(Deadline.columns) FROM deadlines WHERE \(Self.ofVersion) ORDER BY id",
      Deadline.init)
  }

  private func amounts() throws -> [Amount] {
    try map(
      "SELECT \(Amount.columns) FROM amounts WHERE \(Self.ofVersion) ORDER BY id", Amount.init)
  }

  private func targets() throws -> [Target] {
    try map(
      "SELECT \(Target.columns) FROM targets WHERE \(Self.ofVersion) ORDER BY id", Target.init)
  }

  private func people() throws -> [Person] {
    try map(
      "SELECT group_name, role, name, title FROM people WHERE version_id = ? ORDER BY id"
    ) {
      Person(group: $0[0], role: $0[1], name: $0[2], title: $0[3])
    }
  }

  /// The table as it was: a row for each clause that is not context, with what applies to it.
  private func obligations(_ document: ExtractedDocument) throws -> [Obligation] {
    let rows = try VersionReader(database, version: version)
      .rows(passing: RegisterFilter(), units: nil).rows
    let amounts = Dictionary(grouping: document.amounts, by: \.clause)
    let targets = Dictionary(grouping: document.targets, by: \.clause)
    return rows.map { row in
      Obligation(
        id: row.id, clause: row.id, path: row.path, text: row.text, label: row.label,
        modality: row.modality, units: row.units, deadlines: row.deadlines.map(\.id),
        amounts: (amounts[row.id] ?? []).map(\.id), targets: (targets[row.id] ?? []).map(\.id),
        page: row.page)
    }
  }
}
