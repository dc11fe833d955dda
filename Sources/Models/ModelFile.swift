/// The lines of a model file after its header.
///
/// Every model file is UTF-8 text. Lines that begin with `#` are comments; a header line
/// `#: version 1.2` gives the file's version. Blank lines mean nothing.
public struct ModelFile: Sendable {
  public var name: String
  public var version: String
  /// Lines that say something, with their 1-based numbers.
  public var lines: [(number: Int, text: Substring)]

  public init(name: String, contents: String) throws(ModelError) {
    self.name = name
    var version: String?
    var lines: [(number: Int, text: Substring)] = []
    var number = 0
    for line in contents.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      guard let first = line.first else { continue }
      if first == UInt8(ascii: "#") {
        if line.starts(with: "#: version ".utf8) {
          version = String(Substring(line.dropFirst("#: version ".utf8.count)))
        }
        continue
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      lines.append((number, Substring(line)))
    }
    guard let version else {
      throw ModelError(file: name, line: 1, reason: "no header line '#: version N'")
    }
    self.version = version
    self.lines = lines
  }
}
