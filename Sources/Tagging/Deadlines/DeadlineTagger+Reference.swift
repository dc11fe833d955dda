internal import Gongwen
internal import Models

extension DeadlineTagger {
  /// The year that a document speaks of as its present, by what the document tells first: the year
  /// in its title where that is the coming one (2022年工作要点, issued in December 2021), its date
  /// of signature, its number, its date of printing or publication, the latest year of a status report, the earliest year
  /// named.
  func reference(
    of document: StructuredDocument, tokens: [TimeToken], with matcher: Matcher
  ) -> TimeReference {
    let metadata = document.document
    let dates = [metadata.issuedOn, metadata.printedOn, metadata.publishedOn].map {
      $0.flatMap { CalendarDay($0) }
    }
    let numbered = metadata.documentNumber.flatMap(Self.bracketedYear)
    // A page may be published again years after: the number tells the year before it does.
    let date = dates[0] ?? dates.lazy.compactMap { $0 }.first { $0.year == numbered ?? $0.year }
    if let titled = titleYear(metadata) {
      if let date, titled != date.year + 1 { return TimeReference(date: date) }
      return TimeReference(year: titled, date: date)
    }
    if let date { return TimeReference(date: date) }
    if let numbered { return TimeReference(year: numbered) }
    if let effective = metadata.effectiveOn.flatMap({ CalendarDay($0) }) {
      return TimeReference(year: effective.year)
    }
    return presentYear(tokens, in: document.text, with: matcher)
  }

  private func titleYear(_ metadata: DocumentMetadata) -> Int? {
    for title in [metadata.issuedText, metadata.title] {
      guard let title else { continue }
      let buffer = TextBuffer(title)
      for token in scan(buffer, range: 0..<buffer.count) {
        if case .span(let value, nil) = token.value, case .absolute(let year) = value.year,
          value.part == .whole, value.edge == nil, token.relation == .none
        {
          return year
        }
      }
    }
    return nil
  }

  /// The year of a document number, `绛办发〔2021〕106号`.
  private static func bracketedYear(_ number: String) -> Int? {
    var digits: [UInt8] = []
    for byte in number.utf8 {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
        continue
      }
      if digits.count == 4 { break }
      digits = []
    }
    guard digits.count == 4 else { return nil }
    let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (1949...2100).contains(year) ? year : nil
  }

  /// The latest year of a status report (截至2021年底, 2022年有4户正在申报); else the earliest year
  /// named at all, which says nothing of what is past.
  private func presentYear(
    _ tokens: [TimeToken], in text: TextBuffer, with matcher: Matcher
  ) -> TimeReference {
    var present: Int?
    var earliest: Int?
    for token in tokens where !token.isInTitle {
      guard case .span(let value, _) = token.value, case .absolute(let year) = value.year
      else { continue }
      earliest = min(earliest ?? year, year)
      if isStatus(token, in: text, with: matcher) {
        present = max(present ?? year, year)
      }
    }
    if let present { return TimeReference(year: present) }
    var reference = TimeReference(year: earliest)
    reference.isFirm = false
    return reference
  }

  private func isStatus(_ token: TimeToken, in text: TextBuffer, with matcher: Matcher) -> Bool {
    guard token.relation == .asOf else { return rules.isPresent(token, in: text, with: matcher) }
    // 申报截至… is a limit, 截至…底9户 a status.
    return !rules.verdict(on: token, in: text, clause: 0..<text.count, with: matcher).isLimit
  }
}
