internal import Extraction
internal import Gongwen

/// Warnings of documents that could be read, for a person.
struct Notices {
  var language: Language

  /// One line for each kind of warning, with the pages that it concerns. Remarks on the wording of
  /// the document are in its JSON only.
  func report(_ diagnostics: [Diagnostic], _ path: String) {
    var codes: [String] = []
    var pages: [String: [Int]] = [:]
    for diagnostic in diagnostics where DocumentFailure.words(diagnostic.code, language) != nil {
      if !codes.contains(diagnostic.code) { codes.append(diagnostic.code) }
      if let page = diagnostic.page { pages[diagnostic.code, default: []].append(page) }
    }
    for code in codes {
      let place = pages[code].map(Self.spans).map { list in
        language == .zh ? "第\(list)页：" : "page \(list): "
      }
      let words = DocumentFailure.words(code, language) ?? ""
      Console.error("gongwen: \(path): \(place ?? "")\(words)")
    }
  }

  /// `1–3, 7`
  static func spans(_ pages: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for page in Set(pages).sorted() {
      if let last = spans.last, last.upperBound + 1 == page {
        spans[spans.count - 1] = last.lowerBound...page
      } else {
        spans.append(page...page)
      }
    }
    return spans.map { span in
      span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)–\(span.upperBound)"
    }.joined(separator: ", ")
  }
}
