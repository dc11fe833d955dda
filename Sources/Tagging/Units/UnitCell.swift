internal import Gongwen
internal import Models

/// Reads a cell under a head that names units: lists with any separator, roles that the cell itself
/// gives (市发改委牵头，市财政局配合), names that the end of a line glued together.
struct UnitCell {
  let grammar: RoleGrammar

  private var text: TextBuffer { grammar.text }
  private var segments: UnitSegments { grammar.segments }

  func groups(_ cell: Range<Int>, under column: Table.Column) -> [RoleGroup] {
    guard let role = column.role else { return [] }
    let labels = grammar.cues.cellLabels(in: text, cell, with: grammar.matcher)
    var groups: [RoleGroup] = []
    var rest = cell
    if let first = labels.first {
      rest = cell.lowerBound..<first.range.lowerBound
      groups = grammar.groups(first.range.lowerBound..<cell.upperBound, labels: labels)
    }
    var inner: [RoleGroup] = []
    if case .units(let second)? = column.also, case .units = column.meaning {
      (rest, inner) = split(rest, second, column)
    }
    let isMixed = column.also != nil && inner.isEmpty
    var listed = grammar.chunk(
      rest, role: role, evidence: column.evidence, vouches: !isMixed)
    for index in listed.indices {
      listed[index].units = listed[index].units.flatMap { unglued($0) }
      if column.also == .person {
        listed[index].units = listed[index].units.map(withoutPerson)
      }
    }
    if isMixed {
      for index in listed.indices {
        listed[index].units = listed[index].units.compactMap(named)
      }
      listed.removeAll { $0.units.isEmpty }
    }
    if column.firstLeads, role != .lead, let first = listed.first, first.role == role {
      listed[0].units.removeFirst()
      listed.insert(
        RoleGroup(role: .lead, units: [first.units[0]], evidence: column.evidence), at: 0)
      listed.removeAll { $0.units.isEmpty }
    }
    return listed + inner
      + groups.map { group in
        var group = group
        group.units = group.units.flatMap { unglued($0) }
        group.evidence = column.evidence + group.evidence
        return group
      }
  }

  /// 市教育局（市财政局、市人社局） under 牵头单位（配合单位）: what stands in the bracket has the role in
  /// the head's bracket.
  private func split(
    _ cell: Range<Int>, _ role: Role, _ column: Table.Column
  ) -> (Range<Int>, [RoleGroup]) {
    guard let open = cell.first(where: { text.folded[$0] == 0x28 }), open > cell.lowerBound,
      let close = cell.last(where: { text.folded[$0] == 0x29 }), close > open + 1,
      grammar.isPureList(open + 1..<close)
    else { return (cell, []) }
    return (
      cell.lowerBound..<open,
      grammar.chunk(open + 1..<close, role: role, evidence: column.evidence)
    )
  }

  /// 市教育局（张三） under 责任单位及责任人.
  private func withoutPerson(_ unit: Range<Int>) -> Range<Int> {
    guard let last = unit.last, text.folded[last] == 0x29,
      let open = unit.last(where: { text.folded[$0] == 0x28 }), open > unit.lowerBound,
      !segments.endsName(open + 1..<last)
    else { return unit }
    return unit.lowerBound..<open
  }

  /// The unit that words begin with, where others than units stand in the cell (县教育局陈明).
  private func named(_ words: Range<Int>) -> Range<Int>? {
    if segments.endsName(words) { return words }
    let found = segments.recognizer.unit(at: words.lowerBound, end: words.upperBound)
    return found.flatMap { $0.traits.isStrong && segments.endsName($0.range) ? $0.range : nil }
  }

  /// 市发展改革委市财政局各县区政府: the end of a line in a narrow cell leaves no mark.
  private func unglued(_ unit: Range<Int>) -> [Range<Int>] {
    guard unit.count > 5 else { return [unit] }
    let lexicon = segments.recognizer.lexicon
    let folded = segments.recognizer.text
    var parts: [Range<Int>] = []
    var start = unit.lowerBound
    var at = start
    while at < unit.upperBound {
      let token = lexicon.token(folded, at: at, end: unit.upperBound)
      if at - start >= 3, Self.ends.contains(folded[at - 1]),
        Self.starts.contains(folded[at]), unit.upperBound - at >= 3,
        segments.endsName(start..<at), segments.endsName(at..<unit.upperBound)
      {
        parts.append(start..<at)
        start = at
      }
      at = max(at + 1, token.end)
    }
    parts.append(start..<unit.upperBound)
    return parts
  }

  /// 省 市 县 区 州 盟 旗 镇 乡 各
  private static let starts: Set<UInt32> = [
    0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7, 0x9547, 0x4E61, 0x5404,
  ]

  /// 局 委 办 厅 部 府 会 院 联 室 队 社 司
  private static let ends: Set<UInt32> = [
    0x5C40, 0x59D4, 0x529E, 0x5385, 0x90E8, 0x5E9C, 0x4F1A, 0x9662, 0x8054, 0x5BA4, 0x961F, 0x793E,
    0x53F8,
  ]
}
