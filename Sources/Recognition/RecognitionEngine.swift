/// A character that was recognised, with its place in pixels of the image.
public struct RecognizedCharacter: Sendable, Equatable {
  public var scalar: UInt32
  /// 0 to 1.
  public var confidence: Float
  public var x: Float
  public var y: Float
  public var width: Float
  public var height: Float

  public init(
    scalar: UInt32, confidence: Float, x: Float, y: Float, width: Float, height: Float
  ) {
    self.scalar = scalar
    self.confidence = confidence
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A stretch of characters on one line of the page, from left to right.
public struct RecognizedLine: Sendable, Equatable {
  public var characters: [RecognizedCharacter]

  public init(_ characters: [RecognizedCharacter]) {
    self.characters = characters
  }
}

/// Why no characters could be recognised.
public struct RecognitionError: Error, Equatable, Sendable {
  public enum Code: String, Sendable {
    /// The engine's library or its models are not there.
    case notInstalled = "ocr-not-installed"
    case failed = "ocr-failed"
  }
  public var code: Code
  /// In English.
  public var detail: String

  public init(code: Code, detail: String) {
    self.code = code
    self.detail = detail
  }
}

/// Finds and reads the lines of text of an image. An engine is loaded once and used for every page
/// of a worker.
public protocol RecognitionEngine: AnyObject {
  /// As `--ocr-engine` names it.
  var name: EngineName { get }
  /// The lines in any order. The image is upright: skew and rotation are taken out before.
  func recognize(_ image: PixelImage) throws(RecognitionError) -> [RecognizedLine]
}

public enum EngineName: String, Codable, Sendable, CaseIterable {
  /// PP-OCR models in OpenVINO.
  case paddle
  case tesseract
}
