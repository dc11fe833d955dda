/// A zip file made in memory of the parts that an input names, so that what the fuzzer changes
/// reaches the parsers of the parts and not only the opening of the package.
///
/// An input is a list of parts: `==== ` and the part's name on a line, then its contents.
struct StoredPackage {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  static func zip(_ input: [UInt8]) -> [UInt8] {
    var package = StoredPackage()
    let marker = Array("==== ".utf8)
    var at = 0
    while let start = next(marker, in: input, from: at) {
      let name = input[(start + marker.count)...].prefix { $0 != 0x0A }
      let from = min(name.endIndex + 1, input.count)
      let end = next(marker, in: input, from: from) ?? input.count
      package.add(Array(name.prefix(200)), Array(input[from..<end]))
      at = end
    }
    return package.finish()
  }

  /// Where a line begins with the marker.
  private static func next(_ marker: [UInt8], in input: [UInt8], from: Int) -> Int? {
    var at = from
    while at + marker.count <= input.count {
      let isLineStart = at == 0 || input[at - 1] == 0x0A
      if isLineStart, input[at] == marker[0], input[at...].starts(with: marker) { return at }
      at += 1
    }
    return nil
  }

  private mutating func add(_ name: [UInt8], _ contents: [UInt8]) {
    let offset = bytes.count
    var header = Self.little(20, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
    header += Self.little(Self.checksum(contents), 4)
    header += Self.little(contents.count, 4) + Self.little(contents.count, 4)
    header += Self.little(name.count, 2) + Self.little(0, 2)
    bytes += [0x50, 0x4B, 0x03, 0x04] + header + name + contents
    directory += [0x50, 0x4B, 0x01, 0x02] + Self.little(20, 2) + header
    directory += Self.little(0, 8) + Self.little(0, 2) + Self.little(offset, 4) + name
    count += 1
  }

  private func finish() -> [UInt8] {
    bytes + directory + [0x50, 0x4B, 0x05, 0x06] + Self.little(0, 4) + Self.little(count, 2)
      + Self.little(count, 2) + Self.little(directory.count, 4) + Self.little(bytes.count, 4)
      + Self.little(0, 2)
  }

  private static func little(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 (ISO 3309), which a zip file keeps of each part.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8 }
    return Int(value ^ 0xFFFF_FFFF)
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }
}
