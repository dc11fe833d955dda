/// A place where the words of a clause differ. Ranges count Unicode scalars of the old and the new
/// text; one of them may be empty. The texts of several clauses count as one.
public struct WordChange: Equatable, Sendable {
  public var old: Range<Int>
  public var new: Range<Int>
  /// Whether only punctuation or the form of characters differs.
  public var isTypography: Bool

  public init(old: Range<Int>, new: Range<Int>, isTypography: Bool = false) {
    self.old = old
    self.new = new
    self.isTypography = isTypography
  }

  var reversed: WordChange { WordChange(old: new, new: old, isTypography: isTypography) }
}
