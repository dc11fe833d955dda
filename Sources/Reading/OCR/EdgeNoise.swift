internal import Recognition

/// What the engine reads into specks, punch holes, staples and the strip of a neighbouring page at
/// the edge of a scan.
enum EdgeNoise {
  /// Share of the page's width and height in which only noise is expected.
  private static let edge: Float = 0.035
  private static let fewestCharacters = 4

  static func isNoise(_ stretch: TextStretch, width: Int, height: Int) -> Bool {
    guard !stretch.characters.isEmpty else { return true }
    let sure =
      stretch.characters.reduce(0) { $0 + $1.confidence }
      / Float(stretch.characters.count)
    if sure < 0.3 { return true }
    let x = (stretch.left + stretch.right) / 2 / Float(max(1, width))
    let y = stretch.middle / Float(max(1, height))
    let isAtSide = x < edge || x > 1 - edge
    let isAtTop = y < edge / 2 || y > 1 - edge / 2
    guard isAtSide || isAtTop else { return false }
    return stretch.characters.count < fewestCharacters || sure < 0.6
  }

  /// Whether a character at the beginning of a line is a speck: no line begins with a stop or comma.
  /// A wide one that is sure may go on where the engine cut a line in two.
  static func isSpeck(_ character: RecognizedCharacter) -> Bool {
    switch character.scalar {
    case 0x22, 0x27, 0x2C, 0x2E, 0x60, 0xB7, 0x2022: true  // " ' , . ` · •
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B: character.confidence < 0.9  // 、。，：；
    default: false
    }
  }
}
