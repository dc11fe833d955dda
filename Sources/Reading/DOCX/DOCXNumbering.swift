/// The lists of a Word document (ECMA-376 part 1 §17.9): how the paragraphs of each level are
/// numbered. The numbers themselves stand nowhere in the file; `DOCXCounters` makes them.
struct DOCXNumbering {
  struct Level: Equatable {
    var start = 1
    var format = NumberFormat(name: "decimal")
    /// With `%1` to `%9` for the numbers of the levels.
    var text: [UInt32] = []
    /// Nothing stands between the marker and the text.
    var hasNoSeparator = false
    /// All numbers are shown in Arabic digits.
    var isLegal = false
    /// 1-based level after which the numbers begin again; 0 for never, `nil` for every level above.
    var restart: Int?
    /// Style of the paragraphs of this level.
    var style: String?
  }

  struct List {
    /// Lists of one definition count on together.
    var definition: Int
    var levels: [Level]
    /// Numbers that levels begin with again where the list first occurs.
    var startOverrides: [Int: Int]
  }

  private(set) var lists: [Int: List] = [:]

  static let mostLevels = 9
  /// Characters of a marker; longer ones are made to multiply.
  private static let longestText = 64

  init() {}

  init(_ tree: XMLTree, styles: DOCXStyles) {
    var definitions: [Int: (levels: [Level], styleLink: String?)] = [:]
    for node in tree.descendants("abstractNum", of: 0) {
      guard let id = Self.number("abstractNumId", tree, node) else { continue }
      let link = tree.child("numStyleLink", of: node).flatMap { tree.attribute("val", of: $0) }
      definitions[id] = (Self.levels(tree, node), link)
    }
    var definitionOfList: [Int: Int] = [:]
    let nodes = tree.descendants("num", of: 0)
    for node in nodes {
      guard let id = Self.number("numId", tree, node),
        let definition = tree.child("abstractNumId", of: node)
          .flatMap({ Self.number("val", tree, $0) })
      else { continue }
      definitionOfList[id] = definition
    }
    for node in nodes {
      guard let id = Self.number("numId", tree, node), var definition = definitionOfList[id]
      else { continue }
      // A definition may stand for the one that a list style uses.
      for _ in 0..<8 {
        guard let link = definitions[definition]?.styleLink,
          let list = styles[link]?.paragraph.list,
          let next = definitionOfList[list], next != definition
        else { break }
        definition = next
      }
      var list = List(
        definition: definition, levels: definitions[definition]?.levels ?? [], startOverrides: [:])
      Self.override(&list, tree, node)
      lists[id] = list
    }
  }

  /// The level of a list that is tied to one of the styles, nearest first.
  func level(of list: Int, forStyles styles: [String]) -> Int? {
    guard let levels = lists[list]?.levels else { return nil }
    for style in styles {
      if let level = levels.firstIndex(where: { $0.style == style }) { return level }
    }
    return nil
  }

  private static func override(_ list: inout List, _ tree: XMLTree, _ node: Int) {
    for override in tree.children(of: node) where tree.nodes[override].name == "lvlOverride" {
      guard let level = number("ilvl", tree, override), (0..<mostLevels).contains(level) else {
        continue
      }
      if let own = tree.child("lvl", of: override) {
        while list.levels.count <= level { list.levels.append(Level()) }
        list.levels[level] = self.level(tree, own)
      }
      if let start = tree.child("startOverride", of: override) {
        list.startOverrides[level] = number("val", tree, start)
      }
    }
  }

  private static func levels(_ tree: XMLTree, _ definition: Int) -> [Level] {
    var levels: [Level] = []
    for node in tree.children(of: definition) where tree.nodes[node].name == "lvl" {
      let index = number("ilvl", tree, node) ?? levels.count
      guard (0..<mostLevels).contains(index) else { continue }
      while levels.count <= index { levels.append(Level()) }
      levels[index] = level(tree, node)
    }
    return levels
  }

