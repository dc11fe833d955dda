internal import Gongwen
internal import Recognition

/// Pages that are made of pictures, one of each, and typed lines between them.
struct PicturePages {
  private let options: ReadingOptions
  private let name: String
  /// Number of pictures, for messages.
  private let total: Int
  private var pages: [Page] = []
  private var notes = RecognitionNotes()
  private var memory = LayoutMemory()

  init(options: ReadingOptions, name: String, total: Int) {
    (self.options, self.name, self.total) = (options, name, total)
  }

  /// Adds what is typed before the next picture, as a page without geometry.
  mutating func add(typed lines: [Line]) {
    if !lines.isEmpty { pages.append(Page(number: pages.count + 1, lines: lines)) }
  }

  /// Recognises a picture of a file. Throws `tooLarge`, `damaged`, `recognitionMissing` or
  /// `recognitionFailed`.
  mutating func add(_ file: ImageFile, _ index: Int) throws(ReadingError) {
    let number = pages.count + 1
    guard !file.isTooLarge(index) else {
      throw ReadingError(
        code: .tooLarge, file: name, page: number,
        detail: "a picture of more than \(ImageFile.mostPixels / 1_000_000) million pixels")
    }
    guard let picture = file.picture(index),
      let raster = picture.reduced(toPixels: PageRecognizer.mostPixels)
    else {
      throw ReadingError(
        code: .damaged, file: name, page: number, detail: "the picture cannot be decoded")
    }
    let sheet = ImageFile.sheet(picture)
    do throws(RecognitionError) {
      let page = try PageRecognizer(options: options).recognize(
        PageImage(raster: raster, width: sheet.width, height: sheet.height), memory: &memory)
      pages.append(page.page(number: number))
      notes.add(page, number: number)
      options.pageRecognized?(number)
    } catch {
      throw RecognitionNotes.error(error, file: name, pages: total)
    }
  }

  /// Throws `emptyFile` where nothing was recognised.
  func paged(_ format: SourceFormat) throws(ReadingError) -> PagedText {
    guard pages.contains(where: { !$0.lines.isEmpty }) else {
      throw ReadingError(
        code: .emptyFile, file: name, pages: pages.count,
        detail: "nothing was recognised in the pictures")
    }
    return PagedText(
      format: format, pages: pages,
      diagnostics: notes.diagnostics(engine: options.engines.engineName))
  }
}
