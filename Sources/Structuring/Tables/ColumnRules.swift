internal import Gongwen
internal import Models

/// The rules of `columns.patterns`: what a column holds, by the words of its head.
final class ColumnRules: Sendable {
  /// What the head of a column says.
  struct Heading: Equatable {
    var meaning: Table.Meaning
    /// Of a column of tasks: how specific it is, 1 to 4.
    var rank = 0
    /// 单位: who is to do it or what figures are counted in, as the other columns tell.
    var isUnit = false
    var also: Table.Meaning?
    /// 万元 in 投资额（万元）.
    var measure: Range<Int>?
    var year: Range<Int>?
    var firstLeads = false
    var evidence: [Evidence]
  }

  /// A rule without its words.
  private struct Column: Sendable {
    var rule: PatternSet.Rule
    var meaning: Table.Meaning
    var rank: Int
    var isUnit: Bool
  }

  private let patterns: PatternSet
  private let columns: [Column]
  private let firstLeads: PatternSet.Rule

  /// A head is a name; what is longer is a sentence.
  static let longest = 40

  init(models: ModelSet) throws(ModelError) {
    let patterns = try models.patterns("columns.patterns")
    var columns: [Column] = []
    var firstLeads: PatternSet.Rule?
    for rule in patterns.rules {
      if rule.name == "first-leads" {
        firstLeads = rule
        continue
      }
      let means = rule.attributes["means"] ?? ""
      guard let meaning = Self.meaning(means) else {
        throw ModelError(file: patterns.file, line: rule.line, reason: "the rule has no means=")
      }
      columns.append(
        Column(
          rule: rule, meaning: meaning, rank: Int(rule.attributes["rank"] ?? "") ?? 0,
          isUnit: means == "unit"))
    }
    guard let firstLeads else {
      throw ModelError(
        file: patterns.file, line: 0, reason: "the rule 'first-leads' is missing")
    }
    (self.patterns, self.columns, self.firstLeads) = (patterns, columns, firstLeads)
  }

  private static func meaning(_ name: String) -> Table.Meaning? {
    switch name {
    case "number": .number
    case "task": .task
    case "goal": .goal
    case "lead", "responsible", "cooperating", "supervising":
      Role(rawValue: name).map { .units($0) }
    case "unit": .units(.responsible)
    case "area": .area
    case "person": .person
    case "deadline": .deadline
    case "period": .period
    case "start": .start
    case "money": .money
    case "object": .object
    case "condition": .condition
    case "benefit": .benefit
    case "metric": .metric
    case "measure": .measure
    case "baseline": .baseline
    case "other": .other
    default: nil
    }
  }

  /// What a head says; a head of two lines is read as one (责任 over 单位).
  func heading(_ cells: [Range<Int>], in text: TextBuffer, with matcher: Matcher) -> Heading? {
    let count = cells.reduce(0) { $0 + $1.count }
    guard count > 0, count <= Self.longest * 2 else { return nil }
    let whole = Words(cells, of: text)
    let (name, notes) = whole.withoutNotes(in: text)
    guard !whole.isEmpty else { return nil }
    let isRemarked =
      firstLeads.pattern.firstMatch(
        in: whole.buffer, range: 0..<whole.buffer.count, with: matcher) != nil
    guard
      var heading = column(whole, matcher) ?? (name.isEmpty ? nil : column(name, matcher))
        ?? pair(name, matcher)
    else { return nil }
    heading.measure = notes.first
    heading.firstLeads = heading.firstLeads || isRemarked
    for note in notes where heading.also == nil {
      if let inner = column(Words([note], of: text), matcher), inner.meaning != heading.meaning {
        heading.also = inner.meaning
      }
    }
    return heading
  }

  private func column(_ words: Words, _ matcher: Matcher) -> Heading? {
    guard words.buffer.count <= Self.longest, words.buffer.count > 0 else { return nil }
    let whole = 0..<words.buffer.count
    for column in columns {
      guard
        let match = column.rule.pattern.firstMatch(in: words.buffer, range: whole, with: matcher)
      else { continue }
      return Heading(
        meaning: column.meaning, rank: column.rank, isUnit: column.isUnit,
        year: (match["year"] ?? match["of"]).map(words.range),
        evidence: [patterns.evidence(column.rule, words.range(of: whole))])
    }
    return nil
  }

  /// 责任单位及完成时限, 牵头单位/责任人.
  private func pair(_ words: Words, _ matcher: Matcher) -> Heading? {
    let folded = words.buffer.folded
    for at in folded.indices.dropFirst().dropLast() where Self.joints.contains(folded[at]) {
      guard var first = column(words.slice(0..<at), matcher) else { continue }
      var next = at + 1
      if folded[at] == 0x53CA, folded[next] == 0x5176 { next += 1 }
      guard next < folded.count, let second = column(words.slice(next..<folded.count), matcher)
      else { continue }
      first.evidence += second.evidence
      first.year = first.year ?? second.year
      switch (first.meaning, second.meaning) {
      case (.units(.lead), .units(let role)), (.units(let role), .units(.lead)):
        // 牵头及配合单位: the first of the list leads.
        first.meaning = .units(role)
        first.firstLeads = true
      case (.task, .task): first.rank = max(first.rank, second.rank)
      default: if first.meaning != second.meaning { first.also = second.meaning }
      }
      return first
    }
    return nil
  }

  /// 及 和 与 、 / 或 兼
  private static let joints: Set<UInt32> = [0x53CA, 0x548C, 0x4E0E, 0x3001, 0x2F, 0x6216, 0x517C]
}

/// The words of a head without its white space, with the way back to the text.
private struct Words {
  var buffer: TextBuffer
  private var places: [Int]

  init(_ ranges: [Range<Int>], of text: TextBuffer) {
    var places: [Int] = []
    for range in ranges {
      for at in range where !Scalars.isSpace(text.folded[at]) { places.append(at) }
    }
    self.init(places, text.folded)
  }

  private init(_ places: [Int], _ folded: [UInt32]) {
    self.places = places
    buffer = TextBuffer(places.map { folded[$0] })
  }

  private init(places: [Int], buffer: TextBuffer) {
    (self.places, self.buffer) = (places, buffer)
  }

  var isEmpty: Bool { places.isEmpty }

  func slice(_ range: Range<Int>) -> Words {
    Words(places: Array(places[range]), buffer: TextBuffer(Array(buffer.folded[range])))
  }

  /// Where words stand in the text.
  func range(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return places[0]..<places[0] }
    return places[range.lowerBound]..<places[range.upperBound - 1] + 1
  }

  /// Without the brackets, and what stands in them.
  func withoutNotes(in text: TextBuffer) -> (name: Words, notes: [Range<Int>]) {
    var kept: [Int] = []
    var notes: [Range<Int>] = []
    var open: Int?
    for (index, scalar) in buffer.folded.enumerated() {
      switch scalar {
      case 0x28, 0x5B, 0x3014, 0x3010: open = open ?? index
      case 0x29, 0x5D, 0x3015, 0x3011:
        if let start = open, start + 1 < index { notes.append(range(of: start + 1..<index)) }
        open = nil
      default: if open == nil { kept.append(places[index]) }
      }
    }
    return (Words(kept, text.folded), notes)
  }
}
