/// How clauses of the old document became clauses of the new one.
public struct ClauseEdit: Equatable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case added, removed
    /// One clause became several.
    case split
    /// Several clauses became one.
    case merged
    /// The clause stands in another place, perhaps with other words.
    case moved
    /// The words differ.
    case rewritten
    /// Only the number at its beginning differs.
    case renumbered
    /// Only punctuation, white space or the forms of characters differ.
    case typography
  }

  public var kind: Kind
  /// Indices of clauses; for an added clause the place where it would stand.
  public var old: Range<Int>
  /// Indices of clauses; for a removed clause the place where it would stand.
  public var new: Range<Int>
  public var oldTexts: [String]
  public var newTexts: [String]
  /// Whether it stands in another place among the clauses that are in both documents.
  public var isMoved: Bool
  /// Whether the number at its beginning differs.
  public var isRenumbered: Bool
  /// What differs between the joined texts of both sides; empty where one side is.
  public var changes: [WordChange]

  public init(
    kind: Kind, old: Range<Int>, new: Range<Int>, oldTexts: [String] = [],
    newTexts: [String] = [], isMoved: Bool = false, isRenumbered: Bool = false,
    changes: [WordChange] = []
  ) {
    self.kind = kind
    self.old = old
    self.new = new
    self.oldTexts = oldTexts
    self.newTexts = newTexts
    self.isMoved = isMoved
    self.isRenumbered = isRenumbered
    self.changes = changes
  }

  /// Whether words differ, not only their place, number or typography.
  public var changesWords: Bool {
    kind == .added || kind == .removed || changes.contains { !$0.isTypography }
  }

  /// The edit that undoes this one.
  public var reversed: ClauseEdit {
    var edit = self
    switch kind {
    case .added: edit.kind = .removed
    case .removed: edit.kind = .added
    case .split: edit.kind = .merged
    case .merged: edit.kind = .split
    case .moved, .rewritten, .renumbered, .typography: break
    }
    edit.old = new
    edit.new = old
    edit.oldTexts = newTexts
    edit.newTexts = oldTexts
    edit.changes = changes.map(\.reversed)
    return edit
  }

  /// The order of an edit list: by the place in the new document, what is gone before what came in
  /// its place.
  static func isOrdered(_ a: ClauseEdit, _ b: ClauseEdit) -> Bool {
    (a.new.lowerBound, a.new.isEmpty ? 0 : 1, a.old.lowerBound)
      < (b.new.lowerBound, b.new.isEmpty ? 0 : 1, b.old.lowerBound)
  }

  /// Makes the new document's clauses from the old one's. Clauses that no edit names are the same
  /// in both, in the same order.
  ///
  /// - Returns: `nil` where the edits do not belong to these clauses.
  public static func apply(_ edits: [ClauseEdit], to old: [String]) -> [String]? {
    var isGone = [Bool](repeating: false, count: old.count)
    var count = old.count
    for edit in edits {
      guard edit.old.upperBound <= old.count, edit.oldTexts == Array(old[edit.old]),
        edit.newTexts.count == edit.new.count
      else { return nil }
      for index in edit.old {
        if isGone[index] { return nil }
        isGone[index] = true
      }
      count += edit.new.count - edit.old.count
    }
    guard count >= 0 else { return nil }
    var new = [String?](repeating: nil, count: count)
    for edit in edits {
      guard edit.new.isEmpty || edit.new.upperBound <= count else { return nil }
      for (index, text) in zip(edit.new, edit.newTexts) {
        if new[index] != nil { return nil }
        new[index] = text
      }
    }
    var kept = old.indices.lazy.filter { !isGone[$0] }.makeIterator()
    for index in new.indices where new[index] == nil {
      guard let next = kept.next() else { return nil }
      new[index] = old[next]
    }
    return new.compactMap { $0 }
  }
}
