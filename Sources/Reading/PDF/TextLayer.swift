internal import Gongwen

/// Judges from the mix of characters whether a page's text layer can be used. A Chinese page has
/// four Han characters in five; a page of figures has none, but then it has digits and letters.
enum TextLayer {
  enum Quality {
    case good
    /// No characters at all.
    case missing
    /// Characters, but not those that a reader sees.
    case garbled
  }

  /// Pages with fewer characters are too short to judge.
  private static let fewest = 12

  static func quality(of glyphs: [Glyph]) -> Quality {
    guard !glyphs.isEmpty else { return .missing }
    guard glyphs.count >= fewest else { return .good }
    var (han, odd) = (0, 0)
    for glyph in glyphs {
      if Script.isHan(glyph.scalar) { han += 1 } else if isOdd(glyph.scalar) { odd += 1 }
    }
    return 3 * odd > glyphs.count && 5 * han < 2 * glyphs.count ? .garbled : .good
  }

  /// Pages with fewer glyphs may be scans on which only a number or a stamp was typed.
  private static let few = 60

  /// Whether the page may be a picture all the same: on a scan a number or a stamp was typed, or the
  /// layer is the work of a poor recogniser.
  static func mayLieOnPicture(_ glyphs: [Glyph]) -> Bool {
    glyphs.count < few || isDoubtful(glyphs)
  }

  /// Whether a layer looks like the work of a poor recogniser: letters and marks without meaning
  /// between Han characters.
  static func isDoubtful(_ glyphs: [Glyph]) -> Bool {
    guard glyphs.count >= fewest else { return true }
    var doubtful = 0
    for i in glyphs.indices.dropFirst().dropLast() {
      let isLetter = Script.isASCIILetter(glyphs[i].scalar)
      let isMark = [0x5C, 0x5E, 0x5F, 0x60, 0x7C, 0x7E, 0x25A0, 0x25A1, 0xFFFD]
        .contains(glyphs[i].scalar)
      let isAlone = Script.isHan(glyphs[i - 1].scalar) && Script.isHan(glyphs[i + 1].scalar)
      if isMark || (isLetter && isAlone) { doubtful += 1 }
    }
    return 25 * doubtful > glyphs.count
  }

  /// Characters that Chinese documents hold few of: controls, private use, Latin-1 letters and all
  /// scripts besides Latin, Greek, Cyrillic and Han.
  private static func isOdd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: false
    case 0x00...0xFF: true
    case 0x0370...0x03FF, 0x0400...0x04FF: false
    case 0x0100...0x1FFF: true
    case 0x2000...0x2BFF: false
    case 0xE000...0xF8FF, 0xFFF0...0xFFFF: true
    default: false
    }
  }
}
