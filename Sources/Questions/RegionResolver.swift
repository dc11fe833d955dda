internal import Gongwen
public import Models

/// Finds the administrative division (行政区划) that a reader means by a name or a code.
public struct RegionResolver: Sendable {
  let divisions: Divisions

  public init(_ divisions: Divisions) {
    self.divisions = divisions
  }

  public enum Answer: Equatable, Sendable {
    /// The first digits of the codes of the division and all in it, as `RegisterFilter.regions`.
    case found(code: String, name: String)
    case unknown
    /// Names with those of the divisions that they lie in, and codes.
    case ambiguous([String])
  }

  /// A name may lack its ending (祁县 or 祁, 晋中) and may stand after what it lies in (山西祁县).
  public func resolve(_ text: String) -> Answer {
    let name = TextBuffer.string(TextBuffer.fold(text)).filter { !$0.isWhitespace }
    if let code = Self.code(name) {
      let known = divisions.divisions(code: code)
      guard let division = known.first(where: { $0.lastYear == 0 }) ?? known.first else {
        return .unknown
      }
      return .found(code: Self.prefix(code), name: divisions.name(of: division))
    }
    for ending in [""] + Self.endings {
      let found = divisions(named: name + ending)
      let codes = Set(found.map(\.code))
      if codes.count == 1 {
        return .found(code: Self.prefix(found[0].code), name: divisions.name(of: found[0]))
      }
      if codes.count > 1 { return .ambiguous(found.map(describe)) }
    }
    return .unknown
  }

  /// Divisions of today of a name, else former ones; the name may stand after what they lie in.
  private func divisions(named name: String) -> [Divisions.Division] {
    let folded = name.unicodeScalars.map(\.value)
    return folded.withUnsafeBufferPointer { folded in
      var at = 0
      var found: [Divisions.Division] = []
      while at < folded.count {
        let (all, end) = divisions.longestMatch(in: folded, at: at, end: folded.count)
        let inner = found.isEmpty ? all : all.filter { one in found.contains { $0.contains(one) } }
        guard end > at, !inner.isEmpty else { return [] }
        found = inner
        at = end
      }
      let today = found.filter { $0.lastYear == 0 }
      return today.isEmpty ? found : today
    }
  }

  private func describe(_ division: Divisions.Division) -> String {
    let above = divisions.ancestors(of: division).filter { $0.lastYear == 0 }
      .sorted { $0.code < $1.code }
    return (above + [division]).map(divisions.name(of:)).joined() + " \(division.code)"
  }

  /// A code of two, four or six digits as one of six.
  private static func code(_ text: String) -> Int? {
    guard [2, 4, 6].contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return Int(text + String(repeating: "0", count: 6 - text.utf8.count))
  }

  private static func prefix(_ code: Int) -> String {
    if code % 10_000 == 0 { return String(code / 10_000) }
    return code % 100 == 0 ? String(code / 100) : String(code)
  }

  private static let endings = ["市", "县", "省", "区", "自治区", "自治州", "自治县", "旗", "盟", "地区"]
}
