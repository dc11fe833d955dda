internal import Gongwen

/// What changed in by when something is to be done.
enum DeadlineChanges {
  static func find(_ old: [Deadline], _ new: [Deadline]) -> [ValueChange] {
    var pairs = MentionPairs(old, new)
    pairs.drop(isSame)
    pairs.pair { $0.kind == $1.kind }
    pairs.pair { _, _ in true }
    return pairs.changed.map {
      ValueChange(
        kind: .deadlineMoved, from: value($0.old), to: value($0.new),
        places: [$0.old.range.start, $0.new.range.start])
    }
      + pairs.old.map {
        ValueChange(kind: .deadlineDropped, from: value($0), places: [$0.range.start, nil])
      }
      + pairs.new.map {
        ValueChange(kind: .deadlineAdded, to: value($0), places: [nil, $0.range.start])
      }
  }

  private static func isSame(_ a: Deadline, _ b: Deadline) -> Bool {
    if Folding.fold(a.text) == Folding.fold(b.text), a.end == b.end { return true }
    let isKnown = a.start != nil || a.end != nil || a.rule != nil
    return isKnown && a.start == b.start && a.end == b.end && a.rule == b.rule
  }

  private static func value(_ deadline: Deadline) -> ObligationChange.Value {
    let end = deadline.end ?? ""
    let ends =
      deadline.start.map { $0 == end ? end : $0 + "/" + end } ?? end
    return ObligationChange.Value(deadline.text, value: deadline.rule ?? ends)
  }
}
