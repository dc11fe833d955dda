internal import CICU
internal import Gongwen

/// Text folded by NFKC with Latin letters in lower case, as scalars. Han characters, ASCII and
/// Chinese punctuation, of which most texts consist, are folded by a table; none of them combines
/// with what stands before it, so that ICU does the others piece by piece.
enum FoldedScalars {
  static func of(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count / 2 + 8)
    /// What the table does not know, and the scalar before it, with which it may combine.
    var unknown: [UInt32] = []
    var last: UInt32 = 0
    for scalar in text.unicodeScalars {
      let folded = scalar.value < 0x10000 ? table[Int(scalar.value)] : 0
      if folded != 0 {
        if !unknown.isEmpty {
          result += byICU(unknown)
          unknown = []
        }
        result.append(UInt32(folded))
      } else {
        if unknown.isEmpty, !result.isEmpty {
          unknown.append(last)
          result.removeLast()
        }
        unknown.append(scalar.value)
      }
      last = scalar.value
    }
    if !unknown.isEmpty { result += byICU(unknown) }
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

  static func byICU(_ scalars: [UInt32]) -> [UInt32] {
    var out = [UInt32](repeating: 0, count: 2 * scalars.count + 16)
    var count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, Int32(clamping: out.count))
    if Int(count) > out.count {
      out = [UInt32](repeating: 0, count: Int(count))
      count = gw_nfkc(scalars, Int32(clamping: scalars.count), &out, count)
    }
    let normal = count < 0 ? scalars[...] : out.prefix(Int(count))
    return TextBuffer.string(normal).lowercased().unicodeScalars.map(\.value)
  }
}
