public import Gongwen
public import Models

/// Finds the documents that are cited in 《…》 with their numbers. Certificates, forms and model
/// contracts are none; nor is the document itself.
public struct ReferenceTagger: Sendable {
  private let words: Lexicon
  private let document: Int
  private let other: Int
  private let number: PatternSet.Rule

  public init(models: ModelSet) throws(ModelError) {
    words = try models.lexicon("references.lexicon")
    document = words.category("document")
    other = words.category("other")
    let patterns = try models.patterns("references.patterns")
    guard document >= 0, other >= 0 else {
      throw ModelError(
        file: words.file, line: 0, reason: "the sections [document] and [other] are needed")
    }
    guard let number = patterns.rules.first(where: { $0.name == "number" }) else {
      throw ModelError(file: patterns.file, line: 0, reason: "the rule 'number' is missing")
    }
    self.number = number
  }

  /// In order of first mention, each title once.
  public func references(
    _ document: StructuredDocument, with matcher: Matcher
  ) -> [Reference] {
    let text = document.text
    var own = Set(
      ([document.document.title, document.document.issuedText].compactMap { $0 }
        + document.document.attachments).map(Self.key))
    own.insert("")
    for paragraph in document.paragraphs
    where paragraph.kind == .title || paragraph.kind == .attachmentTitle {
      own.insert(Self.key(text.string(paragraph.range)))
      own.formUnion(titles(text, paragraph.range).map { Self.key(text.string($0)) })
    }
    var places: [String: Int] = [:]
    var found: [Reference] = []
    for paragraph in document.paragraphs
    where paragraph.kind != .title && paragraph.kind != .attachmentTitle {
      for title in titles(text, paragraph.range) where isDocument(text, title) {
        let name = text.string(title)
        let key = Self.key(name)
        guard !own.contains(key) else { continue }
        let number = number(text, title.upperBound + 1, paragraph.range.upperBound, matcher)
        // The document's own title with or without the name of its issuer.
        if number == nil, own.contains(where: { $0.count > 8 && key.hasSuffix($0) }) { continue }
        if let place = places[key] {
          if found[place].number == nil { found[place].number = number }
        } else {
          places[key] = found.count
          found.append(Reference(title: name, number: number))
        }
      }
    }
    return found
  }

  /// What stands between book-title marks, the outermost where they nest.
  private func titles(_ text: TextBuffer, _ range: Range<Int>) -> [Range<Int>] {
    text.scalars.withUnsafeBufferPointer { scalars in
      var found: [Range<Int>] = []
      var open: Int?
      var depth = 0
      for index in range {
        if scalars[index] == 0x300A {
          if let start = open, depth == 1, let end = unclosed(text, start, index) {
            found.append(start..<end)
            depth = 0
          }
          if depth == 0 { open = index + 1 }
          depth += 1
        } else if scalars[index] == 0x300B, depth > 0 {
          depth -= 1
          if depth == 0, let start = open { found.append(start..<index) }
        }
      }
      if depth > 0, let start = open, let end = unclosed(text, start, range.upperBound) {
        found.append(start..<end)
      }
      return found
    }
  }

  /// The end of a title whose closing mark is missing: where a document's last word is followed by
  /// another closing mark. `nil` where a closing mark stands before `limit`.
  private func unclosed(_ text: TextBuffer, _ start: Int, _ limit: Int) -> Int? {
    for index in start..<min(limit, start + 80) {
      switch text.scalars[index] {
      case 0x300B: return nil
      case 0x201D, 0x3009, 0xFF09, 0x29:
        if ends(text, start..<index) == document { return index }
      case 0x3002, 0xFF1B: return nil
      default: break
      }
    }
    return nil
  }

  private func isDocument(_ text: TextBuffer, _ title: Range<Int>) -> Bool {
    title.count >= 2 && title.count <= 120 && ends(text, title) == document
  }

  /// The category of the longest known word at the end of a title, brackets such as (试行) aside.
  private func ends(_ text: TextBuffer, _ range: Range<Int>) -> Int? {
    var end = range.upperBound
    while end > range.lowerBound, text.folded[end - 1] == 0x29,
      let open = text.folded[range.lowerBound..<end].lastIndex(of: 0x28), open > range.lowerBound
    {
      end = open
    }
    return text.folded.withUnsafeBufferPointer { folded in
      for start in max(range.lowerBound, end - 6)..<end {
        var category: Int?
        words.forEachMatch(in: folded, at: start, end: end) { entry, stop in
          if stop == end { category = words.entries[entry].category }
        }
        if let category { return category }
      }
      return nil
    }
  }

  private func number(
    _ text: TextBuffer, _ start: Int, _ end: Int, _ matcher: Matcher
  ) -> String? {
    guard start < end else { return nil }
    let range = start..<min(end, start + 60)
    guard [0x28, 0x3014, 0x5B, 0x20].contains(text.folded[start]),
      CueFilter(text, range: range).allows(number),
      let words = number.pattern.firstMatch(in: text, range: range, with: matcher)?["number"]
    else { return nil }
    return text.string(words)
  }

  /// A title for comparison: without marks, white space, 的, and the word 关于 at its beginning.
  private static func key(_ title: String) -> String {
    var scalars = TextBuffer.fold(title).filter {
      $0 > 0x2F && ![0x20, 0x3000, 0x300A, 0x300B, 0x201C, 0x201D, 0x3C, 0x3E, 0x7684].contains($0)
    }
    if scalars.starts(with: [0x5173, 0x4E8E]) { scalars.removeFirst(2) }
    return TextBuffer.string(scalars)
  }
}
