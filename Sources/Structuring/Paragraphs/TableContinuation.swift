internal import Gongwen

/// Puts a table row together that a page break cut: on the new page its cells go on where the cells
/// above were full, and cells that had come to their end are empty.
struct TableContinuation {
  /// Right edge of each column of the tables, by the number of columns, in points.
  private var rightEdges: [Int: [Float]] = [:]

  init(_ lines: [LaidLine]) {
    for line in lines where line.hints.isTableRow && line.hasPlaces {
      let cells = Self.cells(line.scalars)
      var edges = rightEdges[cells.count] ?? [Float](repeating: 0, count: cells.count)
      for (column, cell) in cells.enumerated() {
        for box in line.boxes[cell] { edges[column] = max(edges[column], box.x + box.width) }
      }
      rightEdges[cells.count] = edges
    }
  }

  /// Adds `line` to the row `paragraph` if it is the rest of it.
  func append(_ line: LaidLine, page: Int, to paragraph: inout AssembledParagraph) -> Bool {
    guard paragraph.hints.isTableRow, line.hints.isTableRow, line.hasPlaces,
      let last = paragraph.places.last, last.page + 1 == page,
      paragraph.places.count == paragraph.scalars.count
    else { return false }
    var above = Self.cells(paragraph.scalars)
    var below = Self.cells(line.scalars)
    guard above.count > 1, below.count > 1 else { return false }
    // Empty cells at the end of a row are left out.
    let columns = max(above.count, below.count)
    Self.pad(&above, to: columns, end: paragraph.scalars.count)
    Self.pad(&below, to: columns, end: line.scalars.count)
    guard let edges = rightEdges[columns],
      zip(above, below).contains(where: { !$0.isEmpty && $1.isEmpty })
    else { return false }
    for (column, (upper, lower)) in zip(above, below).enumerated() where !lower.isEmpty {
      guard let end = paragraph.places[upper].last?.box,
        end.x + end.width + line.firstTokenWidth(in: lower) + 0.3 * line.em > edges[column],
        !paragraph.scalars[upper].allSatisfy(CharacterClass.isDigit)
      else { return false }
    }
    var scalars: [UInt32] = []
    var places: [GlyphPlace] = []
    for (column, (upper, lower)) in zip(above, below).enumerated() {
      if column > 0 {
        scalars.append(0x09)
        places.append(paragraph.places[max(0, upper.lowerBound - 1)])
      }
      scalars += paragraph.scalars[upper] + line.scalars[lower]
      places += paragraph.places[upper] + line.boxes[lower].map { GlyphPlace(page: page, box: $0) }
    }
    (paragraph.scalars, paragraph.places) = (scalars, places)
    return true
  }

  private static func pad(_ cells: inout [Range<Int>], to columns: Int, end: Int) {
    while cells.count < columns { cells.append(end..<end) }
  }

  private static func cells(_ scalars: [UInt32]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == 0x09 {
      result.append(start..<index)
      start = index + 1
    }
    result.append(start..<scalars.count)
    return result
  }
}
