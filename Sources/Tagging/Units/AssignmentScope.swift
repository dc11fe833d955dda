internal import Gongwen

/// Decides what a list of units covers.
///
/// A list at the end of a numbered item covers the item; a list in the middle of one covers the
/// clause before it; a list in a table row covers the row's first clause.
struct AssignmentScope {
  private let document: StructuredDocument
  private let indexOfID: [String: Int]
  private let parentOf: [Int?]
  /// Whether further entries with the same parent follow.
  private let hasLaterSibling: [Bool]
  private let firstClause: [Int?]
  private var hasList: Set<Int> = []

  init(_ document: StructuredDocument) {
    self.document = document
    var indexOfID: [String: Int] = [:]
    indexOfID.reserveCapacity(document.outline.count)
    for (index, entry) in document.outline.enumerated() { indexOfID[entry.id] = index }
    self.indexOfID = indexOfID
    parentOf = document.outline.map { $0.parent.flatMap { indexOfID[$0] } }
    var later = Array(repeating: false, count: document.outline.count)
    var lastChild: [Int: Int] = [:]
    for (index, parent) in parentOf.enumerated() {
      if let before = lastChild.updateValue(index, forKey: parent ?? -1) { later[before] = true }
    }
    hasLaterSibling = later
    var firstClause = [Int?](repeating: nil, count: document.paragraphs.count)
    for (clause, paragraph) in document.paragraphOfClause.enumerated()
    where firstClause[paragraph] == nil {
      firstClause[paragraph] = clause
    }
    self.firstClause = firstClause
  }

  /// The scope of a list that stands at `zone` in a paragraph.
  mutating func scope(of zone: Range<Int>, paragraph index: Int) -> Assignment.Scope? {
    let paragraph = document.paragraphs[index]
    if paragraph.kind == .tableRow { return clause(firstClause[index]) }
    let isAlone = blank(paragraph.range.lowerBound..<zone.lowerBound)
    let closes = blank(zone.upperBound..<paragraph.range.upperBound)
    let innermost = document.clauseIndex(at: zone.lowerBound).flatMap {
      document.clauses[$0].section.flatMap { indexOfID[$0] }
    }
    guard let innermost else {
      return clause(isAlone ? lastBody(before: index) : firstClause[index])
    }
    guard closes || endsEntry(innermost, at: zone.upperBound) else {
      return clause(clauseBefore(zone.lowerBound, in: index))
    }
    let entry = closes ? closing(innermost, paragraph: index, isAlone: isAlone) : innermost
    hasList.insert(entry)
    return .section(document.outline[entry].id)
  }

  /// The entry that a list at the end of a paragraph closes: out of items that run on inside the
  /// paragraph, and out of 一是-items of which only the last has a list.
  private func closing(_ innermost: Int, paragraph index: Int, isAlone: Bool) -> Int {
    let paragraph = document.paragraphs[index]
    var entry = innermost
    while let parent = parentOf[entry] {
      let outline = document.outline[entry]
      let siblings = earlierSiblings(entry)
      guard !hasLaterSibling[entry], !siblings.contains(where: hasList.contains) else { break }
      let start = outline.range.start
      let runsOn = start > paragraph.range.lowerBound && start < paragraph.range.upperBound
      let isPoint = outline.marker?.unicodeScalars.last == "是"
      let isDeep = isAlone && outline.level >= 3 && outline.marker != nil
      guard runsOn || ((isPoint || isDeep) && !siblings.isEmpty) else { break }
      entry = parent
    }
    return entry
  }

  private func earlierSiblings(_ entry: Int) -> [Int] {
    var siblings: [Int] = []
    var at = entry - 1
    while at >= 0, at != parentOf[entry], entry - at < 200 {
      if parentOf[at] == parentOf[entry] { siblings.append(at) }
      at -= 1
    }
    return siblings
  }

  private func clause(_ index: Int?) -> Assignment.Scope? {
    index.map { .clause(document.clauses[$0].id) }
  }

  /// The first clause of the paragraph before a list that has a paragraph of its own.
  private func lastBody(before paragraph: Int) -> Int? {
    paragraph > 0 ? firstClause[paragraph - 1] ?? firstClause[paragraph] : firstClause[paragraph]
  }

  private func clauseBefore(_ start: Int, in paragraph: Int) -> Int? {
    guard let index = document.clauseIndex(at: start) else { return firstClause[paragraph] }
    let begins = blank(document.clauses[index].range.start..<start)
    return begins && index > 0 && document.paragraphOfClause[index - 1] == paragraph
      ? index - 1 : index
  }

  private func endsEntry(_ entry: Int, at end: Int) -> Bool {
    let stop = document.outline[entry].range.end
    return end <= stop && stop - end < 16 && blank(end..<stop)
  }

  private func blank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      let scalar = document.text.folded[index]
      return Scalars.isMark(scalar) || !Scalars.isHan(scalar) && scalar > 0x2000
    }
  }
}
