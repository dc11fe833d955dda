internal import GRDB
internal import Gongwen

/// The headings above clauses, with what of a matter stands in them. Each is read once.
struct SectionPaths {
  struct Section {
    var id: Int64
    var parent: Int64?
    var heading: String
    var match: MatterPairs.Match

    /// A long one is the sentence with which the section begins, and no name for what follows.
    var isShort: Bool { heading.unicodeScalars.count <= SearchIndex.longestHeading }
  }

  let database: Database
  let pairs: MatterPairs
  private var known: [Int64: Section] = [:]
  private var titles: [Int64: MatterPairs.Match] = [:]

  init(_ database: Database, _ pairs: MatterPairs) {
    self.database = database
    self.pairs = pairs
  }

  /// From the innermost out.
  mutating func path(of section: Int64?) throws -> [Section] {
    var result: [Section] = []
    var next = section
    while let id = next, result.count < 50 {
      if known[id] == nil {
        let row = try RowReader(database, "SELECT parent_id, heading FROM sections WHERE id = ?")
        known[id] = try row.with(id).first {
          Section(
            id: id, parent: $0.optionalInteger(0), heading: $0.text(1),
            match: pairs.match(FoldedText(utf8: $0.utf8(1))))
        }
      }
      guard let section = known[id] else { break }
      result.append(section)
      next = section.parent
    }
    return result
  }

  mutating func title(of document: DocumentReference) -> MatterPairs.Match {
    if let match = titles[document.version] { return match }
    let match = pairs.match(FoldedText(document.title ?? ""))
    titles[document.version] = match
    return match
  }
}
