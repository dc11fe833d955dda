internal import Gongwen

/// The way out for pages whose glyph rectangles do not fit their text: poppler's own lines, without
/// boxes.
enum UnplacedText {
  static func lines(_ text: [UInt32]) -> [Line] {
    text.split { $0 == 0x0A || $0 == 0x0C }.compactMap { part in
      let trimmed = part.drop { $0 <= 0x20 || $0 == 0x3000 }
      return trimmed.isEmpty ? nil : Line(Array(trimmed))
    }
  }
}
