internal import Gongwen

/// What one line looks like on its own.
struct LineShape {
  /// Columns: a Han character or a sign of punctuation is two, a Latin letter or digit one.
  var width = 0
  var marker: Marker.Kind?
  /// Ends with 。！？；： or one of them before a closing quote or bracket.
  var isClosed = false
  /// Ends with 。！？ before a closing quote or bracket, if any.
  var endsSentence = false
  /// Begins with a bracket that names responsible units.
  var startsUnitList = false
  /// Ends with a sign after which a sentence always goes on (，、 or an opening bracket).
  var isOpen = false
  /// Ends with an opening bracket or quote.
  var endsWithOpenBracket = false
  /// Ends with a closing bracket.
  var endsBracket = false
  /// Commas in the line.
  var commas = 0
  /// Brackets opened less brackets closed.
  private var depth = 0
  /// A bracket was opened and not closed.
  var hasOpenBracket: Bool { depth > 0 }
  /// Begins with a sign that never begins a paragraph.
  var startsInside = false
  /// Holds a full stop or semicolon before its end.
  var hasSentence = false
  /// Begins an element of its own: a numbered item, 附件, 抄送, a date, a document number, a note,
  /// a list of responsible units, a dash.
  var startsElement = false
  var isDate = false
  var isDocumentNumber = false
  /// Begins with a date of day, month and year.
  var startsWithDate = false
  /// 附件, 附件1：
  var isAttachmentMark = false
  /// （试行）: brackets around the whole line.
  var isBracket = false
  var isRow = false

  init(_ line: [UInt32], isRow: Bool, words: ParagraphWords) {
    self.isRow = isRow
    guard let first = line.first, let last = line.last, !isRow else { return }
    measure(line)
    let head = line.prefix(12).map(TextBuffer.fold)
    marker = head.withUnsafeBufferPointer { Marker($0, at: 0, end: head.count)?.kind }
    isOpen = Self.opens(last)
    endsWithOpenBracket = isOpen && ![0xFF0C, 0x2C, 0x3001].contains(last)
    isClosed = Self.closes(line)
    endsSentence = isClosed && line.suffix(3).contains { [0x3002, 0xFF01, 0xFF1F].contains($0) }
    startsUnitList =
      words.startsUnitList(head)
      || (line.count <= 3 && hasOpenBracket && (first == 0x3014 || first == 0x3010))
    startsInside = Self.insideSigns.contains(first)
    isDate = LineForms.isDate(line)
    startsWithDate = LineForms.startsWithDate(line)
    isDocumentNumber = LineForms.isDocumentNumber(line)
    isAttachmentMark = Self.isAttachmentMark(line)
    isBracket =
      (first == 0xFF08 || first == 0x28) && (last == 0xFF09 || last == 0x29) && line.count <= 30
    let isRoster = line.contains(0x20) && RosterLine(words: words).normalised(line) != nil
    startsElement =
      marker != nil || isDate || isRoster || isDocumentNumber || isAttachmentMark
      || startsUnitList || words.elementStarts.contains { head.starts(with: $0) }
  }

  private mutating func measure(_ line: [UInt32]) {
    for (index, scalar) in line.enumerated() {
      width += scalar < 0x80 && TypesettingSpaces.isWord(scalar) || scalar == 0x20 ? 1 : 2
      switch scalar {
      case 0xFF08, 0x28, 0x300A, 0x3014, 0x3010: depth += 1
      case 0xFF09, 0x29, 0x300B, 0x3015, 0x3011: depth -= 1
      case 0xFF0C, 0x2C: commas += 1
      case 0x3002, 0xFF1B: if index + 1 < line.count { hasSentence = true }
      default: break
      }
    }
    endsBracket = line.last.map { [0xFF09, 0x29, 0x3015, 0x3011, 0x5D].contains($0) } == true
  }

  /// Takes in the shape of a line that goes on with this one.
  mutating func absorb(_ next: LineShape) {
    hasSentence = hasSentence || next.hasSentence || (isClosed && !next.startsInside)
    width += next.width
    commas += next.commas
    depth += next.depth
    (isClosed, endsSentence) = (next.isClosed, next.endsSentence)
    (isOpen, endsWithOpenBracket) = (next.isOpen, next.endsWithOpenBracket)
    endsBracket = next.endsBracket
    (isDate, isDocumentNumber) = (false, false)
    (isAttachmentMark, isBracket) = (false, false)
  }

  private static func opens(_ last: UInt32) -> Bool {
    switch last {
    case 0xFF0C, 0x2C, 0x3001, 0xFF08, 0x28, 0x300A, 0x3014, 0x3010, 0x201C, 0x2018: true
    default: false
    }
  }

  private static func closes(_ line: [UInt32]) -> Bool {
    for scalar in line.reversed().prefix(3) {
      switch scalar {
      case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, 0x3B, 0x3A, 0x21, 0x3F, 0x2026: return true
      case 0x201D, 0x2019, 0xFF09, 0x29, 0x3015, 0x3011: continue
      default: return false
      }
    }
    return false
  }

  private static let insideSigns = Set(
    "，。；：、）》〕】”’！？,;:)％%".unicodeScalars.map(\.value))

  /// 附件, 附件1, 附件 2：, 附表三
  private static func isAttachmentMark(_ line: [UInt32]) -> Bool {
    guard line.count >= 2, line.count <= 7, line[0] == 0x9644,
      [0x4EF6, 0x8868, 0x5F55, 0x56FE].contains(line[1])
    else { return false }
    return line.dropFirst(2).allSatisfy {
      let folded = TextBuffer.fold($0)
      return Scalars.isDigit(folded) || Scalars.chineseDigit($0) != nil || folded == 0x3A
        || folded == 0x2D
    }
  }
}
