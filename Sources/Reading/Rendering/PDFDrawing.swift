internal import CPoppler

/// A PDF that poppler draws.
final class PDFDrawing: PageDrawing {
  private let document: PDFDocument

  init(_ document: consuming PDFDocument) {
    self.document = document
  }

  var pageCount: Int { document.pageCount }

  func size(ofPage index: Int) -> PageSize? {
    guard let page = document.page(index) else { return nil }
    return PageSize(width: page.width, height: page.height)
  }

  func draw(page index: Int, on context: OpaquePointer) {
    guard let page = document.page(index) else { return }
    poppler_page_render(page.handle, context)
  }
}
