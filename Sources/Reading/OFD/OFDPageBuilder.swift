internal import Gongwen

/// Turns the XML of a page into what is drawn. Blocks in blocks and composite objects are walked with
/// a stack of their own, so that no depth of nesting can overflow that of the program.
struct OFDPageBuilder {
  private let resources: OFDResources
  /// From millimetres of the page to points.
  private let toPoints: OFDTransform
  private(set) var objects: [OFDObject] = []
  private(set) var brokenReferences: [String] = []
  /// Objects and glyphs that may still be made. Composite objects that contain each other many times
  /// over would otherwise fill the memory from a small file.
  private var allowance = OFDPageBuilder.mostObjects

  static let pointsPerMillimetre = 72 / 25.4
  static let mostObjects = 500_000
  private static let deepestComposite = 32
  private static let mostBrokenReferences = 20

  var isOverfull: Bool { allowance < 0 }

  /// `area` is the physical box of the page in millimetres.
  init(resources: OFDResources, area: OFDBox) {
    self.resources = resources
    let scale = Self.pointsPerMillimetre
    toPoints = OFDTransform.scale(scale, scale)(.translation(-area.x, -area.y))
  }

  /// What holds for all objects of a layer, a block or a composite object.
  private struct Context {
    var transform: OFDTransform
    var drawParam: OFDResources.DrawParam?
    var isHidden = false
    var isAnnotation = false
    /// Composite units that the object stands in.
    var units: [String] = []
  }

  /// Nodes that are still to be walked.
  private struct Frame {
    var tree: XMLTree
    var next: Int
    var end: Int
    var context: Context
  }

  /// Adds the layers of a page or of a template, those at the back first.
  mutating func add(_ tree: XMLTree) {
    guard let content = tree.child("content", of: 0) else { return }
    func depth(_ layer: Int) -> Int {
      switch tree.attribute("type", of: layer)?.lowercased() {
      case "background": 0
      case "foreground": 2
      default: 1
      }
    }
    let layers = tree.children(of: content).filter { !tree.nodes[$0].isText }
    for level in 0...2 {
      for layer in layers where depth(layer) == level {
        walk(
          Frame(
            tree: tree, next: layer, end: tree.nodes[layer].end,
            context: Context(transform: toPoints)))
      }
    }
  }

  /// Adds the appearances of a page's annotations.
  mutating func addAnnotations(_ tree: XMLTree) {
    for annotation in tree.descendants("annot", of: 0) {
      let isHidden = !tree.flag("visible", of: annotation, default: true)
      for node in tree.children(of: annotation) where tree.nodes[node].name == "appearance" {
        let box = OFDBox(tree.attribute("boundary", of: node))
        walk(
          Frame(
            tree: tree, next: node + 1, end: tree.nodes[node].end,
            context: Context(
              transform: toPoints(.translation(box?.x ?? 0, box?.y ?? 0)), isHidden: isHidden,
              isAnnotation: true)))
      }
    }
  }

  private mutating func walk(_ frame: Frame) {
    var stack = [frame]
    while let last = stack.indices.last {
      guard stack[last].next < stack[last].end, allowance >= 0 else {
        stack.removeLast()
        continue
      }
      let (tree, node, context) = (stack[last].tree, stack[last].next, stack[last].context)
      stack[last].next = tree.nodes[node].end
      switch tree.nodes[node].name {
      case "layer", "pageblock", "content":
        var inner = context
        if let id = tree.attribute("drawparam", of: node) {
          inner.drawParam = resources.drawParam(id)
        }
        inner.isHidden = inner.isHidden || !tree.flag("visible", of: node, default: true)
        stack.append(
          Frame(tree: tree, next: node + 1, end: tree.nodes[node].end, context: inner))
      case "textobject": addText(tree, node, inner(context, tree, node))
      case "pathobject": addPath(tree, node, inner(context, tree, node))
      case "imageobject": addImage(tree, node, inner(context, tree, node))
      case "compositeobject":
        allowance -= 1
        if let frame = composite(tree, node, inner(context, tree, node)) { stack.append(frame) }
      default: break
      }
    }
  }

  /// The context inside a graphic unit: its own coordinates, drawing parameters and visibility.
  private func inner(_ context: Context, _ tree: XMLTree, _ node: Int) -> Context {
    var result = context
    let box = OFDBox(tree.attribute("boundary", of: node))
    result.transform = context.transform(.translation(box?.x ?? 0, box?.y ?? 0))(
      OFDTransform(tree.attribute("ctm", of: node)) ?? .identity)
    if let id = tree.attribute("drawparam", of: node) {
      result.drawParam = resources.drawParam(id) ?? context.drawParam
    }
    let alpha = OFDNumbers.first(tree.attribute("alpha", of: node)) ?? 255
    result.isHidden =
      context.isHidden || !tree.flag("visible", of: node, default: true) || alpha <= 0
    return result
  }

