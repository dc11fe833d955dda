/// What differs between two texts, piece by piece.
struct WordDifference {
  private let old: [WordToken]
  private let new: [WordToken]

  /// Cells of the table of a comparison; between longer texts everything between the parts that
  /// begin and end alike counts as changed.
  private static let mostCells = 4_000_000

  /// Pieces that differ.
  private struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  private init(_ old: [WordToken], _ new: [WordToken]) {
    self.old = old
    self.new = new
  }

  static func changes(_ old: [WordToken], _ new: [WordToken]) -> [WordChange] {
    let difference = WordDifference(old, new)
    var hunks = difference.hunks()
    hunks = difference.joinAcrossScraps(hunks)
    for index in hunks.indices {
      hunks[index] = difference.slide(hunks[index], after: index > 0 ? hunks[index - 1] : nil)
    }
    return difference.changes(difference.widen(hunks))
  }

  private func hunks() -> [Hunk] {
    var start = 0
    while start < old.count, start < new.count, old[start].key == new[start].key { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end].key == new[new.count - 1 - end].key
    {
      end += 1
    }
    let (oldRest, newRest) = (start..<old.count - end, start..<new.count - end)
    guard !oldRest.isEmpty || !newRest.isEmpty else { return [] }
    guard !oldRest.isEmpty, !newRest.isEmpty, oldRest.count * newRest.count <= Self.mostCells
    else { return [Hunk(old: oldRest, new: newRest)] }
    var hunks: [Hunk] = []
    var (o, n) = (start, start)
    for (oldIndex, newIndex) in commonPieces(oldRest, newRest) {
      if o < oldIndex || n < newIndex { hunks.append(Hunk(old: o..<oldIndex, new: n..<newIndex)) }
      (o, n) = (oldIndex + 1, newIndex + 1)
    }
    if o < oldRest.upperBound || n < newRest.upperBound {
      hunks.append(Hunk(old: o..<oldRest.upperBound, new: n..<newRest.upperBound))
    }
    return hunks
  }

  /// The heaviest common subsequence: words count by their length, punctuation little.
  private func commonPieces(_ oldRest: Range<Int>, _ newRest: Range<Int>) -> [(Int, Int)] {
    var numbers: [[UInt32]: Int32] = [:]
    func number(_ token: WordToken) -> Int32 {
      if let known = numbers[token.key] { return known }
      numbers[token.key] = Int32(truncatingIfNeeded: numbers.count)
      return numbers[token.key] ?? 0
    }
    let a = old[oldRest].map(number)
    let b = new[newRest].map(number)
    let weights = old[oldRest].map { Int32(truncatingIfNeeded: Self.weight($0)) }
    let width = b.count + 1
    var table = [Int32](repeating: 0, count: (a.count + 1) * width)
    table.withUnsafeMutableBufferPointer { table in
      for i in a.indices.reversed() {
        for j in b.indices.reversed() {
          let skip = max(table[(i + 1) * width + j], table[i * width + j + 1])
          let take = a[i] == b[j] ? table[(i + 1) * width + j + 1] + weights[i] : 0
          table[i * width + j] = max(skip, take)
        }
      }
    }
    var common: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let here = table[i * width + j]
      if a[i] == b[j], here == table[(i + 1) * width + j + 1] + weights[i] {
        common.append((oldRest.lowerBound + i, newRest.lowerBound + j))
        i += 1
        j += 1
      } else if here == table[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return common
  }

  private static func weight(_ token: WordToken) -> Int {
    token.isPunctuation ? 1 : min(2 * token.key.count, 200)
  }

  /// A single character or comma that happens to agree inside a rewritten passage says nothing; two
  /// characters do not either where much more around them differs.
  private func joinAcrossScraps(_ hunks: [Hunk]) -> [Hunk] {
    var joined: [Hunk] = []
    for hunk in hunks {
      if let last = joined.last {
        let scrap = old[last.old.upperBound..<hunk.old.lowerBound]
        let size = scrap.reduce(0) { $0 + ($1.isPunctuation ? 0 : $1.key.count) }
        let isFigure = scrap.contains { $0.key.count > 1 }
        let around = extent(last) + extent(hunk)
        // 加强 and 强化 share a character by chance.
        let isCrossed =
          last.new.isEmpty && hunk.old.isEmpty || last.old.isEmpty && hunk.new.isEmpty
        let isScrap =
          switch size {
          case 0: around >= 6
          case 1: isCrossed || around >= 4
          case 2: around >= 14
          default: false
          }
        if !isFigure, isScrap {
          joined[joined.count - 1] = Hunk(
            old: last.old.lowerBound..<hunk.old.upperBound,
            new: last.new.lowerBound..<hunk.new.upperBound)
          continue
        }
      }
      joined.append(hunk)
    }
    return joined
  }

  /// Scalars of words on the longer side.
  private func extent(_ hunk: Hunk) -> Int {
    func words(_ tokens: ArraySlice<WordToken>) -> Int {
      tokens.reduce(0) { $0 + ($1.isPunctuation ? 0 : $1.key.count) }
    }
    return max(words(old[hunk.old]), words(new[hunk.new]))
  }

  /// Moves an insertion or deletion to where it begins or ends with punctuation, if the same words
  /// allow it: 【、县商务局】 and not 【县商务局、】县财政局.
  private func slide(_ hunk: Hunk, after previous: Hunk?) -> Hunk {
    guard hunk.old.isEmpty != hunk.new.isEmpty else { return hunk }
    let tokens = hunk.old.isEmpty ? new : old
    let range = hunk.old.isEmpty ? hunk.new : hunk.old
    let room = hunk.old.lowerBound - (previous?.old.upperBound ?? 0)
    var low = 0
    while low < min(room, 64), range.lowerBound - low > 0,
      tokens[range.lowerBound - low - 1].key == tokens[range.upperBound - low - 1].key
    {
      low += 1
    }
    var best = (score: -1, shift: 0)
    for shift in 0...low {
      let start = range.lowerBound - shift
      let end = range.upperBound - shift
      var score = 0
      if start == 0 || tokens[start - 1].isPunctuation { score += 2 }
      if tokens[start].isPunctuation { score += 1 }
      if end == tokens.count || tokens[end].isPunctuation { score += 2 }
      if tokens[end - 1].isPunctuation { score += 1 }
      if score > best.score { best = (score, shift) }
    }
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound - best.shift..<range.upperBound - best.shift
    }
    return Hunk(old: moved(hunk.old), new: moved(hunk.new))
  }

