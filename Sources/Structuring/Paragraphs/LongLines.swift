internal import Gongwen

/// Cuts a line that holds many paragraphs, or a whole document: at gaps, before numbered items that
/// count up, and around the document number, the addressees and the signature.
struct LongLines {
  /// Lines that are no longer than a long paragraph stay whole.
  private static let longest = 1800

  private let words: ParagraphWords
  private let line: [UInt32]
  private let folded: [UInt32]
  private var cuts: [Int] = []

  static func split(_ line: Line, _ words: ParagraphWords) -> [[UInt32]] {
    let scalars = line.scalars
    guard !line.hints.isTableRow || scalars.count > 20_000 else { return [scalars] }
    let isDocument = scalars.count > longest || countsHeadings(scalars)
    guard isDocument || hasGaps(scalars) else { return [scalars] }
    guard isDocument else { return cutAtGaps(scalars, isDocument: false) }
    var parts: [[UInt32]] = []
    for part in cutAtGaps(withoutCopy(scalars), isDocument: true) {
      if LineForms.isDate(part.prefix(20).filter { !Scalars.isSpace($0) }),
        let last = parts.popLast()
      {
        parts += cutIssuer(last, words)
      }
      parts += part.count > 40 ? LongLines(part, words).parts() : [part]
    }
    if let last = parts.popLast() { parts += cutFoot(last) }
    return IssuedTitle.cut(parts)
  }

  /// Whether a shorter line holds a document too: 一、, 二、 and 三、 in order, each after a sentence
  /// or a space. Nothing else counts its sections within a paragraph.
  private static func countsHeadings(_ line: [UInt32]) -> Bool {
    guard line.count >= 200 else { return false }
    var next = 0
    for index in line.indices.dropFirst().dropLast()
    where line[index + 1] == 0x3001 && line[index] == sections[next] {
      guard Scalars.isSpace(line[index - 1]) || line[index - 1] == 0x3002 else { continue }
      next += 1
      if next == sections.count { return true }
    }
    return false
  }

  /// 一, 二, 三
  private static let sections: [UInt32] = [0x4E00, 0x4E8C, 0x4E09]

  private init(_ line: [UInt32], _ words: ParagraphWords) {
    self.words = words
    self.line = line
    folded = line.map(TextBuffer.fold)
  }

  private func parts() -> [[UInt32]] {
    var cutter = self
    cutter.cutFront()
    cutter.cutBeforeItems()
    cutter.cutSignature()
    cutter.cutBeforeWords()
    return Self.pieces(line, at: cutter.cuts)
  }

  static func pieces(_ line: [UInt32], at cuts: [Int]) -> [[UInt32]] {
    var pieces: [[UInt32]] = []
    var start = 0
    for cut in Set(cuts).sorted() + [line.count] where cut > start {
      let piece = Array(line[start..<cut])
      if piece.contains(where: { !Scalars.isSpace($0) }) { pieces.append(piece) }
      start = cut
    }
    return pieces
  }

  // MARK: Copies and ends

  /// Pages that print a text twice make one line of both.
  private static func withoutCopy(_ line: [UInt32]) -> [UInt32] {
    let head = line.prefix(32)
    guard head.count == 32 else { return line }
    var start = 200
    while let copy = line[start...].firstIndex(of: head[0]), copy + 200 < line.count {
      start = copy + 1
      guard line[copy...].starts(with: head) else { continue }
      var length = 0
      while length < copy, copy + length < line.count, line[length] == line[copy + length] {
        length += 1
      }
      if length * 10 >= copy * 8 { return Array(line[..<copy] + line[(copy + length)...]) }
    }
    return line
  }

  /// Takes the issuer off the end of the text that its signature follows.
  private static func cutIssuer(_ part: [UInt32], _ words: ParagraphWords) -> [[UInt32]] {
    guard let stop = part.suffix(70).lastIndex(of: 0x3002), stop + 4 < part.count,
      words.endsWithBody(part[stop...].filter { !Scalars.isSpace($0) }[...])
    else { return [part] }
    return pieces(part, at: [stop + 1])
  }

