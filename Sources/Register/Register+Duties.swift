internal import GRDB
internal import Gongwen

extension Register {
  /// What a unit has to do in all documents, newest first.
  ///
  /// - Throws: `RegisterError`.
  public func duties(
    of unit: UnitSelection, filter: RegisterFilter = RegisterFilter(),
    page: AnswerPage = AnswerPage()
  ) throws -> DutiesAnswer {
    try read { database in
      let hits = UnitHits(unit, filter)
      let clauses = try UnitClauses(database, unit, filter)
      let found = try Self.counted(hits.fetch(database), clauses)
      var answer = DutiesAnswer(
        documents: [], documentCount: found.count,
        obligationCount: found.reduce(0) { $0 + $1.count },
        isUpperBound: found.contains { !$0.isExact })
      var toPass = page.offset
      var left = page.limit
      for hit in found where left > 0 {
        if toPass > 0 {
          let count = hit.isExact ? hit.count : try clauses.identifiers(hit).count
          if count <= toPass {
            toPass -= count
            continue
          }
        }
        let all = try clauses.fetch(hit)
        let shown = all.dropFirst(toPass).prefix(left)
        toPass = 0
        left -= shown.count
        guard !shown.isEmpty, let document = try ClauseReader.document(database, hit.version)
        else { continue }
        let reader = ClauseReader(database: database)
        answer.documents.append(
          DutiesAnswer.Group(
            document: document,
            rows: try shown.map { try reader.row($0.clause, mentions: $0.mentions) }))
      }
      return answer
    }
  }

  /// With exact counts where that is quickly done.
  private static func counted(
    _ hits: [UnitHits.Hit], _ clauses: UnitClauses
  ) throws -> [UnitHits.Hit] {
    guard hits.lazy.filter({ !$0.isExact }).map(\.reaches.count).reduce(0, +) <= 500
    else { return hits }
    return try hits.compactMap { hit in
      guard !hit.isExact else { return hit }
      var hit = hit
      hit.count = try clauses.identifiers(hit).count
      hit.isExact = true
      return hit.count > 0 ? hit : nil
    }
  }
}
