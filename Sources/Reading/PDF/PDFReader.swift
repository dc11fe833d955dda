public import Gongwen

/// Reads born-digital PDF: every glyph of the text layer with its place, in reading order.
public struct PDFReader: Sendable {
  private let options: ReadingOptions

  public init(options: ReadingOptions) {
    self.options = options
  }

  /// `name` is only for messages. Throws `encrypted` or `wrongPassword` where the password is
  /// missing or wrong, `damaged` where poppler finds no pages, and `noTextLayer` (with the number of
  /// pages) where no page has text that can be used.
  public func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ReadingError) -> PagedText in
      let document = try open(buffer, name: name)
      try options.limits.check(pages: document.pageCount, name: name)
      var result = PagedText(format: .pdf, pages: [])
      if !Self.hasEndMarker(buffer) {
        result.diagnostics.append(
          Diagnostic(
            code: "truncated-pdf", message: "the file has no end marker; pages may be missing"))
      }
      var memory = LayoutMemory()
      for index in 0..<document.pageCount {
        guard let page = document.page(index) else {
          result.pages.append(Page(number: index + 1))
          result.diagnostics.append(Self.damagedPage(index + 1))
          continue
        }
        result.pages.append(
          read(
            page, number: index + 1, memory: &memory, diagnostics: &result.diagnostics))
      }
      guard result.pages.contains(where: { !$0.lines.isEmpty }) else {
        let isGarbled = result.diagnostics.contains { $0.code == Self.garbledCode }
        throw ReadingError(
          code: .noTextLayer, file: name, pages: document.pageCount,
          detail: isGarbled
            ? "the text layer has no usable characters, the pages need OCR"
            : "the pages have no text layer and need OCR")
      }
      return result
    }
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
    _ page: borrowing PDFPage, number: Int, memory: inout LayoutMemory,
    diagnostics: inout [Diagnostic]
  ) -> Page {
    var result = Page(number: number, width: page.width, height: page.height)
    var glyphs = page.glyphs()
    if !glyphs.unplaced.isEmpty {
      result.lines = UnplacedText.lines(glyphs.unplaced)
      diagnostics.append(
        Diagnostic(
          code: "page-without-geometry", message: "the glyphs of the page have no known places",
          page: number))
      return result
    }
    var areRepaired = false
    switch TextLayer.quality(of: glyphs.glyphs) {
    case .good: break
    case .missing:
      diagnostics.append(
        Diagnostic(
          code: "page-without-text", message: "the page has no text layer and needs OCR",
          page: number))
      return result
    case .garbled:
      guard let repaired = GlyphMojibake.repaired(glyphs.glyphs) else {
        diagnostics.append(
          Diagnostic(
            code: Self.garbledCode,
            message: "the text layer has no usable characters, the page needs OCR", page: number))
        return result
      }
      glyphs.glyphs = repaired
      areRepaired = true
      diagnostics.append(
        Diagnostic(
          code: "mojibake-repaired", message: "GBK text that was read as Latin-1 was repaired",
          page: number))
    }
    glyphs.glyphs = GlyphFolding.folded(glyphs.glyphs)
    glyphs.measureEms(areRepaired: areRepaired)
    result.lines = PageLayout(glyphs).lines(memory: &memory) {
      page.rules(around: glyphs.glyphs)
    }
    return result
  }

  private static let garbledCode = "garbled-text-layer"

  private static func damagedPage(_ number: Int) -> Diagnostic {
    Diagnostic(code: "damaged-page", message: "the page cannot be opened", page: number)
  }

  /// `%%EOF` near the end (ISO 32000-1 §7.5.5); software may append a little after it.
  private static func hasEndMarker(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marker = Array("%%EOF".utf8)
    let tail = bytes.suffix(4096)
    return tail.indices.contains { start in
      tail[start] == marker[0] && tail[start...].starts(with: marker)
    }
  }
}
