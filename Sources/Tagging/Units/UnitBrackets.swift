internal import Gongwen

/// A bracket in a paragraph, with its marks.
struct Bracket {
  /// From the opening mark to after the closing one.
  var range: Range<Int>
  /// What stands inside.
  var content: Range<Int>
  /// Whether both marks are there and of one kind.
  var isWellFormed: Bool
}

extension Bracket {
  /// The brackets of a paragraph in order of their opening marks. A closing mark of another kind
  /// closes the innermost bracket; a bracket that nothing closes ends with the paragraph.
  static func all(_ text: UnsafeBufferPointer<UInt32>, _ paragraph: Range<Int>) -> [Bracket] {
    var open: [Int] = []
    var brackets: [Bracket] = []
    for at in paragraph {
      let scalar = text[at]
      if Scalars.isHan(scalar) { continue }
      if Scalars.closing(scalar) != nil {
        open.append(at)
      } else if Scalars.isClosing(scalar), !open.isEmpty {
        // A mark may be missing further in: look a few brackets out for the one that fits.
        var match = open.count - 1
        if let depth = open.indices.suffix(4).last(where: {
          Scalars.closing(text[open[$0]]) == scalar
        }) {
          match = depth
        }
        let start = open[match]
        for unclosed in open[(match + 1)...] {
          brackets.append(
            Bracket(range: unclosed..<at, content: unclosed + 1..<at, isWellFormed: false))
        }
        open.removeSubrange(match...)
        brackets.append(
          Bracket(
            range: start..<at + 1, content: start + 1..<at,
            isWellFormed: Scalars.closing(text[start]) == scalar))
      }
    }
    let end = paragraph.upperBound
    for start in open {
      brackets.append(
        Bracket(range: start..<end, content: start + 1..<end, isWellFormed: false))
    }
    return brackets.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
