internal import Gongwen
internal import Models

/// Finds which element of GB/T 9704-2012 §7 each paragraph is, and the parts of the document.
struct ElementFinder {
  /// What the paragraphs are, and the words in them that say something of the whole document.
  struct Elements {
    var kinds: [Paragraph.Kind]
    var parts: [String]
    /// Paragraphs that take no part in the outline although they look like headings (a table of
    /// contents).
    var skipped: Set<Int> = []
    /// Paragraphs of the title above the document number or the addressees.
    var title: Int?
    /// The title of the text that is issued with a notice.
    var issuedTitle: Int?
    var documentNumber: Range<Int>?
    var addressees: [Range<Int>] = []
    var letterheads: [Range<Int>] = []
    var signatures: [Range<Int>] = []
    var signatureDate: Range<Int>?
    var headDate: Range<Int>?
    var printDate: Range<Int>?
    var printer: Range<Int>?
    var copies: [Range<Int>] = []
    var listedAttachments: [Range<Int>] = []
    var attachmentTitles: [Range<Int>] = []

    /// Whether the signature closes a text with items of its own, and no other text follows it.
    var endsWithSignature: Bool {
      guard attachmentTitles.isEmpty, listedAttachments.isEmpty,
        let last = kinds.lastIndex(where: { $0 == .date || $0 == .signature })
      else { return false }
      return !kinds[(last + 1)...].contains(.body) && !kinds[(last + 1)...].contains(.tableRow)
    }
  }

  let text: TextBuffer
  let ranges: [Range<Int>]
  let assembled: [AssembledParagraph]
  let protection: Protection
  let rules: ElementRules
  let matcher: Matcher

  /// A paragraph longer than this is no list of bodies.
  static let longestElement = 400
  /// A paragraph longer than this is none of the short elements, such as a signature or a title.
  static let longestLine = 120
  /// Front matter does not go on for longer than this.
  static let longestHead = 60

  func find() -> Elements {
    var elements = Elements(
      kinds: Array(repeating: .body, count: ranges.count),
      parts: Array(repeating: "正文", count: ranges.count))
    for index in ranges.indices where isTableRow(index) { elements.kinds[index] = .tableRow }
    let head = readHead(&elements)
    readBody(from: head, &elements)
    return elements
  }

  // MARK: Front matter

  /// Reads letterhead, number, title and addressees; returns the first paragraph after them.
  private func readHead(_ elements: inout Elements) -> Int {
    var candidates: [Int] = []
    var index = 0
    scan: while index < min(ranges.count, Self.longestHead) {
      let range = ranges[index]
      if range.count > Self.longestElement || elements.kinds[index] == .tableRow { break }
      let cues = CueFilter(text, range: range)
      func match(_ name: ElementRules.Name) -> Match? {
        rules.match(name, text, range, cues, with: matcher)
      }
      if let found = match(.documentNumber) ?? match(.orderNumber) {
        elements.kinds[index] = .documentNumber
        if elements.documentNumber == nil { elements.documentNumber = found["number"] }
      } else if match(.letterhead) != nil,
        rules.endsInUnit(text, range.lowerBound..<(range.upperBound - 2))
      {
        elements.kinds[index] = .letterhead
        elements.letterheads.append(range)
      } else if let found = match(.date) {
        elements.kinds[index] = .date
        if elements.headDate == nil { elements.headDate = found["date"] }
      } else if match(.note) != nil || match(.remark) != nil || match(.history) != nil {
        elements.kinds[index] = .note
      } else if let found = match(.mainAddressees) {
        elements.kinds[index] = .addressees
        elements.addressees.append(found["units"] ?? range)
      } else if match(.attachmentMark) != nil || match(.attachmentLine) != nil
        || match(.contents) != nil
      {
        break scan
      } else if isAddressees(range) {
        elements.kinds[index] = .addressees
        elements.addressees.append(range.lowerBound..<(range.upperBound - 1))
        index += 1
        break scan
      } else if isSentence(range) || range.count > 150 || marker(index) != nil
        || isDecimalHeading(index)
      {
        break scan
      } else if !range.isEmpty {
        candidates.append(index)
      }
      index += 1
    }
    chooseTitle(candidates, &elements)
    return index
  }