  /// What stands after the last sentence of a document.
  private static func cutFoot(_ part: [UInt32]) -> [[UInt32]] {
    guard let stop = part.suffix(240).lastIndex(of: 0x3002), stop + 1 < part.count,
      ![0xFF08, 0x28, 0x201D, 0x3014, 0x3010].contains(part[stop + 1])
    else { return [part] }
    return pieces(part, at: [stop + 1])
  }

  // MARK: Gaps

  private static func hasGaps(_ line: [UInt32]) -> Bool {
    guard line.count >= 24 else { return false }
    var last: UInt32 = 0
    for scalar in line {
      if scalar == 0x3000, last == 0x3000 { return true }
      last = scalar
    }
    return false
  }

  /// Two ideographic spaces set a paragraph in; in a line that is a document any wide gap does.
  private static func cutAtGaps(_ line: [UInt32], isDocument: Bool) -> [[UInt32]] {
    var cuts: [Int] = []
    var start = 0
    let tokens = TypesettingSpaces.tokens(line)
    for (left, right) in zip(tokens, tokens.dropFirst()) {
      let gap = line[left.upperBound..<right.lowerBound]
      let columns = gap.reduce(0) { $0 + ($1 == 0x3000 ? 2 : 1) }
      let before = line[left.upperBound - 1]
      guard columns >= 3 || gap.filter({ $0 == 0x3000 }).count >= 2 else { continue }
      // 总　　则, 李　　翔, 第一条　　为: a gap inside one element.
      if left.count <= 1 || right.count <= 1 || LineForms.isArticleMark(line[left]) { continue }
      let isClosed = [0x3002, 0xFF1B, 0xFF1A, 0x3A, 0x3B, 0xFF09, 0x29, 0xFF01, 0xFF1F]
        .contains(before)
      let startsItem = startsItem(line, right.lowerBound)
      let isChapter = LineForms.isArticleMark(line[start...].prefix { $0 != 0x3000 })
      if isDocument || isClosed || startsItem || (isChapter && right.count > 1) {
        cuts.append(right.lowerBound)
        start = right.lowerBound
      }
    }
    return pieces(line, at: cuts)
  }

  private static func startsItem(_ line: [UInt32], _ index: Int) -> Bool {
    let head = line[index...].prefix(12).map(TextBuffer.fold)
    return head.withUnsafeBufferPointer { Marker($0, at: 0, end: head.count) != nil }
  }

  // MARK: Front

  /// Title, document number and addressees.
  private mutating func cutFront() {
    let front = line.prefix(500)
    var start = 0
    // A title that a space sets off.
    let opening = front.prefix(120).prefix { !Self.isPunctuation($0) }
    if let end = opening.indices.first(where: {
      $0 >= 8 && Scalars.isSpace(opening[$0]) && words.endsTitle(opening[..<$0])
    }) {
      cuts.append(end)
      start = end
    }
    if let number = documentNumber(front) {
      cuts += [number.lowerBound, number.upperBound]
      start = number.upperBound
    }
    // Addressees end at the first colon, and no sentence ends before it.
    guard let colon = front[start...].firstIndex(where: { $0 == 0xFF1A || $0 == 0x3A }),
      colon - start < 300, !front[start..<colon].contains(0x3002),
      words.addressees.contains(where: { LineForms.holds(front[start..<colon], $0) })
    else { return }
    cuts.append(colon + 1)
    // They begin with 各 after a title.
    for index in start..<colon where front[index] == 0x5404 && index > start + 6 {
      if words.endsTitle(front[start..<index]) {
        cuts.append(index)
        return
      }
    }
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    [0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0x3A].contains(scalar)
  }

  /// The number that follows the title, before any sentence or mark of punctuation.
  private func documentNumber(_ front: ArraySlice<UInt32>) -> Range<Int>? {
    guard let open = front.firstIndex(where: { $0 == 0x3014 || $0 == 0x5B || $0 == 0xFF3B }),
      open + 6 < front.endIndex,
      front[(open + 1)..<(open + 5)].allSatisfy(Scalars.isDigit),
      let end = front[open...].prefix(14).firstIndex(of: 0x53F7)
    else { return nil }
    let stops: Set<UInt32> = [0x3002, 0xFF0C, 0xFF1A, 0x3A, 0x300A]
    let title = front[..<open]
    guard !title.contains(where: { stops.contains($0) }) else { return nil }
    // The code of the issuer begins after the noun that ends the title.
    for start in title.indices.reversed() where start > 0 && open - start <= 10 {
      if words.endsTitle(title[..<start]) || words.endsLetterhead(title[..<start]) {
        return start..<(end + 1)
      }
    }
    return nil
  }

