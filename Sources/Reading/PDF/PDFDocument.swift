internal import CPoppler

/// A PDF held open by poppler. Everything that calls poppler for a whole document is here.
struct PDFDocument: ~Copyable {
  private let handle: OpaquePointer
  let pageCount: Int

  enum Failure: Error {
    case encrypted
    /// Poppler's own words.
    case damaged(String)
  }

  /// `bytes` must stay valid as long as the document; poppler reads from them on demand.
  init(_ bytes: UnsafeBufferPointer<UInt8>, password: String?) throws(Failure) {
    let data = g_bytes_new_static(bytes.baseAddress, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    var error: UnsafeMutablePointer<GError>?
    guard let handle = poppler_document_new_from_bytes(data, password, &error) else {
      defer { g_clear_error(&error) }
      guard let error else { throw .damaged("") }
      if error.pointee.domain == poppler_error_quark(),
        error.pointee.code == gint(POPPLER_ERROR_ENCRYPTED.rawValue)
      {
        throw .encrypted
      }
      throw .damaged(String(cString: error.pointee.message))
    }
    self.handle = handle
    pageCount = Int(poppler_document_get_n_pages(handle))
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  /// The page with a 0-based index, or `nil` where the page tree is broken.
  func page(_ index: Int) -> PDFPage? {
    guard let page = poppler_document_get_page(handle, gint(index)) else { return nil }
    return PDFPage(page)
  }
}
