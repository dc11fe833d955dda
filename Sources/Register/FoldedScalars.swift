internal import CICU

/// Text folded by NFKC with Latin letters in lower case, as scalars. Han characters, ASCII and
/// Chinese punctuation, of which most texts consist, are folded by a table; ICU does the others.
enum FoldedScalars {
  static func of(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count / 2 + 8)
    for scalar in text.unicodeScalars {
      let folded = scalar.value < 0x10000 ? table[Int(scalar.value)] : 0
      guard folded != 0 else { return slow(text) }
      result.append(UInt32(folded))
    }
    return result
  }

  /// What a scalar is folded to; 0 where that depends on its neighbours or is more than one.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x10000)
    let same: [ClosedRange<UInt16>] = [
      0x09...0x0A, 0x0D...0x0D, 0x20...0x7E, 0xB7...0xB7, 0x2013...0x2014, 0x2018...0x2019,
      0x201C...0x201D, 0x3001...0x3003, 0x3005...0x3005, 0x3007...0x3011, 0x3014...0x301B,
      0x4E00...0x9FFF,
    ]
    for scalar in same.joined() { table[Int(scalar)] = scalar }
    table[0x3000] = 0x20
    for scalar in UInt16(0xFF01)...0xFF5E { table[Int(scalar)] = scalar - 0xFEE0 }
    for index in table.indices where 0x41...0x5A ~= table[index] { table[index] += 0x20 }
    return table
  }()

  private static func slow(_ text: String) -> [UInt32] {
    let scalars = text.unicodeScalars.map(\.value)
    var out = [UInt32](repeating: 0, count: 2 * scalars.count + 16)
    var count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, Int32(clamping: out.count))
    if Int(count) > out.count {
      out = [UInt32](repeating: 0, count: Int(count))
      count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, count)
    }
    guard count >= 0 else { return text.lowercased().unicodeScalars.map(\.value) }
    var folded = String.UnicodeScalarView()
    folded.append(contentsOf: out.prefix(Int(count)).lazy.compactMap { Unicode.Scalar($0) })
    return String(folded).lowercased().unicodeScalars.map(\.value)
  }
}
