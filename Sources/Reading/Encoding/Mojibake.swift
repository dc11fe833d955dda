internal import CICU
internal import Gongwen

/// Text whose bytes were once read in the wrong encoding and stored like that.
enum Mojibake {
  /// The text as it was written, and the encoding that it was misread in; `nil` where the text is
  /// sound.
  static func repair(_ scalars: [UInt32]) -> (scalars: [UInt32], kind: String)? {
    if isLatin1(scalars), let bytes = latin1Bytes(scalars) {
      if let text = sound(TextDecoding.utf8(bytes, from: 0)) { return (text, "Latin-1") }
      if TextDecoding.looksLikeGB18030(bytes), let utf8 = convert(bytes, from: "gb18030") {
        return sound(TextDecoding.utf8(utf8, from: 0)).map { ($0, "Latin-1") }
      }
      return nil
    }
    guard isMisreadAsGBK(scalars) else { return nil }
    // What was lost on the way stays one broken character.
    let utf8 = Array(TextBuffer.string(scalars.map { $0 == 0xFFFD ? 0x3F : $0 }).utf8)
    guard let bytes = convert(utf8, to: "gb18030") else { return nil }
    return sound(TextDecoding.utf8(bytes, from: 0)).map { ($0, "GBK") }
  }

  /// Chinese bytes read as Latin-1 or Windows-1252 are almost all letters with accents and signs.
  private static func isLatin1(_ scalars: [UInt32]) -> Bool {
    var (high, other) = (0, 0)
    for scalar in scalars.prefix(20_000) where scalar >= 0x80 {
      if scalar <= 0xFF || windows1252[scalar] != nil { high += 1 } else { other += 1 }
    }
    return high >= 8 && other * 5 < high
  }

  /// UTF-8 bytes of Chinese text read as GBK give few, rare characters over and over: the pairs
  /// that begin with E4…E9 or EF.
  private static func isMisreadAsGBK(_ scalars: [UInt32]) -> Bool {
    var (signs, han) = (0, 0)
    for scalar in scalars.prefix(20_000) where (0x4E00...0x9FFF).contains(scalar) {
      han += 1
      if misreadSigns.contains(scalar) { signs += 1 }
    }
    return han >= 8 && signs * 12 > han
  }

  /// 锛 銆 鐨 涓 鍜 鏄 鍦 鍏 浜 浠 瀹 鏈 鍙 鏂 鍔 鏀 缁 鎴 杩 閮 璐 鎶 绗 鍗 鎵 宸 骞 锟: what the
  /// commonest characters (，。的中和是在公…) become.
  private static let misreadSigns = Set(
    "锛銆鐨涓鍜鏄鍦鍏浜浠瀹鏈鍙鏂鍔鏀缁鎴杩閮璐鎶绗鍗鎵宸骞锟".unicodeScalars.map(\.value))

  /// The characters that Windows-1252 puts in 80…9F.
  private static let windows1252: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]

  private static func latin1Bytes(_ scalars: [UInt32]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar <= 0xFF {
        bytes.append(UInt8(scalar))
      } else if let byte = windows1252[scalar] {
        bytes.append(byte)
      } else {
        bytes.append(0x3F)
      }
    }
    return bytes
  }

  /// The text if most of it is Chinese and little is broken, each broken place as one U+FFFD.
  private static func sound(_ scalars: [UInt32]) -> [UInt32]? {
    var text: [UInt32] = []
    text.reserveCapacity(scalars.count)
    var (han, broken, other) = (0, 0, 0)
    for scalar in scalars {
      if scalar == 0xFFFD {
        if text.last == 0xFFFD { continue }
        if text.last == 0x3F { text.removeLast() }
        broken += 1
      } else if scalar == 0x3F, text.last == 0xFFFD {
        continue
      } else if TypicalText.contains(scalar) {
        han += 1
      } else if scalar >= 0x80 {
        other += 1
      }
      text.append(scalar)
    }
    return han > 0 && (broken + other) * 3 < han ? text : nil
  }

  private enum TypicalText {
    static func contains(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0x4E00...0x9FFF, 0x3000...0x303F, 0xFF00...0xFFEF, 0x2010...0x2027: true
      default: false
      }
    }
  }

  static func convert(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    run(bytes) { gw_decode(encoding, $0, $1, $2, $3) }
  }

  static func convert(_ utf8: [UInt8], to encoding: String) -> [UInt8]? {
    run(utf8) { gw_encode(encoding, $0, $1, $2, $3) }
  }

  private static func run(
    _ bytes: [UInt8],
    _ conversion: (UnsafePointer<CChar>?, Int32, UnsafeMutablePointer<CChar>?, Int32) -> Int32
  ) -> [UInt8]? {
    guard bytes.count < Int(Int32.max) / 3 else { return nil }
    let capacity = bytes.count * 3 + 16
    var converted = [UInt8](repeating: 0, count: capacity)
    let written = converted.withUnsafeMutableBytes { out in
      bytes.withUnsafeBytes { input in
        conversion(
          input.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
          out.bindMemory(to: CChar.self).baseAddress, Int32(capacity))
      }
    }
    guard written >= 0 else { return nil }
    converted.removeLast(capacity - Int(written))
    return converted
  }
}
