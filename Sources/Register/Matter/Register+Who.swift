internal import GRDB
public import Gongwen

extension Register {
  /// The units that are responsible for a matter.
  ///
  /// - Throws: `SearchError`, `RegisterError`.
  public func responsible(
    for matter: Matter, filter: RegisterFilter = RegisterFilter(),
    page: AnswerPage = AnswerPage()
  ) throws -> ResponsibilityAnswer {
    guard !matter.isEmpty else { throw SearchError.noMatter }
    guard matter.text.unicodeScalars.count <= QueryParser.longest else {
      throw SearchError.tooLong
    }
    return try read { database in
      let pairs = try MatterPairs(matter, database)
      var remarks: [ResponsibilityAnswer.Remark] = []
      var units: [ResponsibleUnit] = []
      var part: MatterPart?
      let narrowed = Self.narrowed(filter, matter)
      let versions = try Self.versions(matter, database)
      for (index, filter) in [narrowed, filter].enumerated() where units.isEmpty {
        guard index == 0 || narrowed != filter || versions != nil else { break }
        let gate = try ClauseGate(database, filter, versions: index == 0 ? versions : nil)
        let search = MatterSearch(database, matter, pairs, gate)
        var responsibility = try Responsibility(database, matter, pairs)
        let passages = try responsibility.passages(search.clauses())
        part = passages.first.map { MatterPart(matter, pairs, mask: $0.mask) }
        if let part, part.share < MatterPart.leastShare { continue }
        units = try responsibility.units(passages)
        if index == 1, !units.isEmpty { remarks.append(.otherDocuments) }
      }
      if let role = matter.role, !units.isEmpty {
        let asked = units.filter { $0.role == role }
        if asked.isEmpty { remarks.append(.otherRoles) }
      }
      if units.isEmpty {
        let isElsewhere =
          try filter != RegisterFilter() && Self.isHeld(matter, pairs, database)
        remarks.append(isElsewhere ? .outsideFilter : .unknownMatter)
      }
      var partial: MatterPart?
      if let part, part.isPartial, !units.isEmpty {
        partial = part
        remarks.insert(part.isMissingAbsent ? .absentPart : .onlyPart, at: 0)
      }
      if !units.isEmpty, units.allSatisfy({ $0.role == nil }) { remarks.append(.onlyIssuers) }
      return ResponsibilityAnswer(
        units: Array(units.dropFirst(page.offset).prefix(page.limit)), total: units.count,
        matter: matter.text, missing: partial?.missing ?? [],
        subject: partial?.held.joined(separator: " ") ?? matter.text, remarks: remarks,
        near: units.isEmpty ? try NearWords(database: database).of(matter) : [])
    }
  }

  /// Whether any document at all speaks of a matter.
  private static func isHeld(
    _ matter: Matter, _ pairs: MatterPairs, _ database: Database
  ) throws -> Bool {
    let gate = try ClauseGate(database, RegisterFilter(), versions: nil)
    var responsibility = try Responsibility(database, matter, pairs)
    let passages = try responsibility.passages(
      MatterSearch(database, matter, pairs, gate).clauses())
    guard let best = passages.first else { return false }
    return MatterPart(matter, pairs, mask: best.mask).share >= MatterPart.leastShare
  }

  /// The divisions of which there are documents.
  public func regions() throws -> [Region] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT region_code, region_name FROM versions
          WHERE region_code IS NOT NULL AND region_name IS NOT NULL ORDER BY region_code
          """
      ).map { Region(code: $0[0], name: $0[1]) }
    }
  }

  /// The documents that the question names, `nil` if it names none.
  private static func versions(_ matter: Matter, _ database: Database) throws -> [Int64]? {
    guard !matter.titles.isEmpty else { return nil }
    return try matter.titles.compactMap(SearchText.phrase).flatMap { phrase in
      try Int64.fetchAll(
        database,
        sql: "SELECT rowid FROM versions_fts WHERE versions_fts MATCH ? LIMIT 100",
        arguments: [phrase])
    }
  }

  /// A filter with the region and the level that the question names.
  private static func narrowed(_ filter: RegisterFilter, _ matter: Matter) -> RegisterFilter {
    var filter = filter
    if let region = matter.region, filter.regions.isEmpty {
      filter.regions = [Self.prefix(region.code)]
    }
    if let level = matter.level, filter.levels.isEmpty { filter.levels = [level] }
    return filter
  }

  /// The first digits that all divisions in a division have in common.
  private static func prefix(_ code: String) -> String {
    var code = code
    while code.count > 2, code.hasSuffix("00") { code.removeLast(2) }
    return code
  }
}
