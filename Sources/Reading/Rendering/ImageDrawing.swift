internal import CPoppler

/// A picture, or the pictures of a TIFF, each drawn as the sheet that its reader takes it for.
final class ImageDrawing: PageDrawing {
  private let file: ImageFile
  /// Decoding is most of the work; the size is asked for before the drawing.
  private var last: (index: Int, sheet: Sheet)?

  private struct Sheet {
    var surface: PictureSurface
    var size: PageSize
  }

  init(_ file: ImageFile) {
    self.file = file
  }

  var pageCount: Int { file.sizes.count }

  private func sheet(_ index: Int) -> Sheet? {
    if let last, last.index == index { return last.sheet }
    last = nil
    guard let picture = file.picture(index), let surface = PictureSurface(picture) else {
      return nil
    }
    let size = ImageFile.sheet(picture)
    let sheet = Sheet(surface: surface, size: PageSize(width: size.width, height: size.height))
    last = (index, sheet)
    return sheet
  }

  func size(ofPage index: Int) -> PageSize? { sheet(index)?.size }

  func draw(page index: Int, on context: OpaquePointer) {
    guard let sheet = sheet(index) else { return }
    cairo_scale(context, sheet.size.width, sheet.size.height)
    sheet.surface.draw(on: context)
  }
}
