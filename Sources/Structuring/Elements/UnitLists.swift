internal import Gongwen
internal import Models

/// Lists of bodies in addressees, copies and signatures.
enum UnitLists {
  /// Whether `range` is a list of bodies and nothing else: its last member ends like a body's name,
  /// and so do most of the others.
  static func isList(
    _ text: TextBuffer, _ range: Range<Int>, _ protection: Protection, _ rules: ElementRules
  ) -> Bool {
    guard range.count >= 2, range.count <= 1000 else { return false }
    let members = pieces(text, range, protection, at: [0x2C, 0x3001, 0x3B])
    guard let last = members.last, rules.endsInUnit(text, last) else { return false }
    let units = members.count { rules.endsInUnit(text, $0) || $0.count <= 4 }
    return units * 2 > members.count && members.allSatisfy { $0.count <= 60 }
  }

  /// The bodies of a list as printed. Commas part bodies; 、 parts them only where both sides are
  /// whole names (各乡镇人民政府、街道办事处, but not 各市、县人民政府).
  static func units(
    _ text: TextBuffer, _ range: Range<Int>, _ protection: Protection, _ rules: ElementRules
  ) -> [Range<Int>] {
    pieces(text, range, protection, at: [0x2C, 0x3B, 0x3002, 0x3A]).flatMap { chunk in
      let members = pieces(text, chunk, protection, at: [0x3001])
      guard members.count > 1 else { return [chunk] }
      let whole = members.allSatisfy { $0.count > 1 && rules.endsInUnit(text, $0) }
      // Zones that share one 管委会 are one name.
      let zones = members.dropLast().contains { rules.endsInZone(text, $0) }
      let shared =
        zones && !rules.endsInZone(text, members[members.count - 1])
        && members.dropLast().allSatisfy { rules.endsInZone(text, $0) }
        && text.string(members[members.count - 1]).hasSuffix("管委会")
      return whole && !shared && !isBareLevels(text, members) ? members : [chunk]
    }
  }

  /// Members such as 委、办、局 or 人民政府 after a body whose place they share (某镇党委、人民政府).
  private static func isBareLevels(_ text: TextBuffer, _ members: [Range<Int>]) -> Bool {
    members.dropFirst().contains {
      $0.count <= 1 || ["人民政府", "政府", "办事处", "管委会"].contains(text.string($0))
    }
  }

  /// Bodies of a signature: one a line, or parted by white space, or run together where a new name
  /// visibly begins.
  static func signatories(
    _ text: TextBuffer, _ range: Range<Int>, _ rules: ElementRules
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    func add(_ end: Int) {
      let piece = ClauseCutter.trim(text.scalars, start..<end)
      if !piece.isEmpty { found.append(piece) }
    }
    while index < range.upperBound {
      if Scalars.isSpace(text.folded[index]) || text.folded[index] == 0x3001,
        rules.endsInUnit(text, start..<index)
      {
        add(index)
        start = index + 1
      }
      index += 1
    }
    add(range.upperBound)
    return found
  }

  /// Parts of `range` at unprotected separators, without white space at their ends.
  static func pieces(
    _ text: TextBuffer, _ range: Range<Int>, _ protection: Protection, at separators: [UInt32]
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    for index in range
    where separators.contains(text.folded[index]) && !protection.isProtected[index] {
      found.append(ClauseCutter.trim(text.scalars, start..<index))
      start = index + 1
    }
    found.append(ClauseCutter.trim(text.scalars, start..<range.upperBound))
    return found.filter { !$0.isEmpty }
  }
}
