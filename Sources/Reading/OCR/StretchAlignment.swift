internal import Recognition

/// Evens out what recognition measures a little differently from line to line: sizes, left and
/// right edges.
enum StretchAlignment {
  /// Sizes closer than this are one.
  private static let sameSize: Float = 0.08
  /// Edges closer than this, in em, are one.
  private static let sameEdge: Float = 0.4
  private static let fewestLines = 3

  static func align(_ stretches: inout [TextStretch]) {
    alignSizes(&stretches)
    snap(&stretches, edge: \.cellLeft, ink: \.left)
    snap(&stretches, edge: \.cellRight, ink: \.right)
  }

  /// Sizes this close to a frequent one, in stretches that say little of their size: of few
  /// characters, or spread by justification but as tall as the others.
  private static let doubtfulSize: Float = 0.2
  private static let sameHeight: Float = 0.08
  private static let fewHan = 5

  /// The most frequent size takes in its neighbours, then the next.
  private static func alignSizes(_ stretches: inout [TextStretch]) {
    var rest = stretches.indices.sorted { stretches[$0].em < stretches[$1].em }
    while !rest.isEmpty {
      var best = (weight: 0, centre: 0)
      for index in rest {
        let em = stretches[index].em
        let weight = rest.reduce(0) { sum, other in
          abs(stretches[other].em - em) < sameSize / 2 * em
            ? sum + 1 + 4 * stretches[other].hanCount : sum
        }
        if weight > best.weight { best = (weight, index) }
      }
      let centre = stretches[best.centre].em
      let near = rest.filter { abs(stretches[$0].em - centre) < sameSize / 2 * centre }
      let size = near.isEmpty ? centre : stretches[near[near.count / 2]].em
      let heights = near.map { stretches[$0].height }.sorted()
      let height = heights.isEmpty ? stretches[best.centre].height : heights[heights.count / 2]
      let taken = Set(
        rest.filter { index in
          let stretch = stretches[index]
          let difference = abs(stretch.em - size)
          if difference <= 1.2 * sameSize * size { return true }
          guard near.count >= fewestLines, difference <= doubtfulSize * size else { return false }
          return stretch.hanCount < fewHan || abs(stretch.height - height) < sameHeight * height
        }
      ).union([best.centre])
      for index in taken { stretches[index].em = size }
      rest.removeAll(where: taken.contains)
    }
  }

  private static func snap(
    _ stretches: inout [TextStretch], edge: KeyPath<TextStretch, Float>,
    ink: WritableKeyPath<TextStretch, Float>
  ) {
    let order = stretches.indices.sorted {
      stretches[$0][keyPath: edge] < stretches[$1][keyPath: edge]
    }
    var from = 0
    while from < order.count {
      let start = stretches[order[from]]
      var to = from + 1
      while to < order.count,
        stretches[order[to]][keyPath: edge] - start[keyPath: edge] < sameEdge * start.em
      {
        to += 1
      }
      if to - from >= fewestLines {
        let median = stretches[order[(from + to) / 2]][keyPath: edge]
        for index in order[from..<to] {
          stretches[index][keyPath: ink] += median - stretches[index][keyPath: edge]
        }
      }
      from = to
    }
  }
}

extension TextStretch {
  /// Left edge of the first character's cell.
  fileprivate var cellLeft: Float {
    left
      - (CharacterCell.bearing
        + (characters.first.map { CharacterCell.blankBefore($0.scalar) } ?? 0)) * em
  }

  /// Right edge of the last character's cell.
  fileprivate var cellRight: Float {
    right
      + (CharacterCell.bearing + (characters.last.map { CharacterCell.blankAfter($0.scalar) } ?? 0))
      * em
  }
}
