/// A text as an array of Unicode scalars, so that every offset is a contract offset.
public struct TextBuffer: Equatable, Sendable {
  /// As published.
  public let scalars: [UInt32]
  /// The same number of scalars with forms folded that mean the same: full-width Latin letters,
  /// digits and punctuation to half-width, dashes to `-`, wave dashes to `~`. Lexicons and patterns
  /// match on this form.
  public let folded: [UInt32]

  public init(_ scalars: [UInt32]) {
    self.scalars = scalars
    self.folded = scalars.map(Self.fold)
  }

  public init(_ string: String) {
    self.init(string.unicodeScalars.map(\.value))
  }

  public var count: Int { scalars.count }

  public func string(_ range: Range<Int>) -> String {
    Self.string(scalars[range])
  }

  public static func string(_ scalars: some Sequence<UInt32>) -> String {
    scalars.withContiguousStorageIfAvailable(encode)
      ?? Array(scalars).withUnsafeBufferPointer(encode)
  }

  /// Encodes by hand: appending scalar by scalar to a string costs several times as much.
  private static func encode(_ scalars: UnsafeBufferPointer<UInt32>) -> String {
    var count = 0
    for scalar in scalars {
      count += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }
    return String(unsafeUninitializedCapacity: count) { bytes in
      var at = 0
      for var scalar in scalars {
        // Surrogates and values beyond Unicode become the replacement character.
        if scalar & 0xFFFF_F800 == 0xD800 { scalar = 0xFFFD }
        if scalar > 0x10FFFF { scalar = 0xFFFD }
        if scalar < 0x80 {
          bytes[at] = UInt8(scalar)
          at += 1
        } else if scalar < 0x800 {
          bytes[at] = UInt8(0xC0 | scalar >> 6)
          bytes[at + 1] = UInt8(0x80 | scalar & 0x3F)
          at += 2
        } else if scalar < 0x10000 {
          bytes[at] = UInt8(0xE0 | scalar >> 12)
          bytes[at + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
          bytes[at + 2] = UInt8(0x80 | scalar & 0x3F)
          at += 3
        } else {
          bytes[at] = UInt8(0xF0 | scalar >> 18)
          bytes[at + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
          bytes[at + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
          bytes[at + 3] = UInt8(0x80 | scalar & 0x3F)
          at += 4
        }
      }
      return at
    }
  }

  /// Folds one scalar to the form that lexicons and patterns match on; never changes the number of
  /// scalars.
  @inlinable
  public static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x2010 { return scalar == 0xA0 ? 0x20 : scalar == 0xB7 ? 0xB7 : scalar }
    switch scalar {
    case 0xFF01...0xFF5D: return scalar - 0xFEE0
    case 0xFF5E, 0x301C, 0x223C: return 0x7E
    case 0x2010...0x2015, 0x2500, 0x2212, 0xFF0D: return 0x2D
    case 0x3000, 0x2002, 0x2003, 0x2009: return 0x20
    case 0x3008, 0x2329: return 0x3C
    case 0x3009, 0x232A: return 0x3E
    case 0xFE30...0xFE4F: return scalar
    case 0x3007: return 0x3007
    case 0x2236: return 0x3A
    default: return scalar
    }
  }

  public static func fold(_ string: String) -> [UInt32] {
    string.unicodeScalars.map { fold($0.value) }
  }
}
