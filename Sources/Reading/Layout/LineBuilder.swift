internal import Gongwen

/// Makes a line of text of a row of glyphs: decides which gaps are spaces that somebody typed and
/// which are only typesetting (justification, the quarter em between Han and Latin).
struct LineBuilder {
  var styles: [GlyphStyle]

  func line(_ row: GlyphRow) -> Line {
    line(row.glyphs, em: row.em)
  }

  /// `em` is the width of a Han character in points.
  func line(_ glyphs: [Glyph], em: Float) -> Line {
    var line = Line([])
    line.scalars.reserveCapacity(glyphs.count + 4)
    line.boxes.reserveCapacity(glyphs.count + 4)
    let spaces = Self.spaces(glyphs, em: em)
    for (index, glyph) in glyphs.enumerated() {
      if index > 0, spaces[index] { Self.appendSpace(before: glyph, to: &line) }
      line.scalars.append(glyph.scalar)
      line.boxes.append(Self.box(glyph, in: glyphs, at: index))
    }
    line.style = style(of: glyphs)
    return line
  }

  /// The glyph's place without what its neighbours take of it: punctuation that is set close
  /// together (。（) shares the width of a character, each mark in its half.
  private static func box(_ glyph: Glyph, in line: [Glyph], at index: Int) -> GlyphBox {
    var (left, right) = (glyph.x0, glyph.x1)
    if index > 0, line[index - 1].x1 > left {
      left = (max(left, line[index - 1].x0) + min(right, line[index - 1].x1)) / 2
    }
    if index + 1 < line.count, line[index + 1].x0 < right {
      right = (max(glyph.x0, line[index + 1].x0) + min(right, line[index + 1].x1)) / 2
    }
    guard left < right else { return glyph.box }
    return GlyphBox(
      x: left, y: glyph.y0, width: right - left, height: glyph.height,
      confidence: glyph.confidence)
  }

  /// A row of a table without rules: wide gaps become tabs.
  func tableLine(_ row: GlyphRow) -> Line {
    let em = row.em
    var result = Line([])
    var from = 0
    for i in 1...row.glyphs.count
    where i == row.glyphs.count || row.glyphs[i].x0 - row.glyphs[i - 1].x1 > Self.cellGap * em {
      let cell = line(Array(row.glyphs[from..<i]), em: em)
      if from > 0 { Self.appendSpace(0x09, before: row.glyphs[from], to: &result) }
      result.scalars += cell.scalars
      result.boxes += cell.boxes
      from = i
    }
    result.style = style(of: row.glyphs)
    result.hints.isTableRow = true
    return result
  }

  /// A gap between the cells of a table without rules is wider than this, in em.
  static let cellGap: Float = 1.4

  /// Of the first Han glyph, because digits and Latin letters often come from another font.
  func style(of glyphs: [Glyph]) -> GlyphStyle? {
    guard let glyph = glyphs.first(where: { Script.isHan($0.scalar) }) ?? glyphs.first else {
      return nil
    }
    return styles.indices.contains(Int(glyph.style)) ? styles[Int(glyph.style)] : nil
  }

  /// Puts a space, or a tab between cells, into the gap before `glyph`.
  static func appendSpace(_ scalar: UInt32 = 0x20, before glyph: Glyph, to line: inout Line) {
    let end = line.boxes.last.map { $0.x + $0.width } ?? glyph.x0
    line.scalars.append(scalar)
    line.boxes.append(
      GlyphBox(x: end, y: glyph.y0, width: max(0, glyph.x0 - end), height: glyph.height))
  }

