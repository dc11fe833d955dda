internal import CLeptonica
internal import CPoppler

/// A decoded picture as cairo draws it.
final class PictureSurface {
  let handle: OpaquePointer
  let width: Int
  let height: Int

  /// Of a PNG, JPEG or TIFF file, with what is transparent in a PNG; `nil` where it cannot be
  /// decoded or has more pixels than any page needs.
  convenience init?(_ bytes: [UInt8]) {
    if let size = Self.sizeOfPNG(bytes) {
      guard size.width * size.height <= Self.mostPixels, let surface = Self.decodePNG(bytes) else {
        return nil
      }
      self.init(surface, width: size.width, height: size.height)
    } else {
      guard let picture = ImageFile(bytes)?.picture(0) else { return nil }
      self.init(picture)
    }
  }

  /// Of a picture that is decoded already, reduced where it has very many pixels.
  convenience init?(_ raster: borrowing Raster) {
    guard let reduced = raster.reduced(toPixels: Self.mostPixels),
      let colour = Raster(pixConvertTo32(reduced.pix)), let pixels = pixGetData(colour.pix),
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(clamping: colour.width), Int32(clamping: colour.height))
    else { return nil }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else {
      cairo_surface_destroy(surface)
      return nil
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let words = Int(pixGetWpl(colour.pix))
    for y in 0..<colour.height {
      let source = pixels + y * words
      (data + y * stride).withMemoryRebound(to: UInt32.self, capacity: colour.width) { target in
        // Red stands in the topmost byte there, in the one below it here.
        for x in 0..<colour.width { target[x] = source[x] >> 8 }
      }
    }
    cairo_surface_mark_dirty(surface)
    self.init(surface, width: colour.width, height: colour.height)
  }

  private init(_ handle: OpaquePointer, width: Int, height: Int) {
    (self.handle, self.width, self.height) = (handle, width, height)
  }

  deinit {
    cairo_surface_destroy(handle)
  }

  /// Fills the square from the origin to (1, 1) of the context.
  func draw(on context: OpaquePointer, opacity: Double = 1) {
    cairo_scale(context, 1 / Double(width), 1 / Double(height))
    cairo_set_source_surface(context, handle, 0, 0)
    cairo_paint_with_alpha(context, opacity)
  }

  private static let mostPixels = 60_000_000

  private static func sizeOfPNG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height) = (number(16), number(20))
    guard width > 0, height > 0, width < 32_768, height < 32_768 else { return nil }
    return (width, height)
  }

  private static func decodePNG(_ bytes: [UInt8]) -> OpaquePointer? {
    var source = Source(rest: bytes[...])
    let surface = withUnsafeMutablePointer(to: &source) { pointer in
      cairo_image_surface_create_from_png_stream(
        { closure, target, count in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let source = closure.assumingMemoryBound(to: Source.self)
          guard source.pointee.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          for (offset, byte) in source.pointee.rest.prefix(Int(count)).enumerated() {
            target[offset] = byte
          }
          source.pointee.rest = source.pointee.rest.dropFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    guard let surface else { return nil }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    return surface
  }

  private struct Source {
    var rest: ArraySlice<UInt8>
  }
}
