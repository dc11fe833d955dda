public import Gongwen

/// The administrative divisions (行政区划) of `divisions.table`, found by name.
///
/// File format: six-digit code, name, short name, last year of a former division; separated by
/// tabs, trailing empty fields left out.
public struct Divisions: Sendable {
  public struct Division: Equatable, Sendable {
    /// Six digits, such as 140728.
    public var code: Int
    fileprivate var name: Range<Int32>
    fileprivate var shortName: Range<Int32>
    /// Last year of a former division, 0 for one of today.
    public var lastYear: Int

    public var level: AdministrativeLevel {
      code % 10_000 == 0 ? .provincial : code % 100 == 0 ? .municipal : .county
    }

    /// Whether `other` lies in this division.
    public func contains(_ other: Division) -> Bool {
      switch level {
      case .provincial: code / 10_000 == other.code / 10_000
      case .municipal: code / 100 == other.code / 100
      default: code == other.code
      }
    }
  }

  public let file: String
  public let version: String
  private var scalars: [UInt32] = []
  private var divisions: [Division] = []
  /// By a hash of the first two scalars of a name or short name: the first entry of a chain.
  private var heads: [Int32] = Array(repeating: -1, count: 1 << 13)
  /// `(division * 2 + (1 for the short name), next entry)`.
  private var chain: [(name: Int32, next: Int32)] = []

  /// Reads a whole model file. By bytes, because the table is the longest of the models and every
  /// start of the program waits for it.
  public init(name: String, contents: String) throws(ModelError) {
    file = name
    var contents = contents
    var found: String?
    var failure: (line: Int, reason: String)?
    var divisions: [Division] = []
    var scalars: [UInt32] = []
    divisions.reserveCapacity(1 << 12)
    scalars.reserveCapacity(1 << 15)
    contents.withUTF8 { bytes in
      var at = 0
      var number = 0
      while at < bytes.count {
        let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        number += 1
        let line = UnsafeBufferPointer(rebasing: bytes[at..<end])
        at = end + 1
        if line.first == UInt8(ascii: "#") {
          if line.starts(with: "#: version ".utf8) {
            found = String(decoding: line.dropFirst("#: version ".utf8.count), as: UTF8.self)
          }
        } else if line.contains(where: { $0 != 0x20 && $0 != 0x0D }), failure == nil {
          if let division = Self.division(line, &scalars) {
            divisions.append(division)
          } else {
            failure = (number, "expected a six-digit code, a tab and a name")
          }
        }
      }
    }
    if let failure {
      throw ModelError(file: name, line: failure.line, reason: failure.reason)
    }
    guard let found else {
      throw ModelError(file: name, line: 1, reason: "no header line '#: version N'")
    }
    version = found
    self.divisions = divisions
    self.scalars = scalars
    chain.reserveCapacity(2 * divisions.count)
    for (index, division) in divisions.enumerated() {
      link(Int32(index) * 2, at: Int(division.name.lowerBound))
      if division.shortName.count >= 2 {
        link(Int32(index) * 2 + 1, at: Int(division.shortName.lowerBound))
      }
    }
  }

  /// One line of the table; its names are added to `scalars`.
  private static func division(
    _ line: UnsafeBufferPointer<UInt8>, _ scalars: inout [UInt32]
  ) -> Division? {
    var numbers = (code: 0, year: 0)
    var field = 0
    let start = Int32(scalars.count)
    var nameEnd: Int32?
    var pending: UInt32 = 0
    for byte in line where byte != 0x0D {
      if byte == 0x09 {
        field += 1
        if field == 2 { nameEnd = Int32(scalars.count) }
      } else if field == 0 || field == 3 {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        if field == 0 {
          numbers.code = numbers.code * 10 + Int(byte - 0x30)
        } else {
          numbers.year = numbers.year * 10 + Int(byte - 0x30)
        }
      } else if byte & 0xC0 == 0x80 {
        pending = pending << 6 | UInt32(byte & 0x3F)
        scalars[scalars.count - 1] = pending
      } else {
        pending = UInt32(
          byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0xF : byte & 7)
        scalars.append(pending)
      }
    }
    let end = Int32(scalars.count)
    let name = start..<(nameEnd ?? end)
    guard numbers.code >= 110_000, numbers.code <= 999_999, name.count >= 2 else { return nil }
    return Division(
      code: numbers.code, name: name, shortName: name.upperBound..<end, lastYear: numbers.year)
  }

  private mutating func link(_ name: Int32, at start: Int) {
    let slot = slot(scalars[start], scalars[start + 1])
    chain.append((name, heads[slot]))
    heads[slot] = Int32(chain.count - 1)
  }

  @inline(__always)
  private func slot(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 19)
  }

  public func name(of division: Division) -> String {
    TextBuffer.string(scalars[Int(division.name.lowerBound)..<Int(division.name.upperBound)])
  }

  /// The divisions whose name or short name is the longest one that begins at `start`, and where it
  /// ends. Several divisions may have one name.
  public func longestMatch(
    in folded: UnsafeBufferPointer<UInt32>, at start: Int, end: Int
  ) -> (divisions: [Division], end: Int) {
    var best = start
    var found: [Division] = []
    guard start + 1 < end else { return (found, best) }
    var entry = heads[slot(folded[start], folded[start + 1])]
    while entry >= 0 {
      let (key, next) = chain[Int(entry)]
      entry = next
      let division = divisions[Int(key) / 2]
      let name = key & 1 == 0 ? division.name : division.shortName
      let length = name.count
      guard start + length <= end, start + length >= best,
        name.enumerated().allSatisfy({ scalars[Int($1)] == folded[start + $0] })
      else { continue }
      if start + length > best {
        best = start + length
        found.removeAll()
      }
      found.append(division)
    }
    return (found, best)
  }

  /// The divisions of today or before with this code.
  public func divisions(code: Int) -> [Division] {
    divisions.filter { $0.code == code }
  }

  /// The prefecture and the province that a division lies in.
  public func ancestors(of division: Division) -> [Division] {
    divisions.filter {
      $0.code != division.code && $0.level != .county && $0.contains(division)
    }
  }
}
