/// How sections of the old document became sections of the new one.
public struct SectionEdit: Equatable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case added, removed
    /// It stands under another section or in another order, perhaps with another heading.
    case moved
    /// The words of the heading differ.
    case renamed
    /// Only the number differs.
    case renumbered
  }

  public var kind: Kind
  /// Index into the outline, `nil` where the section is new.
  public var old: Int?
  /// Index into the outline, `nil` where the section is gone.
  public var new: Int?
  /// Markers and headings from the outermost in, empty where there is no such section.
  public var oldPath: [String]
  public var newPath: [String]

  /// The edit that undoes this one.
  public var reversed: SectionEdit {
    let kind: Kind =
      switch kind {
      case .added: .removed
      case .removed: .added
      case .moved, .renamed, .renumbered: kind
      }
    return SectionEdit(kind: kind, old: new, new: old, oldPath: newPath, newPath: oldPath)
  }

  static func isOrdered(_ a: SectionEdit, _ b: SectionEdit) -> Bool {
    (a.new ?? a.old ?? 0, a.new == nil ? 0 : 1) < (b.new ?? b.old ?? 0, b.new == nil ? 0 : 1)
  }
}
