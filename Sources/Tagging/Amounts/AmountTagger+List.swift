internal import Gongwen
internal import Models

/// What amounts of one clause have to do with each other.
extension AmountTagger {
  /// An amount of a list has the bound of the one before it (最高30万元、20万元), a revised value the
  /// bound of the former one, and 达到…的 at the end of a list holds for all of it.
  func inherit(_ drafts: inout [AmountDraft], _ text: TextBuffer, _ matcher: Matcher) {
    // 每月3000元、2000元、1000元
    for index in drafts.indices.dropFirst()
    where drafts[index].per == nil
      && drafts[index - 1].extent.upperBound <= drafts[index].extent.lowerBound
      && isListGap(drafts[index - 1].extent.upperBound..<drafts[index].extent.lowerBound, text)
      && text.folded[drafts[index - 1].extent.upperBound] != 0x2C
    {
      drafts[index].per = drafts[index - 1].per
    }
    for index in drafts.indices.dropFirst() where !drafts[index].isBounded {
      let gap = drafts[index - 1].extent.upperBound..<drafts[index].core.lowerBound
      guard gap.lowerBound <= gap.upperBound else { continue }
      if let (rule, match) = first(.revised, text, gap, nil, matcher) {
        drafts[index - 1].condition = "调整前"
        drafts[index - 1].evidence.append(patterns.evidence(rule, match.range))
        if drafts[index - 1].isBounded { drafts[index].apply(drafts[index - 1].bound) }
      } else if isListGap(gap, text), drafts[index - 1].isBoundedBefore {
        drafts[index].apply(drafts[index - 1].bound)
        drafts[index].isBoundedBefore = true
        drafts[index].per = drafts[index].per ?? drafts[index - 1].per
      }
    }
    var first = 0
    while first < drafts.count {
      let last = listEnd(drafts, from: first, text)
      if drafts[first].isReached, last > first, isFollowedByDe(drafts[last], text) {
        for index in first...last where !drafts[index].isBounded { drafts[index].apply(.atLeast) }
      }
      first = last + 1
    }
  }

  /// The last amount of the list that begins with `first`.
  private func listEnd(_ drafts: [AmountDraft], from first: Int, _ text: TextBuffer) -> Int {
    var last = first
    while last + 1 < drafts.count,
      drafts[last].extent.upperBound <= drafts[last + 1].core.lowerBound,
      isListGap(drafts[last].extent.upperBound..<drafts[last + 1].core.lowerBound, text)
    {
      last += 1
    }
    return last
  }

  private func isFollowedByDe(_ draft: AmountDraft, _ text: TextBuffer) -> Bool {
    let end = draft.extent.upperBound
    return end < text.count && text.folded[end] == 0x7684
  }

  private func isListGap(_ gap: Range<Int>, _ text: TextBuffer) -> Bool {
    guard gap.count <= 2, gap.count > 0 else { return false }
    return text.folded[gap].allSatisfy { [0x3001, 0x548C, 0x2C, 0x53CA, 0x6216].contains($0) }
  }

  /// 超过100万元但不超过300万元 and 1万元以上5万元以下 are one range each.
  func ranges(_ drafts: [AmountDraft], _ text: TextBuffer) -> [AmountDraft] {
    var result: [AmountDraft] = []
    for draft in drafts {
      guard let last = result.last, draft.bound == .atMost || !draft.isBounded,
        last.bound == .atLeast || !last.isBounded && last.bound == .exact,
        last.currency == draft.currency, let low = last.min, let high = draft.max, low < high,
        joins(last, draft, text)
      else {
        result.append(draft)
        continue
      }
      var joined = last
      joined.core = last.core.lowerBound..<draft.core.upperBound
      joined.extent = last.extent.lowerBound..<draft.extent.upperBound
      joined.min = low
      joined.max = high
      joined.bound = .range
      joined.isBounded = true
      joined.evidence += draft.evidence
      result[result.count - 1] = joined
    }
    return result
  }

