internal import COCR

/// Reads pages with Tesseract and its model `chi_sim`: what there is where `scripts/install-ocr` was
/// not run. It makes some four times as many mistakes as ``PaddleEngine``.
public final class TesseractEngine: RecognitionEngine {
  public let name = EngineName.tesseract
  private let handle: OpaquePointer

  /// - Parameter data: folder of the models, `nil` for the system's.
  /// - Throws: `notInstalled` where the library or the model is missing.
  public init(data: String? = nil) throws(RecognitionError) {
    var message = MessageBuffer()
    guard let handle = message.fill({ gw_tesseract_open(data, "chi_sim", 6, $0) }) else {
      throw RecognitionError(
        code: .notInstalled,
        detail: "\(message.text); Debian has the packages libtesseract5 and tesseract-ocr-chi-sim")
    }
    self.handle = handle
  }

  deinit { gw_tesseract_close(handle) }

  public func recognize(_ image: PixelImage) throws(RecognitionError) -> [RecognizedLine] {
    guard image.isWellFormed else {
      throw RecognitionError(code: .failed, detail: "the picture has no pixels")
    }
    let count = image.width * image.height
    let grey = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      gw_grey(image.pixels, Int32(image.width), Int32(image.height), Self.blur, buffer.baseAddress)
      written = count
    }
    var symbols: UnsafePointer<gw_symbol>?
    var message = MessageBuffer()
    let resolution = min(max(image.resolution.isFinite ? image.resolution : 300, 70), 2400)
    let found = message.fill {
      gw_tesseract_read(
        handle, grey, Int32(image.width), Int32(image.height), Int32(resolution), &symbols, $0)
    }
    guard found >= 0 else { throw RecognitionError(code: .failed, detail: message.text) }
    return Self.lines(UnsafeBufferPointer(start: symbols, count: Int(found)))
  }

  /// Standard deviation in pixels: takes the noise and the stair edges away that a scan has.
  private static let blur: Float = 1.5

  private static func lines(_ symbols: UnsafeBufferPointer<gw_symbol>) -> [RecognizedLine] {
    var lines: [RecognizedLine] = []
    for symbol in symbols {
      if symbol.starts_line != 0 || lines.isEmpty { lines.append(RecognizedLine([])) }
      lines[lines.count - 1].characters.append(
        RecognizedCharacter(
          scalar: symbol.scalar, confidence: min(max(symbol.confidence, 0), 1),
          x: Float(symbol.left), y: Float(symbol.top), width: Float(symbol.right - symbol.left),
          height: Float(symbol.bottom - symbol.top)))
    }
    return LineNormalizer.normalize(lines)
  }
}
