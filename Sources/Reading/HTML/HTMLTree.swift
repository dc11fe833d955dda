internal import CGumbo
internal import Gongwen

/// A page as a flat list of its nodes in document order. An element's subtree is the range from its
/// own index to `end`, so that every walk is a loop and no depth of nesting can overflow the stack.
struct HTMLTree {
  struct Node {
    /// `nil` for text.
    var tag: GumboTag?
    var parent: Int
    /// Index after the last node of the subtree.
    var end: Int
    /// Of a text node, into `text`.
    var range: Range<Int> = 0..<0
    var style = Style()
    /// `class` and `id` in lower case, `nil` where there are none.
    var names: String?
    /// Where a link leads, or what an element embeds.
    var address: String?
    var rowSpan = 1
    var columnSpan = 1
  }

  struct Style {
    var isCentred = false
    var isRightAligned = false
    var isLeftAligned = false
    var isBold = false
    var isHidden = false
    /// White space counts as it stands.
    var isPreformatted = false
  }

  private(set) var nodes: [Node] = []
  /// The characters of all text nodes.
  private(set) var text: [UInt32] = []
  /// `name`/`property` and `content` of the page's `meta` elements, names in lower case.
  private(set) var metas: [(name: String, content: String)] = []

  /// The pages of frames take the place of their elements.
  init(_ html: [UInt8], frames: FrameSource? = nil) {
    self.frames = frames
    parse(html, parent: -1, depth: 0)
  }

  private let frames: FrameSource?

  private mutating func parse(_ html: [UInt8], parent: Int, depth: Int) {
    var options = kGumboDefaultOptions
    options.max_errors = 0
    let arena = HTMLArena()
    options.userdata = Unmanaged.passUnretained(arena).toOpaque()
    options.allocator = { arena, size in
      arena.map { Unmanaged<HTMLArena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
    }
    options.deallocator = { _, _ in }
    withExtendedLifetime(arena) {
      html.withUnsafeBytes { bytes in
        let start = bytes.bindMemory(to: CChar.self).baseAddress
        guard let output = gumbo_parse_with_options(&options, start, bytes.count) else { return }
        flatten(output.pointee.root, parent: parent, depth: depth)
      }
    }
  }

  private mutating func flatten(
    _ root: UnsafeMutablePointer<GumboNode>, parent: Int, depth: Int
  ) {
    var open: [(node: UnsafeMutablePointer<GumboNode>, index: Int, next: Int)] = []
    _ = enter(root, parent: parent, depth: depth)
    open.append((root, nodes.count - 1, 0))
    while let top = open.last {
      let children = top.node.pointee.v.element.children
      guard top.next < Int(children.length) else {
        nodes[top.index].end = nodes.count
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      guard let child = children.data[top.next]?.assumingMemoryBound(to: GumboNode.self) else {
        continue
      }
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT:
        let index = nodes.count
        if let page = enter(child, parent: top.index, depth: depth) {
          nodes[index].tag = GUMBO_TAG_DIV
          parse(page, parent: index, depth: depth + 1)
          nodes[index].end = nodes.count
        } else {
          open.append((child, index, 0))
        }
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let start = text.count
        for scalar in String(cString: child.pointee.v.text.text).unicodeScalars {
          text.append(scalar.value)
        }
        nodes.append(
          Node(
            tag: nil, parent: top.index, end: nodes.count + 1, range: start..<text.count))
      default: break
      }
    }
  }

  /// Appends an element and returns the page that it shows, if it is a frame.
  private mutating func enter(
    _ pointer: UnsafeMutablePointer<GumboNode>, parent: Int, depth: Int
  ) -> [UInt8]? {
    let element = pointer.pointee.v.element
    var node = Node(tag: element.tag, parent: parent, end: 0)
    var meta: (name: String?, content: String?) = (nil, nil)
    var written: String?
    for index in 0..<Int(element.attributes.length) {
      guard
        let attribute = element.attributes.data[index]?
          .assumingMemoryBound(to: GumboAttribute.self).pointee
      else { continue }
      let name = String(cString: attribute.name)
      let value = String(cString: attribute.value)
      switch name {
      case "class", "id": node.names = (node.names.map { $0 + " " } ?? "") + value.lowercased()
      case "style": node.style.read(value)
      case "align": node.style.align(value.lowercased())
      case "hidden": node.style.isHidden = true
      case "rowspan": node.rowSpan = max(1, min(500, Int(value) ?? 1))
      case "colspan": node.columnSpan = max(1, min(100, Int(value) ?? 1))
      case "name", "property", "http-equiv": meta.name = value.lowercased()
      case "content": meta.content = value
      case "href" where element.tag == GUMBO_TAG_A: node.address = value
      case "src", "data": if Self.isEmbedding(element.tag) { node.address = value }
      case "srcdoc": written = value
      default: break
      }
    }
    switch element.tag {
    case GUMBO_TAG_B, GUMBO_TAG_STRONG: node.style.isBold = true
    case GUMBO_TAG_CENTER: node.style.isCentred = true
    case GUMBO_TAG_PRE: node.style.isPreformatted = true
    case GUMBO_TAG_META:
      if depth == 0, let name = meta.name, let content = meta.content, !content.isEmpty {
        metas.append((name, content))
      }
    default: break
    }
    nodes.append(node)
    guard depth < FrameSource.deepest, Self.isEmbedding(element.tag) else { return nil }
    return frames?.page(
      written: element.tag == GUMBO_TAG_IFRAME ? written : nil, address: node.address)
  }

  private static func isEmbedding(_ tag: GumboTag) -> Bool {
    [GUMBO_TAG_IFRAME, GUMBO_TAG_FRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED].contains(tag)
  }
}

extension HTMLTree.Style {
  mutating func align(_ value: String) {
    switch value {
    case "center": isCentred = true
    case "right", "end": isRightAligned = true
    case "left", "justify", "start": isLeftAligned = true
    default: break
    }
  }

  mutating func read(_ style: String) {
    for declaration in style.lowercased().split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].filter { $0 != " " }
      switch parts[0].filter({ !$0.isWhitespace }) {
      case "text-align": align(value)
      case "font-weight": isBold = value.hasPrefix("bold") || (Int(value) ?? 400) >= 600
      case "display": isHidden = isHidden || value.hasPrefix("none")
      case "visibility": isHidden = isHidden || value.hasPrefix("hidden")
      case "white-space": isPreformatted = value.hasPrefix("pre")
      default: break
      }
    }
  }
}

/// Memory of one parse, given back as a whole: the parser's own way to free a tree is recursive.
private final class HTMLArena {
  private var blocks: [UnsafeMutableRawPointer] = []
  private var position = 0
  private var size = 0

  func allocate(_ wanted: Int) -> UnsafeMutableRawPointer {
    let rounded = (max(wanted, 1) + 15) & ~15
    if blocks.isEmpty || position + rounded > size {
      size = max(rounded, 1 << 20)
      blocks.append(.allocate(byteCount: size, alignment: 16))
      position = 0
    }
    defer { position += rounded }
    return blocks[blocks.count - 1] + position
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
