internal import CICU
internal import Gongwen

/// Restores GBK text whose bytes a font without a proper encoding gives out as Latin-1 characters,
/// two for every Han character.
enum GlyphMojibake {
  /// `nil` where the glyphs do not make Chinese text that way.
  static func repaired(_ glyphs: [Glyph]) -> [Glyph]? {
    var result: [Glyph] = []
    var pairs: [Int] = []
    for row in GlyphRow.rows(of: glyphs) {
      var i = 0
      while i < row.glyphs.count {
        var glyph = row.glyphs[i]
        if i + 1 < row.glyphs.count, isLead(glyph.scalar), isTrail(row.glyphs[i + 1].scalar) {
          let trail = row.glyphs[i + 1]
          glyph.scalar = glyph.scalar << 8 | trail.scalar
          glyph.x1 = max(glyph.x1, trail.x1)
          glyph.y0 = min(glyph.y0, trail.y0)
          glyph.y1 = max(glyph.y1, trail.y1)
          pairs.append(result.count)
          i += 1
        }
        result.append(glyph)
        i += 1
      }
    }
    let decoded = decode(pairs.map { result[$0].scalar })
    guard decoded.count == pairs.count else { return nil }
    for (index, scalar) in zip(pairs, decoded) { result[index].scalar = scalar }
    let wide = result.count { Script.isWide($0.scalar) }
    return 2 * wide > result.count ? result : nil
  }

  private static func isLead(_ scalar: UInt32) -> Bool { 0x81...0xFE ~= scalar }

  private static func isTrail(_ scalar: UInt32) -> Bool {
    0x40...0xFE ~= scalar && scalar != 0x7F
  }

  /// Decodes all pairs in one call; a line feed after each keeps a broken one from taking others
  /// with it.
  private static func decode(_ pairs: [UInt32]) -> [UInt32] {
    guard !pairs.isEmpty else { return [] }
    var bytes: [CChar] = []
    for pair in pairs {
      bytes.append(CChar(bitPattern: UInt8(pair >> 8)))
      bytes.append(CChar(bitPattern: UInt8(pair & 0xFF)))
      bytes.append(0x0A)
    }
    var text = [CChar](repeating: 0, count: 4 * bytes.count)
    let written = gw_decode(
      "gb18030", bytes, Int32(clamping: bytes.count), &text, Int32(clamping: text.count))
    guard written > 0, written <= Int32(text.count) else { return [] }
    let decoded = String(
      decoding: text[..<Int(written)].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return decoded.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { $0.first?.value ?? 0xFFFD }
  }
}
