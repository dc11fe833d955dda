internal import Gongwen
internal import Models

/// From when and until when a document is in force (自…起施行, 有效期至…).
struct Validity {
  /// ISO 8601.
  var effectiveOn: String?
  var expiresOn: String?
  /// The date of publication where the text gives it (自公布之日(2023年12月1日)起).
  var publishedOn: String?

  /// Reads the clauses that speak of the document itself: they name a day from which it is in force
  /// or a term of validity.
  init(
    _ text: TextBuffer, clauses: [ClauseCutter.Cut], paragraphs: [Range<Int>],
    kinds: [Paragraph.Kind], issuedOn: String?, rules: ElementRules, matcher: Matcher
  ) {
    let issued = issuedOn.flatMap { DateReader.Day(iso: $0) }
    var start: DateReader.Day?
    for cut in clauses where kinds[cut.paragraph] == .body {
      let range = cut.range
      guard range.count < 300, Self.mentionsValidity(text, range) else { continue }
      let cues = CueFilter(text, range: range)
      func match(_ name: ElementRules.Name) -> Match? {
        rules.match(name, text, range, cues, with: matcher)
      }
      let effective = Self.isOfTheDocument(text, range) ? match(.effective) : nil
      if start == nil, let effective {
        read(text, effective, issued, &start)
        effectiveOn = start?.text
      }
      guard expiresOn == nil, effective != nil || Self.isOfTheDocument(text, range) else {
        continue
      }
      if let found = match(.validUntil), let date = found["date"] {
        expiresOn = DateReader.day(text, date)?.text
      } else if let found = match(.validFor), let begin = start, let digits = found["count"],
        let unit = found["unit"], let count = DateReader.value(Array(text.folded[digits]))
      {
        let months = text.folded[unit.lowerBound] == 0x5E74 ? 12 * count : count
        expiresOn = begin.adding(months: months).adding(days: -1).text
      }
    }
  }

  /// The day named by 自…起施行.
  private mutating func read(
    _ text: TextBuffer, _ found: Match, _ issued: DateReader.Day?, _ start: inout DateReader.Day?
  ) {
    if let published = found["published"], let day = DateReader.day(text, published) {
      publishedOn = day.text
      start = day
    } else if let date = found["date"] {
      start = DateReader.day(text, date)
    } else if found["publication"] != nil {
      start = issued
    }
    if let days = found["days"], let unit = found["unit"],
      let count = DateReader.value(Array(text.folded[days]))
    {
      let isDays = [0x65E5, 0x5929].contains(text.folded[unit.lowerBound])
      start = isDays ? start?.adding(days: count) : start?.adding(months: count)
    }
  }

  /// 效期, 日起, 日后, 期限 or 试行期, at little cost.
  private static func mentionsValidity(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    text.folded.withUnsafeBufferPointer { folded in
      range.dropLast().contains { index in
        switch folded[index] {
        case 0x6548: folded[index + 1] == 0x671F
        case 0x65E5:
          [0x8D77, 0x540E, 0x28, 0x65BD, 0x6267, 0x5B9E, 0x751F].contains(folded[index + 1])
        case 0x671F: folded[index + 1] == 0x9650
        case 0x884C: folded[index + 1] == 0x671F || folded[index + 1] == 0x81F3
        default: false
        }
      }
    }
  }

  /// Whether a clause speaks of the document (本办法自…, 以上措施自…, 自…起施行) and not of one of
  /// its measures.
  private static func isOfTheDocument(_ text: TextBuffer, _ range: Range<Int>) -> Bool {
    let words = text.folded[range]
    let from = words.indices.dropLast().first {
      words[$0] == 0x81EA || (words[$0] == 0x6709 && words[$0 + 1] == 0x6548)
    }
    guard let from else { return false }
    let before = words[range.lowerBound..<from]
    return before.count <= 30
      && (before.count <= 6 || before.contains { [0x672C, 0x4E0A, 0x6B64].contains($0) })
  }
}
