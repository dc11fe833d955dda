/// Properties of a paragraph that matter to what it says; `nil` where they are left to the style.
struct ParagraphProperties: Equatable {
  enum Alignment: Equatable {
    case left
    case centre
    case right
  }
  var alignment: Alignment?
  /// 0 to 8 for a heading, 9 for running text.
  var outlineLevel: Int?
  /// `w:num` that numbers the paragraph; 0 for none.
  var list: Int?
  /// Level in the list, from 0.
  var listLevel: Int?
  /// Indent of the first line, in hundredths of a character.
  var firstLineCharacters: Int?
  /// Indent of the first line, in twentieths of a point.
  var firstLine: Int?
  /// Indent of all lines, in twentieths of a point.
  var left: Int?

  init() {}

  /// - Parameter node: a `w:pPr` element.
  init(_ tree: XMLTree, _ node: Int) {
    for child in tree.children(of: node) {
      let value = tree.attribute("val", of: child)
      switch tree.nodes[child].name {
      case "jc": alignment = value.map(Self.alignment)
      case "outlineLvl": outlineLevel = value.flatMap { Int($0) }
      case "numPr":
        for part in tree.children(of: child) {
          let value = tree.attribute("val", of: part).flatMap { Int($0) }
          if tree.nodes[part].name == "numId" { list = value }
          if tree.nodes[part].name == "ilvl" { listLevel = value }
        }
      case "ind":
        firstLineCharacters = tree.attribute("firstLineChars", of: child).flatMap { Int($0) }
        firstLine = tree.attribute("firstLine", of: child).flatMap { Int($0) }
        left = (tree.attribute("left", of: child) ?? tree.attribute("start", of: child))
          .flatMap { Int($0) }
      default: break
      }
    }
  }

  private static func alignment(_ value: String) -> Alignment {
    switch value {
    case "center": .centre
    case "right", "end": .right
    default: .left
    }
  }

  /// These properties, and for those left open what `base` says.
  func over(_ base: ParagraphProperties) -> ParagraphProperties {
    var result = self
    result.alignment = alignment ?? base.alignment
    result.outlineLevel = outlineLevel ?? base.outlineLevel
    result.list = list ?? base.list
    result.listLevel = listLevel ?? base.listLevel
    result.firstLineCharacters = firstLineCharacters ?? base.firstLineCharacters
    result.firstLine = firstLine ?? base.firstLine
    result.left = left ?? base.left
    return result
  }
}

/// Properties of a run of characters; `nil` where they are left to the style.
struct RunProperties: Equatable {
  var isBold: Bool?
  var isHidden: Bool?
  /// Points.
  var size: Float?
  /// Font of Han characters.
  var font: String?
  /// Font of all other characters.
  var latinFont: String?
  /// 0xRRGGBB.
  var colour: UInt32?

  init() {}

  /// - Parameter node: a `w:rPr` element.
  init(_ tree: XMLTree, _ node: Int) {
    for child in tree.children(of: node) {
      let value = tree.attribute("val", of: child)
      switch tree.nodes[child].name {
      case "b": isBold = Self.isOn(value)
      case "vanish": isHidden = Self.isOn(value)
      case "sz":
        size = value.flatMap { Float($0) }.flatMap { (1...4000).contains($0) ? $0 / 2 : nil }
      case "color": colour = value.flatMap { $0.utf8.count == 6 ? UInt32($0, radix: 16) : nil }
      case "rFonts":
        font =
          tree.attribute("eastAsia", of: child) ?? tree.attribute("eastAsiaTheme", of: child)
        latinFont =
          tree.attribute("ascii", of: child) ?? tree.attribute("hAnsi", of: child)
          ?? tree.attribute("asciiTheme", of: child)
      default: break
      }
    }
  }

  /// ECMA-376 part 1 §17.17.4, ST_OnOff: a property without a value is on.
  static func isOn(_ value: String?) -> Bool {
    switch value {
    case "0", "false", "off": false
    default: true
    }
  }

  /// These properties, and for those left open what `base` says.
  func over(_ base: RunProperties) -> RunProperties {
    var result = self
    result.isBold = isBold ?? base.isBold
    result.isHidden = isHidden ?? base.isHidden
    result.size = size ?? base.size
    result.font = font ?? base.font
    result.latinFont = latinFont ?? base.latinFont
    result.colour = colour ?? base.colour
    return result
  }
}
