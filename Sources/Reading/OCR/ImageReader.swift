internal import Gongwen

/// Reads pictures of pages: PNG, JPEG and TIFF, the latter with several pages.
struct ImageReader {
  let options: ReadingOptions

  /// Throws `damaged`, `tooLarge`, `tooManyPages`, `noTextLayer` where recognition is off,
  /// `emptyFile` where nothing was recognised, and `recognitionMissing` or `recognitionFailed`.
  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> PagedText {
    let file = try open(bytes, name: name)
    let pages = file.sizes.count
    guard options.recognition != .off else {
      throw ReadingError(
        code: .noTextLayer, file: name, pages: pages, detail: RecognitionNotes.isOff)
    }
    var pictures = PicturePages(options: options, name: name, total: pages)
    for index in 0..<pages { try pictures.add(file, index) }
    return try pictures.paged(.scan)
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
