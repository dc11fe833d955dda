/// Which engines there are.
public enum RecognitionEngines {
  /// Loads the engine of a name, or where none is asked for the best one that is installed.
  ///
  /// - Parameter folder: what `scripts/install-ocr` filled, `nil` where there is none.
  /// - Throws: `notInstalled`, with what to do about it.
  public static func best(
    name: EngineName?, folder: String?
  ) throws(RecognitionError) -> any RecognitionEngine {
    switch name {
    case .tesseract: return try TesseractEngine()
    case .paddle:
      guard let folder else {
        throw RecognitionError(
          code: .notInstalled, detail: "no folder of the engine: run scripts/install-ocr")
      }
      return try PaddleEngine(folder: folder)
    case nil:
      var reasons: [String] = []
      if let folder {
        do throws(RecognitionError) {
          return try PaddleEngine(folder: folder)
        } catch {
          reasons.append(error.detail)
        }
      }
      do throws(RecognitionError) {
        return try TesseractEngine()
      } catch {
        reasons.append(error.detail)
      }
      throw RecognitionError(
        code: .notInstalled,
        detail: "run scripts/install-ocr, or install the Debian package tesseract-ocr-chi-sim ("
          + reasons.joined(separator: "; ") + ")")
    }
  }
}