  private func joins(_ low: AmountDraft, _ high: AmountDraft, _ text: TextBuffer) -> Bool {
    guard low.extent.upperBound <= high.extent.lowerBound else { return false }
    var gap = text.folded[low.extent.upperBound..<high.extent.lowerBound]
    // (含) and (不含) say nothing that the contract keeps.
    if gap.first == 0x28, let close = gap.firstIndex(of: 0x29), close - gap.startIndex <= 6 {
      gap = gap[(close + 1)...]
    }
    guard gap.count <= 3 else { return false }
    if low.bound == .atLeast, high.bound == .atMost {
      // nothing, a comma, 但, 且, 至
      return gap.allSatisfy { [0x2C, 0x3001, 0x4F46, 0x4E14, 0x5E76, 0x81F3, 0x5230].contains($0) }
    }
    return !low.isBounded && !high.isBounded && !gap.isEmpty
      && gap.allSatisfy { [0x2D, 0x7E, 0x81F3, 0x5230].contains($0) }
  }

  // MARK: Conditions

  /// Ties the amounts of a list to the grades of the list that stands before it, and amounts that
  /// each follow a name of their own to that name.
  func conditions(
    _ drafts: inout [AmountDraft], _ text: TextBuffer, _ clause: Range<Int>, _ matcher: Matcher
  ) {
    var first = 0
    while first < drafts.count {
      let last = listEnd(drafts, from: first, text)
      if last > first {
        let start = first > 0 ? drafts[first - 1].extent.upperBound : clause.lowerBound
        let items = lists(start..<drafts[first].extent.lowerBound, text, count: last - first + 1)
        for (offset, item) in items.enumerated() where drafts[first + offset].condition == nil {
          drafts[first + offset].condition = item
        }
      }
      first = last + 1
    }
    named(&drafts, text, clause, matcher)
  }

  /// The last list of `count` items in a stretch: grades, then quoted names.
  private func lists(_ range: Range<Int>, _ text: TextBuffer, count: Int) -> [String] {
    var grades: [Range<Int>] = []
    for hit in lexicon.matches(in: text, range: range)
    where lexicon.entries[hit.entry].category == gradeCategory {
      if let last = grades.last, hit.range.lowerBound < last.upperBound {
        if hit.range.count > last.count { grades[grades.count - 1] = hit.range }
      } else {
        grades.append(hit.range)
      }
    }
    if let run = lastRun(grades, text, count: count) { return run }
    var quoted: [Range<Int>] = []
    var open: Int?
    for index in range {
      if text.folded[index] == 0x201C { open = index + 1 }
      if text.folded[index] == 0x201D, let start = open {
        quoted.append(start..<index)
        open = nil
      }
    }
    return lastRun(quoted, text, count: count) ?? []
  }

  /// The last `count` ranges that stand as one list.
  private func lastRun(_ ranges: [Range<Int>], _ text: TextBuffer, count: Int) -> [String]? {
    guard ranges.count >= count else { return nil }
    for end in stride(from: ranges.count, through: count, by: -1) {
      let run = ranges[(end - count)..<end]
      let isList = zip(run, run.dropFirst()).allSatisfy { left, right in
        right.lowerBound - left.upperBound <= 3
          && text.folded[left.upperBound..<right.lowerBound].allSatisfy {
            [0x3001, 0x548C, 0x2C, 0x53CA, 0x6216, 0x201C, 0x201D].contains($0)
          }
      }
      if isList { return run.map(text.string) }
    }
    return nil
  }

  /// Where the bracket opens that closes at `close`, if one does.
  private func opening(_ close: Int, _ floor: Int, _ text: TextBuffer) -> Int? {
    guard text.folded[close] == 0x29 else { return nil }
    return (floor..<close).last { text.folded[$0] == 0x28 }
  }

  /// 博士研究生5万元、硕士研究生3万元: each amount follows its case.
  private func named(
    _ drafts: inout [AmountDraft], _ text: TextBuffer, _ clause: Range<Int>, _ matcher: Matcher
  ) {
    guard drafts.count > 1, drafts.allSatisfy({ $0.condition == nil }) else { return }
    var names: [String] = []
    for index in drafts.indices {
      let end = drafts[index].extent.lowerBound
      var start = end
      let floor = index > 0 ? drafts[index - 1].extent.upperBound : clause.lowerBound
      while start > floor, ![0x2C, 0x3A, 0x3B].contains(text.folded[start - 1]) {
        // The words in a bracket belong to what stands before it.
        start = opening(start - 1, floor, text) ?? start - 1
      }
      guard end - start <= 40, let name = first(.case, text, start..<end, nil, matcher)?.1["name"]
      else { return }
      names.append(text.string(name))
    }
    guard Set(names).count == names.count else { return }
    for index in drafts.indices { drafts[index].condition = names[index] }
  }
}
