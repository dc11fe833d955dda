/// The number lists that OFD keeps in attributes.
enum OFDNumbers {
  /// Numbers with anything but letters and digits between them; what is no number, or none that a
  /// page could need, is left out.
  static func list(_ text: String?) -> [Double] {
    guard let text else { return [] }
    return tokens(text).compactMap(number)
  }

  static func first(_ text: String?) -> Double? {
    text.flatMap { tokens($0).first }.flatMap(number)
  }

  static func number(_ token: Substring) -> Double? {
    guard let value = Double(token), abs(value) < 1e7 else { return nil }
    return value
  }

  static func tokens(_ text: String) -> [Substring] {
    // On bytes: a page may have very many numbers.
    text.utf8.split { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3B }.map { Substring($0) }
  }

  /// `DeltaX` and `DeltaY`: offsets from each character to the next, where `g n v` stands for n
  /// times v (GB/T 33190-2016 §11.3). At most `count` are made, whatever n says.
  static func offsets(_ text: String, count: Int) -> [Double] {
    var result: [Double] = []
    let tokens = tokens(text)
    var index = 0
    while index < tokens.count, result.count < count {
      if tokens[index] == "g" || tokens[index] == "G" {
        guard index + 2 < tokens.count, let times = Int(tokens[index + 1]),
          let value = number(tokens[index + 2])
        else { break }
        result += repeatElement(value, count: max(0, min(times, count - result.count)))
        index += 3
      } else {
        result.append(number(tokens[index]) ?? 0)
        index += 1
      }
    }
    return result
  }
}
