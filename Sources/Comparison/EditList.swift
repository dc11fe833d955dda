internal import Gongwen

/// Makes edits of an alignment.
struct EditList {
  private let old: ExtractedDocument
  private let new: ExtractedDocument
  private let oldForms: [ClauseForm]
  private let newForms: [ClauseForm]
  private let oldMentions: [[Range<Int>]]
  private let newMentions: [[Range<Int>]]
  private let breaks = WordBreaks()

  init(
    old: ExtractedDocument, new: ExtractedDocument, oldForms: [ClauseForm], newForms: [ClauseForm]
  ) {
    self.old = old
    self.new = new
    self.oldForms = oldForms
    self.newForms = newForms
    oldMentions = ClauseMentions.ranges(old)
    newMentions = ClauseMentions.ranges(new)
  }

  /// In the order of `ClauseEdit.isOrdered`.
  func edits(_ alignment: ClauseAlignment) -> [ClauseEdit] {
    var edits: [ClauseEdit] = []
    var isOldLinked = [Bool](repeating: false, count: old.clauses.count)
    var isNewLinked = [Bool](repeating: false, count: new.clauses.count)
    /// The place in the other document after the last clause before that stays.
    var placeOfOld = [Int](repeating: 0, count: old.clauses.count + 1)
    var placeOfNew = [Int](repeating: 0, count: new.clauses.count + 1)
    for (link, stays) in zip(alignment.links, alignment.stays) {
      for index in link.old { isOldLinked[index] = true }
      for index in link.new { isNewLinked[index] = true }
      if stays {
        placeOfOld[link.old.upperBound] = link.new.upperBound
        placeOfNew[link.new.upperBound] = link.old.upperBound
      }
      if let edit = edit(link, stays: stays) { edits.append(edit) }
    }
    for index in old.clauses.indices {
      placeOfOld[index + 1] = max(placeOfOld[index + 1], placeOfOld[index])
      guard !isOldLinked[index] else { continue }
      let place = placeOfOld[index]
      edits.append(
        ClauseEdit(
          kind: .removed, old: index..<index + 1, new: place..<place,
          oldTexts: [old.clauses[index].text]))
    }
    for index in new.clauses.indices {
      placeOfNew[index + 1] = max(placeOfNew[index + 1], placeOfNew[index])
      guard !isNewLinked[index] else { continue }
      let place = placeOfNew[index]
      edits.append(
        ClauseEdit(
          kind: .added, old: place..<place, new: index..<index + 1,
          newTexts: [new.clauses[index].text]))
    }
    edits.sort(by: ClauseEdit.isOrdered)
    return edits
  }

  /// `nil` where nothing differs.
  private func edit(_ link: Link, stays: Bool) -> ClauseEdit? {
    let oldTexts = old.clauses[link.old].map(\.text)
    let newTexts = new.clauses[link.new].map(\.text)
    if stays, oldTexts == newTexts { return nil }
    let (oldForm, newForm) = (oldForms[link.old.lowerBound], newForms[link.new.lowerBound])
    let isRenumbered = oldForm.marker != newForm.marker
    let kind: ClauseEdit.Kind =
      if link.new.count > 1 {
        .split
      } else if link.old.count > 1 {
        .merged
      } else if !stays {
        .moved
      } else if oldForm.words != newForm.words {
        .rewritten
      } else if isRenumbered {
        .renumbered
      } else {
        .typography
      }
    return ClauseEdit(
      kind: kind, old: link.old, new: link.new, oldTexts: oldTexts, newTexts: newTexts,
      isMoved: !stays, isRenumbered: isRenumbered,
      changes: oldTexts == newTexts
        ? []
        : WordDifference.changes(
          tokens(oldTexts, oldMentions[link.old]), tokens(newTexts, newMentions[link.new])))
  }

  /// Of several clauses as of one text.
  private func tokens(
    _ texts: [String], _ mentions: ArraySlice<[Range<Int>]>
  ) -> [WordToken] {
    var tokens: [WordToken] = []
    var offset = 0
    for (text, mentions) in zip(texts, mentions) {
      for token in WordTokens.tokens(text, whole: mentions, breaks: breaks) {
        var token = token
        token.range = token.range.lowerBound + offset..<token.range.upperBound + offset
        tokens.append(token)
      }
      offset += text.unicodeScalars.count
    }
    return tokens
  }
}

/// What the documents themselves have found in their clauses.
enum ClauseMentions {
  /// For each clause the ranges, from its beginning, of units, times and amounts. A mention whose
  /// range does not lie in a clause is left out.
  static func ranges(_ document: ExtractedDocument) -> [[Range<Int>]] {
    var ranges = [[Range<Int>]](repeating: [], count: document.clauses.count)
    let starts = document.clauses.map(\.range.start)
    func add(_ range: TextRange) {
      guard range.start >= 0, range.start < range.end else { return }
      let index = starts.partition { $0 > range.start } - 1
      guard index >= 0 else { return }
      let clause = document.clauses[index]
      guard range.end <= clause.range.end else { return }
      ranges[index].append(range.start - clause.range.start..<range.end - clause.range.start)
    }
    for unit in document.assignments.flatMap(\.units) { add(unit.range) }
    for deadline in document.deadlines { add(deadline.range) }
    for amount in document.amounts { add(amount.range) }
    return ranges
  }
}

extension [Int] {
  /// The first index whose element satisfies a condition that all later ones satisfy too.
  fileprivate func partition(_ isAfter: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
