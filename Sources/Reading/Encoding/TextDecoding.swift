internal import CICU
internal import CUchardet
internal import Gongwen

/// Bytes of unknown encoding made into Unicode scalars. What the bytes themselves prove counts for
/// more than what the file declares: pages that are moved between systems keep old declarations.
struct TextDecoding {
  var scalars: [UInt32]
  var diagnostics: [Diagnostic] = []

  /// - Parameter declared: the encoding that something around the bytes declares, such as the
  ///   header of a mail's part.
  init(_ bytes: [UInt8], declared: String? = nil) {
    let (encoding, start) = Self.encoding(of: bytes, declared: declared)
    switch encoding {
    case .utf8: scalars = Self.utf8(bytes, from: start)
    case .utf16(let bigEndian): scalars = Self.utf16(bytes, from: start, bigEndian: bigEndian)
    case .named(let name): scalars = Self.convert(bytes, from: name) ?? bytes.map(UInt32.init)
    case .guessed(let name):
      scalars = Self.convert(bytes, from: name) ?? bytes.map(UInt32.init)
      diagnostics.append(
        Diagnostic(code: "encoding-guessed", message: "the text was read as \(name)"))
    }
    let broken = scalars.reduce(0) { $0 + ($1 == 0xFFFD ? 1 : 0) }
    if broken > 0 {
      diagnostics.append(
        Diagnostic(
          code: "undecodable-characters", message: "\(broken) characters could not be decoded"))
    }
    if let repaired = Mojibake.repair(scalars) {
      scalars = repaired.scalars
      diagnostics.append(
        Diagnostic(code: "mojibake-repaired", message: "text had been read as \(repaired.kind)"))
    }
  }

  enum Encoding: Equatable {
    case utf8
    case utf16(bigEndian: Bool)
    /// An ICU converter name.
    case named(String)
    /// The same, on weak evidence.
    case guessed(String)
  }

