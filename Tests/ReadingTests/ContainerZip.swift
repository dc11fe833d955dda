/// Zip archives for tests, with whatever the entries claim.
enum ContainerZip {
  struct Entry {
    /// Bytes of the name, in any encoding.
    var name: [UInt8]
    var content: [UInt8]
    /// What the directory says of the size, if not the truth.
    var claimed: Int?
    var isEncrypted = false
    /// It lies where the entry before it lies, as in archives that are made to multiply.
    var overlaps = false

    init(_ name: String, _ content: String) {
      self.init(Array(name.utf8), Array(content.utf8))
    }

    init(_ name: [UInt8], _ content: [UInt8], claimed: Int? = nil, isEncrypted: Bool = false) {
      self.name = name
      self.content = content
      self.claimed = claimed
      self.isEncrypted = isEncrypted
    }
  }

  static func bytes(_ entries: [Entry]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    var place = 0
    for entry in entries {
      if !entry.overlaps { place = archive.count }
      let data = entry.claimed == nil ? entry.content : deflated(entry.content)
      let common =
        number(20, 2) + number(entry.isEncrypted ? 1 : 0, 2)
        + number(entry.claimed == nil ? 0 : 8, 2)
        + number(0, 4) + number(Int(checksum(entry.content)), 4) + number(data.count, 4)
        + number(entry.claimed ?? entry.content.count, 4) + number(entry.name.count, 2)
        + number(0, 2)
      if !entry.overlaps { archive += number(0x0403_4B50, 4) + common + entry.name + data }
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(place, 4)
        + entry.name
    }
    return archive + directory + number(0x0605_4B50, 4) + number(0, 4)
      + number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4)
      + number(archive.count, 4) + number(0, 2)
  }

  /// A deflate stream of blocks that are not packed.
  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = content[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      result += [rest.isEmpty ? 1 : 0] + number(block.count, 2) + number(~block.count & 0xFFFF, 2)
      result += block
    } while !rest.isEmpty
    return result
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}
