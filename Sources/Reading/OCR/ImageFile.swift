internal import CLeptonica

/// A PNG, JPEG or TIFF file held in memory.
struct ImageFile {
  private let bytes: [UInt8]
  private let format: Int32
  /// Sizes of the pictures in pixels; more than one only in TIFF.
  let sizes: [(width: Int, height: Int)]
  /// Whether a TIFF holds more pictures than were asked for.
  let hasMore: Bool

  /// More pixels are taken for a trap: an A0 sheet at 200 dpi has 62 million.
  static let mostPixels = 120_000_000

  /// `nil` where the head of the file cannot be read. Nothing is decoded yet.
  init?(_ bytes: [UInt8], most: Int = 1) {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    self.bytes = bytes
    var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
    guard pixReadHeaderMem(bytes, bytes.count, &format, &width, &height, nil, nil, nil) == 0,
      width > 0, height > 0
    else { return nil }
    self.format = format
    guard Self.isTIFF(bytes) else {
      sizes = [(Int(width), Int(height))]
      hasMore = false
      return
    }
    var sizes: [(width: Int, height: Int)] = []
    while sizes.count <= most,
      readHeaderMemTiff(
        bytes, bytes.count, Int32(clamping: sizes.count), &width, &height, nil, nil, nil, nil, nil)
        == 0, width > 0, height > 0
    {
      sizes.append((Int(width), Int(height)))
    }
    guard !sizes.isEmpty else { return nil }
    hasMore = sizes.count > most
    self.sizes = Array(sizes.prefix(most))
  }

  /// Whether the end of the file is there. A decoder fills what is missing with grey.
  var isWhole: Bool {
    let tail = bytes.suffix(4096)
    func ends(with marker: [UInt8]) -> Bool {
      tail.indices.contains { tail[$0...].starts(with: marker) }
    }
    if bytes.starts(with: [0xFF, 0xD8]) { return ends(with: [0xFF, 0xD9]) }
    if bytes.starts(with: [0x89, 0x50]) { return ends(with: Array("IEND".utf8)) }
    return true
  }

  /// The picture with 1, 8 or 32 bits a pixel, alpha laid over white; `nil` where it is damaged or
  /// has too many pixels.
  func picture(_ index: Int) -> Raster? {
    guard sizes.indices.contains(index), !isTooLarge(index) else { return nil }
    let decoded =
      Self.isTIFF(bytes)
      ? Raster(pixReadMemTiff(bytes, bytes.count, Int32(clamping: index)))
      : Raster(pixReadMem(bytes, bytes.count))
    guard let decoded else { return nil }
    return Self.plain(decoded)
  }

  func isTooLarge(_ index: Int) -> Bool {
    let size = sizes[index]
    return size.width > Self.mostPixels / max(1, size.height)
  }

  private static func isTIFF(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A])
  }

  private static func plain(_ raster: borrowing Raster) -> Raster? {
    guard let opaque = Raster(pixRemoveAlpha(raster.pix)),
      let direct = Raster(
        pixRemoveColormap(opaque.pix, Int32(REMOVE_CMAP_BASED_ON_SRC)))
    else { return nil }
    switch direct.depth {
    case 1, 8, 32: return direct
    default: return Raster(pixConvertTo8(direct.pix, 0))
    }
  }

  /// Size of the sheet in points: from the resolution that the file states if that gives a sheet of
  /// a usual size, else an A4 sheet.
  static func sheet(_ picture: borrowing Raster) -> (width: Double, height: Double) {
    var (x, y): (Int32, Int32) = (0, 0)
    pixGetResolution(picture.pix, &x, &y)
    let (width, height) = (Double(picture.width), Double(picture.height))
    if x > 0, y > 0 {
      let size = (width: 72 * width / Double(x), height: 72 * height / Double(y))
      let usual = 350.0...2500.0
      if usual.contains(size.width), usual.contains(size.height) { return size }
    }
    let long = 842 / max(width, height, 1)
    return (width * long, height * long)
  }
}
