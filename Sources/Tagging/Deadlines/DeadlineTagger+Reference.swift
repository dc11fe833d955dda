internal import Gongwen

extension DeadlineTagger {
  /// The year that a document speaks of as its present, by what the document tells first: the year
  /// in its title where that is the coming one (2022年工作要点, issued in December 2021), its date
  /// of signature or publication, its number, the latest year of a status report, the earliest year
  /// named.
  func reference(of document: StructuredDocument, tokens: [TimeToken]) -> TimeReference {
    let metadata = document.document
    let date = [metadata.issuedOn, metadata.publishedOn, metadata.printedOn].lazy
      .compactMap { $0.flatMap(CalendarDate.init(iso:)) }.first
    if let titled = titleYear(metadata) {
      if let date, titled != date.year + 1 { return TimeReference(date: date) }
      return TimeReference(year: titled, date: date)
    }
    if let date { return TimeReference(date: date) }
    if let number = metadata.documentNumber.flatMap(Self.bracketedYear) {
      return TimeReference(year: number)
    }
    return TimeReference(year: presentYear(tokens, in: document.text))
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

  /// The latest year that is named without 到, 前, 末 and the like, where the words before or after
  /// it do not look ahead; else the earliest year named at all.
  private func presentYear(_ tokens: [TimeToken], in text: TextBuffer) -> Int? {
    var present: Int?
    var earliest: Int?
    for token in tokens where !token.isInTitle {
      guard case .span(let value, let last) = token.value, case .absolute(let year) = value.year
      else { continue }
      earliest = min(earliest ?? year, year)
      let isStatus =
        token.relation == .asOf || token.relation == .from
        || (token.relation == .none && value.edge == nil && last == nil
          && !looksAhead(token, in: text))
      if isStatus { present = max(present ?? year, year) }
    }
    return present ?? earliest
  }

  /// Whether an aim is named directly around a bare year (力争2025年, 2025年达到, 2025年实现).
  private func looksAhead(_ token: TimeToken, in text: TextBuffer) -> Bool {
    let before = text.string(max(0, token.range.lowerBound - 3)..<token.range.lowerBound)
    let after = text.string(
      token.range.upperBound..<min(text.count, token.range.upperBound + 4))
    return before.contains("争") || before.contains("确保") || after.contains("达到")
      || after.contains("实现") || after.contains("建成")
  }
}
