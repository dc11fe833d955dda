internal import GRDB
internal import Gongwen

/// Which units a passage leads to.
extension Responsibility {
  /// What a unit that may be anybody counts beside one that is named.
  private static let vagueWeight = 0.85
  /// What the part of a sentence counts that says nothing of the matter.
  private static let otherPart = 0.85
  /// Clauses of one sentence.
  private static let longestSentence = 8

  /// The lists nearest to a passage.
  func assigned(_ passage: Passage) throws -> [ResponsibleUnit] {
    var rows = try covering(passage)
    if passage.card.kind == .clause, rows.allSatisfy({ $0.role == .cooperating }) {
      rows += try before(passage)
    }
    if rows.isEmpty { rows = try closing(passage) }
    if rows.isEmpty, passage.card.kind == .heading { rows = try inside(passage) }
    guard !rows.isEmpty else { return [] }
    let hasLead = rows.contains { $0.role == .lead }
    let isNamed = rows.map { row in !matter.vague.contains { row.name.hasSuffix($0) } }
    let parts = try partsOfSentence(rows, passage)
    return rows.indices.map { index in
      let row = rows[index]
      var factor =
        Self.weight(row.role, asked: matter.role, hasLead: hasLead) * row.nearness
        * (1 - 0.01 * Double(min(row.position, 10))) * parts[index]
      if !isNamed[index], isNamed.contains(true) { factor *= Self.vagueWeight }
      return unit(passage, row.unit, row.name, row.role, passage.fit * factor)
    }
  }

  /// What is for the clause itself: its own subject or list, then those of its sections from the
  /// innermost out.
  private func covering(_ passage: Passage) throws -> [AssignedUnit] {
    let rows = try AssignedUnit.read(
      database,
      """
      SELECT \(AssignedUnit.columns)
      WHERE assignments.id IN (SELECT assignment_id FROM coverage WHERE clause_id = ?)
      ORDER BY assignments.id, assignment_units.position
      """, passage.card.clause)
    return nearest(rows, passage)
  }

  /// What closes the sections that a heading or a sentence without a duty stands in.
  private func closing(_ passage: Passage) throws -> [AssignedUnit] {
    for (depth, section) in passage.path.enumerated() {
      let rows = try AssignedUnit.read(
        database,
        """
        SELECT \(AssignedUnit.columns) WHERE assignments.section_id = ?
        ORDER BY assignments.id, assignment_units.position
        """, section.id)
      guard !rows.isEmpty else { continue }
      return rows.map { $0.at(depth == 0 ? 1 : 0.85) }
    }
    return []
  }

  /// What stands under a heading, in its next clauses.
  private func inside(_ passage: Passage) throws -> [AssignedUnit] {
    try AssignedUnit.read(
      database,
      """
      WITH under (id, section_id) AS (
        SELECT clauses.id, clauses.section_id FROM clauses AS heading
        JOIN sections ON sections.id = heading.section_id
        JOIN clauses ON clauses.id BETWEEN heading.id AND heading.id + 40
          AND clauses.version_id = heading.version_id
          AND clauses.range_start < sections.range_end
        WHERE heading.id = ?1
      )
      SELECT \(AssignedUnit.columns)
      WHERE assignments.clause_id IN (SELECT id FROM under)
        OR assignments.section_id IN (SELECT section_id FROM under)
      ORDER BY assignments.range_start, assignments.id, assignment_units.position LIMIT 60
      """, passage.card.clause
    ).map { $0.at(0.85) }
  }

  private func nearest(_ rows: [AssignedUnit], _ passage: Passage) -> [AssignedUnit] {
    let depths = rows.map { row -> Int in
      if row.clause != nil { return 0 }
      return 1 + (passage.path.firstIndex { $0.id == row.section } ?? passage.path.count)
    }
    let levels = Set(depths).sorted()
    return zip(rows, depths).map { row, depth in
      let further = levels.firstIndex(of: depth) ?? 0
      return row.at(further == 0 ? 1 : further == 1 ? 0.9 : 0.75)
    }
  }

  /// Whom the clauses before it in the same sentence name: 市人社局负责…；会同有关部门制定….
  private func before(_ passage: Passage) throws -> [AssignedUnit] {
    let clauses = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT former.id, former.text FROM clauses JOIN clauses AS former
            ON former.id BETWEEN clauses.id - \(Self.longestSentence) AND clauses.id - 1
            AND former.version_id = clauses.version_id
            AND former.section_id IS clauses.section_id
          WHERE clauses.id = ? ORDER BY former.id DESC
          """), arguments: [passage.card.clause])
    for row in clauses {
      guard let end = (row[1] as String).last, "；;".contains(end) else { return [] }
      let found = try AssignedUnit.read(
        database,
        """
        SELECT \(AssignedUnit.columns) WHERE assignments.clause_id = ?
        ORDER BY assignments.id, assignment_units.position
        """, row[0])
      let acting = found.filter { [.responsible, .lead].contains($0.role) }
      if !acting.isEmpty { return acting.map { $0.at(0.9) } }
    }
    return []
  }

  /// For each unit how much the part of the sentence says of the matter in which it stands: in
  /// 市财政局安排资金，办法由市科技局制定 who sets the rules is not who pays.
  private func partsOfSentence(
    _ rows: [AssignedUnit], _ passage: Passage
  ) throws -> [Double] {
    let own = rows.filter { $0.clause == passage.card.clause && $0.role != .office }
    let starts = Set(own.map(\.start)).sorted()
    guard starts.count > 1,
      let origin = try Int.fetchOne(
        database.cachedStatement(sql: "SELECT range_start FROM clauses WHERE id = ?"),
        arguments: [passage.card.clause])
    else { return [Double](repeating: 1, count: rows.count) }
    let text = Array(passage.card.text.unicodeScalars)
    let cuts = starts.map { start in Self.partStart(text, max(0, start - origin)) }
    var weights: [Int: Double] = [:]
    for (index, start) in starts.enumerated() {
      let end = cuts.dropFirst(index + 1).first { $0 > cuts[index] } ?? text.count
      guard cuts[index] < end else { continue }
      let part = pairs.match(FoldedText(text[cuts[index]..<end]))
      weights[start] = pairs.weight(of: part.mask | part.others)
    }
    guard let most = weights.values.max(), most > 0 else {
      return [Double](repeating: 1, count: rows.count)
    }
    return rows.map { row in
      guard row.clause == passage.card.clause, let weight = weights[row.start] else { return 1 }
      return Self.otherPart + (1 - Self.otherPart) * weight / most
    }
  }

  /// Where the part of a sentence begins that holds a place.
  private static func partStart(_ text: [Unicode.Scalar], _ place: Int) -> Int {
    var at = min(place, text.count)
    while at > 0, !"，,；;。:：".unicodeScalars.contains(text[at - 1]) { at -= 1 }
    return at
  }
}
