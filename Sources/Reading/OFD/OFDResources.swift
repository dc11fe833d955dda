internal import Gongwen

/// What pages refer to by number: fonts, drawing parameters, media, composite units
/// (GB/T 33190-2016 §7.9).
struct OFDResources {
  private(set) var fonts: [String: OFDFont] = [:]
  private(set) var colourSpaces: [String: OFDColourSpace] = [:]
  private(set) var images: [String: Media] = [:]
  private(set) var units: [String: Unit] = [:]
  private var drawParams: [String: DrawParam] = [:]

  struct Media {
    var part: String
    var format: String
  }

  /// The content of composite objects.
  struct Unit {
    var tree: XMLTree
    var node: Int
  }

  /// How paths are drawn where the object itself does not say.
  struct DrawParam {
    var relative: String?
    /// Millimetres.
    var lineWidth: Double?
    var dashes: [Double]?
    var fill: OFDColour?
    var stroke: OFDColour?
  }

  /// Adds what a resource part defines; later definitions of a number win.
  mutating func add(_ part: String, of package: OFDPackage) throws(ZipArchive.Failure) {
    let tree = try package.tree(part)
    let folder = OFDPackage.folder(of: part)
    let base = tree.attribute("baseloc", of: 0).map { folder + "/" + $0 } ?? folder
    // Colours of drawing parameters need the colour spaces.
    for node in tree.descendants("colorspace", of: 0) {
      guard let id = tree.attribute("id", of: node) else { continue }
      colourSpaces[id] = OFDColourSpace(tree, node)
    }
    for node in tree.nodes.indices {
      guard let id = tree.attribute("id", of: node) else { continue }
      switch tree.nodes[node].name {
      case "font": fonts[id] = Self.font(tree, node, base: base, folder: folder, package)
      case "drawparam": drawParams[id] = drawParam(tree, node)
      case "multimedia":
        guard let file = tree.child("mediafile", of: node),
          let part = package.part(tree.trimmedText(of: file), in: base, or: [folder])
        else { continue }
        images[id] = Media(
          part: part, format: (tree.attribute("format", of: node) ?? "").uppercased())
      case "compositegraphicunit": units[id] = Unit(tree: tree, node: node)
      default: break
      }
    }
  }

  private static func font(
    _ tree: XMLTree, _ node: Int, base: String, folder: String, _ package: OFDPackage
  ) -> OFDFont {
    OFDFont(
      name: tree.attribute("fontname", of: node) ?? "",
      family: tree.attribute("familyname", of: node) ?? "",
      isBold: tree.flag("bold", of: node, default: false),
      isItalic: tree.flag("italic", of: node, default: false),
      part: tree.child("fontfile", of: node).flatMap {
        package.part(tree.trimmedText(of: $0), in: base, or: [folder])
      })
  }

  private func drawParam(_ tree: XMLTree, _ node: Int) -> DrawParam {
    DrawParam(
      relative: tree.attribute("relative", of: node),
      lineWidth: OFDNumbers.first(tree.attribute("linewidth", of: node)),
      dashes: tree.attribute("dashpattern", of: node).map { OFDNumbers.list($0) },
      fill: tree.child("fillcolor", of: node).flatMap {
        OFDColour(tree, $0, spaces: colourSpaces)
      },
      stroke: tree.child("strokecolor", of: node).flatMap {
        OFDColour(tree, $0, spaces: colourSpaces)
      })
  }

  /// Drawing parameters with those that they build on; `nil` where there are none of that number.
  func drawParam(_ id: String?) -> DrawParam? {
    guard let id, var result = drawParams[id] else { return nil }
    var seen: Set = [id]
    while let relative = result.relative, seen.insert(relative).inserted,
      let base = drawParams[relative]
    {
      result = DrawParam(
        relative: base.relative, lineWidth: result.lineWidth ?? base.lineWidth,
        dashes: result.dashes ?? base.dashes, fill: result.fill ?? base.fill,
        stroke: result.stroke ?? base.stroke)
    }
    return result
  }
}
