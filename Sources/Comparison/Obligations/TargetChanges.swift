internal import Gongwen

/// What changed in the figures to be reached.
enum TargetChanges {
  static func find(_ old: [Target], _ new: [Target]) -> [ValueChange] {
    var pairs = MentionPairs(old, new)
    pairs.drop { isSameFigure($0, $1) && isSameMetric($0, $1) }
    pairs.pair { isSameMetric($0, $1) && $0.comparator == $1.comparator }
    pairs.pair(isSameMetric)
    pairs.pair { $0.unit == $1.unit }
    return pairs.changed.map { pair in
      ValueChange(
        kind: kind(pair.old, pair.new), from: value(pair.old), to: value(pair.new),
        subject: pair.new.metric == pair.old.metric ? pair.new.metric : nil)
    } + pairs.old.map { ValueChange(kind: .targetDropped, from: value($0), subject: $0.metric) }
      + pairs.new.map { ValueChange(kind: .targetAdded, to: value($0), subject: $0.metric) }
  }

  private static func isSameFigure(_ a: Target, _ b: Target) -> Bool {
    a.value == b.value && a.unit == b.unit && a.comparator == b.comparator
  }

  private static func isSameMetric(_ a: Target, _ b: Target) -> Bool {
    a.metric == b.metric || UnitNames.words(a.metric).saysSame(as: UnitNames.words(b.metric))
  }

  private static func kind(_ old: Target, _ new: Target) -> ObligationChange.Kind {
    guard old.comparator == new.comparator, old.unit == new.unit, old.value != new.value,
      isSameMetric(old, new)
    else { return .targetChanged }
    return old.value < new.value ? .targetRaised : .targetLowered
  }

  private static func value(_ target: Target) -> ObligationChange.Value {
    ObligationChange.Value(target.text, value: Figures.text(target.value))
  }
}