  /// The changes of words and, between them, pieces that say the same in other characters.
  private func changes(_ hunks: [Hunk]) -> [WordChange] {
    var changes: [WordChange] = []
    var (o, n) = (0, 0)
    for hunk in hunks + [Hunk(old: old.count..<old.count, new: new.count..<new.count)] {
      for (a, b) in zip(old[o..<hunk.old.lowerBound], new[n..<hunk.new.lowerBound])
      where a.printed != b.printed {
        changes.append(WordChange(old: a.range, new: b.range, isTypography: true))
      }
      (o, n) = (hunk.old.upperBound, hunk.new.upperBound)
      if !hunk.old.isEmpty || !hunk.new.isEmpty { changes.append(change(hunk)) }
    }
    return changes
  }

  /// Widens exchanges to whole words: 国务院 became 国家, not 务院 became 家. What is more than two
  /// characters away stays as it is, and so does what only came or went.
  private func widen(_ hunks: [Hunk]) -> [Hunk] {
    var widened: [Hunk] = []
    for (index, hunk) in hunks.enumerated() {
      guard !hunk.old.isEmpty, !hunk.new.isEmpty else {
        widened.append(hunk)
        continue
      }
      let before = hunk.old.lowerBound - (widened.last?.old.upperBound ?? 0)
      let next = index + 1 < hunks.count ? hunks[index + 1].old.lowerBound : old.count
      let left = steps(before) { self.isCut(hunk.old.lowerBound - $0, hunk.new.lowerBound - $0) }
      let right = steps(next - hunk.old.upperBound) {
        self.isCut(hunk.old.upperBound + $0, hunk.new.upperBound + $0)
      }
      var wide = Hunk(
        old: hunk.old.lowerBound - left..<hunk.old.upperBound + right,
        new: hunk.new.lowerBound - left..<hunk.new.upperBound + right)
      if let last = widened.last, last.old.upperBound == wide.old.lowerBound {
        wide = Hunk(
          old: last.old.lowerBound..<wide.old.upperBound,
          new: last.new.lowerBound..<wide.new.upperBound)
        widened.removeLast()
      }
      widened.append(wide)
    }
    return widened
  }

  /// How far a place moves to be between words on both sides, 0 where it is or never gets there.
  private func steps(_ room: Int, _ isCut: (Int) -> Bool) -> Int {
    (0...2).first { $0 <= room && isCut($0) } ?? 0
  }

  /// Whether words end before both places and begin at them.
  private func isCut(_ oldPlace: Int, _ newPlace: Int) -> Bool {
    func isCut(_ tokens: [WordToken], _ place: Int) -> Bool {
      (place == 0 || tokens[place - 1].endsWord)
        && (place == tokens.count || tokens[place].beginsWord)
    }
    return isCut(old, oldPlace) && isCut(new, newPlace)
  }

  private func change(_ hunk: Hunk) -> WordChange {
    let isTypography =
      old[hunk.old].allSatisfy(\.isPunctuation) && new[hunk.new].allSatisfy(\.isPunctuation)
    return WordChange(
      old: Self.range(old, hunk.old), new: Self.range(new, hunk.new), isTypography: isTypography)
  }

  /// From the first to the last piece as printed; an empty range stands after the piece before it.
  private static func range(_ tokens: [WordToken], _ pieces: Range<Int>) -> Range<Int> {
    guard let last = pieces.last else {
      let place = pieces.lowerBound == 0 ? 0 : tokens[pieces.lowerBound - 1].range.upperBound
      return place..<place
    }
    return tokens[pieces.lowerBound].range.lowerBound..<tokens[last].range.upperBound
  }
}
