/// Brackets that open a remark and those that close it are of one kind: where an engine read two
/// kinds, the one that it was surer of counts.
enum BracketPairs {
  static func repair(_ lines: inout [[RecognizedCharacter]]) {
    var open: [Place] = []
    for line in lines.indices {
      for index in lines[line].indices {
        guard let bracket = Bracket(lines[line][index].scalar) else { continue }
        let place = Place(line: line, index: index)
        if bracket.opens {
          open.append(place)
        } else if let partner = open.last(where: { isBefore($0, place, lines) }) {
          open.removeAll { $0 == partner }
          match(partner, place, &lines)
        } else {
          widenAlone(place, &lines)
        }
      }
      // A remark that was not closed within a few lines was not one.
      open.removeAll { place in
        guard place.line + mostLines < line else { return false }
        widenAlone(place, &lines)
        return true
      }
    }
    for place in open { widenAlone(place, &lines) }
  }

  private struct Place: Equatable {
    var line: Int
    var index: Int
  }

  /// A list of responsible units runs over some lines.
  private static let mostLines = 6

  /// Whether a bracket can be the beginning of what another one ends: on the same line, or on an
  /// earlier one in the same column and of the same size.
  private static func isBefore(
    _ open: Place, _ close: Place, _ lines: [[RecognizedCharacter]]
  ) -> Bool {
    if open.line == close.line { return true }
    guard let first = lines[open.line].first, let last = lines[open.line].last,
      let left = lines[close.line].first, let right = lines[close.line].last
    else { return false }
    let apart = left.y - first.y
    return apart > 0.5 * first.height && apart < Float(3 * mostLines) * first.height
      && left.x < last.x + last.width && right.x + right.width > first.x
      && abs(first.height - left.height) < 0.3 * first.height
  }

  private static func match(
    _ open: Place, _ close: Place, _ lines: inout [[RecognizedCharacter]]
  ) {
    let opening = lines[open.line][open.index]
    let closing = lines[close.line][close.index]
    guard let first = Bracket(opening.scalar), let second = Bracket(closing.scalar) else { return }
    var kind = opening.confidence >= closing.confidence ? first.kind : second.kind
    // Square brackets are rare round Chinese words: they are another pair misread.
    if kind == .square, first.kind != second.kind {
      kind = first.kind == .square ? second.kind : first.kind
    } else if kind == .square, holdsHan(open, lines) {
      kind = .tortoise
    }
    let isWide = first.isWide || second.isWide || wantsWide(open, lines) || wantsWide(close, lines)
    lines[open.line][open.index].scalar = kind.scalars(wide: isWide).open
    lines[close.line][close.index].scalar = kind.scalars(wide: isWide).close
  }

  private static func widenAlone(_ place: Place, _ lines: inout [[RecognizedCharacter]]) {
    guard let bracket = Bracket(lines[place.line][place.index].scalar),
      !bracket.isWide || bracket.kind == .square, wantsWide(place, lines)
    else { return }
    let kind = bracket.kind == .square && holdsHan(place, lines) ? .tortoise : bracket.kind
    let scalars = kind.scalars(wide: true)
    lines[place.line][place.index].scalar = bracket.opens ? scalars.open : scalars.close
  }

  /// Whether what it opens or closes is a Han character there.
  private static func holdsHan(_ place: Place, _ lines: [[RecognizedCharacter]]) -> Bool {
    let line = lines[place.line]
    let isOpening = Bracket(line[place.index].scalar)?.opens == true
    let inside = isOpening ? place.index + 1 : place.index - 1
    return line.indices.contains(inside) && ScriptKind.isHan(line[inside].scalar)
  }

  /// Whether it stands beside a Han character or a wide mark.
  private static func wantsWide(_ place: Place, _ lines: [[RecognizedCharacter]]) -> Bool {
    let line = lines[place.line]
    let before = place.index > 0 ? line[place.index - 1].scalar : nil
    let after = place.index + 1 < line.count ? line[place.index + 1].scalar : nil
    return [before, after].contains { $0.map(ScriptKind.isWide) == true }
  }
}

/// A bracket as the pair that it belongs to.
struct Bracket: Equatable {
  enum Kind: Equatable {
    case round
    /// `〔〕`
    case tortoise
    /// `【】`
    case lenticular
    case square

    func scalars(wide: Bool) -> (open: UInt32, close: UInt32) {
      switch self {
      case .round: wide ? (0xFF08, 0xFF09) : (0x28, 0x29)
      case .tortoise: (0x3014, 0x3015)
      case .lenticular: (0x3010, 0x3011)
      case .square: wide ? (0xFF3B, 0xFF3D) : (0x5B, 0x5D)
      }
    }
  }

  var kind: Kind
  var opens: Bool
  var isWide: Bool

  init?(_ scalar: UInt32) {
    isWide = scalar > 0x7F
    switch scalar {
    case 0x28, 0xFF08: (kind, opens) = (.round, true)
    case 0x29, 0xFF09: (kind, opens) = (.round, false)
    case 0x3014, 0x3018: (kind, opens) = (.tortoise, true)
    case 0x3015, 0x3019: (kind, opens) = (.tortoise, false)
    case 0x3010, 0x3016: (kind, opens) = (.lenticular, true)
    case 0x3011, 0x3017: (kind, opens) = (.lenticular, false)
    case 0x5B, 0xFF3B: (kind, opens) = (.square, true)
    case 0x5D, 0xFF3D: (kind, opens) = (.square, false)
    default: return nil
    }
  }
}
