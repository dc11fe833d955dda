internal import Gongwen

extension Wording {
  /// `120/1000  4.2 documents/s  3 min 20 s left`
  public func progress(
    _ done: Int, of total: Int, perSecond: Double?, secondsLeft: Int?
  ) -> String {
    var words = "\(done)/\(total)"
    if let perSecond {
      words += "  \(Self.rate(perSecond))" + (language == .zh ? "份/秒" : " documents/s")
    }
    if let secondsLeft, done < total {
      words +=
        language == .zh
        ? "  剩余\(duration(secondsLeft))" : "  \(duration(secondsLeft)) left"
    }
    return words
  }

  /// Seconds in the two largest units that they fill.
  public func duration(_ seconds: Int) -> String {
    let units = language == .zh ? ["小时", "分", "秒"] : [" h", " min", " s"]
    let parts = zip([seconds / 3600, seconds / 60 % 60, seconds % 60], units)
      .drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
    return parts.isEmpty ? "0" + units[2] : parts.joined(separator: language == .zh ? "" : " ")
  }

  /// One decimal below ten.
  private static func rate(_ value: Double) -> String {
    let tenths = Int(min(value, 1e9) * 10)
    return tenths >= 100 || tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
