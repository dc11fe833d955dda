/// A page or a piece of it as pixels.
public struct PixelImage: Sendable {
  public var width: Int
  public var height: Int
  /// Red, green, blue, a byte each, row by row from the top left.
  public var pixels: [UInt8]
  /// Pixels per inch.
  public var resolution: Double

  public init(width: Int, height: Int, pixels: [UInt8], resolution: Double) {
    self.width = width
    self.height = height
    self.pixels = pixels
    self.resolution = resolution
  }
}

extension PixelImage {
  /// Whether there are as many pixels as width and height say, in numbers that the engines can take.
  var isWellFormed: Bool {
    let most = 1 << 15
    return (1...most).contains(width) && (1...most).contains(height)
      && pixels.count == 3 * width * height
  }
}
