extension Aligner {
  /// A link that could be made and what speaks for it.
  private struct Proposal {
    var old: Range<Int>
    var new: Range<Int>
    var likeness: Int
    var score: Int
  }

  /// What the place adds to the likeness, in thousandths.
  private static let sameStretch = 80
  private static let besideLinked = 60
  private static let sameMarker = 40
  /// Likeness with its additions that makes two clauses one, inside a stretch and anywhere.
  private static let enoughHere = 400
  private static let enoughAnywhere = 560
  /// Likeness without additions below which nothing is the same clause.
  private static let least = 190

  /// Links clauses without a partner to those that share most of their words.
  mutating func matchSimilar(gaps: Gaps, anywhere: Bool) {
    let candidates = Candidates(self)
    guard !candidates.isEmpty else { return }
    var proposals: [Proposal] = []
    /// Candidates whose words are mostly in the other one: (position, other position, common).
    var insideOld: [(whole: Int, part: Int, common: Int)] = []
    var insideNew: [(whole: Int, part: Int, common: Int)] = []
    for (o, n) in candidates.pairs(gaps: gaps, anywhere: anywhere) {
      let (oldPairs, newPairs) = (candidates.oldPairs[o], candidates.newPairs[n])
      let common = Candidates.common(oldPairs, newPairs)
      guard common > 0 else { continue }
      let likeness = Candidates.likeness(common, oldPairs.count, newPairs.count)
      let (oldIndex, newIndex) = (candidates.oldIndices[o], candidates.newIndices[n])
      propose(oldIndex, newIndex, likeness, gaps, &proposals)
      if newPairs.count < oldPairs.count, Self.isInside(common, newPairs.count) {
        insideOld.append((o, n, common))
      }
      if oldPairs.count < newPairs.count, Self.isInside(common, oldPairs.count) {
        insideNew.append((n, o, common))
      }
    }
    for group in Self.groups(
      insideOld, candidates.oldPairs, candidates.newPairs, candidates.newIndices)
    {
      let whole = candidates.oldIndices[group.whole]
      proposals.append(
        Proposal(
          old: whole..<whole + 1, new: group.parts, likeness: group.likeness,
          score: group.likeness + Self.besideLinked * 2 + Self.sameStretch))
    }
    insideNew.sort { ($0.whole, $0.part) < ($1.whole, $1.part) }
    for group in Self.groups(
      insideNew, candidates.newPairs, candidates.oldPairs, candidates.oldIndices)
    {
      let whole = candidates.newIndices[group.whole]
      proposals.append(
        Proposal(
          old: group.parts, new: whole..<whole + 1, likeness: group.likeness,
          score: group.likeness + Self.besideLinked * 2 + Self.sameStretch))
    }
    proposals.sort {
      ($1.score, $0.old.lowerBound, $0.new.lowerBound, $1.old.count + $1.new.count)
        < ($0.score, $1.old.lowerBound, $1.new.lowerBound, $0.old.count + $0.new.count)
    }
    for proposal in proposals where isFree(old: proposal.old, new: proposal.new) {
      link(proposal.old, proposal.new, likeness: proposal.likeness)
    }
  }

  private func propose(
    _ oldIndex: Int, _ newIndex: Int, _ likeness: Int, _ gaps: Gaps,
    _ proposals: inout [Proposal]
  ) {
    guard likeness >= Self.least else { return }
    var score = likeness
    let isHere = gaps.ofOld[oldIndex] == gaps.ofNew[newIndex]
    if isHere { score += Self.sameStretch }
    if isLinked(oldIndex - 1, newIndex - 1) { score += Self.besideLinked }
    if isLinked(oldIndex + 1, newIndex + 1) { score += Self.besideLinked }
    let (old, new) = (old[oldIndex], new[newIndex])
    if !old.marker.isEmpty, old.marker == new.marker { score += Self.sameMarker }
    // Few words agree by chance.
    let isShort = min(old.words.count, new.words.count) < 6
    let enough = isHere ? Self.enoughHere : Self.enoughAnywhere + (isShort ? 240 : 0)
    guard score >= enough, isHere || !areRowsApart(oldIndex, newIndex) else { return }
    proposals.append(
      Proposal(
        old: oldIndex..<oldIndex + 1, new: newIndex..<newIndex + 1, likeness: likeness,
        score: score))
  }

  // MARK: Splits and merges

  private static func isInside(_ common: Int, _ count: Int) -> Bool {
    count >= 2 && common * 10 >= count * 6
  }

  /// Clauses that a split may make of one.
  private static let mostParts = 6
  private static let enoughTogether = 700

  /// Runs of neighbouring parts that make up a whole better than any of them alone.
  ///
  /// - Parameter inside: in the order of wholes and then of parts.
  private static func groups(
    _ inside: [(whole: Int, part: Int, common: Int)], _ wholes: [[UInt64]], _ parts: [[UInt64]],
    _ indices: [Int]
  ) -> [(whole: Int, parts: Range<Int>, likeness: Int)] {
    var groups: [(whole: Int, parts: Range<Int>, likeness: Int)] = []
    var start = 0
    while start < inside.count {
      // A run: the same whole, parts that stand next to each other.
      var end = start + 1
      while end < inside.count, inside[end].whole == inside[start].whole,
        indices[inside[end].part] == indices[inside[end - 1].part] + 1
      {
        end += 1
      }
      let whole = wholes[inside[start].whole]
      var best: (parts: Range<Int>, likeness: Int)?
      for first in start..<end {
        var together = parts[inside[first].part]
        var alone = likeness(inside[first].common, whole.count, together.count)
        for last in first + 1..<max(first + 1, min(end, first + mostParts)) {
          let part = parts[inside[last].part]
          alone = max(alone, likeness(inside[last].common, whole.count, part.count))
          together = (together + part).sorted()
          let all = likeness(
            Candidates.common(whole, together), whole.count, together.count)
          guard all >= enoughTogether, all > alone + 20, all > best?.likeness ?? 0 else { continue }
          best = (indices[inside[first].part]..<indices[inside[last].part] + 1, all)
        }
      }
      if let best { groups.append((inside[start].whole, best.parts, best.likeness)) }
      start = end
    }
    return groups
  }

  private static func likeness(_ common: Int, _ a: Int, _ b: Int) -> Int {
    Candidates.likeness(common, a, b)
  }
}
