internal import Gongwen

/// What changed in the kind of an obligation and in how strictly it binds.
enum ForceChanges {
  static func find(_ old: [Obligation], _ new: [Obligation]) -> [ValueChange] {
    guard let oldFirst = strictest(old), let newFirst = strictest(new) else { return [] }
    var changes: [ValueChange] = []
    if !new.contains(where: { $0.label == oldFirst.label }),
      !old.contains(where: { $0.label == newFirst.label })
    {
      changes.append(
        ValueChange(
          kind: .labelChanged, from: value(oldFirst.label.rawValue),
          to: value(newFirst.label.rawValue)))
    }
    let (before, after) = (strength(oldFirst), strength(newFirst))
    if oldFirst.modality != newFirst.modality {
      changes.append(
        ValueChange(
          kind: before < after
            ? .modalityStrengthened : before > after ? .modalityWeakened : .modalityChanged,
          from: value(oldFirst.modality?.rawValue), to: value(newFirst.modality?.rawValue)))
    }
    return changes
  }

  private static func value(_ name: String?) -> ObligationChange.Value? {
    name.map { ObligationChange.Value($0, value: $0) }
  }

  private static func strictest(_ rows: [Obligation]) -> Obligation? {
    rows.reduce(nil) { best, row in
      best.map { strength($0) >= strength(row) ? $0 : row } ?? row
    }
  }

  private static func strength(_ row: Obligation) -> Int {
    switch row.modality {
    case .must, .prohibit: 4
    case .strive: 3
    case .encourage: 2
    case .may: 1
    case nil: 0
    }
  }
}