  /// The last candidate that names what the document is; lines before it that are titles of the
  /// source stay titles, names of bodies alone are letterhead.
  private func chooseTitle(_ candidates: [Int], _ elements: inout Elements) {
    let titles = candidates.filter { rules.endsInTitleNoun(text, ranges[$0]) }
    for index in candidates {
      elements.kinds[index] =
        titles.contains(index) || !rules.endsInUnit(text, ranges[index]) ? .title : .letterhead
      if elements.kinds[index] == .letterhead { elements.letterheads.append(ranges[index]) }
    }
    func issues(_ index: Int) -> Bool {
      TitleReader.issuedText(text, TitleReader.title(text, ranges[index]), rules, matcher)
        != nil
    }
    elements.title =
      titles.last(where: issues) ?? titles.last { isNotice(ranges[$0]) } ?? titles.last
      ?? candidates.last { elements.kinds[$0] == .title }
    // A notice and then the text that it issues, without addressees between them.
    if let title = elements.title, let last = titles.last, last > title, issues(title) {
      elements.issuedTitle = last
    }
  }

  /// Whether a title is that of a notice, opinion or decision of a body on something (关于…的通知).
  private func isNotice(_ range: Range<Int>) -> Bool {
    let words = text.folded[range]
    return words.indices.dropLast().contains { index in
      (words[index] == 0x5173 && words[index + 1] == 0x4E8E)
        || (words[index] == 0x5370 && words[index + 1] == 0x53D1)
    }
  }

  /// A list of bodies that ends in a colon.
  private func isAddressees(_ range: Range<Int>) -> Bool {
    guard let last = text.folded[range].last, last == 0x3A, range.count > 2 else { return false }
    let inner = range.lowerBound..<(range.upperBound - 1)
    return !isSentence(inner) && UnitLists.isList(text, inner, protection, rules)
  }

  // MARK: Body and attachments

  private func readBody(from start: Int, _ elements: inout Elements) {
    var part = "正文"
    var index = start
    var isMain = true
    var isClosed = false
    var isRoster = false
    let issued = issued(elements)
    while index < ranges.count {
      elements.parts[index] = part
      let range = ranges[index]
      if elements.kinds[index] == .tableRow || !mayBeElement(range) {
        isRoster = false
        index += 1
        continue
      }
      let cues = CueFilter(text, range: range)
      func match(_ name: ElementRules.Name) -> Match? {
        rules.match(name, text, range, cues, with: matcher)
      }
      if let mark = match(.attachmentMark) {
        part = partName(mark)
        (isMain, isRoster) = (false, false)
        elements.parts[index] = part
        elements.kinds[index] = .attachmentMark
        index = readAttachmentTitle(after: index, part, &elements)
        continue
      }
      if let line = match(.attachmentLine) {
        if isList(from: index, elements) {
          index = readAttachmentList(from: index, line, part, &elements)
        } else {
          part = partName(line)
          isMain = false
          elements.parts[index] = part
          elements.kinds[index] = .attachmentMark
          elements.attachmentTitles.append(line["title"] ?? range)
          index += 1
        }
        isRoster = false
        continue
      }
      if let found = match(.copies) {
        index = readCopies(from: index, found, &elements)
        isRoster = false
        continue
      }
      if let found = match(.printLine) {
        elements.kinds[index] = .printLine
        elements.parts[index] = "正文"
        elements.printDate = found["date"]
        if let units = found["units"], !units.isEmpty {
          elements.printer = units
        } else if index > start, isUnitLine(index - 1), elements.kinds[index - 1] == .body {
          elements.kinds[index - 1] = .printLine
          elements.parts[index - 1] = "正文"
          elements.printer = ranges[index - 1]
        }
      } else if let found = match(.date) {
        elements.kinds[index] = .date
        signature(before: index, from: start, isMain, &elements)
        if isMain, elements.signatureDate == nil { elements.signatureDate = found["date"] }
        isClosed = true
      } else if let found = match(.signedDate), let units = found["units"],
        rules.endsInUnit(text, units)
      {
        elements.kinds[index] = .signature
        if isMain, elements.signatureDate == nil {
          elements.signatures.append(units)
          elements.signatureDate = found["date"]
        }
        isClosed = true
      } else if match(.note) != nil || match(.remark) != nil {
        elements.kinds[index] = .note
      } else if match(.contents) != nil {
        index = skipContents(from: index, &elements)
        continue
      } else if match(.roster) != nil {
        elements.kinds[index] = .roster
        isRoster = true
      } else if isRoster, isRosterLine(range) {
        elements.kinds[index] = .roster
      } else if isMain, elements.issuedTitle == nil,
        isClosed ? isTitle(index) : issued.map({ isIssued(index, $0) }) ?? false
      {
        elements.kinds[index] = .title
        elements.issuedTitle = index
        isClosed = false
        isRoster = false
      } else {
        isRoster = false
      }
      index += 1
    }
    trailingSignature(&elements)
  }

  /// What the notice says that it issues.
  private func issued(_ elements: Elements) -> Range<Int>? {
    elements.title.flatMap {
      TitleReader.issuedText(text, TitleReader.title(text, ranges[$0]), rules, matcher)
    }
  }

