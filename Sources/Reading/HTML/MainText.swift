internal import CGumbo

/// Finds the element of a page that holds the document, and what inside it is no part of the
/// document.
struct MainText {
  /// Index of the element that holds the document.
  private(set) var root: Int
  /// For each node whether its subtree is left out.
  private(set) var isDropped: [Bool]

  init(_ tree: HTMLTree) {
    let count = tree.nodes.count
    isDropped = [Bool](repeating: false, count: count)
    root = 0
    guard count > 0 else { return }
    for (index, node) in tree.nodes.enumerated() {
      if let tag = node.tag, Self.isNeverText(tag) { isDropped[index] = true }
    }
    var prose = Self.prose(tree, isDropped)
    let whole = prose[0]
    for (index, node) in tree.nodes.enumerated() where !isDropped[index] && node.tag != nil {
      // A container can have any name and even start hidden; what holds much of the page's prose
      // is no furniture. A hidden copy of the text, made for reading aloud, holds half of it.
      guard prose[index] * 10 <= whole * (node.style.isHidden ? 7 : 3), Self.isFurniture(node)
      else { continue }
      isDropped[index] = true
    }
    prose = Self.prose(tree, isDropped)
    descend(tree, prose)
  }

  /// Goes down from the root as long as one child holds almost all of the prose.
  private mutating func descend(_ tree: HTMLTree, _ prose: [Int]) {
    let whole = prose[0]
    while true {
      var child = root + 1
      var next: Int?
      while child < tree.nodes[root].end {
        if prose[child] * 100 >= whole * 92, tree.nodes[child].tag != nil, prose[child] > 0 {
          next = child
        }
        child = tree.nodes[child].end
      }
      guard let next, !Self.isInline(tree.nodes[next].tag) else { return }
      if tree.nodes[next].tag == GUMBO_TAG_P { return }
      if isDataTable(tree, next, prose, enough: whole * 92) { return }
      root = next
    }
  }

  /// Whether the table at `index` is a document's own: what it holds lies in many cells. The cells of
  /// a table that only places things hold one the text and the others next to nothing.
  private func isDataTable(
    _ tree: HTMLTree, _ index: Int, _ prose: [Int], enough: Int
  ) -> Bool {
    guard tree.nodes[index].tag == GUMBO_TAG_TABLE else { return false }
    for node in index..<tree.nodes[index].end
    where tree.nodes[node].tag == GUMBO_TAG_TD && prose[node] * 100 >= enough {
      return false
    }
    return HTMLTable(tree, index, isDropped) != nil
  }

  /// For each node how many characters of running text its subtree holds. Links and short words
  /// without the end of a sentence, which is what navigation and records are made of, count nothing.
  private static func prose(_ tree: HTMLTree, _ isDropped: [Bool]) -> [Int] {
    var prose = [Int](repeating: 0, count: tree.nodes.count)
    var index = 0
    var linkEnd = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if isDropped[index] {
        index = node.end
        continue
      }
      if node.tag == GUMBO_TAG_A { linkEnd = max(linkEnd, node.end) }
      if node.tag == nil {
        var (words, stops) = (0, 0)
        for scalar in tree.text[node.range] {
          switch scalar {
          case 0x4E00...0x9FFF: words += 1
          case 0x3002, 0xFF1B, 0x3B: stops += 1
          default: break
          }
        }
        if index >= linkEnd, words >= 20 || (words >= 6 && stops > 0) {
          prose[index] = words + stops
        }
      }
      index += 1
    }
    for index in prose.indices.reversed() where tree.nodes[index].parent >= 0 {
      prose[tree.nodes[index].parent] += prose[index]
    }
    return prose
  }

  static func isInline(_ tag: GumboTag?) -> Bool {
    switch tag {
    case nil, GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_STRONG, GUMBO_TAG_I, GUMBO_TAG_EM, GUMBO_TAG_U,
      GUMBO_TAG_SPAN, GUMBO_TAG_FONT, GUMBO_TAG_SUP, GUMBO_TAG_SUB, GUMBO_TAG_S,
      GUMBO_TAG_SMALL, GUMBO_TAG_BIG, GUMBO_TAG_LABEL, GUMBO_TAG_MARK, GUMBO_TAG_UNKNOWN,
      GUMBO_TAG_INS, GUMBO_TAG_DEL, GUMBO_TAG_STRIKE, GUMBO_TAG_TIME, GUMBO_TAG_ABBR,
      GUMBO_TAG_CODE, GUMBO_TAG_TT, GUMBO_TAG_Q, GUMBO_TAG_CITE:
      true
    default: false
    }
  }

  private static func isNeverText(_ tag: GumboTag) -> Bool {
    switch tag {
    case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD,
      GUMBO_TAG_IFRAME, GUMBO_TAG_SELECT, GUMBO_TAG_OPTION, GUMBO_TAG_BUTTON, GUMBO_TAG_INPUT,
      GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG, GUMBO_TAG_CANVAS, GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO,
      GUMBO_TAG_VIDEO, GUMBO_TAG_MAP, GUMBO_TAG_RT, GUMBO_TAG_RP:
      true
    default: false
    }
  }

  private static func isFurniture(_ node: HTMLTree.Node) -> Bool {
    switch node.tag {
    case GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_HEADER, GUMBO_TAG_FORM:
      return true
    default: break
    }
    if node.style.isHidden { return true }
    guard let names = node.names else { return false }
    return names.split(whereSeparator: { !$0.isLetter }).contains { furnitureNames.contains($0) }
      || furnitureParts.contains { names.contains($0) }
  }

  /// Words that stand alone in a class or id.
  private static let furnitureNames: Set<Substring> = [
    "nav", "menu", "foot", "footer", "share", "crumb", "crumbs", "breadcrumb", "breadcrumbs",
    "location", "position", "curb", "toolbar", "tools", "sidebar", "aside", "related", "relate",
    "pager", "pagination", "copyright", "login", "search", "banner", "logo", "qrcode", "ewm",
    "print", "tags", "comment", "comments", "recommend", "hidebox", "popup", "dialog", "modal",
  ]
  /// Parts of compound names.
  private static let furnitureParts = [
    "bdshare", "breadcrumb", "footer", "mainnav", "qrcode", "erweima", "fontsize", "setfont",
    "share-", "xgnews", "xgxx", "xglj", "xgwz", "related", "dqwz", "article-attr", "prevnext",
  ]
}
