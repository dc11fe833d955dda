internal import Gongwen

/// A line of a page, both by index.
struct LinePosition: Hashable {
  var page: Int
  var line: Int
}

/// Finds what belongs to the sheet and not to the text: page numbers, running headers and footers,
/// and the head of a table that is repeated on its next page.
enum PageFurniture {
  static func lines(of pages: [Page]) -> Set<LinePosition> {
    var result = Set<LinePosition>()
    let candidates = pages.indices.flatMap { edgeLines(pages[$0], index: $0) }
    for candidate in candidates where candidate.isPageNumber { result.insert(candidate.position) }
    let rest = candidates.filter { !$0.isPageNumber }
    result.formUnion(repeated(rest))
    result.formUnion(TableHeads.repeated(pages, without: result))
    return result
  }

  private static func edgeLines(_ page: Page, index: Int) -> [EdgeLine] {
    page.lines.indices.compactMap {
      EdgeLine(page.lines[$0], position: LinePosition(page: index, line: $0), page: page)
    }
  }

  /// The same words at the same height on at least three pages, two at the very edge, and on two
  /// in five of the pages between them (odd and even pages may differ); figures may count up with
  /// the pages.
  private static func repeated(_ lines: [EdgeLine]) -> Set<LinePosition> {
    var groups: [[UInt32]: [EdgeLine]] = [:]
    for line in lines { groups[line.key, default: []].append(line) }
    var result = Set<LinePosition>()
    for group in groups.values where group.count > 1 {
      for level in Set(group.map { Int(($0.y * 100).rounded()) }) {
        let same = group.filter { abs($0.y - Double(level) / 100) < 0.012 }
        let onPages = Set(same.map(\.position.page))
        let fewest = same.allSatisfy { $0.y < 0.075 || $0.y > 0.925 } ? 2 : 3
        guard let first = onPages.min(), let last = onPages.max(), onPages.count >= fewest,
          5 * onPages.count >= 2 * (last - first + 1), countsWithPages(same)
        else { continue }
        result.formUnion(same.map(\.position))
      }
    }
    return result
  }

  /// Whether each figure of the lines is the same on all of them or goes with the page. The mark of
  /// an attachment (附件1, 附件2, each on a page of its own) does too, but has few words.
  private static func countsWithPages(_ lines: [EdgeLine]) -> Bool {
    guard let first = lines.first else { return false }
    return first.figures.indices.allSatisfy { i in
      if lines.allSatisfy({ $0.figures[i] == first.figures[i] }) { return true }
      return first.mayHoldPageNumber
        && lines.allSatisfy {
          $0.figures[i] - $0.position.page == first.figures[i] - first.position.page
        }
    }
  }
}

/// A line near the edge of a page as a candidate for furniture.
struct EdgeLine {
  var position: LinePosition
  /// Height of its middle on the page, 0 at the top, 1 at the bottom.
  var y: Double
  /// Its scalars without white space, every figure as one `#`.
  var key: [UInt32] = []
  var figures: [Int] = []
  /// The outer parts of the page, where text seldom begins or ends.
  private static let top = 0.12
  private static let bottom = 0.86

  /// `nil` where the line stands further in, or is too long.
  init?(_ line: Line, position: LinePosition, page: Page) {
    guard let box = line.boxes.first, page.height > 0, line.scalars.count < 120,
      !line.hints.isTableRow
    else { return nil }
    self.position = position
    y = Double(box.y + box.height / 2) / page.height
    guard y < Self.top || y > Self.bottom, abs(y) < 1e6 else { return nil }
    var inFigure = false
    for scalar in line.scalars where scalar != 0x20 && scalar != 0x09 {
      let digit = 0xFF10...0xFF19 ~= scalar ? scalar - 0xFEE0 : scalar
      guard CharacterClass.isDigit(digit) else {
        inFigure = false
        key.append(scalar)
        continue
      }
      if inFigure, let last = figures.last {
        figures[figures.count - 1] = min(last, 100_000) * 10 + Int(digit - 0x30)
      } else {
        key.append(0x23)
        figures.append(Int(digit - 0x30))
      }
      inFigure = true
    }
    // Headers of gazettes put the figure at an end; a lone figure is a page number.
    let han = key.count { CharacterClass.isHan($0) }
    mayHoldPageNumber = han == 0 || (han > 2 && (key.first == 0x23 || key.last == 0x23))
  }

  private(set) var mayHoldPageNumber: Bool

  /// — 1 —, -1-, 第1页, 第 1 页 共 12 页, 1/12, Page 1 of 12; not a bare figure, which has to count
  /// with the pages.
  var isPageNumber: Bool {
    guard !figures.isEmpty, figures.count <= 2 else { return false }
    let dashes = Set<UInt32>([
      0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2500, 0x2212, 0xFF0D, 0xB7, 0x2022,
      0x30FB, 0x7E, 0xFF5E,
    ])
    let core = key.drop { dashes.contains($0) }
    let end = core.lastIndex { !dashes.contains($0) } ?? core.startIndex
    let inner = core[core.startIndex...end]
    let isDashed = core.startIndex > 0 && end + 1 < key.endIndex
    if Array(inner) == [0x23] { return isDashed || (y > 0.9 && figures[0] == position.page + 1) }
    return Self.forms.contains(Array(inner))
  }

  private static let forms: Set<[UInt32]> = Set(
    [
      "第#页", "第#页共#页", "第#页,共#页", "第#页，共#页", "共#页第#页", "共#页,第#页", "共#页，第#页", "第#页/共#页", "#/#",
      "Page#", "Page#of#", "page#", "page#of#", "P#", "#页", "#/#页", "第#/#页", "第#页(共#页)", "第#页（共#页）",
    ].map { $0.unicodeScalars.map(\.value) })
}
