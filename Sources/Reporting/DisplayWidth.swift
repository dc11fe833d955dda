/// Columns that text takes on a terminal, by the East Asian Width property (Unicode UAX #11) as
/// terminals with Chinese fonts apply it: wide and full-width scalars take two columns, ambiguous
/// ones one, combining marks and format characters none.
public enum DisplayWidth {
  public static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if value < 0x1100 { return isInvisible(scalar) ? 0 : 1 }
    if wide.contains(where: { $0.contains(value) }) { return 2 }
    return isInvisible(scalar) ? 0 : 1
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  /// Blocks whose assigned scalars have East Asian Width W or F in Unicode 15.
  private static let wide: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3001...0x3029, 0xFF01...0xFF60, 0x3000...0x3000, 0x3030...0x303E,
    0x3041...0x4DBF, 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x2E80...0x2FFB,
    0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1B000...0x1B2FB, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
