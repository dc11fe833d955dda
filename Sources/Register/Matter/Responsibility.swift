internal import GRDB
internal import Gongwen

/// Weighs who is responsible: how well a clause with its headings fits the matter, how near the
/// list of units stands, which role it gives, and where in the list a unit is.
struct Responsibility {
  let database: Database
  let matter: Matter
  let pairs: MatterPairs
  private var paths: SectionPaths
  private let cards: ClauseCards

  /// Clauses of which the units are looked up.
  private static let mostFollowed = 40
  /// What fits less than this share of the best is left out.
  private static let leastShare = 0.5
  private static let leastFit = 0.3
  /// What counts less and less: the clause itself, its headings from the innermost out.
  private static let nearness = [1.0, 1.0, 0.9, 0.85, 0.8]
  private static let sentenceNearness = 0.75
  private static let titleNearness = 0.6

  init(_ database: Database, _ matter: Matter, _ pairs: MatterPairs) throws {
    self.database = database
    self.matter = matter
    self.pairs = pairs
    paths = SectionPaths(database, pairs)
    cards = try ClauseCards(database)
  }

  /// A clause that speaks of the matter.
  struct Passage {
    var card: ClauseCards.Card
    var path: [SectionPaths.Section]
    var fit: Double
    /// Which pairs of the matter stand in it or above it, a bit for each.
    var mask: UInt64
  }

  /// The passages that fit best, best first.
  mutating func passages(_ clauses: [Int64]) throws -> [Passage] {
    var result: [Passage] = []
    for id in clauses {
      guard let card = try cards.card(of: id) else { continue }
      let path = try paths.path(of: card.section)
      let (fit, mask) = fit(card, path)
      result.append(Passage(card: card, path: path, fit: fit, mask: mask))
    }
    result.sort { ($1.fit, $0.card.clause) < ($0.fit, $1.card.clause) }
    let least = max(Self.leastFit, (result.first?.fit ?? 0) * Self.leastShare)
    return Array(result.prefix { $0.fit >= least }.prefix(Self.mostFollowed))
  }

  private mutating func fit(
    _ card: ClauseCards.Card, _ path: [SectionPaths.Section]
  ) -> (fit: Double, mask: UInt64) {
    guard pairs.total > 0 else { return (0, 0) }
    var sources = [(pairs.match(card.folded), Self.nearness[0])]
    for (depth, section) in path.enumerated() {
      let nearness = Self.nearness[min(depth + 1, Self.nearness.count - 1)]
      sources.append((section.match, section.isShort ? nearness : Self.sentenceNearness))
    }
    let share = max(sources[0].0.share, path.first.map { $0.isShort ? $0.match.share : 0 } ?? 0)
    sources.append((paths.title(of: card.document), Self.titleNearness))
    var covered = 0.0
    for index in pairs.pairs.indices {
      let best = sources.lazy.filter { $0.0.mask & (1 << UInt64(index)) != 0 }.map(\.1).max()
      covered += pairs.pairs[index].weight * (best ?? 0)
    }
    let stretch = sources.map { $0.0.stretch * $0.1 }.max() ?? 0
    var fit =
      0.6 * covered / pairs.total + 0.32 * min(1, stretch / pairs.total) + 0.08 * min(1, share)
    if card.label == .context, card.kind == .clause { fit *= 0.93 }
    if let region = matter.region, card.document.region != region.name { fit *= 0.9 }
    return (fit, sources.reduce(0) { $0 | $1.0.mask })
  }

  // MARK: Units

  private struct Key: Hashable {
    var unit: String
    var version: Int64
  }

  /// Units of the passages, the most likely first.
  func units(_ passages: [Passage]) throws -> [ResponsibleUnit] {
    var found: [Key: ResponsibleUnit] = [:]
    var order: [Key: Int] = [:]
    for passage in passages {
      for one in try assigned(passage) + issuers(passage) {
        let key = Key(unit: one.unit, version: one.document.version)
        guard var known = found[key] else {
          order[key] = order.count
          found[key] = one
          continue
        }
        if one.score > known.score {
          let evidence = known.evidence
          known = one
          known.evidence += evidence
        } else {
          known.evidence += one.evidence
        }
        found[key] = known
      }
    }
    return found.map { key, unit in
      var unit = unit
      var seen: Set<Int64> = []
      unit.evidence = Array(unit.evidence.filter { seen.insert($0.clause).inserted }.prefix(3))
      return (unit, order[key] ?? 0)
    }.sorted { first, second in
      if first.0.score != second.0.score { return first.0.score > second.0.score }
      let days = (first.0.document.issuedOn ?? "", second.0.document.issuedOn ?? "")
      return days.0 != days.1 ? days.0 > days.1 : first.1 < second.1
    }.map(\.0)
  }

  /// The lists nearest to a passage.
  private func assigned(_ passage: Passage) throws -> [ResponsibleUnit] {
    var rows = try covering(passage)
    if rows.isEmpty { rows = try closing(passage) }
    if rows.isEmpty, passage.card.kind == .heading { rows = try inside(passage) }
    guard !rows.isEmpty else { return [] }
    let hasLead = rows.contains { $0.role == .lead }
    return rows.map { row in
      let factor =
        Self.weight(row.role, asked: matter.role, hasLead: hasLead) * row.nearness
        * (1 - 0.01 * Double(min(row.position, 10)))
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

  /// Lead before responsible before cooperating; the role that is asked for before all.
  private static func weight(_ role: Role, asked: Role?, hasLead: Bool) -> Double {
    if let asked {
      if role == asked { return 1 }
      return switch (asked, role) {
      case (.lead, .responsible): hasLead ? 0.6 : 0.9
      case (.office, .responsible), (.office, .lead): 0.7
      case (_, .lead), (_, .responsible): 0.5
      default: 0.45
      }
    }
    return switch role {
    case .lead: 1
    case .responsible: hasLead ? 0.85 : 1
    case .cooperating: 0.7
    case .office: 0.75
    case .supervising: 0.65
    }
  }

  /// Where nobody is named, the bodies that issued the document.
  private func issuers(_ passage: Passage) throws -> [ResponsibleUnit] {
    let names = try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT value FROM versions, json_each(versions.issuers) WHERE versions.id = ?
          ORDER BY json_each.key
          """), arguments: [passage.card.document.version])
    return names.enumerated().map { position, name in
      unit(
        passage, name, name, nil,
        passage.fit * Self.issuerWeight * (1 - 0.01 * Double(min(position, 10))))
    }
  }

  private static let issuerWeight = 0.55

  private func unit(
    _ passage: Passage, _ unit: String, _ name: String, _ role: Role?, _ score: Double
  ) -> ResponsibleUnit {
    let card = passage.card
    let ranges = SearchRanking.highlights(of: pairs, in: card.folded)
    return ResponsibleUnit(
      unit: unit, name: name, role: role, score: score, document: card.document,
      path: passage.path.reversed().map(\.heading), page: card.page,
      evidence: [
        ResponsibleUnit.Evidence(
          clause: card.clause, text: card.text, highlights: ranges, page: card.page)
      ])
  }
}
