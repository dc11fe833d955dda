/// A ruled table: the cells that its ruling lines enclose, merged cells included.
struct TableGrid {
  /// Distinct positions of vertical and horizontal rules, ascending, in points.
  private(set) var xs: [Float]
  private(set) var ys: [Float]
  /// For each elementary cell, row by row, the index of the elementary cell at the top left of the
  /// merged cell that it belongs to.
  private var owner: [Int]
  private var isColumn: [Bool]

  var columns: Int { xs.count - 1 }
  var rows: Int { ys.count - 1 }
  var top: Float { ys[0] }
  var bottom: Float { ys[ys.count - 1] }
  var left: Float { xs[0] }
  var right: Float { xs[xs.count - 1] }

  /// How far ends of rules that meet may lie apart, in points.
  private static let slack: Float = 2.5
  /// A shorter horizontal rule is a stroke of a character, unless it leads from rule to rule.
  private static let shortestFree: Float = 22
  /// A page with more rules than this is a drawing.
  private static let limit = 12_000

  /// The tables of a page from top to bottom. Frames round a text, lines under a heading and
  /// single rows are no tables.
  static func grids(_ rules: PageRules) -> [TableGrid] {
    var (horizontal, vertical) = (rules.horizontal, rules.vertical)
    guard horizontal.count > 1, horizontal.count + vertical.count < limit else { return [] }
    // Strokes of characters stand free; rules of a table end at each other.
    let long = horizontal.filter { $0.to - $0.from >= shortestFree }
    let sides = [long.map(\.from).min(), long.map(\.to).max()].compactMap(\.self)
    for _ in 0..<2 {
      vertical = vertical.filter { rule in
        horizontal.contains { touches($0, rule) && abs($0.at - rule.from) <= 2 * slack }
          && horizontal.contains { touches($0, rule) && abs($0.at - rule.to) <= 2 * slack }
      }
      horizontal = horizontal.filter { rule in
        let crossed = vertical.filter { touches(rule, $0) }
        guard rule.to - rule.from < shortestFree, !crossed.isEmpty else { return !crossed.isEmpty }
        // A table that is open at its sides has no rule at its edges.
        let ends = crossed.map(\.at) + sides
        return ends.contains { abs($0 - rule.from) <= 2 * slack }
          && ends.contains { abs($0 - rule.to) <= 2 * slack }
      }
    }
    return components(horizontal, vertical).compactMap {
      TableGrid(horizontal: $0.horizontal, vertical: $0.vertical)
    }.sorted { $0.top < $1.top }
  }

  private static func touches(_ horizontal: Rule, _ vertical: Rule) -> Bool {
    horizontal.reaches(vertical.at, within: slack) && vertical.reaches(horizontal.at, within: slack)
  }

  private static func components(_ horizontal: [Rule], _ vertical: [Rule]) -> [PageRules] {
    var groups = DisjointSets(count: horizontal.count + vertical.count)
    for (i, h) in horizontal.enumerated() {
      for (j, v) in vertical.enumerated() where touches(h, v) {
        groups.unite(i, horizontal.count + j)
      }
    }
    var result: [Int: PageRules] = [:]
    for (i, h) in horizontal.enumerated() {
      result[groups.find(i), default: PageRules()].horizontal.append(h)
    }
    for (j, v) in vertical.enumerated() {
      result[groups.find(horizontal.count + j), default: PageRules()].vertical.append(v)
    }
    return result.keys.sorted().compactMap { result[$0] }
  }

  private init?(horizontal: [Rule], vertical: [Rule]) {
    ys = Self.distinct(horizontal.map(\.at))
    // A table that is open at its sides ends where its horizontal rules end.
    let from = horizontal.reduce(Float.infinity) { min($0, $1.from) }
    let to = horizontal.reduce(-Float.infinity) { max($0, $1.to) }
    var edges = vertical.map(\.at)
    if let least = edges.min(), from < least - 4 * Self.slack { edges.append(from) }
    if let most = edges.max(), to > most + 4 * Self.slack { edges.append(to) }
    xs = Self.distinct(edges)
    owner = []
    isColumn = []
    guard xs.count > 2, ys.count > 2, (xs.count - 1) * (ys.count - 1) <= 20_000 else { return nil }
    owner = merged(horizontal: horizontal, vertical: vertical)
    let wideRows = (0..<rows).count { row in
      Set(owner[row * columns..<(row + 1) * columns]).count > 1
    }
    guard wideRows > 1 else { return nil }
    isColumn = mainColumns()
  }