  // MARK: Items

  private struct Candidate {
    var marker: Marker
    var start: Int
  }

  private mutating func cutBeforeItems() {
    let candidates = candidates()
    var counts = [Int](repeating: 0, count: 6)
    var segment = cuts.max() ?? 0
    var segmentIsHeading = false
    for (index, candidate) in candidates.enumerated() {
      guard let level = Self.level(candidate.marker.kind) else { continue }
      let value = candidate.marker.value
      let start = candidate.start
      guard start >= segment else { continue }
      let isNext = value == counts[level] + 1
      let isFirst = value == 1 && (level == 2 || Self.hasSecond(candidates, after: index, level))
      guard isNext || isFirst else { continue }
      guard standsFree(start, segment: segment, isHeading: segmentIsHeading) else { continue }
      if start > 0 { cuts.append(start) }
      if let end = usualHeading(candidate.marker.headingStart)
        ?? spacedHeading(candidate.marker.headingStart)
      {
        cuts.append(end)
      }
      segment = start
      segmentIsHeading = level != 2
      // Numbers can count on through the next heading, or begin again below it.
      counts[level] = value
    }
  }

  /// The end of a heading that most documents have (指导思想), where text follows it without a sign.
  private func usualHeading(_ start: Int) -> Int? {
    let rest = line[start...]
    guard let heading = words.usualHeadings.first(where: { rest.starts(with: $0) }) else {
      return nil
    }
    let end = start + heading.count
    guard end + 8 < line.count, line[end..<(end + 4)].allSatisfy(TypesettingSpaces.isHan) else {
      return nil
    }
    // 和 and 、 go on with the heading.
    return [0x548C, 0x53CA, 0x4E0E].contains(line[end]) ? nil : end
  }

  /// The end of a short heading without punctuation that a space sets off from its text.
  private func spacedHeading(_ start: Int) -> Int? {
    let heading = line[start...].prefix { TypesettingSpaces.isHan($0) }
    guard (2...20).contains(heading.count), heading.endIndex < line.count,
      Scalars.isSpace(line[heading.endIndex])
    else { return nil }
    return heading.endIndex
  }

  /// 0 chapter, 1 section, 2 article, 3 一、, 4 (一), 5 1. and (1); articles count through all.
  private static func level(_ kind: Marker.Kind) -> Int? {
    switch kind {
    case .part, .chapter: 0
    case .section: 1
    case .article: 2
    case .chinese: 3
    case .chineseBracket: 4
    case .arabic: 5
    default: nil
    }
  }

  private static func hasSecond(_ all: [Candidate], after index: Int, _ level: Int) -> Bool {
    all[(index + 1)...].prefix(400).contains {
      $0.marker.value == 2 && Self.level($0.marker.kind) == level
    }
  }