  private static func level(_ tree: XMLTree, _ node: Int) -> Level {
    var level = Level()
    for child in tree.children(of: node) {
      let value = tree.attribute("val", of: child)
      switch tree.nodes[child].name {
      case "start": level.start = value.flatMap { Int($0) } ?? 1
      case "numFmt": level.format = format(tree, child)
      case "AlternateContent":
        // A format of one's own stands beside the standard one that comes nearest.
        if let node = tree.descendants("numFmt", of: child).first {
          level.format = format(tree, node)
        }
      case "lvlText": level.text = (value ?? "").unicodeScalars.prefix(longestText).map(\.value)
      case "suff": level.hasNoSeparator = value == "nothing"
      case "isLgl": level.isLegal = RunProperties.isOn(value)
      case "lvlRestart": level.restart = value.flatMap { Int($0) }
      case "pStyle": level.style = value
      default: break
      }
    }
    return level
  }

  private static func format(_ tree: XMLTree, _ node: Int) -> NumberFormat {
    var format = NumberFormat(name: tree.attribute("val", of: node) ?? "decimal")
    // `001, 002, 003, ...`
    if format.name == "custom", let sample = tree.attribute("format", of: node) {
      format.fewestDigits = max(1, sample.prefix { $0.isASCII && $0.isWholeNumber }.count)
    }
    return format
  }

  private static func number(_ name: String, _ tree: XMLTree, _ node: Int) -> Int? {
    tree.attribute(name, of: node).flatMap { Int($0) }
  }
}

/// The state of all lists on the way through a document.
struct DOCXCounters {
  private let numbering: DOCXNumbering
  /// For each definition the last number of each level, `nil` before the first.
  private var numbers: [Int: [Int?]] = [:]
  private var begun = Set<Int>()

  init(_ numbering: DOCXNumbering) {
    self.numbering = numbering
  }

  /// The marker of the next paragraph of a list, with the space that sets it apart; empty where the
  /// level shows no number.
  mutating func next(list: Int, level: Int) -> [UInt32] {
    guard let definition = numbering.lists[list], definition.levels.indices.contains(level) else {
      return []
    }
    var numbers =
      self.numbers[definition.definition]
      ?? [Int?](repeating: nil, count: DOCXNumbering.mostLevels)
    if begun.insert(list).inserted {
      for (level, start) in definition.startOverrides { numbers[level] = start &- 1 }
    }
    let start = definition.startOverrides[level] ?? definition.levels[level].start
    numbers[level] = (numbers[level] ?? start &- 1) &+ 1
    for lower in (level + 1)..<DOCXNumbering.mostLevels {
      let restart =
        definition.levels.indices.contains(lower) ? definition.levels[lower].restart : nil
      if restart == nil || restart.map({ level < $0 }) == true { numbers[lower] = nil }
    }
    self.numbers[definition.definition] = numbers
    return marker(definition, level, numbers)
  }

  private func marker(
    _ list: DOCXNumbering.List, _ level: Int, _ numbers: [Int?]
  ) -> [UInt32] {
    let own = list.levels[level]
    guard !own.format.isBullet || own.text.contains(0x25), own.format.name != "bullet" else {
      return []
    }
    var result: [UInt32] = []
    var index = own.text.startIndex
    while index < own.text.endIndex {
      let scalar = own.text[index]
      index += 1
      guard scalar == 0x25, index < own.text.endIndex, (0x31...0x39).contains(own.text[index])
      else {
        if !TextScalars.isInvisible(scalar) { result.append(scalar) }
        continue
      }
      let other = Int(own.text[index] - 0x31)
      index += 1
      guard list.levels.indices.contains(other) else { continue }
      var format = list.levels[other].format
      if format.name == "none" { continue }
      if own.isLegal { format = NumberFormat(name: "decimal") }
      let number = numbers[other] ?? list.levels[other].start
      result += format.text(number).unicodeScalars.map(\.value)
    }
    guard result.contains(where: { !TextScalars.isBlank($0) }) else { return [] }
    if !own.hasNoSeparator { result.append(0x20) }
    return result
  }
}
