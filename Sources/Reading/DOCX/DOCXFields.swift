/// The fields of a part (ECMA-376 part 1 §17.16): what of them is not shown, and what is shown that
/// only the instruction tells. A field that is not closed is none, so that nothing after it is lost.
struct DOCXFields {
  /// Nodes that show nothing, in order and apart from each other.
  private(set) var hidden: [Range<Int>] = []
  /// Tables of contents among them.
  private var contents: [Range<Int>] = []
  /// Text that stands in the place of the node where a field begins.
  private(set) var shown: [Int: [UInt32]] = [:]

  init(_ tree: XMLTree) {
    var open: [(begin: Int, separate: Int?, instruction: [UInt32])] = []
    for index in tree.nodes.indices {
      switch tree.nodes[index].name {
      case "fldChar":
        switch tree.attribute("fldCharType", of: index) {
        case "begin": open.append((index, nil, []))
        case "separate":
          if !open.isEmpty { open[open.count - 1].separate = index }
        case "end":
          if let field = open.popLast() {
            close(field.begin, field.separate, index, field.instruction)
          }
        default: break
        }
      case "instrText":
        if let last = open.indices.last, open[last].separate == nil,
          open[last].instruction.count < Self.longestInstruction
        {
          open[last].instruction += tree.content(of: index)
        }
      case "fldSimple":
        let instruction = (tree.attribute("instr", of: index) ?? "").unicodeScalars.map(\.value)
        if Self.keyword(instruction) == "TOC" {
          hidden.append(index..<tree.nodes[index].end)
          contents.append(index..<tree.nodes[index].end)
        }
      default: break
      }
    }
    hidden = Self.merged(hidden)
    contents = Self.merged(contents)
  }

  private static let longestInstruction = 4096

  private mutating func close(
    _ begin: Int, _ separate: Int?, _ end: Int, _ instruction: [UInt32]
  ) {
    switch Self.keyword(instruction) {
    case "TOC":
      hidden.append(begin..<end)
      contents.append(begin..<end)
    case "EQ":
      hidden.append(begin..<end)
      shown[begin] = Self.overlay(instruction)
    default: hidden.append(begin..<(separate ?? end))
    }
  }

  /// Whether a node shows nothing.
  func isHidden(_ node: Int) -> Bool { Self.holds(hidden, node) }

  /// Whether a node belongs to a table of contents.
  func isContents(_ node: Int) -> Bool { Self.holds(contents, node) }

  private static func holds(_ ranges: [Range<Int>], _ node: Int) -> Bool {
    guard !ranges.isEmpty else { return false }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(node)
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private static func keyword(_ instruction: [UInt32]) -> String {
    let word = instruction.drop(while: TextScalars.isBlank).prefix { !TextScalars.isBlank($0) }
    var result = String.UnicodeScalarView()
    for scalar in word.prefix(12) { Unicode.Scalar(scalar).map { result.append($0) } }
    return String(result).uppercased()
  }

  /// What `EQ \o\ac(○,1)` (a sign in a circle) and `EQ \o\ad(\s\up 9(zhōng),中)` (a sign with its
  /// reading above it) show: the last of the signs that are set over each other, numbers in their
  /// circle.
  private static func overlay(_ instruction: [UInt32]) -> [UInt32] {
    let (open, close, comma): (UInt32, UInt32, UInt32) = (0x28, 0x29, 0x2C)
    guard let start = instruction.firstIndex(of: open),
      let end = instruction.lastIndex(of: close), start < end
    else { return [] }
    var last = start + 1
    var depth = 0
    for index in (start + 1)..<end {
      switch instruction[index] {
      case open: depth += 1
      case close: depth -= 1
      case comma where depth == 0: last = index + 1
      default: break
      }
    }
    let sign = Array(TextScalars.trimmed(instruction[last..<end]))
    guard !sign.contains(0x5C) else { return [] }
    let circles: Set<UInt32> = [0x25CB, 0x3007, 0x25EF]
    if instruction[start..<last].contains(where: circles.contains),
      sign.allSatisfy({ (0x30...0x39).contains($0) }), sign.count <= 2
    {
      let number = sign.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let format = NumberFormat(name: "decimalEnclosedCircle")
      return format.text(number).unicodeScalars.map(\.value)
    }
    return sign
  }
}
