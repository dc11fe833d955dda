internal import Gongwen

/// What a table is, and which of its columns tell what each row says.
struct TableColumns {
  var kind: Table.Kind
  var columns: [Table.Column]
  /// The columns whose words tell a record, the one that it cannot do without first.
  var words: [Int]
  /// Columns that say what a record belongs to, from left to right.
  var categories: [Int]

  /// - Parameter lengths: how long the cells of each column are on average.
  init?(_ head: TableHead, lengths: [Int], in text: TextBuffer) {
    var meanings = head.headings.map { $0?.meaning ?? .other }
    let ranks = head.headings.map { $0?.rank ?? 0 }
    func has(_ meaning: Table.Meaning) -> Bool { meanings.contains(meaning) }
    func all(_ wanted: Table.Meaning...) -> [Int] {
      meanings.indices.filter { wanted.contains(meanings[$0]) }
    }
    for (index, heading) in head.headings.enumerated() where heading?.isUnit == true {
      meanings[index] = has(.metric) ? .measure : .units(.responsible)
    }
    let hasUnits = meanings.contains { if case .units = $0 { true } else { false } }
    let hasTime = has(.deadline) || has(.period)
    if has(.metric), Self.figures(&meanings, head, text) {
      kind = .indicators
      words = all(.metric)
      categories = all(.task)
    } else if has(.benefit), has(.object) || has(.condition) || has(.task) && !hasUnits {
      kind = .incentives
      words = all(.object, .condition, .benefit)
      categories = all(.task)
      if !has(.object) && !has(.condition), let task = categories.popLast() {
        words.insert(task, at: 0)
      }
    } else {
      // 考核指标 without a figure says what is to be done.
      if !has(.task) {
        for index in meanings.indices
        where meanings[index] == .metric || meanings[index] == .goal || meanings[index] == .object {
          meanings[index] = .task
        }
      }
      if !has(.task), hasUnits || hasTime {
        // Who and when together leave no doubt that the rest is what.
        let shortest = hasUnits && hasTime ? 2 : 6
        let unknown = head.headings.indices.filter {
          head.headings[$0] == nil && lengths[$0] >= shortest
        }
        if let longest = unknown.max(by: { lengths[$0] < lengths[$1] }) {
          meanings[longest] = .task
        }
      }
      let tasks = all(.task)
      guard let text = tasks.max(by: { (ranks[$0], $0) < (ranks[$1], $1) }),
        hasUnits || hasTime || has(.person) || ranks[text] == 4 || has(.goal)
      else { return nil }
      kind = .tasks
      categories = tasks.filter { $0 != text }
      words = [text] + all(.goal)
    }
    columns = head.headings.indices.map { index in
      let heading = head.headings[index]
      return Table.Column(
        meanings[index], also: heading?.also, head: head.words[index], measure: heading?.measure,
        year: heading?.year, firstLeads: heading?.firstLeads ?? false,
        evidence: heading?.evidence ?? [])
    }
  }

  /// Tells the figures to be reached from those that were: columns of years are one or the other.
  /// Returns whether there are figures to be reached.
  private static func figures(
    _ meanings: inout [Table.Meaning], _ head: TableHead, _ text: TextBuffer
  ) -> Bool {
    let goals = meanings.indices.filter { meanings[$0] == .goal }
    for index in goals { meanings[index] = .figure }
    // 2020年 beside 2025年: what was, and what is to be.
    let bare = goals.filter { index in
      head.headings[index]?.year.map { head.words[index].upperBound - $0.upperBound <= 2 } ?? false
    }
    if goals.count > 1, !meanings.contains(.baseline), let first = bare.first,
      first == goals.first
    {
      meanings[first] = .baseline
    }
    return meanings.contains(.figure)
  }
}
