internal import Recognition

/// A stretch of recognised characters with the ink that it covers, in pixels of the level page.
///
/// Engines know which characters follow each other, but only roughly where each of them stands. The
/// ink tells exactly where a stretch begins and ends and where it has gaps, so that indents, ends of
/// lines and columns can be measured as in a typeset page.
struct TextStretch {
  var characters: [RecognizedCharacter]
  /// Indices of the characters that the engine saw a space before.
  var spaces: Set<Int> = []
  /// Edges of the ink.
  var left: Float
  var right: Float
  var top: Float
  var bottom: Float
  /// Width of a Han character.
  var em: Float = 0

  var middle: Float { (top + bottom) / 2 }
  var height: Float { bottom - top }
  var hanCount: Int { characters.count { Script.isHan($0.scalar) } }

  /// The stretches of a recognised line: it is cut where its ink has a gap that somebody typed.
  static func stretches(
    of line: RecognizedLine, ink: borrowing Raster
  ) -> [TextStretch] {
    let ordered = line.characters.filter(hasPlace).sorted { $0.middle < $1.middle }
    var characters: [RecognizedCharacter] = []
    var spaces = Set<Int>()
    for character in ordered {
      if isSpace(character.scalar) {
        spaces.insert(characters.count)
      } else if characters.isEmpty, EdgeNoise.isSpeck(character) {
        continue
      } else {
        characters.append(character)
      }
    }
    guard let band = InkBand(characters, ink: ink) else { return [] }
    let gaps = characters.indices.map { i in
      i > 0 ? band.widestGap(characters[i - 1].middle, characters[i].middle) : nil
    }
    spaces.formUnion(typedSpaces(characters, gaps: gaps, height: band.height))
    var result: [TextStretch] = []
    var from = 0
    var left = band.left(of: characters[0])
    for i in characters.indices.dropFirst() {
      let (before, after) = (characters[i - 1], characters[i])
      guard let gap = gaps[i] else { continue }
      let own = CharacterCell.blankAfter(before.scalar) + CharacterCell.blankBefore(after.scalar)
      guard gap.upperBound - gap.lowerBound > (0.75 + own) * band.height else { continue }
      result.append(
        TextStretch(
          characters: Array(characters[from..<i]),
          spaces: Set(spaces.filter { $0 > from && $0 < i }.map { $0 - from }), left: left,
          right: gap.lowerBound, top: band.top, bottom: band.bottom))
      (from, left) = (i, gap.upperBound)
    }
    result.append(
      TextStretch(
        characters: Array(characters[from...]),
        spaces: Set(spaces.filter { $0 > from }.map { $0 - from }), left: left,
        right: band.right(of: characters[characters.count - 1]), top: band.top,
        bottom: band.bottom))
    for index in result.indices { result[index].measureEm() }
    return result
  }

  /// Indices of the Han characters that stand off from the Han character before them more than
  /// others of the line do.
  private static func typedSpaces(
    _ characters: [RecognizedCharacter], gaps: [ClosedRange<Float>?], height: Float
  ) -> [Int] {
    let widths = characters.indices.dropFirst().compactMap { i -> (index: Int, width: Float)? in
      guard Script.isHan(characters[i - 1].scalar), Script.isHan(characters[i].scalar) else {
        return nil
      }
      return (i, gaps[i].map { $0.upperBound - $0.lowerBound } ?? 0)
    }
    guard !widths.isEmpty else { return [] }
    let usual = widths.map(\.width).sorted()[(widths.count - 1) / 2]
    return widths.filter { $0.width > min(usual, 0.3 * height) + 0.38 * height }.map(\.index)
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0
  }

  /// Places that are no numbers are of no use.
  private static func hasPlace(_ character: RecognizedCharacter) -> Bool {
    guard character.scalar >= 0x20, Unicode.Scalar(character.scalar) != nil else { return false }
    let places = [character.x, character.y, character.width, character.height]
    return places.allSatisfy { $0.isFinite && abs($0) < 1e6 } && character.height > 0
      && character.width >= 0
  }

