/// HTML that is being written, in UTF-8.
public struct HTMLText: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public var result: String { String(decoding: bytes, as: UTF8.self) }

  /// Markup that is the program's own.
  public mutating func raw(_ markup: String) { bytes += markup.utf8 }

  /// Text of a document, as it may stand between tags and in quotes; without control characters,
  /// which HTML forbids.
  public mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20, 0x7F: break
      default: bytes.append(byte)
      }
    }
  }

  /// The beginning of a page that needs nothing from elsewhere, up to what its body holds.
  ///
  /// The browser runs and loads nothing else, whatever stands in the texts.
  ///
  /// - Parameter script: what stands between the tags of its one script, the only one that may run.
  public mutating func beginPage(
    _ title: String, language: Language, style: String, script: String
  ) {
    raw(
      """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src '\(Self.digest(script))'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>
      """)
    text(title)
    raw("</title>\n<style>\n\(style)</style>\n</head>\n<body>\n")
  }

  /// As a Content Security Policy names a script that may run: SHA-256 in Base64.
  public static func digest(_ script: String) -> String {
    let digits = SHA256.hex(Array(script.utf8)).utf8.map {
      Int($0 >= 0x61 ? $0 - 0x61 + 10 : $0 - 0x30)
    }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    // Three digits are twelve bits, two letters; the last of 64 digits stands for a byte's half.
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 3) {
      let three = digits[start..<min(start + 3, digits.count)]
      let value = (three + [0, 0]).prefix(3).reduce(0) { $0 << 4 | $1 }
      bytes.append(letters[value >> 6])
      if three.count > 1 { bytes.append(letters[value & 63]) }
    }
    while bytes.count % 4 > 0 { bytes.append(UInt8(ascii: "=")) }
    return "sha256-" + String(decoding: bytes, as: UTF8.self)
  }
}
