import Extraction
import Gongwen
import Models
import Reading

/// What the targets do with an input. A crash, a hang or a leak is the finding; errors are not.
public enum Fuzz {
  /// The input is a file as it is.
  public static func file(_ bytes: [UInt8]) {
    _ = try? reader.read(bytes, name: "input")
  }

  /// The input is a list of parts of a package.
  public static func package(_ parts: [UInt8]) {
    file(StoredPackage.zip(parts))
  }

  /// The input is a file that goes through the whole pipeline; the model files are those of the
  /// folder that the program is started in.
  public static func pipeline(_ bytes: [UInt8]) {
    guard let pipeline = try? extractor.get() else { fatalError("no folder of models here") }
    let stamp = ModelStamp(version: "", sha256: "")
    _ = try? pipeline.explain(bytes, path: "input", options: options, stamp: stamp)
  }

  private static let options = ReadingOptions(
    recognition: .off, limits: ReadingLimits(expansion: 64 << 20))

  private static let reader = DocumentReader(options: options)

  private static let extractor = Result { try Extractor(models: ModelSet(directory: "models")) }
}
