/// Characters of fonts that draw signs in the place of letters. Word keeps them at U+F020 to U+F0FF.
enum SymbolFonts {
  /// Whether the letters of a font are signs.
  static func isSymbolic(_ font: String?) -> Bool {
    guard let font = font?.lowercased() else { return false }
    return font == "symbol" || font.hasPrefix("wingdings") || font.hasPrefix("webdings")
  }

  /// What a character of such a font shows; `nil` where it is an ornament or not known.
  static func scalar(_ code: UInt32, font: String?) -> UInt32? {
    let low = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
    guard (0x20...0xFF).contains(low) else { return nil }
    switch font?.lowercased() {
    case "symbol": return symbol[low] ?? (isKeptInSymbol(low) ? low : nil)
    case "wingdings": return wingdings(low)
    case "wingdings 2": return wingdings2(low)
    default: return nil
    }
  }

  /// Digits and the signs between them stand where they always do.
  private static func isKeptInSymbol(_ code: UInt32) -> Bool {
    switch code {
    case 0x20, 0x21, 0x23, 0x25, 0x26, 0x28, 0x29, 0x2B, 0x2C, 0x2E...0x3F, 0x5B, 0x5D, 0x5F,
      0x7B...0x7D:
      true
    default: false
    }
  }

  /// Adobe's encoding of the Symbol font: Greek letters and the signs of arithmetic.
  private static let symbol: [UInt32: UInt32] = {
    var map: [UInt32: UInt32] = [
      0x2A: 0x2217, 0x2D: 0x2212, 0xA3: 0x2264, 0xA5: 0x221E, 0xAB: 0x2194, 0xAC: 0x2190,
      0xAD: 0x2191, 0xAE: 0x2192, 0xAF: 0x2193, 0xB0: 0xB0, 0xB1: 0xB1, 0xB2: 0x2033, 0xB3: 0x2265,
      0xB4: 0xD7, 0xB8: 0xF7, 0xB9: 0x2260, 0xBA: 0x2261, 0xBB: 0x2248, 0xBC: 0x2026, 0xC5: 0x2295,
      0xD7: 0xB7, 0xE5: 0x2211, 0xD6: 0x221A,
    ]
    let capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".unicodeScalars
    let smalls = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ".unicodeScalars
    for (index, letter) in capitals.enumerated() { map[0x41 + UInt32(index)] = letter.value }
    for (index, letter) in smalls.enumerated() { map[0x61 + UInt32(index)] = letter.value }
    return map
  }()

  private static func wingdings(_ code: UInt32) -> UInt32? {
    switch code {
    case 0x80...0x8A: code == 0x80 ? 0x24EA : 0x2460 + code - 0x81
    case 0x8B...0x95: code == 0x8B ? 0x24FF : 0x2776 + code - 0x8C
    case 0x6F, 0x70, 0x71, 0x72, 0xA8: 0x25A1
    case 0x6E: 0x25A0
    case 0xDF, 0xE7: 0x2190
    case 0xE0, 0xE8: 0x2192
    case 0xFB, 0xFD: code == 0xFB ? 0x2717 : 0x2612
    case 0xFC: 0x2713
    case 0xFE: 0x2611
    case 0xAB: 0x2605
    default: nil
    }
  }

  private static func wingdings2(_ code: UInt32) -> UInt32? {
    switch code {
    case 0x4F: 0x2717
    case 0x50: 0x2713
    case 0x51: 0x2612
    case 0x52: 0x2611
    case 0x2A, 0xA3: 0x25A1
    case 0x69...0x73: code == 0x69 ? 0x24EA : 0x2460 + code - 0x6A
    default: nil
    }
  }
}
