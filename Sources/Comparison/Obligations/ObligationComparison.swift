internal import Gongwen

/// Compares obligations whose clauses belong together.
struct ObligationComparison {
  private let old: ObligationSide
  private let new: ObligationSide

  init(old: ExtractedDocument, new: ExtractedDocument) {
    self.old = ObligationSide(old)
    self.new = ObligationSide(new)
  }

  /// In the order of the new document, what was dropped at the place in the old one.
  func changes(
    _ alignment: ClauseAlignment, _ oldForms: [ClauseForm], _ newForms: [ClauseForm]
  ) -> [ObligationChange] {
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

  /// A change with the assignments of sections that it comes from.
  private struct Found {
    var change: ObligationChange
    var group: String?
  }

  /// What one responsible-unit list of a section changes for all that stands in it is one change.
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
      let sources = [
        change.old.flatMap { old.sectionAssignment(of: $0, for: gone[0]) },
        change.new.flatMap { new.sectionAssignment(of: $0, for: came[0]) },
      ].compactMap { $0 }
      let group =
        sources.isEmpty
        ? nil
        : ([change.kind.rawValue, change.from?.value ?? "", change.to?.value ?? ""] + sources)
          .joined(separator: "\n")
      add(change.kind, from: change.from, to: change.to, role: change.role, group: group)
    }
    for change in DeadlineChanges.find(
      ObligationSide.distinct(oldRows.flatMap(\.deadlines)).compactMap { old.deadlines[$0] },
      ObligationSide.distinct(newRows.flatMap(\.deadlines)).compactMap { new.deadlines[$0] })
    {
      add(change.kind, from: change.from, to: change.to)
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
}

extension ObligationChange.Place {
  /// Adds obligations of other clauses.
  fileprivate mutating func take(_ other: ObligationChange.Place) {
    obligations += other.obligations
    clauses += other.clauses
    units += other.units.filter { !units.contains($0) }
  }
}
