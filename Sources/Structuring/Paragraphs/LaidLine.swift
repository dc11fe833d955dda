internal import Gongwen

/// A line of a page with the measures that decide how it goes on.
struct LaidLine {
  /// Index of the page in the document and of the line on the page.
  var page: Int
  var index: Int
  var scalars: [UInt32]
  var boxes: [GlyphBox]
  var style: GlyphStyle?
  var hints: LineHints
  /// Edges of the glyphs, in points.
  var x0: Float
  var x1: Float
  var y0: Float
  var y1: Float
  /// Width of a Han character, in points.
  var em: Float
  var hasHan: Bool
  /// Whether the places of the glyphs are known; without them all measures are 0.
  var hasPlaces: Bool { !boxes.isEmpty }

  var centreX: Float { (x0 + x1) / 2 }
  var centreY: Float { (y0 + y1) / 2 }

  /// `nil` for a line without text.
  init?(_ line: Line, page: Int, index: Int) {
    guard !line.scalars.isEmpty else { return nil }
    self.page = page
    self.index = index
    scalars = line.scalars
    boxes = line.boxes.count == line.scalars.count ? line.boxes : []
    style = line.style
    hints = line.hints
    var (left, right) = (Float.infinity, -Float.infinity)
    var (top, bottom) = (Float.infinity, -Float.infinity)
    var widths: [Float] = []
    for (scalar, box) in zip(scalars, boxes) where box.width > 0 {
      left = min(left, box.x)
      right = max(right, box.x + box.width)
      top = min(top, box.y)
      bottom = max(bottom, box.y + box.height)
      if CharacterClass.isHan(scalar) { widths.append(box.width) }
    }
    // Glyphs without width, or so far off that no page can show them.
    if left >= right || max(-left, right, -top, bottom) > 1e6 {
      (boxes, left, right, top, bottom) = ([], 0, 0, 0, 0)
    }
    (x0, x1, y0, y1) = (left, right, top, bottom)
    hasHan = !widths.isEmpty
    widths.sort()
    // Justified glyphs are wider than their size says, so the reader's word counts more.
    let measured = widths.isEmpty ? 0.75 * (bottom - top) : widths[widths.count / 4]
    em = min(1e5, max(1, line.style?.size ?? measured))
  }

  /// Whether its characters were recognised from a picture.
  var isRecognized: Bool { boxes.first?.confidence != nil }

  /// Right edge without the punctuation that may hang over the edge of the text.
  var x1WithoutPunctuation: Float {
    guard let last = scalars.last, CharacterClass.isClosing(last), let box = boxes.last else {
      return x1
    }
    return min(x1, box.x)
  }

  var isRed: Bool {
    guard let colour = style?.colour else { return false }
    let (red, green, blue) = (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)
    return red > 0xA0 && green < 0x60 && blue < 0x60
  }

  /// Width of the first piece of the line that cannot be broken.
  var firstTokenWidth: Float { firstTokenWidth(in: scalars.indices) }

  /// Width of the first piece of a part of the line that cannot be broken: a Han character with
  /// the punctuation that sticks to it, or a Latin word or number.
  func firstTokenWidth(in part: Range<Int>) -> Float {
    var i = part.lowerBound
    while i < part.upperBound, CharacterClass.isOpening(scalars[i]) || scalars[i] == 0x2B { i += 1 }
    guard hasPlaces, i < part.upperBound else { return x1 - x0 }
    func skip(_ isMember: (UInt32) -> Bool) {
      while i < part.upperBound, isMember(scalars[i]) { i += 1 }
    }
    if CharacterClass.isASCIIWord(scalars[i]) { skip(CharacterClass.isASCIIWord) } else { i += 1 }
    skip(CharacterClass.isClosing)
    // A half-width comma or colon keeps a number or word that follows it (UAX #14, LB13 and LB29).
    while i < part.upperBound, i > part.lowerBound, CharacterClass.isInfix(scalars[i - 1]),
      CharacterClass.isASCIIWord(scalars[i])
    {
      skip(CharacterClass.isASCIIWord)
      skip(CharacterClass.isClosing)
    }
    let last = boxes[i - 1]
    // The line may be stretched; what counts is the natural width.
    return min(last.x + last.width - boxes[part.lowerBound].x, Float(i - part.lowerBound) * em)
  }
}

/// The few classes of characters that rejoining lines depends on.
enum CharacterClass {
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool { 0x30...0x39 ~= scalar }

  static func isASCIILetter(_ scalar: UInt32) -> Bool {
    0x41...0x5A ~= scalar || 0x61...0x7A ~= scalar
  }

  static func isASCIIWord(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || isASCIILetter(scalar) || scalar == 0x2E || scalar == 0x25 || scalar == 0x2D
      || scalar == 0x2F
  }

  /// Punctuation that cannot begin a line.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D, 0x3001, 0x3002, 0x300B, 0x300D, 0x300F,
      0x3011, 0x3015, 0x2019, 0x201D, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
      0xFF05, 0x25:
      true
    default: false
    }
  }

  /// Half-width marks that stand inside numbers and words too.
  static func isInfix(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == 0x2E || scalar == 0x3A || scalar == 0x3B
  }

  /// Punctuation that cannot end a line.
  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x2018, 0x201C, 0xFF08: true
    default: false
    }
  }

  /// Marks that end a clause or a paragraph.
  static func isTerminal(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x3A, 0x3B, 0x21, 0x3F: true
    default: false
    }
  }

  /// Numerals of the Chinese markers 一、 to 九十九、.
  static func isHanNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x96F6, 0x3007:
      true
    default: false
    }
  }
}
