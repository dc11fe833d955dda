internal import Gongwen

/// Which sections belong together: those whose headings do, then those that share most clauses.
struct SectionAlignment {
  private let old: ExtractedDocument
  private let new: ExtractedDocument
  /// Index of the new section for each old one.
  private var partner: [Int?]
  private var isTaken: [Bool]

  /// What a heading weighs against a clause.
  private static let heading = 1_000_000

  init(old: ExtractedDocument, new: ExtractedDocument, _ alignment: ClauseAlignment) {
    self.old = old
    self.new = new
    partner = Array(repeating: nil, count: old.outline.count)
    isTaken = Array(repeating: false, count: new.outline.count)
    let (oldSections, newSections) = (Sections(old), Sections(new))
    var votes: [UInt64: Int] = [:]
    for link in alignment.links {
      for (index, clause) in link.old.enumerated() {
        let other = link.new.lowerBound + min(index, link.new.count - 1)
        guard let a = oldSections.ofClause[clause], let b = newSections.ofClause[other] else {
          continue
        }
        let isHeading = oldSections.isFirst(clause) && newSections.isFirst(other)
        votes[UInt64(a) << 32 | UInt64(b), default: 0] +=
          link.weight + (isHeading ? Self.heading : 0)
      }
    }
    for (pair, _) in votes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      guard partner[a] == nil, !isTaken[b] else { continue }
      partner[a] = b
      isTaken[b] = true
    }
  }

  /// In the order of the new document.
  func edits() -> [SectionEdit] {
    let (oldPaths, newPaths) = (SectionPaths(old), SectionPaths(new))
    let links = partner.enumerated().compactMap { index, other in
      other.map { Link(old: index..<index + 1, new: $0..<$0 + 1, likeness: 1000, weight: 1) }
    }
    let stays = Backbone.stays(links, newCount: new.outline.count)
    let (oldParents, newParents) = (Sections.parents(old), Sections.parents(new))
    var edits: [SectionEdit] = []
    for (link, stays) in zip(links, stays) {
      let (a, b) = (link.old.lowerBound, link.new.lowerBound)
      let (before, after) = (old.outline[a], new.outline[b])
      let kind: SectionEdit.Kind? =
        if !stays || isElsewhere(oldParents[a], newParents[b]) {
          .moved
        } else if Self.words(before.heading) != Self.words(after.heading) {
          .renamed
        } else if Self.marker(before) != Self.marker(after) {
          .renumbered
        } else {
          nil
        }
      guard let kind else { continue }
      edits.append(
        SectionEdit(
          kind: kind, old: a, new: b, oldPath: oldPaths.path(of: before.id),
          newPath: newPaths.path(of: after.id)))
    }
    for (index, entry) in old.outline.enumerated() where partner[index] == nil {
      edits.append(
        SectionEdit(
          kind: .removed, old: index, new: nil, oldPath: oldPaths.path(of: entry.id), newPath: []))
    }
    for (index, entry) in new.outline.enumerated() where !isTaken[index] {
      edits.append(
        SectionEdit(
          kind: .added, old: nil, new: index, oldPath: [], newPath: newPaths.path(of: entry.id)))
    }
    return edits.sorted(by: SectionEdit.isOrdered)
  }

  /// Whether a section stands under another one than before; where the section around it came or
  /// went, it stayed.
  private func isElsewhere(_ stood: Int?, _ stands: Int?) -> Bool {
    let goal = stood.flatMap { partner[$0] }
    if stood != nil, goal == nil { return false }
    if let stands, !isTaken[stands] { return false }
    return goal != stands
  }

  private static func words(_ heading: String) -> [UInt32] {
    Folding.words(Folding.fold(heading)[...])
  }

  private static func marker(_ entry: OutlineEntry) -> [UInt32] {
    ClauseMarker.key(Folding.fold(entry.marker ?? "")[...])
  }

  /// The sections of a document by its clauses.
  private struct Sections {
    /// Index into the outline of the innermost section of each clause.
    let ofClause: [Int?]
    private let starts: [Int?]
    private let clauseStarts: [Int]

    init(_ document: ExtractedDocument) {
      let indices = Self.indices(document)
      ofClause = document.clauses.map { $0.section.flatMap { indices[$0] } }
      starts = ofClause.map { $0.map { document.outline[$0].range.start } }
      clauseStarts = document.clauses.map(\.range.start)
    }

    /// Whether a clause begins its section.
    func isFirst(_ clause: Int) -> Bool { starts[clause] == clauseStarts[clause] }

    static func parents(_ document: ExtractedDocument) -> [Int?] {
      let indices = indices(document)
      return document.outline.map { $0.parent.flatMap { indices[$0] } }
    }

    private static func indices(_ document: ExtractedDocument) -> [String: Int] {
      Dictionary(
        document.outline.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
