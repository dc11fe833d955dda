/// Writes what an engine read as Chinese documents print it. Engines cannot tell a mark from its
/// half-width twin by the shape alone; the characters beside it can.
///
/// The rules are about the language only: which marks stand between Han characters, which brackets
/// belong to each other (GB/T 15834-2011), which ones a document number has (GB/T 9704-2012, 7.2.5).
enum LineNormalizer {
  /// - Parameter lines: the lines of a page, each from left to right.
  /// - Returns: the lines from the top of the page to its foot.
  static func normalize(_ lines: [RecognizedLine]) -> [RecognizedLine] {
    var result = lines.map { withoutSpaces($0.characters) }.filter { !$0.isEmpty }
    result.sort { ($0[0].y, $0[0].x) < ($1[0].y, $1[0].x) }
    for index in result.indices {
      DashSpan.widen(&result[index])
      widenMarks(&result[index])
      DocumentNumberBrackets.restore(&result[index])
    }
    BracketPairs.repair(&result)
    QuotationMarks.turn(&result)
    return result.map { RecognizedLine($0) }
  }

  /// Spaces stay between words of Latin letters and digits only.
  static func withoutSpaces(_ characters: [RecognizedCharacter]) -> [RecognizedCharacter] {
    var result: [RecognizedCharacter] = []
    var space: RecognizedCharacter?
    for character in characters {
      if ScriptKind.isSpace(character.scalar) {
        space = character
        continue
      }
      if let space, let last = result.last, last.scalar < 0x250, character.scalar < 0x250 {
        result.append(space)
      }
      space = nil
      result.append(character)
    }
    return result
  }

  /// Commas, colons and the like beside Han characters are the wide ones. Between figures (`1,000`,
  /// `9:30`) they stay.
  static func widenMarks(_ characters: inout [RecognizedCharacter]) {
    for index in characters.indices {
      guard let wide = wideMarks[characters[index].scalar] else { continue }
      let before = index > 0 ? characters[index - 1].scalar : nil
      let after = index + 1 < characters.count ? characters[index + 1].scalar : nil
      if before.map(ScriptKind.isWide) == true || after.map(ScriptKind.isHan) == true {
        characters[index].scalar = wide
      }
    }
  }

  /// A grave accent is what is left of `、`.
  private static let wideMarks: [UInt32: UInt32] = [
    0x21: 0xFF01, 0x2C: 0xFF0C, 0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x3F: 0xFF1F, 0x60: 0x3001,
  ]
}
