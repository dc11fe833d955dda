/// The directory of a compound file (MS-CFB), the container of Word 97 and of WPS, and the start of
/// its streams. Sectors that point outside the file, or in a circle, end a chain.
struct CompoundFile {
  /// Names of the storages and streams, in the order of the directory, whatever their depth.
  var names: [String] { entries.map(\.name) }

  private struct Entry {
    var name: String
    var start: Int
    var size: Int
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  /// Sectors that hold the allocation table, in its order.
  private var tableSectors: [Int] = []
  private var entries: [Entry] = []

  /// Streams smaller than this lie in a stream of their own, the rest in sectors of the file.
  private static let smallest = 4096
  private static let mostEntries = 4096

  /// `nil` where the bytes have no directory that can be read.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count >= 512 else { return nil }
    switch bytes[30] {
    case 9: sectorSize = 512
    case 12: sectorSize = 4096
    default: return nil
    }
    readTableSectors()
    var sector = number(at: 48)
    for _ in 0...(bytes.count / sectorSize) {
      guard let start = offset(of: sector), entries.count < Self.mostEntries else { break }
      for index in 0..<(sectorSize / 128) { readEntry(at: start + index * 128) }
      sector = next(after: sector)
    }
    guard !entries.isEmpty else { return nil }
  }

  /// The first bytes of a stream, as far as they lie in its first sector; `nil` where there is no
  /// such stream or it is too small to have sectors of its own.
  func head(of stream: String) -> ArraySlice<UInt8>? {
    guard let entry = entries.first(where: { $0.name == stream }), entry.size >= Self.smallest,
      let start = offset(of: entry.start)
    else { return nil }
    return bytes[start..<start + sectorSize]
  }

  /// The header lists the first 109 sectors of the table, a chain of sectors the rest.
  private mutating func readTableSectors() {
    let most = bytes.count / sectorSize
    for index in 0..<109 { addTableSector(number(at: 76 + index * 4)) }
    var sector = number(at: 68)
    while let start = offset(of: sector), tableSectors.count < most {
      let before = tableSectors.count
      for index in 0..<(sectorSize / 4 - 1) { addTableSector(number(at: start + index * 4)) }
      guard tableSectors.count > before else { return }
      sector = number(at: start + sectorSize - 4)
    }
  }

  private mutating func addTableSector(_ sector: Int) {
    if offset(of: sector) != nil { tableSectors.append(sector) }
  }

  private mutating func readEntry(at start: Int) {
    let length = Int(bytes[start + 64]) | Int(bytes[start + 65]) << 8
    guard (4...64).contains(length), bytes[start + 66] != 0 else { return }
    let units = stride(from: start, to: start + length - 2, by: 2).map { index in
      UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
    }
    entries.append(
      Entry(
        name: String(decoding: units, as: UTF16.self), start: number(at: start + 116),
        size: number(at: start + 120)))
  }

  private func next(after sector: Int) -> Int {
    let inTable = sector / (sectorSize / 4)
    guard inTable < tableSectors.count, let start = offset(of: tableSectors[inTable]) else {
      return Int(UInt32.max)
    }
    return number(at: start + sector % (sectorSize / 4) * 4)
  }

  /// Where a sector begins, `nil` where the file ends before the sector does.
  private func offset(of sector: Int) -> Int? {
    let start = (sector + 1) * sectorSize
    return start + sectorSize <= bytes.count ? start : nil
  }

  private func number(at index: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << ($1 * 8) }
  }
}