  /// From the distances of neighbouring Han characters, else from the width of all characters
  /// together, or from the height of the ink where the letters are spread or too few.
  private mutating func measureEm() {
    // Han characters fill nine tenths of their height, digits seven.
    let byHeight = hanCount > 0 ? height / 0.93 : height / 0.72
    // Letters are spread, but never set closer than they are wide; what is taller is the ink of
    // something else, such as the ring of a seal.
    if let pitch = hanPitch, (0.4 * byHeight...1.12 * byHeight).contains(pitch) {
      em = pitch
      return
    }
    let units = characters.reduce(0) { $0 + CharacterCell.width(of: $1.scalar) }
    guard let first = characters.first, let last = characters.last, units > 0 else { return }
    let inked =
      units - CharacterCell.blankBefore(first.scalar) - CharacterCell.blankAfter(last.scalar)
      - 2 * CharacterCell.bearing
    let byWidth = (right - left) / max(0.3, inked)
    let isSure = hanCount >= 4 && 10 * hanCount >= 6 * characters.count
    em = isSure && abs(byWidth - byHeight) < 0.14 * byHeight ? byWidth : byHeight
  }

  /// Mean distance of Han characters that follow each other; punctuation, which may be set closer,
  /// has no part in it. `nil` with too few of them.
  private var hanPitch: Float? {
    var (sum, count): (Float, Int) = (0, 0)
    for (a, b) in zip(characters, characters.dropFirst())
    where Script.isHan(a.scalar) && Script.isHan(b.scalar) {
      sum += b.middle - a.middle
      count += 1
    }
    return count >= 4 ? sum / Float(count) : nil
  }

  /// The characters side by side over the whole width of the ink, those in the middle moved to
  /// where the engine saw them on average. Edges are those of the cells of a typeset line.
  func cells() -> [(from: Float, to: Float)] {
    guard let first = characters.first, let last = characters.last else { return [] }
    let widths = characters.map { CharacterCell.width(of: $0.scalar) }
    let units = widths.reduce(0, +)
    let bearing = CharacterCell.bearing * em
    let from = left - bearing - CharacterCell.blankBefore(first.scalar) * em
    let to = right + bearing + CharacterCell.blankAfter(last.scalar) * em
    let scale = (to - from) / max(0.1, units)
    var starts: [Float] = []
    var x = from
    for width in widths {
      starts.append(x)
      x += width * scale
    }
    let drift = smoothDrift(starts: starts, widths: widths.map { $0 * scale })
    return starts.indices.map { i in
      let start = starts[i] + drift[i]
      return (start, start + min(widths[i] * scale, widths[i] * max(em, 1)))
    }
  }

  /// How far the engine saw the characters from where equal widths put them: the median of each
  /// character's neighbourhood; nothing at the ends, where the ink counts.
  private func smoothDrift(starts: [Float], widths: [Float]) -> [Float] {
    let raw = starts.indices.map { characters[$0].middle - (starts[$0] + widths[$0] / 2) }
    return raw.indices.map { i in
      let reach = min(4, min(i, raw.count - 1 - i))
      guard reach > 1 else { return 0 }
      let near = raw[(i - reach)...(i + reach)].sorted()
      return max(-0.5 * em, min(0.5 * em, near[reach]))
    }
  }
}

extension RecognizedCharacter {
  /// Middle from left to right.
  var middle: Float { x + width / 2 }
}

/// The cell that a character is set in, in em.
enum CharacterCell {
  /// White on each side of an ordinary character.
  static let bearing: Float = 0.05

  static func width(of scalar: UInt32) -> Float {
    switch scalar {
    case 0x30...0x39: 0.5
    case 0x41...0x5A: 0.68
    case 0x57, 0x4D, 0x25, 0x40: 0.85
    case 0x69, 0x6A, 0x6C, 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x7C, 0xB7: 0.28
    case 0x28, 0x29, 0x5B, 0x5D, 0x2D, 0x2F: 0.35
    case 0x61...0x7A: 0.5
    case 0x2018...0x201D: 0.6
    default: scalar < 0x250 ? 0.55 : 1
    }
  }

  /// White on the left that belongs to an opening mark.
  static func blankBefore(_ scalar: UInt32) -> Float { Script.isOpening(scalar) ? 0.45 : 0 }

  /// White on the right that belongs to a stop, comma or closing mark.
  static func blankAfter(_ scalar: UInt32) -> Float {
    switch scalar {
    case 0x2019, 0x201D: 0.2
    default: Script.isClosing(scalar) ? 0.45 : 0
    }
  }
}
