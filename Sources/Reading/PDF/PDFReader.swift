public import Gongwen
internal import Recognition

/// Reads PDF in reading order: every glyph of the text layer with its place, and on pages without a
/// usable text layer the characters that are recognised.
public struct PDFReader: Sendable {
  private let options: ReadingOptions

  public init(options: ReadingOptions) {
    self.options = options
  }

  /// What is known from the pages read so far.
  private struct Progress {
    var memory = LayoutMemory()
    var diagnostics: [Diagnostic] = []
    var notes = RecognitionNotes()
    /// Why a page could not be recognised.
    var failure: RecognitionError?
    /// Whether there are pictures in the file at all.
    var hasPictures: Bool

    mutating func note(_ code: String, _ message: String, page: Int) {
      diagnostics.append(Diagnostic(code: code, message: message, page: page))
    }
  }

  /// `name` is only for messages. Throws `encrypted` or `wrongPassword` where the password is
  /// missing or wrong, `damaged` where poppler finds no pages, and where no page has text that can
  /// be used: `noTextLayer` (with the number of pages) if recognition is off, `recognitionMissing`
  /// or `recognitionFailed` if it cannot be had, `emptyFile` if it found nothing.
  public func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ReadingError) -> PagedText in
      let document = try open(buffer, name: name)
      try options.limits.check(pages: document.pageCount, name: name)
      var result = PagedText(format: .pdf, pages: [])
      var progress = Progress(hasPictures: PictureMarks.occur(in: buffer))
      if !Self.hasEndMarker(buffer) {
        progress.diagnostics.append(
          Diagnostic(
            code: "truncated-pdf", message: "the file has no end marker; pages may be missing"))
      }
      for index in 0..<document.pageCount {
        guard let page = document.page(index) else {
          result.pages.append(Page(number: index + 1))
          progress.note("damaged-page", "the page cannot be opened", page: index + 1)
          continue
        }
        result.pages.append(read(page, number: index + 1, progress: &progress))
      }
      result.diagnostics =
        progress.diagnostics + progress.notes.diagnostics(engine: options.engines.engineName)
      let filled = result.pages.count { !$0.lines.isEmpty }
      guard filled > 0 else {
        throw failure(progress, file: name, pages: document.pageCount)
      }
      if progress.notes.pages.count == filled { result.format = .scan }
      return result
    }
  }

  private func failure(_ progress: Progress, file: String, pages: Int) -> ReadingError {
    if let failure = progress.failure {
      return RecognitionNotes.error(failure, file: file, pages: pages)
    }
    guard options.recognition == .off else {
      return ReadingError(
        code: .emptyFile, file: file, pages: pages, detail: "the pages are blank")
    }
    let isGarbled = progress.diagnostics.contains { $0.code == Self.garbledCode }
    return ReadingError(
      code: .noTextLayer, file: file, pages: pages,
      detail: isGarbled
        ? "the text layer has no usable characters, and recognition is off (--ocr off)"
        : RecognitionNotes.isOff)
  }

  func open(
    _ bytes: UnsafeBufferPointer<UInt8>, name: String
  ) throws(ReadingError) -> PDFDocument {
    do throws(PDFDocument.Failure) {
      let document = try PDFDocument(bytes, password: options.password)
      if document.pageCount > 0 { return document }
    } catch {
      switch error {
      case .encrypted:
        throw ReadingError(
          code: options.password == nil ? .encrypted : .wrongPassword, file: name,
          detail: "the PDF is encrypted")
      case .damaged(let detail):
        throw ReadingError(code: .damaged, file: name, detail: detail)
      }
    }
    throw ReadingError(code: .damaged, file: name, detail: "the PDF has no pages")
  }

  private func read(
    _ page: borrowing PDFPage, number: Int, progress: inout Progress
  ) -> Page {
    var glyphs = page.glyphs()
    let quality = glyphs.unplaced.isEmpty ? TextLayer.quality(of: glyphs.glyphs) : .good
    let repaired = quality == .garbled ? GlyphMojibake.repaired(glyphs.glyphs) : nil
    if wantsRecognition(page, glyphs, quality, isRepaired: repaired != nil, progress),
      let recognized = recognize(
        page, number: number, hasText: quality != .missing, progress: &progress),
      !recognized.lines.isEmpty || quality == .missing
    {
      return recognized
    }
    var result = Page(number: number, width: page.width, height: page.height)
    if !glyphs.unplaced.isEmpty {
      result.lines = UnplacedText.lines(glyphs.unplaced)
      progress.note(
        "page-without-geometry", "the glyphs of the page have no known places", page: number)
      return result
    }
    switch quality {
    case .good:
      if options.recognition == .off, liesOnPicture(page, glyphs, progress) {
        progress.note(
          "page-without-text", "the page is a picture, and recognition is off (--ocr off)",
          page: number)
      }
    case .missing:
      progress.note(
        "page-without-text", "the page has no text layer and needs OCR", page: number)
      return result
    case .garbled:
      guard let repaired else {
        progress.note(
          Self.garbledCode, "the text layer has no usable characters, the page needs OCR",
          page: number)
        return result
      }
      glyphs.glyphs = repaired
      progress.note(
        "mojibake-repaired", "GBK text that was read as Latin-1 was repaired", page: number)
    }
    glyphs.glyphs = GlyphFolding.folded(glyphs.glyphs)
    var stored = glyphs.glyphs
    let frame = PageFrame(stored, width: page.width, height: page.height)
    glyphs.glyphs = stored.map(frame.turned)
    if frame.turns != 0 {
      (result.width, result.height) = frame.turnedSize
      result.placement = frame.placement
    }
    glyphs.measureEms(areRepaired: repaired != nil)
    for index in stored.indices { stored[index].em = glyphs.glyphs[index].em }
    result.lines = PageLayout(glyphs).lines(memory: &progress.memory) {
      frame.turned(page.rules(around: stored, isSideways: frame.turns % 2 == 1))
    }
    return result
  }

  private func wantsRecognition(
    _ page: borrowing PDFPage, _ glyphs: PageGlyphs, _ quality: TextLayer.Quality,
    isRepaired: Bool, _ progress: Progress
  ) -> Bool {
    switch options.recognition {
    case .off: return false
    case .force: return true
    case .auto: break
    }
    switch quality {
    case .missing: return true
    case .garbled: return !isRepaired
    case .good: return liesOnPicture(page, glyphs, progress)
    }
  }

  /// Whether little was typed on a page that is a picture. Looking for pictures costs as much as the
  /// text, so that only few pages are looked at.
  private func liesOnPicture(
    _ page: borrowing PDFPage, _ glyphs: PageGlyphs, _ progress: Progress
  ) -> Bool {
    progress.hasPictures && glyphs.unplaced.isEmpty
      && TextLayer.mayLieOnPicture(glyphs.glyphs) && page.pictureCoverage > 0.5
  }

  /// `nil` where the page cannot be drawn or recognised.
  private func recognize(
    _ page: borrowing PDFPage, number: Int, hasText: Bool, progress: inout Progress
  ) -> Page? {
    guard progress.failure?.code != .notInstalled, let image = page.drawn() else { return nil }
    do throws(RecognitionError) {
      let recognized = try PageRecognizer(options: options).recognize(
        image, memory: &progress.memory)
      progress.notes.add(recognized, number: number, hasText: hasText)
      options.pageRecognized?(number)
      return recognized.page(number: number)
    } catch {
      progress.failure = error
      let named = RecognitionNotes.error(error, file: "", pages: nil)
      progress.note(named.code.rawValue, named.detail, page: number)
      return nil
    }
  }

  private static let garbledCode = "garbled-text-layer"

  /// `%%EOF` near the end (ISO 32000-1 §7.5.5); software may append a little after it.
  private static func hasEndMarker(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marker = Array("%%EOF".utf8)
    let tail = bytes.suffix(4096)
    return tail.indices.contains { start in
      tail[start] == marker[0] && tail[start...].starts(with: marker)
    }
  }
}
