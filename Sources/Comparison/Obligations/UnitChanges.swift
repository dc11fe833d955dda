internal import Gongwen

/// What changed in who is responsible.
enum UnitChanges {
  struct Change {
    var kind: ObligationChange.Kind
    var role: Role
    var from: ObligationChange.Value?
    var to: ObligationChange.Value?
    var old: ObligationSide.UnitRole?
    var new: ObligationSide.UnitRole?
  }

  static func find(_ old: [Obligation.Unit], _ new: [Obligation.Unit]) -> [Change] {
    if old == new { return [] }
    var pairs = MentionPairs(distinct(old), distinct(new))
    pairs.drop { $0.role == $1.role && UnitNames.isSame($0.canonical, $1.canonical) }
    pairs.pair { UnitNames.isSame($0.canonical, $1.canonical) }
    var changes = pairs.changed.map { pair in
      Change(
        kind: .roleChanged, role: pair.new.role, from: role(pair.old), to: role(pair.new),
        old: key(pair.old), new: key(pair.new))
    }
    // As many new names as gone ones in a role: each took the place of another.
    for role in Role.allCases {
      let gone = pairs.old.filter { $0.role == role }
      let came = pairs.new.filter { $0.role == role }
      if gone.count == came.count {
        for (gone, came) in zip(gone, came) {
          changes.append(
            Change(
              kind: .unitReplaced, role: role, from: name(gone), to: name(came), old: key(gone),
              new: key(came)))
        }
      } else {
        for unit in gone {
          changes.append(
            Change(kind: .unitDropped, role: role, from: name(unit), old: key(unit)))
        }
        for unit in came {
          changes.append(Change(kind: .unitAdded, role: role, to: name(unit), new: key(unit)))
        }
      }
    }
    return changes
  }

  private static func distinct(_ units: [Obligation.Unit]) -> [Obligation.Unit] {
    units.reduce(into: []) { result, unit in
      if !result.contains(where: { $0.role == unit.role && $0.canonical == unit.canonical }) {
        result.append(unit)
      }
    }
  }

  private static func key(_ unit: Obligation.Unit) -> ObligationSide.UnitRole {
    ObligationSide.UnitRole(canonical: unit.canonical, role: unit.role)
  }

  private static func name(_ unit: Obligation.Unit) -> ObligationChange.Value {
    ObligationChange.Value(unit.name, value: unit.canonical)
  }

  private static func role(_ unit: Obligation.Unit) -> ObligationChange.Value {
    ObligationChange.Value(unit.name, value: unit.role.rawValue)
  }
}
