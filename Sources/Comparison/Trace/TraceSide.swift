internal import Gongwen

/// The obligations of one document as a trace sees them.
struct TraceSide {
  struct Entry {
    /// Index of the obligation and of its clause in the document.
    var obligation: Int
    var clause: Int
    /// Number of the innermost section, the same for all that stand in it.
    var section: Int
    /// What its own words are about.
    var own: [Matters.Matter]
    /// What the headings over it are about, and what the clause before it is about that it goes on
    /// with.
    var around: [Matters.Matter]
    /// Its words and those of the heading over it, words of one meaning alike.
    var words: [UInt32]
    var heading: [UInt32]
    /// The things counted in its targets.
    var metrics: [[UInt32]]
  }

  let document: ExtractedDocument
  let entries: [Entry]
  /// What each clause is about, context too.
  let clauses: [[Matters.Matter]]
  /// The words of each clause, words of one meaning alike.
  let words: [[UInt32]]

  /// The innermost heading counts half, the one over it less; both count more for a clause that has
  /// no words of its own (省级的一次性奖励10万元).
  private static let heading = 0.5
  private static let onlyHeading = 0.9
  private static let outward = 0.6
  private static let before = 0.8
  private static let longestHeading = 300

  init(_ document: ExtractedDocument, _ vocabulary: TraceVocabulary) {
    let matters = Matters(vocabulary: vocabulary)
    self.document = document
    let forms = ClauseForm.forms(document)
    let clauses = zip(document.clauses, forms).map { clause, form in
      matters.find(clause.text, from: form.markerLength)
    }
    self.clauses = clauses
    let words = document.clauses.map { matters.plain($0.text) }
    self.words = words
    let indices = Dictionary(
      document.clauses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let targets = Dictionary(
      document.targets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var sections: [String: Int] = [:]
    var headings: [String: [Matters.Matter]] = [:]
    var entries: [Entry] = []
    for (index, obligation) in document.obligations.enumerated() {
      guard obligation.label != .context, let clause = indices[obligation.clause] else { continue }
      let text = document.clauses[clause].text
      let own = obligation.text == text ? clauses[clause] : matters.find(obligation.text)
      let isBare = !own.contains { MatterForm.core($0.words, vocabulary).count > 2 }
      var around: [Matters.Matter] = []
      var weight = isBare ? Self.onlyHeading : Self.heading
      let plain = obligation.text == text ? words[clause] : matters.plain(obligation.text)
      var over: [UInt32]?
      let folded = Folding.fold(obligation.text)
      for heading in obligation.path.suffix(2).reversed() where !heading.isEmpty {
        // A heading that is the clause itself, or begins it, says nothing more; what is as long as a
        // paragraph is no heading.
        let printed = Folding.fold(heading)
        guard printed.count <= Self.longestHeading, !folded.holds(printed) else { continue }
        over = over ?? matters.plain(heading)
        let found = headings[heading] ?? matters.find(heading)
        headings[heading] = found
        Self.add(found, weight, &around)
        weight *= Self.outward
      }
      let section = document.clauses[clause].section ?? ""
      if isBare, clause > 0,
        document.clauses[clause - 1].section == document.clauses[clause].section,
        Folding.fold(document.clauses[clause - 1].text).last == 0x3B
      {
        Self.add(clauses[clause - 1], Self.before, &around)
      }
      let number = sections[section] ?? sections.count
      sections[section] = number
      entries.append(
        Entry(
          obligation: index, clause: clause, section: number, own: own, around: around,
          words: plain, heading: over ?? [],
          metrics: obligation.targets.compactMap { targets[$0]?.metric }.map(matters.whole)
            .filter { $0.count > 1 }))
    }
    self.entries = entries
  }

  private static func add(
    _ matters: [Matters.Matter], _ factor: Double, _ all: inout [Matters.Matter]
  ) {
    for matter in matters {
      if let known = all.firstIndex(where: { $0.words == matter.words }) {
        all[known].weight = max(all[known].weight, matter.weight * factor)
      } else {
        all.append(Matters.Matter(words: matter.words, weight: matter.weight * factor))
      }
    }
  }
}
