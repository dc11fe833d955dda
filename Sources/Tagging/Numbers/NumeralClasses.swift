internal import Models

/// What each scalar of the Basic Multilingual Plane can be in a numeral, one byte a scalar: the
/// class in the high half, a digit or power of ten in the low half.
struct NumeralClasses: Sendable {
  static let arabic: UInt8 = 0x10
  static let digit: UInt8 = 0x20
  static let multiplier: UInt8 = 0x30
  static let indefinite: UInt8 = 0x40
  static let half: UInt8 = 0x50
  static let double: UInt8 = 0x60

  private(set) var table = [UInt8](repeating: 0, count: 0x10000)

  init(_ lexicon: Lexicon) throws(ModelError) {
    for digit in 0..<10 { table[0x30 + digit] = Self.arabic | UInt8(digit) }
    let digits = lexicon.category("digit")
    let multipliers = lexicon.category("multiplier")
    let indefinite = lexicon.category("indefinite")
    for entry in lexicon.entries {
      let kind: UInt8
      switch entry.category {
      case digits: kind = Self.digit
      case multipliers: kind = Self.multiplier
      case indefinite: kind = Self.indefinite
      default: continue
      }
      guard let scalar = entry.word.unicodeScalars.first, entry.word.unicodeScalars.count == 1,
        scalar.value < 0x10000
      else {
        throw ModelError(
          file: lexicon.file, line: entry.line, reason: "a numeral is a single character")
      }
      let value = kind == Self.indefinite ? 0 : entry.fields.first.flatMap { UInt8($0) }
      guard let value, value < 16 else {
        throw ModelError(
          file: lexicon.file, line: entry.line, reason: "expected a value from 0 to 15")
      }
      table[Int(scalar.value)] = kind | value
    }
    table[0x534A] = Self.half  // 半
    table[0x7FFB] = Self.double  // 翻
  }
}