  private func candidates() -> [Candidate] {
    var candidates: [Candidate] = []
    folded.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        if let marker = Marker(text, at: index, end: min(text.count, index + 12)),
          Self.level(marker.kind) != nil, index == 0 || !isInNumber(index)
        {
          candidates.append(Candidate(marker: marker, start: index))
          index = marker.range.upperBound
        } else {
          index += 1
        }
      }
    }
    return candidates
  }

  private func isInNumber(_ index: Int) -> Bool {
    let (before, first) = (folded[index - 1], folded[index])
    if Scalars.isDigit(first) {
      return Scalars.isDigit(before) || before == 0x2E || before == 0x2D
    }
    return Scalars.chineseDigit(first) != nil
      && (Scalars.chineseDigit(before) != nil || before == 0x7B2C || before == 0x767E)
  }

  /// An item begins after the end of a sentence, or after a heading, which has no punctuation.
  private func standsFree(_ start: Int, segment: Int, isHeading: Bool) -> Bool {
    guard start > 0 else { return true }
    var last = start - 1
    while last > 0, Scalars.isSpace(line[last]) { last -= 1 }
    switch line[last] {
    case 0x3002, 0xFF1B, 0x3B, 0xFF1A, 0x3A, 0xFF01, 0xFF1F, 0xFF09, 0x29, 0x3015, 0x3011,
      0x201D:
      return true
    default: break
    }
    let stops: Set<UInt32> = [0x3002, 0xFF1B, 0xFF1A]
    return isHeading && start - segment <= 60
      && !line[segment..<start].contains { stops.contains($0) }
  }

  /// 附件：, 抄送： and dashes begin paragraphs after a sentence.
  private mutating func cutBeforeWords() {
    for (index, scalar) in line.enumerated().dropFirst()
    where line[index - 1] == 0x3002 && Self.starts.contains(where: { $0[0] == scalar }) {
      if Self.starts.contains(where: { line[index...].starts(with: $0) }) { cuts.append(index) }
    }
  }

  private static let starts: [[UInt32]] = ["附件：", "附件:", "抄送：", "抄送:", "——", "主送："].map {
    $0.unicodeScalars.map(\.value)
  }

  // MARK: Signature

  /// `…执行。某某办公室2013年10月12日（此件公开发布）某某办法…`
  private mutating func cutSignature() {
    var index = 0
    while let year = line[index...].firstIndex(of: 0x5E74) {
      index = year + 1
      guard year >= 4, let day = line[year...].prefix(8).firstIndex(of: 0x65E5),
        line[year..<day].contains(0x6708)
      else { continue }
      var start = year
      while start > 0, Scalars.isDigit(folded[start - 1]) { start -= 1 }
      guard year - start == 4 else { continue }
      // The issuer stands between the last sentence and the date.
      let sentence =
        line[max(0, start - 80)..<start].lastIndex { $0 == 0x3002 }
        .map { $0 + 1 } ?? (start <= 80 ? 0 : nil)
      guard let sentence else { continue }
      let issuer = line[sentence..<start].filter { !Scalars.isSpace($0) }
      let stops: Set<UInt32> = [0xFF0C, 0xFF1B, 0xFF1A, 0x300A, 0x300B, 0x2C]
      guard words.endsWithBody(issuer[...]), issuer.count >= 4,
        !issuer.contains(where: { stops.contains($0) })
      else { continue }
      cuts += [sentence, start]
      var end = day + 1
      if line[end...].starts(with: [0x5370, 0x53D1]) { end += 2 }
      cuts.append(end)
      let isNote = line[end...].drop(while: Scalars.isSpace).first.map {
        $0 == 0xFF08 || $0 == 0x28
      }
      if isNote == true,
        let close = line[end...].prefix(30).firstIndex(where: { $0 == 0xFF09 || $0 == 0x29 })
      {
        cuts.append(close + 1)
      }
      index = end
    }
  }
}

/// The title of the text that a notice issues: the notice names it in 《》, and where all breaks
/// are lost the text begins with it.
enum IssuedTitle {
  static func cut(_ parts: [[UInt32]]) -> [[UInt32]] {
    var titles: [[UInt32]] = []
    var result: [[UInt32]] = []
    for (index, part) in parts.enumerated() {
      if index < 12 { titles += named(part) }
      // The longest name that the part begins with is its title.
      let title = titles.filter { part.count > $0.count && part.starts(with: $0) }
        .max { $0.count < $1.count }
      if let title {
        result += [title, Array(part[title.count...])]
      } else {
        result.append(part)
      }
    }
    return result
  }

  /// What stands in 《》 or after 印发 in a notice.
  private static func named(_ part: [UInt32]) -> [[UInt32]] {
    var names: [[UInt32]] = []
    let head = part.prefix(600)
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: 0x300A),
      let close = head[open...].firstIndex(of: 0x300B)
    {
      if close - open > 6 { names.append(Array(head[(open + 1)..<close])) }
      index = close + 1
    }
    return names
  }
}
