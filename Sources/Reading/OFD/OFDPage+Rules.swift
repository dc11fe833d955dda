extension OFDPage {
  /// The ruling lines of the page: straight strokes along the axes, thin filled rectangles, and the
  /// upper and lower edges of tinted areas.
  func rules() -> PageRules {
    var found = PageRules()
    for path in paths where !path.isAnnotation {
      for outline in path.outlines() {
        if let stroke = path.stroke, stroke.isInk { found.addStrokes(outline) }
        if let fill = path.fill, fill.isInk { found.addFill(outline) }
      }
    }
    found.horizontal = Self.joined(found.horizontal).filter { $0.to - $0.from >= 8 }
    found.vertical = Self.joined(found.vertical).filter { $0.to - $0.from >= 7 }
    return found
  }

  /// Rules that go on from each other become one: producers draw a table cell by cell, some each
  /// side of it, and dashed lines dash by dash.
  private static func joined(_ rules: [Rule]) -> [Rule] {
    var result: [Rule] = []
    var group: [Rule] = []
    func close() {
      let first = result.count
      for rule in group.sorted(by: { $0.from < $1.from }) {
        if result.count > first, rule.from <= result[result.count - 1].to + 2.5 {
          result[result.count - 1].to = max(result[result.count - 1].to, rule.to)
        } else {
          result.append(rule)
        }
      }
      group.removeAll()
    }
    for rule in rules.sorted(by: { ($0.at, $0.from) < ($1.at, $1.from) }) {
      if let first = group.first, rule.at - first.at > 0.8 { close() }
      group.append(rule)
    }
    close()
    return result
  }
}

extension PageRules {
  /// How far a line may lean and still be a rule, and how thick it may be, in points.
  private static let lean = 0.6
  private static let thickest = 4.0

  fileprivate mutating func add(_ from: OFDPoint, _ to: OFDPoint) {
    let (width, height) = (abs(to.x - from.x), abs(to.y - from.y))
    if height <= Self.lean, width > height {
      horizontal.append(
        Rule(
          at: Float((from.y + to.y) / 2), from: Float(min(from.x, to.x)),
          to: Float(max(from.x, to.x))))
    } else if width <= Self.lean, height > width {
      vertical.append(
        Rule(
          at: Float((from.x + to.x) / 2), from: Float(min(from.y, to.y)),
          to: Float(max(from.y, to.y))))
    }
  }

  fileprivate mutating func addStrokes(_ outline: OFDOutline) {
    if outline.isClosed, let box = outline.rectangle, min(box.width, box.height) <= Self.thickest {
      addThin(box)
      return
    }
    for (from, to) in outline.segments { add(from, to) }
  }

  fileprivate mutating func addFill(_ outline: OFDOutline) {
    guard let box = outline.rectangle else { return }
    if min(box.width, box.height) <= Self.thickest {
      addThin(box)
    } else {
      // Where a tinted row of a table begins and ends.
      add(OFDPoint(x: box.x, y: box.y), OFDPoint(x: box.x + box.width, y: box.y))
      add(
        OFDPoint(x: box.x, y: box.y + box.height),
        OFDPoint(x: box.x + box.width, y: box.y + box.height))
    }
  }

  /// A rectangle that is no more than a thick line.
  private mutating func addThin(_ box: OFDBox) {
    let (middleX, middleY) = (box.x + box.width / 2, box.y + box.height / 2)
    if box.width > box.height {
      add(OFDPoint(x: box.x, y: middleY), OFDPoint(x: box.x + box.width, y: middleY))
    } else {
      add(OFDPoint(x: middleX, y: box.y), OFDPoint(x: middleX, y: box.y + box.height))
    }
  }
}

/// One stretch of a path from a move to the next.
struct OFDOutline {
  fileprivate(set) var points: [OFDPoint] = []
  fileprivate(set) var isClosed = false
  /// Whether some of it is curved; the points then leave the curves out.
  fileprivate(set) var hasCurves = false
  fileprivate(set) var segments: [(OFDPoint, OFDPoint)] = []

  /// The rectangle that the outline draws, `nil` for any other shape.
  fileprivate var rectangle: OFDBox? {
    guard !hasCurves, (2...6).contains(points.count) else { return nil }
    let box = OFDBox(around: points)
    let isUpright = points.allSatisfy { point in
      (abs(point.x - box.x) < 0.6 || abs(point.x - box.x - box.width) < 0.6)
        && (abs(point.y - box.y) < 0.6 || abs(point.y - box.y - box.height) < 0.6)
    }
    return isUpright && max(box.width, box.height) > 0 ? box : nil
  }
}

extension OFDPath {
  fileprivate func outlines() -> [OFDOutline] {
    var result: [OFDOutline] = []
    var current = OFDOutline()
    func close() {
      if current.points.count > 1 { result.append(current) }
      current = OFDOutline()
    }
    for element in elements {
      switch element {
      case .move(let point):
        close()
        current.points = [point]
      case .line(let point):
        // Without a move the path begins where its coordinates do.
        if let last = current.points.last { current.segments.append((last, point)) }
        current.points.append(point)
      case .curve(_, _, let end):
        current.hasCurves = true
        current.points.append(end)
      case .close:
        current.isClosed = true
        if let last = current.points.last, let first = current.points.first, last != first {
          current.segments.append((last, first))
        }
        let start = current.points.first
        close()
        current.points = start.map { [$0] } ?? []
      }
    }
    close()
    return result
  }
}

extension OFDColour {
  /// Whether it can be seen on white paper.
  fileprivate var isInk: Bool {
    opacity > 0.05 && (rgb >> 16 < 0xF8 || rgb >> 8 & 0xFF < 0xF8 || rgb & 0xFF < 0xF8)
  }
}
