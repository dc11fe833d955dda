/// Finds which clauses of the old document became which of the new one: the same words first, by
/// uniqueness and then by neighbourhood; then similar words, with splits and merges; the place
/// decides between equals.
struct Aligner {
  let old: [ClauseForm]
  let new: [ClauseForm]
  private(set) var links: [Link] = []
  /// Index of the link of each clause, -1 where it has none.
  private(set) var oldLink: [Int]
  private(set) var newLink: [Int]

  init(old: [ClauseForm], new: [ClauseForm]) {
    self.old = old
    self.new = new
    oldLink = Array(repeating: -1, count: old.count)
    newLink = Array(repeating: -1, count: new.count)
    matchUnique()
    extendRuns()
    matchRepeatedInGaps()
    extendRuns()
    matchRepeatedAnywhere()
    matchSimilar(gaps: Gaps(self), anywhere: true)
    // What stood beside a similar clause has a better known place now.
    matchSimilar(gaps: Gaps(self), anywhere: false)
    matchEndsOfRows()
  }

  mutating func link(_ old: Range<Int>, _ new: Range<Int>, likeness: Int) {
    let words = min(
      old.reduce(0) { $0 + self.old[$1].words.count },
      new.reduce(0) { $0 + self.new[$1].words.count })
    for index in old { oldLink[index] = links.count }
    for index in new { newLink[index] = links.count }
    links.append(Link(old: old, new: new, likeness: likeness, weight: 100 + min(words, 100)))
  }

  func isFree(old: Range<Int>, new: Range<Int>) -> Bool {
    old.allSatisfy { oldLink[$0] < 0 } && new.allSatisfy { newLink[$0] < 0 }
  }

  /// Whether two clauses, or both ends of the documents, are one link.
  func isLinked(_ oldIndex: Int, _ newIndex: Int) -> Bool {
    let isOld = old.indices.contains(oldIndex)
    guard isOld == new.indices.contains(newIndex) else { return false }
    guard isOld else { return (oldIndex < 0) == (newIndex < 0) }
    return oldLink[oldIndex] >= 0 && oldLink[oldIndex] == newLink[newIndex]
  }

  /// What is left of two rows of tables of which the clause before is the same: units, times and sums
  /// may have nothing in common with what they were.
  private mutating func matchEndsOfRows() {
    for index in old.indices.dropLast() where old[index].row != nil && oldLink[index] >= 0 {
      let link = links[oldLink[index]]
      let (oldIndex, newIndex) = (link.old.upperBound, link.new.upperBound)
      guard oldIndex == index + 1, isLastOfRow(old, oldIndex), isLastOfRow(new, newIndex),
        oldLink[oldIndex] < 0, newLink[newIndex] < 0
      else { continue }
      self.link(oldIndex..<oldIndex + 1, newIndex..<newIndex + 1, likeness: 0)
    }
  }

  /// Whether a clause ends the row that the clause before it stands in.
  private func isLastOfRow(_ forms: [ClauseForm], _ index: Int) -> Bool {
    guard forms.indices.contains(index), let row = forms[index].row, forms[index - 1].row == row
    else { return false }
    return index + 1 == forms.count || forms[index + 1].row != row
  }

  /// Whether two clauses stand in rows of tables of which one belongs to another row, as the clauses
  /// beside them in these rows say.
  func areRowsApart(_ oldIndex: Int, _ newIndex: Int) -> Bool {
    guard let oldRow = old[oldIndex].row, let newRow = new[newIndex].row else { return false }
    let others = max(0, oldIndex - Self.besideInRow)..<min(old.count, oldIndex + Self.besideInRow)
    for index in others where old[index].row == oldRow && oldLink[index] >= 0 {
      if links[oldLink[index]].new.contains(where: { new[$0].row != newRow }) { return true }
    }
    let news = max(0, newIndex - Self.besideInRow)..<min(new.count, newIndex + Self.besideInRow)
    for index in news where new[index].row == newRow && newLink[index] >= 0 {
      if links[newLink[index]].old.contains(where: { old[$0].row != oldRow }) { return true }
    }
    return false
  }

  private static let besideInRow = 8

  private struct Occurrence {
    var oldCount = 0
    var newCount = 0
    var old = 0
    var new = 0
  }

  private mutating func matchUnique() {
    var places: [UInt64: Occurrence] = [:]
    places.reserveCapacity(old.count)
    for (index, form) in old.enumerated() {
      places[form.hash, default: Occurrence()].oldCount += 1
      places[form.hash]?.old = index
    }
    for (index, form) in new.enumerated() {
      guard places[form.hash] != nil else { continue }
      places[form.hash]?.newCount += 1
      places[form.hash]?.new = index
    }
    for (index, form) in old.enumerated() {
      guard let place = places[form.hash], place.oldCount == 1, place.newCount == 1 else {
        continue
      }
      link(index..<index + 1, place.new..<place.new + 1, likeness: 1000)
    }
  }

  /// Words that occur several times belong together where their neighbours do.
  private mutating func extendRuns() {
    for index in old.indices.dropLast() where oldLink[index] >= 0 {
      follow(index, links[oldLink[index]].new.upperBound - 1, by: 1)
    }
    for index in old.indices.dropFirst().reversed() where oldLink[index] >= 0 {
      follow(index, links[oldLink[index]].new.lowerBound, by: -1)
    }
    if !old.isEmpty, !new.isEmpty {
      matchSame(0, 0)
      matchSame(old.count - 1, new.count - 1)
    }
  }

  private mutating func follow(_ oldIndex: Int, _ newIndex: Int, by step: Int) {
    let (nextOld, nextNew) = (oldIndex + step, newIndex + step)
    if old.indices.contains(nextOld), new.indices.contains(nextNew) { matchSame(nextOld, nextNew) }
  }

  private mutating func matchSame(_ oldIndex: Int, _ newIndex: Int) {
    guard old[oldIndex].hash == new[newIndex].hash, oldLink[oldIndex] < 0, newLink[newIndex] < 0
    else { return }
    link(oldIndex..<oldIndex + 1, newIndex..<newIndex + 1, likeness: 1000)
  }

  /// Between two places that are known, repeated words pair up in order.
  private mutating func matchRepeatedInGaps() {
    let gaps = Gaps(self)
    for gap in gaps.spans where !gap.old.isEmpty && !gap.new.isEmpty {
      matchInOrder(gap.old, gap.new) { _ in true }
    }
  }

  /// Repeated words that are long enough to be a sentence pair up wherever they stand. Rows of a
  /// table have sentences in common without being the same.
  private mutating func matchRepeatedAnywhere() {
    matchInOrder(old.indices, new.indices) { $0.words.count >= 8 && $0.row == nil }
  }

  private mutating func matchInOrder(
    _ oldRange: Range<Int>, _ newRange: Range<Int>, _ isEligible: (ClauseForm) -> Bool
  ) {
    var places: [UInt64: [Int]] = [:]
    for index in oldRange.reversed() where oldLink[index] < 0 && isEligible(old[index]) {
      places[old[index].hash, default: []].append(index)
    }
    guard !places.isEmpty else { return }
    for index in newRange where newLink[index] < 0 {
      guard let place = places[new[index].hash]?.popLast() else { continue }
      link(place..<place + 1, index..<index + 1, likeness: 1000)
    }
  }
}