  /// Whether a line is what the notice issues, so that the issued text begins here even where the
  /// date of the notice cannot be read (under a seal).
  private func isIssued(_ index: Int, _ issued: Range<Int>) -> Bool {
    text.folded[TitleReader.title(text, ranges[index])].elementsEqual(text.folded[issued])
  }

  private func partName(_ mark: Match) -> String {
    let kind = mark["kind"].map { text.string($0) } ?? "件"
    let number = mark["number"].map { Array(text.folded[$0]) } ?? []
    let value = DateReader.value(number).map(String.init) ?? TextBuffer.string(number)
    return "附" + kind + value
  }

  /// The lines after 附件1 up to its text.
  private func readAttachmentTitle(
    after mark: Int, _ part: String, _ elements: inout Elements
  ) -> Int {
    var index = mark + 1
    while index < ranges.count, index <= mark + 3, elements.kinds[index] != .tableRow {
      let range = ranges[index]
      guard range.count <= 100, marker(index) == nil, !isSentence(range), !isRosterHead(range)
      else { break }
      elements.kinds[index] = .attachmentTitle
      elements.parts[index] = part
      elements.attachmentTitles.append(range)
      index += 1
      if rules.endsInTitleNoun(text, range) || index == mark + 2 { break }
    }
    return index
  }

  /// Whether 附件：… begins a list of attachments and not an attachment itself: nothing but further
  /// items, a signature or another attachment follows.
  private func isList(from start: Int, _ elements: Elements) -> Bool {
    var index = start + 1
    while index < ranges.count, attachmentItem(index) { index += 1 }
    guard index < ranges.count else { return true }
    let range = ranges[index]
    guard range.count <= Self.longestElement, elements.kinds[index] != .tableRow else {
      return false
    }
    let cues = CueFilter(text, range: range)
    return isUnitLine(index) || isTitle(index)
      || [
        .attachmentMark, .attachmentLine, .date, .signedDate, .copies, .printLine, .note, .remark,
      ]
      .contains { rules.match($0, text, range, cues, with: matcher) != nil }
  }

  /// A further line of a list of attachments.
  private func attachmentItem(_ index: Int) -> Bool {
    let range = ranges[index]
    guard range.count <= 120, !isSentence(range), let marker = marker(index) else { return false }
    return marker.kind == .arabic || marker.kind == .arabicComma
  }

  private func readAttachmentList(
    from start: Int, _ line: Match, _ part: String, _ elements: inout Elements
  ) -> Int {
    elements.kinds[start] = .attachmentList
    elements.listedAttachments.append(line["title"] ?? ranges[start])
    var index = start + 1
    while index < ranges.count, attachmentItem(index) {
      elements.kinds[index] = .attachmentList
      elements.parts[index] = part
      elements.listedAttachments.append(ranges[index])
      index += 1
    }
    return index
  }

  /// 抄送 and the lines that go on with its list.
  private func readCopies(from start: Int, _ found: Match, _ elements: inout Elements) -> Int {
    elements.kinds[start] = .copies
    elements.parts[start] = "正文"
    var units = found["units"] ?? ranges[start]
    // Copies, further copies and the print line in one paragraph.
    while let end = rules.match(
      .copiesEnd, text, units, CueFilter(text, range: units), with: matcher)
    {
      elements.copies.append(units.lowerBound..<end.range.lowerBound)
      guard let again = end["again"],
        let colon = text.folded[again].firstIndex(of: 0x3A), colon + 1 < again.upperBound
      else {
        elements.printDate = end["date"]
        elements.printer = end["units"]
        return start + 1
      }
      units = (colon + 1)..<again.upperBound
    }
    elements.copies.append(units)
    var index = start + 1
    while index < ranges.count, index < start + 6 {
      let range = ranges[index]
      guard range.count <= Self.longestElement, let last = text.folded[range].last,
        last == 0x3002 || last == 0x2C, marker(index) == nil,
        rules.match(.copies, text, range, CueFilter(text, range: range), with: matcher) == nil
      else { break }
      let inner = range.lowerBound..<(range.upperBound - 1)
      guard UnitLists.isList(text, inner, protection, rules) else { break }
      elements.kinds[index] = .copies
      elements.parts[index] = "正文"
      elements.copies.append(range)
      index += 1
    }
    return index
  }

  /// Lines with names of bodies directly above a date.
  private func signature(
    before date: Int, from start: Int, _ isMain: Bool, _ elements: inout Elements
  ) {
    var index = date - 1
    var found: [Range<Int>] = []
    while index >= start, index > date - 30, elements.kinds[index] == .body {
      if isUnitLine(index) {
        found.append(ranges[index])
      } else if !isSigner(index) {
        break
      }
      elements.kinds[index] = .signature
      index -= 1
    }
    if isMain, elements.signatureDate == nil { elements.signatures += found.reversed() }
  }

