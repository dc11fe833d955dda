internal import Gongwen
internal import Recognition

/// Reads pictures of pages: PNG, JPEG and TIFF, the latter with several pages.
struct ImageReader {
  let options: ReadingOptions

  /// Throws `damaged`, `tooLarge`, `tooManyPages`, `noTextLayer` where recognition is off,
  /// `recognitionMissing` or `recognitionFailed`, and `emptyFile` where nothing was recognised.
  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    let file = try open(bytes, name: name)
    let pages = file.sizes.count
    guard options.recognition != .off else {
      throw ReadingError(
        code: .noTextLayer, file: name, pages: pages, detail: RecognitionNotes.isOff)
    }
    var result = PagedText(format: .scan, pages: [])
    var notes = RecognitionNotes()
    var memory = LayoutMemory()
    for index in 0..<pages {
      let number = index + 1
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
        result.pages.append(page.page(number: number))
        notes.add(page, number: number)
        options.pageRecognized?(number)
      } catch {
        throw RecognitionNotes.error(error, file: name, pages: pages)
      }
    }
    guard result.pages.contains(where: { !$0.lines.isEmpty }) else {
      throw ReadingError(
        code: .emptyFile, file: name, pages: pages, detail: "nothing was recognised in the picture")
    }
    result.diagnostics += notes.diagnostics(engine: options.engines.engineName)
    return result
  }

  /// Throws `damaged` or `tooManyPages`. Nothing is decoded yet.
  func open(_ bytes: [UInt8], name: String) throws(ReadingError) -> ImageFile {
    guard let file = ImageFile(bytes, most: max(1, options.limits.pages)), file.isWhole else {
      throw ReadingError(code: .damaged, file: name, detail: "the picture cannot be decoded")
    }
    if file.hasMore {
      throw ReadingError(
        code: .tooManyPages, file: name, detail: "more than \(options.limits.pages)")
    }
    return file
  }
}
