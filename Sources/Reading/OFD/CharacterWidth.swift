/// How wide characters are where nothing says it.
enum CharacterWidth {
  /// In em. A Latin letter is never narrower than half of one: Chinese fonts set them so, and a
  /// wrong gap between two letters would become a space.
  static func natural(_ scalar: UInt32) -> Double {
    if Script.isWide(scalar) { return 1 }
    switch scalar {
    case 0x4D, 0x57, 0x6D, 0x25, 0x40: return 0.89  // M W m % @
    case 0x41...0x5A, 0x77, 0x26: return 0.7  // capitals, w, &
    case 0x00...0x02FF, 0x0370...0x04FF, 0xFF61...0xFFDC, 0x2012, 0x2013, 0x2022, 0xB7: return 0.5
    default: return 1
    }
  }
}
