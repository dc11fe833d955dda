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
    var result = String.UnicodeScalarView()
    for value in scalars {
      result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(result)
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
