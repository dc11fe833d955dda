internal import Gongwen

/// A text object: its characters stand where its text codes put them (GB/T 33190-2016 §11).
struct OFDTextObject {
  private let tree: XMLTree
  private let node: Int
  /// From the coordinates of the object, in millimetres, to points.
  private let transform: OFDTransform
  private let size: Double
  private let horizontalScale: Double
  /// Degrees, clockwise.
  private let characterDirection: Double
  private let readDirection: Double
  /// Without colours.
  let style: OFDTextStyle

  init(_ tree: XMLTree, _ node: Int, font: OFDFont, transform: OFDTransform) {
    (self.tree, self.node, self.transform) = (tree, node, transform)
    func number(_ name: String) -> Double? { OFDNumbers.first(tree.attribute(name, of: node)) }
    // Without a size the height of the boundary is the best guess.
    let height = OFDBox(tree.attribute("boundary", of: node))?.height ?? 0
    let given = abs(number("size") ?? 0)
    size = given > 0 ? given : (height > 0 ? height : 3.5)
    let scale = abs(number("hscale") ?? 1)
    horizontalScale = scale > 0 ? scale : 1
    characterDirection = number("chardirection") ?? 0
    readDirection = number("readdirection") ?? 0
    var matrix = transform(.rotation(degrees: characterDirection))(
      .scale(size * horizontalScale, size))
    (matrix.e, matrix.f) = (0, 0)
    let weight = number("weight") ?? 400
    style = OFDTextStyle(
      font: font, matrix: matrix, weight: Int(min(1000, max(0, weight))),
      isItalic: tree.flag("italic", of: node, default: font.isItalic), lineWidth: 0)
  }

  /// A character outside every page is left out.
  func glyphs(atMost limit: Int) -> [OFDGlyph] {
    var result: [OFDGlyph] = []
    // A text code without a place of its own takes that of the one before.
    var (x, y) = (0.0, 0.0)
    let indices = glyphIndices()
    var code = 0
    for child in tree.children(of: node) where tree.nodes[child].name == "textcode" {
      if let value = OFDNumbers.first(tree.attribute("x", of: child)) { x = value }
      if let value = OFDNumbers.first(tree.attribute("y", of: child)) { y = value }
      let scalars = Self.characters(tree.content(of: child)).prefix(max(0, limit - result.count))
      var (atX, atY) = (x, y)
      let steps = steps(of: child, scalars)
      for (scalar, step) in zip(scalars, steps) {
        let origin = transform(atX, atY)
        if origin.isSane {
          result.append(
            OFDGlyph(scalar: scalar, index: indices[code], origin: origin, width: step.width))
        }
        atX += step.x
        atY += step.y
        code += 1
      }
    }
    return result
  }

  private struct Step {
    /// Offset to the next character, in the coordinates of the object.
    var x: Double
    var y: Double
    /// In em.
    var width: Double
  }

  private func steps(of code: Int, _ scalars: ArraySlice<UInt32>) -> [Step] {
    func offsets(_ name: String) -> [Double]? {
      guard let text = tree.attribute(name, of: code), !text.isEmpty else { return nil }
      return OFDNumbers.offsets(text, count: 2 * scalars.count)
    }
    let (deltaX, deltaY) = (offsets("deltax"), offsets("deltay"))
    // Some producers count a character beyond the first 65,536 as two.
    let units = scalars.reduce(0) { $0 + ($1 > 0xFFFF ? 2 : 1) }
    let given = max(deltaX?.count ?? 0, deltaY?.count ?? 0)
    let countsUnits = units > scalars.count && given >= units - 1
    let axis = OFDTransform.rotation(degrees: characterDirection)
    let em = size * horizontalScale
    var result: [Step] = []
    var place = 0
    for scalar in scalars {
      let length = countsUnits && scalar > 0xFFFF ? 2 : 1
      func sum(_ values: [Double]?) -> Double? {
        guard let values, place + length <= values.count else { return nil }
        return values[place..<place + length].reduce(0, +)
      }
      let natural = CharacterWidth.natural(scalar)
      var (x, y) = (sum(deltaX), sum(deltaY))
      if x == nil, y == nil {
        // Nothing says where the next one stands: as far on as this one is wide.
        let advance = max(natural, repeated(deltaX ?? deltaY, natural, em))
        let flow = OFDTransform.rotation(
          degrees: deltaX == nil && deltaY != nil && readDirection == 0 ? 90 : readDirection)
        (x, y) = (flow.a * advance * em, flow.b * advance * em)
      }
      let along = ((x ?? 0) * axis.a + (y ?? 0) * axis.b) / em
      result.append(
        Step(
          x: x ?? 0, y: y ?? 0, width: along > 0.05 * natural ? min(natural, along) : natural))
      place += length
    }
    return result
  }

  /// A list that is too short goes on with its last value, in em, as far as Han characters go.
  private func repeated(_ values: [Double]?, _ natural: Double, _ em: Double) -> Double {
    guard natural >= 1, let last = values?.last, last > 0 else { return 0 }
    return min(3, last / em)
  }

  /// Line feeds and the spaces beside them come from pretty-printing.
  private static func characters(_ content: [UInt32]) -> [UInt32] {
    guard content.contains(where: { $0 < 0x20 }) else { return content }
    var result: [UInt32] = []
    for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var part = line[...]
      if part.startIndex > 0 { part = part.drop { $0 == 0x20 || $0 == 0x09 } }
      if part.endIndex < content.count {
        while let last = part.last, last == 0x20 || last == 0x09 { part.removeLast() }
      }
      result += part.lazy.filter { $0 != 0x09 }
    }
    return result
  }

  /// Glyphs of the embedded font that `CGTransform` names, by the number of the character.
  private func glyphIndices() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for child in tree.children(of: node) where tree.nodes[child].name == "cgtransform" {
      guard let list = tree.child("glyphs", of: child),
        let position = OFDNumbers.first(tree.attribute("codeposition", of: child))
      else { continue }
      // Only where each character has one glyph does a glyph belong to a character.
      let codes = OFDNumbers.first(tree.attribute("codecount", of: child)) ?? 1
      let glyphs = OFDNumbers.list(tree.trimmedText(of: list))
      guard Int(codes) == glyphs.count else { continue }
      for (offset, glyph) in glyphs.enumerated() where glyph >= 0 {
        result[Int(position) + offset] = Int(glyph)
      }
    }
    return result
  }
}
