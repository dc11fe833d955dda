internal import CICU

/// The comparison forms of texts: white space and markup do not count, full-width forms and kinds
/// of quotes and dashes are the same.
enum Folding {
  /// NFKC, one kind of quote, dash and bracket, without white space and markup.
  static func norm(_ text: String) -> [UInt32] {
    nfkc(text.unicodeScalars.map(\.value)).compactMap { scalar in
      isDropped(scalar) ? nil : alike[scalar] ?? scalar
    }
  }

  /// The first twelve scalars after a leading item marker; mentions are tied to their clause by
  /// them.
  static func key(_ clause: String) -> [UInt32] {
    let scalars = norm(clause)
    let rest = scalars.dropFirst(ItemMarker.length(scalars))
    return Array((rest.isEmpty ? scalars[...] : rest).prefix(12))
  }

  private static func nfkc(_ scalars: [UInt32]) -> [UInt32] {
    // NFKC makes at most 18 scalars of one.
    var out = [UInt32](repeating: 0, count: scalars.count * 2 + 32)
    while true {
      let count = gw_nfkc(scalars, Int32(scalars.count), &out, Int32(out.count))
      guard count >= 0 else { return scalars }
      if Int(count) <= out.count { return Array(out.prefix(Int(count))) }
      out = [UInt32](repeating: 0, count: Int(count))
    }
  }

  private static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x23, 0x2A, 0x5F, 0x200B, 0xFEFF: true
    case 0x1C...0x1F: true
    default: Unicode.Scalar(scalar)?.properties.isWhitespace ?? false
    }
  }

  private static let alike: [UInt32: UInt32] = [
    0x201C: 0x22, 0x201D: 0x22, 0x2018: 0x27, 0x2019: 0x27,
    0x2014: 0x2D, 0x2015: 0x2D, 0x2500: 0x2D, 0x2013: 0x2D,
    0x3010: 0x5B, 0x3011: 0x5D, 0x3014: 0x5B, 0x3015: 0x5D,
  ]
}