  private mutating func composite(
    _ tree: XMLTree, _ node: Int, _ context: Context
  ) -> Frame? {
    guard let id = tree.attribute("resourceid", of: node) else { return nil }
    guard let unit = resources.units[id] else {
      miss("there is no composite unit \(id)")
      return nil
    }
    guard !context.units.contains(id), context.units.count < Self.deepestComposite else {
      miss("the composite unit \(id) contains itself or nests too deep")
      return nil
    }
    var inner = context
    inner.units.append(id)
    return Frame(
      tree: unit.tree, next: unit.node + 1, end: unit.tree.nodes[unit.node].end, context: inner)
  }

  private mutating func miss(_ what: String) {
    if brokenReferences.count < Self.mostBrokenReferences { brokenReferences.append(what) }
  }

  private func colour(
    _ name: String, _ tree: XMLTree, _ node: Int, default value: OFDColour?
  ) -> OFDColour? {
    var result =
      tree.child(name, of: node).flatMap {
        OFDColour(tree, $0, spaces: resources.colourSpaces)
      } ?? value
    if let alpha = OFDNumbers.first(tree.attribute("alpha", of: node)) {
      result?.opacity *= min(255, max(0, alpha)) / 255
    }
    return result
  }

  private mutating func addText(_ tree: XMLTree, _ node: Int, _ context: Context) {
    let fontID = tree.attribute("font", of: node) ?? ""
    let fill = tree.flag("fill", of: node, default: true)
    let stroke = tree.flag("stroke", of: node, default: false)
    let text = OFDTextObject(
      tree, node, font: resources.fonts[fontID] ?? OFDFont(), transform: context.transform)
    var style = text.style
    style.fill =
      fill
      ? colour("fillcolor", tree, node, default: context.drawParam?.fill ?? .black) : nil
    style.stroke =
      stroke
      ? colour("strokecolor", tree, node, default: context.drawParam?.stroke ?? .black) : nil
    style.lineWidth = lineWidth(tree, node, context)
    let glyphs = text.glyphs(atMost: max(0, allowance))
    allowance -= 1 + glyphs.count
    guard !glyphs.isEmpty else { return }
    let isTransparent = (style.fill?.opacity ?? 0) <= 0 && (style.stroke?.opacity ?? 0) <= 0
    objects.append(
      .text(
        OFDTextRun(
          style: style, glyphs: glyphs, isHidden: context.isHidden || isTransparent,
          isAnnotation: context.isAnnotation)))
  }

  private func lineWidth(_ tree: XMLTree, _ node: Int, _ context: Context) -> Double {
    let width =
      OFDNumbers.first(tree.attribute("linewidth", of: node)) ?? context.drawParam?.lineWidth
      ?? Self.defaultLineWidth
    let result = abs(width) * context.transform.scale
    return result.isFinite ? result : 0
  }

  /// Millimetres (GB/T 33190-2016 §8.2).
  private static let defaultLineWidth = 0.353

  private mutating func addPath(_ tree: XMLTree, _ node: Int, _ context: Context) {
    allowance -= 1
    guard !context.isHidden, let data = tree.child("abbreviateddata", of: node) else { return }
    let elements = OFDPath.elements(tree.trimmedText(of: data), context.transform)
    allowance -= elements.count / 16
    guard !elements.isEmpty, elements.allSatisfy(\.isSane) else { return }
    let dashes =
      tree.attribute("dashpattern", of: node).map { OFDNumbers.list($0) }
      ?? context.drawParam?.dashes ?? []
    objects.append(
      .path(
        OFDPath(
          elements: elements,
          fill: tree.flag("fill", of: node, default: false)
            ? colour("fillcolor", tree, node, default: context.drawParam?.fill ?? .black) : nil,
          isEvenOdd: tree.attribute("rule", of: node)?.lowercased() == "even-odd",
          stroke: tree.flag("stroke", of: node, default: true)
            ? colour("strokecolor", tree, node, default: context.drawParam?.stroke ?? .black)
            : nil,
          lineWidth: lineWidth(tree, node, context),
          dashes: dashes.map { abs($0) * context.transform.scale },
          isAnnotation: context.isAnnotation)))
  }

  private mutating func addImage(_ tree: XMLTree, _ node: Int, _ context: Context) {
    allowance -= 1
    guard !context.isHidden, let id = tree.attribute("resourceid", of: node) else { return }
    guard let media = resources.images[id] else {
      miss("there is no image \(id)")
      return
    }
    var matrix = context.transform
    // Without a matrix the image fills its boundary.
    if OFDTransform(tree.attribute("ctm", of: node)) == nil,
      let box = OFDBox(tree.attribute("boundary", of: node))
    {
      matrix = matrix(.scale(box.width, box.height))
    }
    let corners = matrix.corners(OFDBox(x: 0, y: 0, width: 1, height: 1))
    guard corners.allSatisfy(\.isSane) else { return }
    let alpha = OFDNumbers.first(tree.attribute("alpha", of: node)) ?? 255
    objects.append(
      .image(
        OFDImage(
          part: media.part, format: media.format, matrix: matrix,
          opacity: min(255, max(0, alpha)) / 255, isAnnotation: context.isAnnotation)))
  }
}

extension OFDPath.Element {
  fileprivate var isSane: Bool {
    switch self {
    case .move(let point), .line(let point): point.isSane
    case .curve(let first, let second, let end): first.isSane && second.isSane && end.isSane
    case .close: true
    }
  }
}
