public import Gongwen

/// The administrative divisions (行政区划) of `divisions.table`, found by name.
///
/// File format: six-digit code, name, short name, last year of a former division; separated by
/// tabs, trailing empty fields left out.
public struct Divisions: Sendable {
  public struct Division: Equatable, Sendable {
    /// Six digits, such as 140826.
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

  public init(_ model: ModelFile) throws(ModelError) {
    file = model.name
    version = model.version
    divisions.reserveCapacity(4096)
    scalars.reserveCapacity(1 << 15)
    chain.reserveCapacity(1 << 12)
    for (number, line) in model.lines {
      try add(line, number)
    }
  }

  private mutating func add(_ line: Substring, _ number: Int) throws(ModelError) {
    var code = 0
    var year = 0
    var field = 0
    let start = Int32(scalars.count)
    var nameEnd = start
    for scalar in line.unicodeScalars {
      if scalar == "\t" {
        field += 1
        if field == 2 { nameEnd = Int32(scalars.count) }
        continue
      }
      switch field {
      case 0, 3:
        guard scalar.value >= 0x30, scalar.value <= 0x39 else {
          if scalar == "\r" { continue }
          throw ModelError(file: file, line: number, reason: "'\(scalar)' is not a digit")
        }
        if field == 0 {
          code = code * 10 + Int(scalar.value - 0x30)
        } else {
          year = year * 10 + Int(scalar.value - 0x30)
        }
      default: scalars.append(scalar.value)
      }
    }
    let end = Int32(scalars.count)
    if field < 2 { nameEnd = end }
    guard code >= 110_000, code <= 999_999, nameEnd - start >= 2 else {
      throw ModelError(
        file: file, line: number, reason: "expected a six-digit code, a tab and a name")
    }
    let index = Int32(divisions.count)
    divisions.append(
      Division(code: code, name: start..<nameEnd, shortName: nameEnd..<end, lastYear: year))
    link(index * 2, at: Int(start))
    if end - nameEnd >= 2 { link(index * 2 + 1, at: Int(nameEnd)) }
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
