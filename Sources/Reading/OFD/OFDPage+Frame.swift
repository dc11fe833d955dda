extension OFDPage {
  /// The frame that most characters of the page read well in.
  func frame() -> PageFrame {
    var counts = [0, 0, 0, 0]
    for run in runs where !run.isHidden && !run.isAnnotation {
      guard let turns = run.quarterTurns else { continue }
      counts[turns] += run.glyphs.count
    }
    let most = counts.max() ?? 0
    let turns = 2 * counts[0] >= most ? 0 : counts.firstIndex(of: most) ?? 0
    return PageFrame(turns: turns, width: Float(width), height: Float(height))
  }
}

extension OFDTextRun {
  /// Where the text goes: 0 to the right, 1 down, 2 to the left, 3 up; `nil` for slanted text.
  fileprivate var quarterTurns: Int? {
    guard let turns = style.quarterTurns else { return nil }
    guard let first = glyphs.first, let last = glyphs.last else { return nil }
    let (x, y) = (last.origin.x - first.origin.x, last.origin.y - first.origin.y)
    // A word or two between other characters says nothing of the page.
    guard glyphs.count > 2, max(abs(x), abs(y)) > style.size else { return turns }
    return abs(x) > abs(y) ? (x > 0 ? 0 : 2) : (y > 0 ? 1 : 3)
  }
}
