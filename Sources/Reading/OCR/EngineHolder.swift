internal import Recognition
internal import Synchronization

/// Keeps the engine that was loaded for the first picture, for all pictures of a worker.
public final class EngineHolder: Sendable {
  private struct Loaded {
    var engine: any RecognitionEngine
    var name: EngineName?
    var folder: String?
  }

  private let loaded = Mutex<Loaded?>(nil)

  /// The engine is loaded when the first picture comes.
  public init() {}

  /// The lines of an upright picture, and with the first call the loading of the engine that the
  /// options name.
  func recognize(
    _ image: PixelImage, options: ReadingOptions
  ) throws(RecognitionError) -> [RecognizedLine] {
    let result = loaded.withLock { loaded -> Result<[RecognizedLine], RecognitionError> in
      do throws(RecognitionError) {
        if loaded?.name != options.engine || loaded?.folder != options.engineFolder {
          loaded = nil
        }
        if let loaded { return .success(try loaded.engine.recognize(image)) }
        let engine = try RecognitionEngines.best(
          name: options.engine, folder: options.engineFolder)
        loaded = Loaded(engine: engine, name: options.engine, folder: options.engineFolder)
        return .success(try engine.recognize(image))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Of the engine that read last.
  var engineName: EngineName? { loaded.withLock { $0?.engine.name } }
}
