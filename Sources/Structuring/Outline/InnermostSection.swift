internal import Gongwen

/// Which outline entry a place stands in; asked from the front of the text to its end.
struct InnermostSection {
  private let outline: [OutlineEntry]
  private var next = 0
  private var open: [Int] = []

  init(_ outline: [OutlineEntry]) {
    self.outline = outline
  }

  mutating func id(at offset: Int) -> String? {
    while next < outline.count, outline[next].range.start <= offset {
      open.append(next)
      next += 1
    }
    while let top = open.last, outline[top].range.end <= offset { open.removeLast() }
    return open.last.map { outline[$0].id }
  }
}
