internal import CICU

/// What is left of a text when typography does not count: NFKC, one form for each kind of quote,
/// dash and bracket, no white space, no invisible characters.
enum Folding {
  /// Calls `emit` with every folded scalar and the index of the scalar that it comes from.
  static func fold(_ text: String, _ emit: (_ scalar: UInt32, _ source: Int) -> Void) {
    var index = 0
    for scalar in text.unicodeScalars {
      fold(scalar.value) { emit($0, index) }
      index += 1
    }
  }

  static func fold(_ text: String) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.utf8.count / 3 + 1)
    fold(text) { scalar, _ in folded.append(scalar) }
    return folded
  }

  /// The folded text without its punctuation. What stands between two Latin letters or digits
  /// stays: 1.5 is not 15, 2:1 is not 21.
  static func words(_ folded: ArraySlice<UInt32>) -> [UInt32] {
    var words: [UInt32] = []
    words.reserveCapacity(folded.count)
    for index in folded.indices {
      let scalar = folded[index]
      if isPunctuation(scalar) {
        guard index > folded.startIndex, index + 1 < folded.endIndex,
          isAlphanumeric(folded[index - 1]), isAlphanumeric(folded[index + 1])
        else { continue }
      }
      words.append(scalar)
    }
    return words
  }

  private static func fold(_ scalar: UInt32, _ emit: (UInt32) -> Void) {
    switch scalar {
    case 0x4E00...0x9FFF, 0x21...0x7D: emit(scalar)
    case 0x3000, 0...0x20, 0x7F: break
    case 0xFF01...0xFF5D: emit(scalar - 0xFEE0)
    case 0x2460...0x24FF, 0x2776...0x2793: emit(scalar)
    default:
      if let same = alike[scalar] { return emit(same) }
      guard let known = Unicode.Scalar(scalar) else { return emit(scalar) }
      switch known.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: break
      default: for part in compatible(scalar) { emit(alike[part] ?? part) }
      }
    }
  }

  /// NFKC of one scalar.
  private static func compatible(_ scalar: UInt32) -> [UInt32] {
    // NFKC makes at most 18 scalars of one.
    var out = [UInt32](repeating: 0, count: 24)
    let count = gw_nfkc([scalar], 1, &out, Int32(out.count))
    guard count >= 0, Int(count) <= out.count else { return [scalar] }
    return out.prefix(Int(count)).filter { $0 != 0x20 }
  }

  static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether a folded scalar only divides words. Signs that are read aloud (%, &, +, =) are words.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    case 0x24, 0x25, 0x26, 0x2B, 0x3C...0x3E, 0x40, 0x2030: false
    case 0x21...0x2F, 0x3A...0x3F, 0x5B...0x60, 0x7B...0x7E: true
    default:
      switch Unicode.Scalar(scalar)?.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        true
      default: false
      }
    }
  }

  private static let alike: [UInt32: UInt32] = [
    0x201C: 0x22, 0x201D: 0x22, 0x201E: 0x22, 0x300C: 0x22, 0x300D: 0x22, 0x300E: 0x22,
    0x300F: 0x22, 0x2018: 0x27, 0x2019: 0x27,
    0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2D, 0x2013: 0x2D, 0x2014: 0x2D, 0x2015: 0x2D,
    0x2500: 0x2D, 0x2212: 0x2D, 0x7E: 0x2D, 0xFF5E: 0x2D, 0x301C: 0x2D, 0x223C: 0x2D,
    0x3010: 0x5B, 0x3011: 0x5D, 0x3014: 0x5B, 0x3015: 0x5D, 0x3016: 0x5B, 0x3017: 0x5D,
    0x3008: 0x3C, 0x3009: 0x3E, 0x2022: 0xB7, 0x2027: 0xB7, 0x30FB: 0xB7,
    // 二○二一 and 二〇二一 are written alike.
    0x25CB: 0x3007, 0x25EF: 0x3007,
  ]
}
