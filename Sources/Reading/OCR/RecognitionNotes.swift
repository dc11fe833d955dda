internal import Gongwen
internal import Recognition

/// What a reader says about the pages whose characters it had recognised.
struct RecognitionNotes {
  private(set) var pages: [Int] = []
  private var confidence = ConfidenceTally()
  private var low: [Diagnostic] = []
  private var blank: [Diagnostic] = []

  static let isOff = "the pages have no text layer, and recognition is off (--ocr off)"

  /// `hasText`: the page has a text layer, which is used where nothing is recognised.
  mutating func add(_ page: RecognizedPage, number: Int, hasText: Bool = false) {
    guard page.confidence.count > 0 else {
      guard !hasText else { return }
      blank.append(
        Diagnostic(
          code: "blank-page", message: "no characters were found on the page", page: number))
      return
    }
    pages.append(number)
    confidence.add(page.confidence)
    guard page.confidence.isLow else { return }
    low.append(
      Diagnostic(
        code: "low-confidence",
        message: """
          characters were recognised with a mean confidence of \
          \(Self.percent(page.confidence.mean)) %, \
          \(Self.percent(page.confidence.doubtfulShare)) % of them are doubtful; \
          scan the page at 300 dpi or compare with the original
          """,
        page: number))
  }

  func diagnostics(engine: EngineName?) -> [Diagnostic] {
    guard !pages.isEmpty, let engine else { return blank }
    let summary = pages.map { page in
      Diagnostic(
        code: "page-recognised",
        message: """
          the characters were recognised by \(engine.rawValue), mean confidence of the document \
          \(Self.percent(confidence.mean)) %
          """,
        page: page)
    }
    return summary + low + blank
  }

  static func error(_ error: RecognitionError, file: String, pages: Int?) -> ReadingError {
    switch error.code {
    case .notInstalled:
      ReadingError(
        code: .recognitionMissing, file: file, pages: pages, detail: error.detail)
    case .failed:
      ReadingError(code: .recognitionFailed, file: file, pages: pages, detail: error.detail)
    }
  }

  private static func percent(_ share: Double) -> Int { Int((100 * share).rounded()) }
}

extension RecognizedPage {
  func page(number: Int) -> Page {
    var page = Page(number: number, width: width, height: height, lines: lines)
    page.placement = placement
    return page
  }
}
