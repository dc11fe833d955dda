/// What the rules of punctuation want to know of a character.
enum ScriptKind {
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Han characters and what is set in a cell as wide as theirs.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2014, 0x2018...0x201D, 0x2026, 0x3001...0x303F, 0xFF01...0xFF60: true
    default: isHan(scalar)
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 || scalar == 0x09
  }
}