  /// For each glyph whether a space stands before it.
  private static func spaces(_ glyphs: [Glyph], em: Float) -> [Bool] {
    var result = [Bool](repeating: false, count: glyphs.count)
    guard glyphs.count > 1 else { return result }
    let stretch = stretch(glyphs)
    var narrowestMixed = Float.infinity
    for i in 1..<glyphs.count where isMixed(glyphs[i - 1], glyphs[i]) {
      let gap = gap(glyphs[i - 1], glyphs[i])
      if gap > 0.05 * em { narrowestMixed = min(narrowestMixed, gap) }
    }
    for i in 1..<glyphs.count {
      let (left, right) = (glyphs[i - 1], glyphs[i])
      let gap = gap(left, right)
      if left.confidence != nil, right.confidence != nil {
        result[i] = isRecognizedSpace(left, right, gap: gap, em: em)
      } else if Script.isWide(left.scalar), Script.isWide(right.scalar) {
        result[i] =
          gap > stretch + 0.22 * em && !Script.isOpening(left.scalar)
          && !Script.isClosing(right.scalar) && !Script.isPause(left.scalar)
      } else if isMixed(left, right) {
        // Between Han and Latin a quarter em is typesetting. A typed space is wider than the other
        // such gaps of its line; it is kept before a date (what issued, and when).
        result[i] =
          gap > stretch + 0.8 * em
          || (gap > 0.3 * em && stretch < 0.02 * em
            && (right.isAfterSpace || gap > 1.25 * narrowestMixed) && beginsYear(glyphs[i...]))
      } else {
        result[i] = gap > 0.14 * em && gap > stretch + 0.05 * em
      }
    }
    joinSpread(glyphs, em: em, spaces: &result)
    return result
  }

  /// Recognised characters stand only roughly where their boxes are, so that a narrow gap between
  /// them says nothing: words are parted where a space was seen, all else by white as wide as a
  /// character.
  private static func isRecognizedSpace(
    _ left: Glyph, _ right: Glyph, gap: Float, em: Float
  ) -> Bool {
    if Script.isOpening(left.scalar) || Script.isClosing(right.scalar)
      || Script.isPause(left.scalar)
    {
      return gap > 1.1 * em
    }
    if gap > 0.6 * em { return true }
    let isLatin =
      left.scalar < 0x250 && right.scalar < 0x250
      && (Script.isASCIILetter(left.scalar) || Script.isASCIILetter(right.scalar))
    let isHan = Script.isHan(left.scalar) && Script.isHan(right.scalar)
    return right.isAfterSpace && (isLatin || isHan)
  }

  /// Four digits and 年.
  private static func beginsYear(_ glyphs: ArraySlice<Glyph>) -> Bool {
    glyphs.count > 4 && glyphs.prefix(4).allSatisfy { 0x30...0x39 ~= $0.scalar }
      && glyphs[glyphs.startIndex + 4].scalar == 0x5E74
  }

  /// Some producers justify by making glyphs wider and others by moving them, or both in one line;
  /// the natural width makes them equal.
  private static func gap(_ left: Glyph, _ right: Glyph) -> Float {
    right.x0 - (Script.isWide(left.scalar) ? left.x0 + min(left.width, left.em) : left.x1)
  }

  private static func isMixed(_ left: Glyph, _ right: Glyph) -> Bool {
    Script.isWide(left.scalar) != Script.isWide(right.scalar)
  }

  /// The gap that justification puts between any two Han characters of the line.
  private static func stretch(_ glyphs: [Glyph]) -> Float {
    var gaps: [Float] = []
    for i in 1..<glyphs.count
    where Script.isWide(glyphs[i - 1].scalar) && Script.isWide(glyphs[i].scalar) {
      gaps.append(gap(glyphs[i - 1], glyphs[i]))
    }
    guard gaps.count > 3 else { return 0 }
    gaps.sort()
    return max(0, gaps[gaps.count / 4])
  }

  /// A word of two or three characters is spread to fill the width of a longer one (组　长, 李　翔,
  /// 总　则): single Han characters with a wide gap between them are one word, unless the gaps
  /// round them are narrower.
  private static func joinSpread(_ glyphs: [Glyph], em: Float, spaces: inout [Bool]) {
    func isSingle(_ i: Int) -> Bool {
      Script.isHan(glyphs[i].scalar) && (i == 0 || spaces[i] || !Script.isHan(glyphs[i - 1].scalar))
        && (i + 1 == glyphs.count || spaces[i + 1] || !Script.isHan(glyphs[i + 1].scalar))
    }
    func gap(_ i: Int) -> Float { Self.gap(glyphs[i - 1], glyphs[i]) }
    let singles = glyphs.indices.map(isSingle)
    var joined = spaces
    for i in 1..<glyphs.count where spaces[i] && singles[i - 1] && singles[i] {
      let before = i > 1 && spaces[i - 1] && singles[i - 2] ? gap(i - 1) : Float.infinity
      let after =
        i + 1 < glyphs.count && spaces[i + 1] && singles[i + 1] ? gap(i + 1) : Float.infinity
      if gap(i) < 3.2 * em, gap(i) < 1.25 * before, gap(i) < 1.25 * after { joined[i] = false }
    }
    spaces = joined
  }
}