  /// A body's name as the last line of the main text, without a date.
  private func trailingSignature(_ elements: inout Elements) {
    guard elements.signatures.isEmpty,
      let last = ranges.indices.last(where: {
        elements.parts[$0] == "正文" && ![.note, .copies, .printLine].contains(elements.kinds[$0])
      }), elements.kinds[last] == .body, isUnitLine(last), last > 0
    else { return }
    elements.kinds[last] = .signature
    elements.signatures.append(ranges[last])
  }

  /// Leaves out a table of contents: its lines up to the heading with which it began.
  private func skipContents(from start: Int, _ elements: inout Elements) -> Int {
    elements.skipped.insert(start)
    guard start + 1 < ranges.count, let first = marker(start + 1) else { return start + 1 }
    let end = min(ranges.count, start + 400)
    guard
      let again = ((start + 2)..<max(end, start + 2)).first(where: {
        marker($0).map { $0.kind == first.kind && $0.value == first.value } ?? false
      }), (start..<again).allSatisfy({ ranges[$0].count < 80 })
    else { return start + 1 }
    elements.skipped.formUnion(start..<again)
    return again
  }

  // MARK: Looks of a paragraph

  /// Whether a paragraph can be an element at all: it is short, or it begins like a list of bodies
  /// that receive copies, of attachments, or a remark.
  private func mayBeElement(_ range: Range<Int>) -> Bool {
    guard range.count > Self.longestLine else { return !range.isEmpty }
    guard range.count <= Self.longestElement else { return false }
    switch text.folded[range.lowerBound] {
    case 0x6284, 0x5206, 0x62A5, 0x53D1, 0x9644, 0x28: return true
    default: return false
    }
  }

  func marker(_ index: Int) -> Marker? {
    text.folded.withUnsafeBufferPointer {
      Marker($0, at: ranges[index].lowerBound, end: ranges[index].upperBound)
    }
  }

  /// The first of headings that are numbered 1, 1.1, 1.2.
  private func isDecimalHeading(_ index: Int) -> Bool {
    let plain = text.folded.withUnsafeBufferPointer {
      Marker(plain: $0, at: ranges[index].lowerBound, end: ranges[index].upperBound)
    }
    return plain?.value == 1 && index + 1 < ranges.count && marker(index + 1)?.kind == .decimal(2)
  }

  private func isTableRow(_ index: Int) -> Bool {
    assembled[index].hints.isTableRow || assembled[index].scalars.contains(0x09)
  }

  /// Whether a paragraph is running text: a full stop or semicolon in it, or a comma and a colon or
  /// comma at its end.
  private func isSentence(_ range: Range<Int>) -> Bool {
    for index in range where !protection.isProtected[index] {
      switch text.folded[index] {
      case 0x3002, 0x3B: return true
      default: break
      }
    }
    guard let last = text.folded[range].last else { return false }
    return last == 0x2C || last == 0x3001
      || (last == 0x3A
        && !UnitLists.isList(
          text, range.lowerBound..<(range.upperBound - 1), protection, rules))
  }

  /// A short line that is nothing but names of bodies.
  private func isUnitLine(_ index: Int) -> Bool {
    let range = ranges[index]
    return range.count >= 3 && range.count <= 150 && marker(index) == nil
      && rules.endsInUnit(text, range)
      && !text.folded[range].contains { [0x3002, 0x3B, 0x3A, 0x2C, 0x300A].contains($0) }
  }

  /// An office and the name of the person who holds it, under a decree.
  private func isSigner(_ index: Int) -> Bool {
    let range = ranges[index]
    return range.count <= 30
      && rules.match(.signer, text, range, CueFilter(text, range: range), with: matcher) != nil
  }

  /// A line that can be the title of an issued text.
  private func isTitle(_ index: Int) -> Bool {
    let range = ranges[index]
    guard range.count >= 4, range.count <= 120, marker(index) == nil, !isSentence(range) else {
      return false
    }
    let hints = assembled[index].hints
    return rules.endsInTitleNoun(text, range) || hints.isCentred || hints.headingLevel == 1
  }

  private func isRosterHead(_ range: Range<Int>) -> Bool {
    rules.match(.roster, text, range, CueFilter(text, range: range), with: matcher) != nil
  }

  /// A person and what he or she is: a short name, white space, an office.
  private func isRosterLine(_ range: Range<Int>) -> Bool {
    range.count <= 60 && !isSentence(range)
  }
}
