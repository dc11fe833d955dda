internal import Gongwen

/// Compares obligations whose clauses belong together.
struct ObligationComparison {
  private let old: ObligationSide
  private let new: ObligationSide

  private let oldForms: [ClauseForm]
  private let newForms: [ClauseForm]

  init(
    old: ExtractedDocument, new: ExtractedDocument, oldForms: [ClauseForm], newForms: [ClauseForm]
  ) {
    self.old = ObligationSide(old, oldForms)
    self.new = ObligationSide(new, newForms)
    self.oldForms = oldForms
    self.newForms = newForms
  }

  /// In the order of the new document, what was dropped at the place in the old one.
  func changes(_ alignment: ClauseAlignment) -> [ObligationChange] {
    var changes: [ObligationChange] = []
    var groups: [String: Int] = [:]
    var isOldLinked = [Bool](repeating: false, count: oldForms.count)
    var isNewLinked = [Bool](repeating: false, count: newForms.count)
    for link in alignment.links {
      for index in link.old { isOldLinked[index] = true }
      for index in link.new { isNewLinked[index] = true }
      let hasSameWords =
        link.old.count == 1 && link.new.count == 1
        && oldForms[link.old.lowerBound].words == newForms[link.new.lowerBound].words
      let found = compare(link, hasSameWords: hasSameWords)
      for change in found { Self.add(change, to: &changes, &groups) }
    }
    for index in oldForms.indices where !isOldLinked[index] {
      let gone = old.obligations(in: index..<index + 1)
      if !gone.isEmpty { changes.append(Self.change(.dutyDropped, old.place(gone), .nowhere)) }
    }
    for index in newForms.indices where !isNewLinked[index] {
      let came = new.obligations(in: index..<index + 1)
      if !came.isEmpty { changes.append(Self.change(.dutyNew, .nowhere, new.place(came))) }
    }
    return changes
  }

  /// A change with the words that it comes from, where others may come from them too.
  private struct Found {
    var change: ObligationChange
    var group: String?
  }

  /// What one responsible-unit list of a section, one cell of a table or one time changes for all that
  /// it is said of is one change.
  private static func add(
    _ found: Found, to changes: inout [ObligationChange], _ groups: inout [String: Int]
  ) {
    guard let group = found.group else { return changes.append(found.change) }
    guard let index = groups[group] else {
      groups[group] = changes.count
      return changes.append(found.change)
    }
    changes[index].old.take(found.change.old)
    changes[index].new.take(found.change.new)
  }

  /// What changes that come from the same words have in common.
  ///
  /// - Parameter places: where the words begin in the old and in the new document.
  private static func group(
    _ kind: ObligationChange.Kind, _ from: ObligationChange.Value?, _ to: ObligationChange.Value?,
    _ places: [Int?]
  ) -> String? {
    guard places.contains(where: { $0 != nil }) else { return nil }
    let words = [kind.rawValue, from?.value ?? "", to?.value ?? ""]
    return (words + places.map { $0?.description ?? "" }).joined(separator: "\n")
  }

  private static func change(
    _ kind: ObligationChange.Kind, _ old: ObligationChange.Place, _ new: ObligationChange.Place
  ) -> ObligationChange {
    ObligationChange(kind: kind, old: old, new: new)
  }

  /// - Parameter hasSameWords: then labels and figures that differ are not the document's doing.
  private func compare(_ link: Link, hasSameWords: Bool) -> [Found] {
    let gone = old.obligations(in: link.old)
    let came = new.obligations(in: link.new)
    let (oldPlace, newPlace) = (old.place(gone), new.place(came))
    guard !gone.isEmpty, !came.isEmpty else {
      guard !hasSameWords else { return [] }
      if !gone.isEmpty { return [Found(change: Self.change(.dutyDropped, oldPlace, .nowhere))] }
      if !came.isEmpty { return [Found(change: Self.change(.dutyNew, .nowhere, newPlace))] }
      return []
    }
    var found: [Found] = []
    func add(
      _ kind: ObligationChange.Kind, from: ObligationChange.Value? = nil,
      to: ObligationChange.Value? = nil, role: Role? = nil, subject: String? = nil,
      group: String? = nil
    ) {
      found.append(
        Found(
          change: ObligationChange(
            kind: kind, old: oldPlace, new: newPlace, role: role, subject: subject, from: from,
            to: to),
          group: group))
    }
    let oldRows = gone.map { old.document.obligations[$0] }
    let newRows = came.map { new.document.obligations[$0] }
    if !hasSameWords {
      for change in ForceChanges.find(oldRows, newRows) {
        add(change.kind, from: change.from, to: change.to)
      }
    }
    for change in UnitChanges.find(oldRows.flatMap(\.units), newRows.flatMap(\.units)) {
      let lists = [
        change.old.flatMap { old.list(of: $0, for: gone[0]) },
        change.new.flatMap { new.list(of: $0, for: came[0]) },
      ]
      add(
        change.kind, from: change.from, to: change.to, role: change.role,
        group: Self.group(change.kind, change.from, change.to, lists))
    }
    for change in DeadlineChanges.find(
      ObligationSide.distinct(oldRows.flatMap(\.deadlines)).compactMap { old.deadlines[$0] },
      ObligationSide.distinct(newRows.flatMap(\.deadlines)).compactMap { new.deadlines[$0] })
    {
      add(
        change.kind, from: change.from, to: change.to,
        group: Self.group(change.kind, change.from, change.to, change.places))
    }
    guard !hasSameWords else { return found }
    for change in AmountChanges.find(
      ObligationSide.distinct(oldRows.flatMap(\.amounts)).compactMap { old.amounts[$0] },
      ObligationSide.distinct(newRows.flatMap(\.amounts)).compactMap { new.amounts[$0] })
    {
      add(change.kind, from: change.from, to: change.to, subject: change.subject)
    }
    for change in TargetChanges.find(
      ObligationSide.distinct(oldRows.flatMap(\.targets)).compactMap { old.targets[$0] },
      ObligationSide.distinct(newRows.flatMap(\.targets)).compactMap { new.targets[$0] })
    {
      add(change.kind, from: change.from, to: change.to, subject: change.subject)
    }
    return found
  }
}

/// A change of one value before it is known which obligations it is for.
struct ValueChange {
  var kind: ObligationChange.Kind
  var from: ObligationChange.Value?
  var to: ObligationChange.Value?
  var subject: String?
  /// Where the mention stands in the old and in the new document, if others may share it.
  var places: [Int?] = []
}

extension ObligationChange.Place {
  /// Adds obligations of other clauses.
  fileprivate mutating func take(_ other: ObligationChange.Place) {
    obligations += other.obligations
    clauses += other.clauses
    units += other.units.filter { !units.contains($0) }
  }
}
