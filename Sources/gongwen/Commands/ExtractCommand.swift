internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Models

#if canImport(FoundationEssentials)
  import Foundation
#else
  import Foundation
#endif

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Extract the obligation table of documents.")

  @Argument(help: "The documents.")
  var files: [String]

  @Option(help: "The output's format.")
  var format = "json"

  @Option(help: "Folder of model files.")
  var models: String?

  func run() throws {
    guard let directory = ModelsDirectory.find(models) else {
      throw ValidationError("no models folder found; give one with --models")
    }
    let models = try ModelSet(directory: directory)
    let extractor = try Extractor(models: models)
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ValidationError("\(file) cannot be read")
      }
      let document = try extractor.extract(
        Array(data), path: file, stamp: ModelStamp(version: "1", sha256: ""))
      FileHandle.standardOutput.write(Data(document.jsonLine()))
    }
  }
}
