internal import CGumbo
internal import Gongwen

/// Turns a part of a page into lines: one for each block of text, one for each row of a table.
struct HTMLLines {
  private let tree: HTMLTree
  private let isDropped: [Bool]
  private(set) var lines: [Line] = []

  private var buffer: [UInt32] = []
  private var breakBefore = LineHints.Break.paragraph
  private var blankLines = 0
  private var headingLevel = 0
  /// Elements that are open, with the style that they pass on.
  private var open: [Open] = []
  private var bufferStyle: HTMLTree.Style?

  private struct Open {
    var end: Int
    var tag: GumboTag
    var style: HTMLTree.Style
    /// Number of the last item, for an ordered list.
    var item: Int?
  }

  /// Lines of the subtree at `root`, without the subtrees that `isDropped` marks.
  init(_ tree: HTMLTree, root: Int, isDropped: [Bool]) {
    self.tree = tree
    self.isDropped = isDropped
    var index = root
    guard index < tree.nodes.count else { return }
    let end = tree.nodes[root].end
    while index < end {
      close(before: index)
      let node = tree.nodes[index]
      if isDropped[index] {
        index = node.end
      } else if let tag = node.tag {
        if tag == GUMBO_TAG_TABLE, let table = HTMLTable(tree, index, isDropped) {
          flush()
          lines += table.lines
          breakBefore = .paragraph
          index = node.end
        } else {
          enter(node, tag)
          index += 1
        }
      } else {
        append(tree.text[node.range])
        index += 1
      }
    }
    close(before: end)
    flush()
  }

  private mutating func close(before index: Int) {
    while let top = open.last, top.end <= index {
      open.removeLast()
      if !MainText.isInline(top.tag) {
        flush()
        breakBefore = .paragraph
        if Self.level(top.tag) > 0 { headingLevel = 0 }
      }
    }
  }

  private mutating func enter(_ node: HTMLTree.Node, _ tag: GumboTag) {
    if tag == GUMBO_TAG_BR {
      if buffer.isEmpty { blankLines += 1 }
      flush()
      if breakBefore != .paragraph { breakBefore = .unknown }
      return
    }
    var style = open.last?.style ?? HTMLTree.Style()
    let own = node.style
    style.isBold = style.isBold || own.isBold
    style.isPreformatted = style.isPreformatted || own.isPreformatted
    if own.isCentred || own.isRightAligned || own.isLeftAligned {
      (style.isCentred, style.isRightAligned) = (own.isCentred, own.isRightAligned)
    }
    if !MainText.isInline(tag) {
      flush()
      breakBefore = .paragraph
      if Self.level(tag) > 0 { headingLevel = Self.level(tag) }
      if tag == GUMBO_TAG_LI { beginItem() }
    }
    open.append(
      Open(end: node.end, tag: tag, style: style, item: tag == GUMBO_TAG_OL ? 0 : nil))
  }

  /// The numbers of an ordered list are shown by the browser and stand nowhere in the text.
  private mutating func beginItem() {
    guard let list = open.lastIndex(where: { $0.tag == GUMBO_TAG_OL || $0.tag == GUMBO_TAG_UL }),
      let item = open[list].item
    else { return }
    open[list].item = item + 1
    buffer = "\(item + 1).".unicodeScalars.map(\.value)
    bufferStyle = open.last?.style
  }

  private mutating func append(_ text: ArraySlice<UInt32>) {
    let style = open.last?.style ?? HTMLTree.Style()
    for scalar in text {
      switch scalar {
      case 0x0A, 0x0D:
        if style.isPreformatted {
          flush()
          breakBefore = .unknown
        } else if !buffer.isEmpty, buffer.last != 0x20 {
          buffer.append(0x20)
        }
      case 0x09, 0x20:
        if !buffer.isEmpty, buffer.last != 0x20 || style.isPreformatted { buffer.append(0x20) }
      case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F,
        0xE000...0xF8FF:
        break
      default:
        if bufferStyle == nil, !WebFurniture.isSpace(scalar) { bufferStyle = style }
        buffer.append(scalar == 0xA0 ? 0x20 : scalar)
      }
    }
  }

  private mutating func flush() {
    defer {
      buffer.removeAll(keepingCapacity: true)
      bufferStyle = nil
    }
    let text = WebFurniture.trimmed(buffer[...])
    guard !text.isEmpty else { return }
    let indent = buffer.prefix { WebFurniture.isSpace($0) }.reduce(0) {
      $0 + ($1 == 0x3000 ? 2 : 1)
    }
    let style = bufferStyle ?? HTMLTree.Style()
    lines.append(
      Line(
        Array(text),
        hints: LineHints(
          breakBefore: breakBefore, blankLinesBefore: blankLines, headingLevel: headingLevel,
          isBold: style.isBold, isCentred: style.isCentred,
          isRightAligned: style.isRightAligned, indent: indent)))
    breakBefore = .soft
    blankLines = 0
  }

  private static func level(_ tag: GumboTag) -> Int {
    switch tag {
    case GUMBO_TAG_H1: 1
    case GUMBO_TAG_H2: 2
    case GUMBO_TAG_H3: 3
    case GUMBO_TAG_H4: 4
    case GUMBO_TAG_H5: 5
    case GUMBO_TAG_H6: 6
    default: 0
    }
  }
}
