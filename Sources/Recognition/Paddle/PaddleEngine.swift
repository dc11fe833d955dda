/// Reads pages with the PP-OCRv6 models in OpenVINO, from the folder that `scripts/install-ocr`
/// filled. Everything is loaded when it is made: it reads no file afterwards.
public final class PaddleEngine: RecognitionEngine {
  public let name = EngineName.paddle
  private let detector: TextDetector
  private let recognizer: TextRecognizer

  /// - Parameter folder: what `scripts/install-ocr` filled.
  /// - Throws: `notInstalled` where something is missing from it.
  public init(folder: String) throws(RecognitionError) {
    let runtime = try NetworkRuntime(path: folder + "/lib/libopenvino_c.so")
    let recognition = folder + "/models/PP-OCRv6_rec_small.onnx"
    guard let list = ONNXMetadata.value(of: "character", inFile: recognition) else {
      throw RecognitionError(
        code: .notInstalled, detail: "\(recognition) is missing or has no list of characters")
    }
    detector = TextDetector(
      try Network(folder + "/models/PP-OCRv6_det_small.onnx", in: runtime))
    recognizer = TextRecognizer(
      try Network(recognition, in: runtime), characters: Self.classes(list))
  }

  public func recognize(_ image: PixelImage) throws(RecognitionError) -> [RecognizedLine] {
    guard image.isWellFormed else {
      throw RecognitionError(code: .failed, detail: "the picture has no pixels")
    }
    var lines: [RecognizedLine] = []
    for region in try detector.regions(in: image) {
      let line = try recognizer.read(region, of: image)
      if !line.characters.isEmpty { lines.append(line) }
    }
    return LineNormalizer.normalize(lines)
  }

  /// The scalar of each class of the recognition network: the blank, the listed characters, a space.
  static func classes(_ list: [UInt8]) -> [UInt32] {
    let listed = list.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).unicodeScalars.first?.value ?? 0x20 }
    return [0] + listed + [0x20]
  }
}
