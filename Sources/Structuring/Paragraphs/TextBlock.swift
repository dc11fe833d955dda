internal import Gongwen

/// Left and right edge of the body text, in points.
struct TextBlock: Equatable {
  var left: Float
  var right: Float

  var width: Float { right - left }
  var centre: Float { (left + right) / 2 }
}

/// The text blocks of a document, measured over all its pages: a page with few lines has the edges
/// of the others. Odd and even pages may have mirrored margins, columns have edges of their own.
struct TextBlocks {
  private struct Key: Hashable {
    var width: Int
    var column: Int
    var isOdd: Bool
  }

  private var blocks: [Key: TextBlock] = [:]

  /// With fewer lines odd and even pages are measured together.
  private static let fewestLines = 12

  init(_ lines: [LaidLine], pages: [Page]) {
    var groups: [Key: [LaidLine]] = [:]
    for line in lines where !line.hints.isTableRow && line.hasPlaces {
      groups[Self.key(line, pages), default: []].append(line)
    }
    for (key, group) in groups {
      let other = Key(width: key.width, column: key.column, isOdd: !key.isOdd)
      let isSmall = group.count < Self.fewestLines
      blocks[key] = Self.measure(
        isSmall ? group + (groups[other] ?? []) : group, pageWidth: Float(key.width))
    }
  }

  /// The block that a line stands in; a line outside of every block is its own.
  func block(of line: LaidLine, pages: [Page]) -> TextBlock {
    blocks[Self.key(line, pages)] ?? TextBlock(left: line.x0, right: line.x1)
  }

  private static func key(_ line: LaidLine, _ pages: [Page]) -> Key {
    let page = pages[line.page]
    return Key(
      width: Int(page.width.rounded()), column: line.hints.column,
      isOdd: (page.number ?? line.page + 1) % 2 == 1)
  }

  /// An edge is where several lines begin or end; a single line may stand out a little. Where few
  /// lines are long enough to show the right edge, margins are taken to be about equal.
  private static func measure(_ lines: [LaidLine], pageWidth: Float) -> TextBlock {
    let support = max(3, lines.count / 25)
    let starts = lines.map(\.x0).sorted()
    let ends = lines.map { -$0.x1WithoutPunctuation }.sorted()
    guard let least = starts.first, let most = ends.first else {
      return TextBlock(left: 0, right: pageWidth)
    }
    let reach = 0.12 * (-most - least)
    let left = edge(starts, support: support, reach: reach) ?? least
    if let right = edge(ends, support: support, reach: reach) {
      return TextBlock(left: left, right: -right)
    }
    let mirrored = pageWidth - left - pageWidth / 20
    return TextBlock(left: left, right: lines[0].hints.column == 0 ? max(-most, mirrored) : -most)
  }

  /// The smallest value, not further than `reach` from the first, that has `support` values within
  /// 3 points above it.
  private static func edge(_ sorted: [Float], support: Int, reach: Float) -> Float? {
    for i in sorted.indices where i + support <= sorted.count && sorted[i] <= sorted[0] + reach {
      if sorted[i + support - 1] - sorted[i] <= 3 { return sorted[i] }
    }
    return nil
  }
}
