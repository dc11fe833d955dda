internal import Gongwen

/// Reads fixed-layout documents (GB/T 33190-2016): every character with its place, in reading order.
struct OFDReader {
  let options: ReadingOptions

  /// Throws `encrypted` or `wrongPassword` where the parts have a password, `encryptedPackage` where
  /// they are encrypted as GM/T 0099 says, `damaged` where the package or all of
  /// its pages are broken, `tooManyPages`, `tooLarge` or `tooDeep` where it has more pages, unpacks to
  /// more or nests its elements more deeply than is allowed, and where no page has text that can be
  /// used: `noTextLayer` (with the number of pages), or `recognitionMissing` or `recognitionFailed`
  /// where its pictures should have been recognised.
  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    let document = try open(bytes, name: name)
    var result = PagedText(format: .ofd, pages: [])
    for detail in document.brokenReferences {
      result.diagnostics.append(Self.brokenReference(detail, page: nil))
    }
    let recognizer = OFDRecognizer(OFDDrawing(document), options: options)
    var memory = LayoutMemory()
    var firstDamage = ""
    for index in 0..<document.pageCount {
      do throws(ZipArchive.Failure) {
        let page = try document.page(index)
        result.pages.append(
          Self.read(
            page, recognizer: recognizer, memory: &memory, diagnostics: &result.diagnostics))
      } catch {
        guard case .damaged(let detail) = error else {
          throw self.error(error, name: name, page: index + 1)
        }
        if firstDamage.isEmpty { firstDamage = detail }
        result.pages.append(Page(number: index + 1))
        result.diagnostics.append(
          Diagnostic(
            code: "damaged-page", message: "the page cannot be read: \(detail)", page: index + 1))
      }
    }
    if result.diagnostics.count(where: { $0.code == "damaged-page" }) == document.pageCount {
      throw ReadingError(
        code: document.package.namesEncryption ? .encryptedPackage : .damaged, file: name,
        pages: document.pageCount, detail: firstDamage)
    }
    result.diagnostics += recognizer.notes.diagnostics(engine: options.engines.engineName)
    guard result.pages.contains(where: { !$0.lines.isEmpty }) else {
      if let failure = recognizer.failure {
        throw RecognitionNotes.error(failure, file: name, pages: document.pageCount)
      }
      throw ReadingError(
        code: .noTextLayer, file: name, pages: document.pageCount,
        detail: options.recognition == .off
          ? RecognitionNotes.isOff : "the pages have no text that can be used")
    }
    return result
  }

  /// Opens the package without reading its pages.
  func open(_ bytes: [UInt8], name: String) throws(ReadingError) -> OFDDocument {
    let package: OFDPackage
    do throws(ZipArchive.Failure) {
      package = try OFDPackage(bytes, options: options)
    } catch {
      throw self.error(error, name: name)
    }
    let document: OFDDocument
    do throws(ZipArchive.Failure) {
      document = try OFDDocument(package)
    } catch {
      // Parts that cannot be read in a package that says how it is encrypted are encrypted.
      if case .damaged = error, package.namesEncryption {
        throw ReadingError(code: .encryptedPackage, file: name)
      }
      throw self.error(error, name: name)
    }
    try options.limits.check(pages: document.pageCount, name: name)
    return document
  }

  private func error(
    _ failure: ZipArchive.Failure, name: String, page: Int? = nil
  ) -> ReadingError {
    switch failure {
    case .damaged(let detail):
      ReadingError(code: .damaged, file: name, page: page, detail: detail)
    case .encrypted: ReadingError(code: .encrypted, file: name, page: page)
    case .wrongPassword: ReadingError(code: .wrongPassword, file: name, page: page)
    case .tooDeep(let detail): ReadingError(code: .tooDeep, file: name, page: page, detail: detail)
    case .tooLarge:
      ReadingError(
        code: .tooLarge, file: name, page: page,
        detail: "the package unpacks to more than \(options.limits.expansion) bytes")
    }
  }

  private static func read(
    _ page: OFDPage, recognizer: OFDRecognizer, memory: inout LayoutMemory,
    diagnostics: inout [Diagnostic]
  ) -> Page {
    func report(_ code: String, _ message: String) {
      diagnostics.append(Diagnostic(code: code, message: message, page: page.number))
    }
    for detail in page.brokenReferences {
      diagnostics.append(brokenReference(detail, page: page.number))
    }
    if page.isCutOff {
      report("cut-off-page", "the XML of the page breaks off; what stands before it was read")
    }
    var glyphs = page.pageGlyphs()
    var result = Page(number: page.number, width: page.width, height: page.height)
    let quality = TextLayer.quality(of: glyphs.glyphs)
    if recognizer.wants(page, glyphs.glyphs, quality),
      let recognized = recognizer.read(page, hasText: quality != .missing, memory: &memory),
      !recognized.lines.isEmpty || quality == .missing
    {
      return recognized
    }
    switch quality {
    case .good: break
    case .missing:
      // A page without anything on it has nothing to recognise.
      if !page.paths.isEmpty || !page.images.isEmpty {
        report("page-without-text", "the page has no text and needs OCR")
      }
      return result
    case .garbled:
      report(
        "garbled-text-layer", "the text has no usable characters, the page needs OCR")
      return result
    }
    glyphs.glyphs = GlyphFolding.folded(glyphs.glyphs)
    let frame = page.frame()
    glyphs.glyphs = glyphs.glyphs.map(frame.turned)
    result.lines = PageLayout(glyphs).lines(memory: &memory) { frame.turned(page.rules()) }
    if frame.turns != 0 {
      (result.width, result.height) = frame.turnedSize
      result.placement = frame.placement
    }
    return result
  }

  private static func brokenReference(_ detail: String, page: Int?) -> Diagnostic {
    Diagnostic(
      code: "broken-reference", message: "something may be missing: \(detail)", page: page)
  }
}
