/// The styles of a Word document, each with what it inherits (ECMA-376 part 1 §17.7).
struct DOCXStyles {
  struct Style {
    var id = ""
    /// Name in lower case; built-in styles have the same name in every language.
    var name = ""
    var paragraph = ParagraphProperties()
    var run = RunProperties()
    /// The table style draws vertical lines.
    var hasVerticalRules = false
    /// The styles that it is based on, nearest first.
    var bases: [String] = []

    /// Entries of a generated table of contents, and the heading above them.
    var isContents: Bool {
      name.hasPrefix("toc ") || name == "table of figures"
    }
  }

  private var styles: [String: Style] = [:]
  /// What paragraphs without a style have.
  private(set) var standard = Style()

  /// Longer chains of styles are circles or nonsense.
  private static let longestChain = 32

  init(_ tree: XMLTree?) {
    guard let tree else { return }
    if let defaults = tree.descendants("docDefaults", of: 0).first {
      for node in tree.descendants("pPr", of: defaults) {
        standard.paragraph = ParagraphProperties(tree, node)
      }
      for node in tree.descendants("rPr", of: defaults) {
        standard.run = RunProperties(tree, node)
      }
    }
    var own: [String: Own] = [:]
    var defaultID: String?
    for node in tree.descendants("style", of: 0) {
      guard let id = tree.attribute("styleId", of: node) else { continue }
      own[id] = Own(tree, node, id)
      if tree.attribute("type", of: node) == "paragraph",
        let value = tree.attribute("default", of: node), RunProperties.isOn(value)
      {
        defaultID = id
      }
    }
    for id in own.keys { styles[id] = resolve(id, own) }
    if let defaultID, let style = styles[defaultID] {
      standard.paragraph = style.paragraph.over(standard.paragraph)
      standard.run = style.run.over(standard.run)
      standard.id = defaultID
    }
  }

  /// A style without what documents have by default, so that a character style does not undo what
  /// a paragraph style says.
  subscript(id: String) -> Style? { styles[id] }

  /// The style of a paragraph with all that it inherits.
  func paragraphStyle(_ id: String?) -> Style {
    guard let id, var style = styles[id] else { return standard }
    style.paragraph = style.paragraph.over(standard.paragraph)
    style.run = style.run.over(standard.run)
    return style
  }

  private struct Own {
    var style: Style
    var basedOn: String?

    init(_ tree: XMLTree, _ node: Int, _ id: String) {
      style = Style(id: id)
      for child in tree.children(of: node) {
        switch tree.nodes[child].name {
        case "name": style.name = tree.attribute("val", of: child)?.lowercased() ?? ""
        case "basedOn": basedOn = tree.attribute("val", of: child)
        case "pPr": style.paragraph = ParagraphProperties(tree, child)
        case "rPr": style.run = RunProperties(tree, child)
        case "tblPr", "tblStylePr":
          style.hasVerticalRules = style.hasVerticalRules || DOCXBorders.areVertical(tree, child)
        default: break
        }
      }
      if style.paragraph.outlineLevel == nil, style.name.hasPrefix("heading "),
        let level = Int(style.name.dropFirst(8)), (1...9).contains(level)
      {
        style.paragraph.outlineLevel = level - 1
      }
    }
  }

  private func resolve(_ id: String, _ own: [String: Own]) -> Style {
    var result = own[id]?.style ?? Style()
    var base = own[id]?.basedOn
    while let next = base, let style = own[next], result.bases.count < Self.longestChain {
      result.paragraph = result.paragraph.over(style.style.paragraph)
      result.run = result.run.over(style.style.run)
      result.hasVerticalRules = result.hasVerticalRules || style.style.hasVerticalRules
      result.bases.append(next)
      base = style.basedOn
    }
    return result
  }
}

enum DOCXBorders {
  /// Whether the borders of a table, a row or a cell under `node` have vertical lines.
  static func areVertical(_ tree: XMLTree, _ node: Int) -> Bool {
    for child in node + 1..<max(node + 1, tree.nodes[node].end) {
      switch tree.nodes[child].name {
      case "insideV", "left", "right", "start", "end":
        let parent = tree.nodes[tree.nodes[child].parent].name
        guard parent == "tblBorders" || parent == "tcBorders" else { continue }
        let value = tree.attribute("val", of: child)
        if value != nil, value != "nil", value != "none" { return true }
      default: continue
      }
    }
    return false
  }
}