  /// Middles of the groups of values that lie close to each other.
  private static func distinct(_ values: [Float]) -> [Float] {
    var groups: [ClosedRange<Float>] = []
    for value in values.sorted() {
      if let last = groups.last, value - last.upperBound <= slack {
        groups[groups.count - 1] = last.lowerBound...value
      } else {
        groups.append(value...value)
      }
    }
    return groups.map { ($0.lowerBound + $0.upperBound) / 2 }
  }

  /// Unites elementary cells that no rule parts.
  private func merged(horizontal: [Rule], vertical: [Rule]) -> [Int] {
    var sets = DisjointSets(count: rows * columns)
    for row in 0..<rows {
      let middle = (ys[row] + ys[row + 1]) / 2
      for column in 1..<max(1, columns) {
        let isParted = vertical.contains {
          abs($0.at - xs[column]) <= Self.slack && $0.reaches(middle, within: 0)
        }
        if !isParted { sets.unite(row * columns + column - 1, row * columns + column) }
      }
    }
    for column in 0..<columns {
      let middle = (xs[column] + xs[column + 1]) / 2
      for row in 1..<max(1, rows) {
        let isParted = horizontal.contains {
          abs($0.at - ys[row]) <= Self.slack && $0.reaches(middle, within: 0)
        }
        if !isParted { sets.unite((row - 1) * columns + column, row * columns + column) }
      }
    }
    return (0..<rows * columns).map { sets.find($0) }
  }

  func contains(_ glyph: Glyph) -> Bool {
    left <= glyph.centreX && glyph.centreX <= right && top <= glyph.centreY
      && glyph.centreY <= bottom
  }

  /// The merged cell at a point inside the table.
  func cell(x: Float, y: Float) -> Int {
    let column = max(0, (xs.firstIndex { $0 > x } ?? xs.count - 1) - 1)
    let row = max(0, (ys.firstIndex { $0 > y } ?? ys.count - 1) - 1)
    return owner[min(row, rows - 1) * columns + min(column, columns - 1)]
  }

  /// The width of a merged cell in points.
  func width(of cell: Int) -> Float {
    let row = cell / columns
    var end = cell % columns + 1
    while end < columns, owner[row * columns + end] == cell { end += 1 }
    return xs[end] - xs[cell % columns]
  }

  /// A place of a row in a column.
  enum Slot: Equatable {
    /// The merged cell that begins here.
    case cell(Int)
    /// A cell that begins in a row above reaches down.
    case hanging
    /// A cell that begins to the left reaches over.
    case covered
  }

  /// The slots of a row, left to right, under those of the other rows.
  func slots(inRow row: Int) -> [Slot] {
    var result: [Slot] = []
    var before = -1
    for column in 0..<columns {
      let cell = owner[row * columns + column]
      let hangs = cell / columns < row
      if cell != before {
        result.append(hangs ? .hanging : .cell(cell))
      } else if isColumn[column] {
        result.append(hangs ? .hanging : .covered)
      }
      before = cell
    }
    return result
  }

  /// For each elementary column whether it is one of the table: a rule stands at its left in most
  /// rows that are parted at all. Other rules part a single cell further.
  private func mainColumns() -> [Bool] {
    var parted = [Int](repeating: 0, count: columns)
    var rowsParted = 0
    for row in 0..<rows {
      let cells = owner[row * columns..<(row + 1) * columns]
      guard cells.contains(where: { $0 != cells.first }) else { continue }
      rowsParted += 1
      for column in 1..<columns
      where owner[row * columns + column] != owner[row * columns + column - 1] {
        parted[column] += 1
      }
    }
    return parted.indices.map { $0 == 0 || 2 * parted[$0] >= rowsParted }
  }
}

/// Sets of indices that can be united; each is named by its smallest member.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func find(_ index: Int) -> Int {
    var root = index
    while parent[root] != root { root = parent[root] }
    var at = index
    while parent[at] != root { (parent[at], at) = (root, parent[at]) }
    return root
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (x, y) = (find(a), find(b))
    parent[max(x, y)] = min(x, y)
  }
}
