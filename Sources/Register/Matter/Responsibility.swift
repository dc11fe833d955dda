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
      let bit: UInt64 = 1 << UInt64(index)
      var best = 0.0
      for (match, nearness) in sources where (match.mask | match.others) & bit != 0 {
        best = max(best, match.mask & bit != 0 ? nearness : nearness * MatterPairs.otherWords)
      }
      covered += pairs.pairs[index].weight * best
    }
    let stretch = sources.map { $0.0.stretch * $0.1 }.max() ?? 0
    var fit =
      0.6 * covered / pairs.total + 0.32 * min(1, stretch / pairs.total) + 0.08 * min(1, share)
    if card.label == .context, card.kind == .clause { fit *= 0.93 }
    if let region = matter.region, card.document.region != region.name { fit *= 0.9 }
    return (fit, sources.reduce(0) { $0 | $1.0.mask | $1.0.others })
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

  /// Lead before responsible before cooperating; the role that is asked for before all.
  static func weight(_ role: Role, asked: Role?, hasLead: Bool) -> Double {
    if let asked {
      if role == asked { return 1 }
      return switch (asked, role) {
      case (.lead, .responsible): hasLead ? 0.6 : 0.9
      case (.office, .responsible), (.office, .lead): 0.6
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

  func unit(
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
