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
      blocks[key] = Self.measure(isSmall ? group + (groups[other] ?? []) : group)
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

  /// An edge is where several lines begin or end; a single line may stand out.
  private static func measure(_ lines: [LaidLine]) -> TextBlock {
    let support = max(2, lines.count / 25)
    let left = edge(lines.map(\.x0).sorted(), support: support)
    let right = edge(lines.map { -$0.x1WithoutPunctuation }.sorted(), support: support)
    return TextBlock(left: left, right: -right)
  }

  /// The smallest value that has `support` others within 3 points above it.
  private static func edge(_ sorted: [Float], support: Int) -> Float {
    for i in sorted.indices where i + support <= sorted.count {
      if sorted[i + support - 1] - sorted[i] <= 3 { return sorted[i] }
    }
    return sorted.first ?? 0
  }
}