  /// The encoding and the number of bytes of the byte-order mark.
  static func encoding(of bytes: [UInt8], declared outside: String? = nil) -> (Encoding, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.named("UTF-32LE"), 0) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.named("UTF-32BE"), 0) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    let errors = utf8Errors(bytes)
    let hasZeros = bytes.prefix(4096).contains(0)
    if errors.bad == 0, !hasZeros { return (.utf8, 0) }
    if let bigEndian = utf16Order(bytes) { return (.utf16(bigEndian: bigEndian), 0) }
    // A few broken bytes do not make a text any other encoding.
    if errors.bad * 50 <= errors.good { return (.utf8, 0) }
    let declared = outside.flatMap(meaningfulName) ?? declaredEncoding(bytes)
    if let declared, declared != "utf-8" {
      return (.named(declared), 0)
    }
    if looksLikeGB18030(bytes) { return (.named("gb18030"), 0) }
    return (.guessed(guess(bytes) ?? "windows-1252"), 0)
  }

  /// Whether the bytes are no text in any encoding that is read here.
  static func looksLikeNoise(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    let sample = bytes.prefix(65536)
    let controls = sample.reduce(0) {
      $0 + ($1 < 0x20 && !(0x09...0x0D).contains($1) && $1 != 0x1B ? 1 : 0)
    }
    // Random bytes hold 10 % control characters; text holds none, UTF-16 text some.
    guard controls * 100 > sample.count else { return false }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return false }
    return utf16Order(bytes) == nil
  }

  // MARK: Decoders

  /// For what is too short to show its encoding.
  static func gb18030(_ bytes: [UInt8]) -> [UInt32] {
    convert(bytes, from: "gb18030") ?? bytes.map(UInt32.init)
  }

  private static func convert(_ bytes: [UInt8], from encoding: String) -> [UInt32]? {
    guard bytes.count < Int(Int32.max) / 3 else { return nil }
    let capacity = bytes.count * 3 + 16
    var converted = [UInt8](repeating: 0, count: capacity)
    let written = converted.withUnsafeMutableBytes { out in
      bytes.withUnsafeBytes { input in
        gw_decode(
          encoding, input.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
          out.bindMemory(to: CChar.self).baseAddress, Int32(capacity))
      }
    }
    guard written >= 0 else { return nil }
    converted.removeLast(capacity - Int(written))
    return utf8(converted, from: 0)
  }

  /// Malformed sequences become U+FFFD, one for each byte that begins none.
  static func utf8(_ bytes: [UInt8], from start: Int) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity((bytes.count - start) / 2)
    bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count {
        let (scalar, length) = next(buffer, index)
        scalars.append(scalar)
        index += length
      }
    }
    return scalars
  }

  /// The scalar at `index` and its length in bytes; U+FFFD and 1 where none begins there.
  @inline(__always)
  private static func next(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    func tail(_ offset: Int) -> UInt32? {
      guard index + offset < bytes.count else { return nil }
      let byte = bytes[index + offset]
      return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    if first >= 0xE0, first < 0xF0, let second = tail(1), let third = tail(2) {
      let scalar = (first & 0x0F) << 12 | second << 6 | third
      if scalar >= 0x800, !(0xD800...0xDFFF).contains(scalar) { return (scalar, 3) }
    } else if first >= 0xC2, first < 0xE0, let second = tail(1) {
      return ((first & 0x1F) << 6 | second, 2)
    } else if first >= 0xF0, first < 0xF5, let second = tail(1), let third = tail(2),
      let fourth = tail(3)
    {
      let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      if scalar >= 0x10000, scalar <= 0x10FFFF { return (scalar, 4) }
    }
    return (0xFFFD, 1)
  }

  static func utf16(_ bytes: [UInt8], from start: Int, bigEndian: Bool) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity((bytes.count - start) / 2)
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var index = start
    while index + 1 < bytes.count {
      let lead = unit(index)
      index += 2
      guard (0xD800...0xDFFF).contains(lead) else {
        scalars.append(lead)
        continue
      }
      if lead < 0xDC00, index + 1 < bytes.count, (0xDC00...0xDFFF).contains(unit(index)) {
        scalars.append(0x10000 + ((lead - 0xD800) << 10 | (unit(index) - 0xDC00)))
        index += 2
      } else {
        scalars.append(0xFFFD)
      }
    }
    return scalars
  }

  // MARK: Evidence

  /// How many multi-byte sequences are well formed, and how many bytes belong to none. A sequence
  /// that the end of the file cuts is no error.
  static func utf8Errors(_ bytes: [UInt8]) -> (good: Int, bad: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      var (good, bad, index) = (0, 0, 0)
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let (scalar, length) = next(buffer, index)
        if length == 1, scalar == 0xFFFD {
          if buffer.count - index < 4, buffer[index] >= 0xC2,
            buffer[(index + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
          {
            break
          }
          bad += 1
        } else {
          good += 1
        }
        index += length
      }
      return (good, bad)
    }
  }

  /// Byte order of UTF-16 text without a mark, `nil` where the bytes are not UTF-16.
  static func utf16Order(_ bytes: [UInt8]) -> Bool? {
    let sample = Array(bytes.prefix(min(bytes.count, 4096) & ~1))
    guard sample.count >= 4 else { return nil }
    func plausible(_ bigEndian: Bool) -> Double {
      let scalars = utf16(sample, from: 0, bigEndian: bigEndian)
      let common = scalars.reduce(0) {
        switch $1 {
        case 0x0A, 0x0D, 0x09, 0x20...0x7E, 0x3000...0x3011, 0x4E00...0x9FA5, 0xFF01...0xFF5E,
          0x2014...0x201D:
          $0 + 1
        default: $0
        }
      }
      return Double(common) / Double(max(1, scalars.count))
    }
    // In the wrong order Han characters scatter over all blocks, and so do random bytes.
    let (little, big) = (plausible(false), plausible(true))
    guard max(little, big) > 0.9, abs(little - big) > 0.2 else { return nil }
    return big > little
  }

  /// The charset that an HTML page or XML header names, as an ICU name in lower case.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    var head = Array(bytes.prefix(4096))
    for index in head.indices where (0x41...0x5A).contains(head[index]) { head[index] += 0x20 }
    for key in ["charset=", "encoding="] {
      guard let found = ContentFormat.find(key, in: head, limit: head.count) else { continue }
      let name = head[(found + key.utf8.count)...]
        .drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        .prefix { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D }
      if let name = canonicalName(String(decoding: name, as: UTF8.self)) { return name }
    }
    return nil
  }

  /// Programs write that a text is ASCII or Latin where they know nothing of its encoding.
  private static func meaningfulName(_ declared: String) -> String? {
    let name = declared.lowercased()
    let empty = ["us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "x-unknown", "8bit"]
    return empty.contains(name) ? nil : canonicalName(name)
  }

  /// The ICU name of an encoding that is declared under a name in lower case.
  private static func canonicalName(_ name: String) -> String? {
    switch name {
    case "": nil
    case "utf8", "utf-8": "utf-8"
    case "gb2312", "gbk", "gb18030", "gb-2312", "x-gbk", "cp936": "gb18030"
    case let other: other
    }
  }

  /// Two-byte characters of the levels that texts are written in make up almost all of what is not
  /// ASCII.
  static func looksLikeGB18030(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(65536)
    var (common, rare, bad) = (0, 0, 0)
    var index = sample.startIndex
    while index < sample.endIndex - 1 {
      let first = sample[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let second = sample[index + 1]
      switch (first, second) {
      case (0xB0...0xF7, 0xA1...0xFE), (0xA1...0xA3, 0xA1...0xFE): common += 1
      case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE): rare += 1
      default: bad += 1
      }
      index += first == 0x80 || first == 0xFF ? 1 : 2
    }
    return common > 0 && (rare + 5 * bad) * 10 < common
  }

  private static func guess(_ bytes: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let sample = bytes.prefix(262_144)
    let status = sample.withUnsafeBytes {
      uchardet_handle_data(detector, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    let name = String(cString: uchardet_get_charset(detector))
    return name.isEmpty ? nil : name
  }
}
