/// A colour space of the resources (GB/T 33190-2016 §8.3.1).
struct OFDColourSpace {
  enum Kind {
    case grey
    case rgb
    case cmyk
  }
  var kind: Kind
  /// Colours that `Index` chooses from.
  var palette: [[Double]] = []

  init(_ tree: XMLTree, _ node: Int) {
    kind =
      switch tree.attribute("type", of: node)?.uppercased() {
      case "GRAY", "GREY": .grey
      case "CMYK": .cmyk
      default: .rgb
      }
    palette = tree.descendants("cv", of: node).map {
      OFDColour.components(tree.trimmedText(of: $0))
    }
  }
}

extension OFDColour {
  /// `FillColor` and `StrokeColor`. Of patterns and shadings the first colour is taken.
  init?(_ tree: XMLTree, _ node: Int, spaces: [String: OFDColourSpace]) {
    var at = node
    if tree.attribute("value", of: node) == nil, tree.attribute("index", of: node) == nil {
      let inner = tree.descendants("color", of: node) + tree.descendants("fillcolor", of: node)
      if let first = inner.first { at = first }
    }
    let space = tree.attribute("colorspace", of: at).flatMap { spaces[$0] }
    var components = Self.components(tree.attribute("value", of: at) ?? "")
    if components.isEmpty, let space,
      let index = tree.attribute("index", of: at).flatMap({ Int($0) }),
      space.palette.indices.contains(index)
    {
      components = space.palette[index]
    }
    let alpha = OFDNumbers.first(tree.attribute("alpha", of: at)) ?? 255
    self.init(
      rgb: Self.rgb(components, space?.kind), opacity: min(255, max(0, alpha)) / 255)
  }

  /// Numbers of 0 to 255, decimal or as `#` with hexadecimal digits.
  static func components(_ text: String) -> [Double] {
    OFDNumbers.tokens(text).compactMap { token in
      let value =
        token.hasPrefix("#")
        ? UInt32(token.dropFirst(), radix: 16).map(Double.init) : OFDNumbers.number(token)
      return value.map { min(255, max(0, $0)) }
    }
  }

  private static func rgb(_ values: [Double], _ kind: OFDColourSpace.Kind?) -> UInt32 {
    func join(_ red: Double, _ green: Double, _ blue: Double) -> UInt32 {
      UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
    switch (values.count, kind) {
    case (4..., .cmyk), (4..., nil):
      let light = 1 - values[3] / 255
      return join((255 - values[0]) * light, (255 - values[1]) * light, (255 - values[2]) * light)
    case (3..., _): return join(values[0], values[1], values[2])
    case (1..., _): return join(values[0], values[0], values[0])
    default: return 0
    }
  }
}
