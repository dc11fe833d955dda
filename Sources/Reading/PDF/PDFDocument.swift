internal import CPoppler
internal import Glibc

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
    var error: UnsafeMutablePointer<GError>?
    let opened =
      if let password {
        Self.openFile(bytes, password, &error)
      } else {
        Self.open(bytes, &error)
      }
    guard let handle = opened else {
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

  private static func open(
    _ bytes: UnsafeBufferPointer<UInt8>, _ error: inout UnsafeMutablePointer<GError>?
  ) -> OpaquePointer? {
    let data = g_bytes_new_static(bytes.baseAddress, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    return poppler_document_new_from_bytes(data, nil, &error)
  }

  /// Opens through a file, because poppler 22.12 crashes on a wrong password for bytes: it tries
  /// again with a stream that it has freed. The file has no name any more when this returns.
  private static func openFile(
    _ bytes: UnsafeBufferPointer<UInt8>, _ password: String,
    _ error: inout UnsafeMutablePointer<GError>?
  ) -> OpaquePointer? {
    var name: UnsafeMutablePointer<gchar>?
    let descriptor = g_file_open_tmp("gongwen-XXXXXX", &name, &error)
    guard descriptor >= 0, let name else { return nil }
    close(descriptor)
    defer {
      unlink(name)
      g_free(name)
    }
    let isWritten = bytes.withMemoryRebound(to: gchar.self) {
      g_file_set_contents(name, $0.baseAddress, gssize($0.count), &error) != 0
    }
    guard isWritten, let address = g_filename_to_uri(name, nil, &error) else { return nil }
    defer { g_free(address) }
    return poppler_document_new_from_file(address, password, &error)
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
