/// Classes of characters as the readers of formats without geometry see them.
enum TextScalars {
  /// Characters without a look: controls, joiners, soft hyphens, and those for private use, which
  /// mean nothing without their font.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xAD, 0x00...0x08, 0x0E...0x1F,
      0x7F...0x9F, 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xFFFC:
      true
    default: false
    }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: true
    default: false
    }
  }

  /// Columns that leading white space takes: a Han character is two.
  static func columns(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x3000, 0x2003: 2
    default: 1
    }
  }

  static func trimmed(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var text = text
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
