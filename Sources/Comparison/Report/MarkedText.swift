/// A text with what differs in it marked.
struct MarkedText {
  enum Mark {
    case same, removed, added
  }

  /// Pieces of both sides of an edit in reading order.
  var pieces: [(mark: Mark, text: String)] = []

  /// Both texts as one: what is gone before what came in its place.
  init(_ edit: ClauseEdit, typography: Bool) {
    let old = Scalars(edit.oldTexts.joined())
    let new = Scalars(edit.newTexts.joined())
    switch edit.kind {
    case .added: pieces = [(.added, new[0..<new.count])]
    case .removed: pieces = [(.removed, old[0..<old.count])]
    default:
      var place = 0
      for change in edit.changes where typography || !change.isTypography {
        append(.same, new[place..<max(place, change.new.lowerBound)])
        append(.removed, old[change.old])
        append(.added, new[change.new])
        place = max(place, change.new.upperBound)
      }
      append(.same, new[place..<max(place, new.count)])
    }
  }

  /// The old text with what is gone marked.
  static func old(_ edit: ClauseEdit, typography: Bool) -> MarkedText {
    MarkedText(edit, edit.oldTexts, \.old, .removed, typography: typography)
  }

  /// The new text with what came marked.
  static func new(_ edit: ClauseEdit, typography: Bool) -> MarkedText {
    MarkedText(edit, edit.newTexts, \.new, .added, typography: typography)
  }

  private init(
    _ edit: ClauseEdit, _ texts: [String], _ side: KeyPath<WordChange, Range<Int>>, _ mark: Mark,
    typography: Bool
  ) {
    let text = Scalars(texts.joined())
    guard !edit.old.isEmpty, !edit.new.isEmpty else {
      append(mark, text[0..<text.count])
      return
    }
    var place = 0
    for change in edit.changes where typography || !change.isTypography {
      let range = change[keyPath: side]
      append(.same, text[place..<max(place, range.lowerBound)])
      append(mark, text[range])
      place = max(place, range.upperBound)
    }
    append(.same, text[place..<max(place, text.count)])
  }

  private mutating func append(_ mark: Mark, _ text: String) {
    if !text.isEmpty { pieces.append((mark, text)) }
  }
}
