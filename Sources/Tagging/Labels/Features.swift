/// Which features a clause has, as bits, and the words that each of them was first seen on.
struct Features {
  static let capacity = 256

  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private(set) var ranges: [Range<Int>]

  init() {
    ranges = Array(repeating: 0..<0, count: Self.capacity)
  }

  mutating func removeAll() {
    bits = (0, 0, 0, 0)
  }

  /// Negative numbers stand for features that no weight asks for.
  @inline(__always)
  mutating func insert(_ feature: Int, _ range: Range<Int>) {
    guard feature >= 0, !contains(feature) else { return }
    ranges[feature] = range
    let bit = UInt64(1) << UInt64(feature & 63)
    switch feature >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  @inline(__always)
  func contains(_ feature: Int) -> Bool {
    let bit = UInt64(1) << UInt64(feature & 63)
    switch feature >> 6 {
    case 0: return bits.0 & bit != 0
    case 1: return bits.1 & bit != 0
    case 2: return bits.2 & bit != 0
    default: return bits.3 & bit != 0
    }
  }

  /// The features that were inserted, in the order of their numbers.
  @inline(__always)
  func eachInserted(_ body: (Int) -> Void) {
    var word = bits.0
    var base = 0
    while true {
      while word != 0 {
        body(base + word.trailingZeroBitCount)
        word &= word - 1
      }
      base += 64
      switch base {
      case 64: word = bits.1
      case 128: word = bits.2
      case 192: word = bits.3
      default: return
      }
    }
  }

  @inline(__always)
  func contains(_ mask: FeatureMask) -> Bool {
    bits.0 & mask.bits.0 == mask.bits.0 && bits.1 & mask.bits.1 == mask.bits.1
      && bits.2 & mask.bits.2 == mask.bits.2 && bits.3 & mask.bits.3 == mask.bits.3
  }

  @inline(__always)
  func touches(_ mask: FeatureMask) -> Bool {
    bits.0 & mask.bits.0 | bits.1 & mask.bits.1 | bits.2 & mask.bits.2 | bits.3 & mask.bits.3 != 0
  }
}

struct FeatureMask: Sendable {
  var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ feature: Int) {
    let bit = UInt64(1) << UInt64(feature & 63)
    switch feature >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }
}
