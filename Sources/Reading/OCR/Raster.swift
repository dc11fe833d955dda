internal import CLeptonica
internal import Recognition

/// A picture that Leptonica holds. Every operation gives `nil` where memory does not suffice.
struct Raster: ~Copyable {
  let pix: UnsafeMutablePointer<PIX>

  init?(_ pix: UnsafeMutablePointer<PIX>?) {
    guard let pix else { return nil }
    self.pix = pix
  }

  init?(width: Int, height: Int, depth: Int) {
    // Messages about damaged pictures go to the caller as `nil`, not to standard error.
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    self.init(pixCreate(Int32(clamping: width), Int32(clamping: height), Int32(depth)))
  }

  deinit {
    var handle: UnsafeMutablePointer<PIX>? = pix
    pixDestroy(&handle)
  }

  var width: Int { Int(pixGetWidth(pix)) }
  var height: Int { Int(pixGetHeight(pix)) }
  /// Bits of a pixel: 1 (1 is ink), 8 (0 is black) or 32 (red, green, blue, a byte each).
  var depth: Int { Int(pixGetDepth(pix)) }

  /// Another hold on the same pixels.
  func shared() -> Raster? { Raster(pixClone(pix)) }

  func copy() -> Raster? { Raster(pixCopy(nil, pix)) }

  /// Reduced so that it has at most so many pixels.
  func reduced(toPixels most: Int) -> Raster? {
    let count = width * height
    guard count > most else { return shared() }
    let factor = (Double(most) / Double(count)).squareRoot()
    return scaled(by: factor)
  }

  func scaled(by factor: Double) -> Raster? {
    depth == 1
      ? Raster(pixScaleToGray(pix, Float(factor)))
      : Raster(pixScale(pix, Float(factor), Float(factor)))
  }

  /// Quarter turns to the right.
  func turned(_ quarters: Int) -> Raster? {
    quarters % 4 == 0 ? shared() : Raster(pixRotateOrth(pix, Int32(quarters % 4)))
  }

  /// Turned to the right about its middle; it keeps its size, and paper comes in at the corners.
  func rotated(degrees: Double) -> Raster? {
    Raster(
      pixRotate(
        pix, Float(degrees * .pi / 180), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0))
  }

  /// Ink where the picture is darker than `level` (8 bits).
  func ink(below level: Int) -> Raster? {
    depth == 1 ? copy() : Raster(pixThresholdToBinary(pix, Int32(level)))
  }

  var inkCount: Int {
    var count: Int32 = 0
    pixCountPixels(pix, &count, nil)
    return Int(count)
  }

  func inkCount(x: Int, y: Int, width: Int, height: Int) -> Int {
    guard var box = Self.box(x, y, width, height) else { return 0 }
    defer { boxDestroy(&box) }
    var count: Int32 = 0
    pixCountPixelsInRect(pix, box, &count, nil)
    return Int(count)
  }

  /// Ink of each column of a part that lies inside the picture.
  func columnSums(x: Int, y: Int, width: Int, height: Int) -> [Float] {
    sums(x, y, width, height) { pixCountByColumn(pix, $0) }
  }

  /// Ink of each row of a part that lies inside the picture.
  func rowSums(x: Int, y: Int, width: Int, height: Int) -> [Float] {
    sums(x, y, width, height) { pixCountByRow(pix, $0) }
  }

  private func sums(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int,
    _ count: (UnsafeMutablePointer<BOX>?) -> UnsafeMutablePointer<NUMA>?
  ) -> [Float] {
    guard var box = Self.box(x, y, width, height) else { return [] }
    defer { boxDestroy(&box) }
    var numbers = count(box)
    defer { numaDestroy(&numbers) }
    guard let numbers, let values = numaGetFArray(numbers, Int32(L_NOCOPY)) else { return [] }
    return Array(UnsafeBufferPointer(start: values, count: Int(numaGetCount(numbers))))
  }

  private static func box(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int
  ) -> UnsafeMutablePointer<BOX>?? {
    guard width > 0, height > 0 else { return nil }
    return boxCreate(
      Int32(clamping: x), Int32(clamping: y), Int32(clamping: width), Int32(clamping: height))
  }

  /// Boxes of the connected pieces of ink.
  func pieces() -> [PixelBox] {
    var boxes = pixConnComp(pix, nil, 8)
    defer { boxaDestroy(&boxes) }
    guard let boxes else { return [] }
    return (0..<boxaGetCount(boxes)).compactMap { index in
      var (x, y, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0 else { return nil }
      return PixelBox(x: Int(x), y: Int(y), width: Int(width), height: Int(height))
    }
  }

  /// The picture as a recognition engine takes it.
  func pixels(resolution: Double) -> PixelImage {
    let (width, height) = (width, height)
    let grey = depth == 8
    let words = Int(pixGetWpl(pix))
    guard let data = pixGetData(pix), grey || depth == 32 else {
      return PixelImage(width: 0, height: 0, pixels: [], resolution: resolution)
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { out, count in
      guard var target = out.baseAddress else { return }
      for y in 0..<height {
        let row = data + y * words
        var x = 0
        while x < width {
          if grey {
            // Bytes lie in words from the most significant one.
            let value = UInt8(truncatingIfNeeded: row[x >> 2] &>> UInt32(24 &- 8 &* (x & 3)))
            target[0] = value
            target[1] = value
            target[2] = value
          } else {
            let value = row[x]
            target[0] = UInt8(truncatingIfNeeded: value &>> 24)
            target[1] = UInt8(truncatingIfNeeded: value &>> 16)
            target[2] = UInt8(truncatingIfNeeded: value &>> 8)
          }
          target += 3
          x &+= 1
        }
      }
      count = 3 * width * height
    }
    return PixelImage(width: width, height: height, pixels: bytes, resolution: resolution)
  }
}

/// A part of a picture, in pixels.
struct PixelBox {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// Grown on all sides, but not over the edges of a picture.
  func grown(by margin: Int, width: Int, height: Int) -> PixelBox {
    let (x0, y0) = (max(0, x - margin), max(0, y - margin))
    return PixelBox(
      x: x0, y: y0, width: max(0, min(width, x + self.width + margin) - x0),
      height: max(0, min(height, y + self.height + margin) - y0))
  }
}
