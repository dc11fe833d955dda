internal import ArgumentParser
internal import Extraction
internal import Gongwen

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Measures the register on documents varied from real ones.
struct BenchmarkRegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark-register",
    abstract: "Measure the register.",
    shouldDisplay: false,
    subcommands: [Make.self, Texts.self, Ask.self])

  /// What documents are varied from.
  struct Originals: ParsableArguments {
    @Argument(help: "Real documents as `gongwen extract --format json` gives them.")
    var originals: String

    @Option(help: "Folder of model files.")
    var models: String?

    func documents() throws -> [ExtractedDocument] {
      try InputFile.read(originals).split(separator: 0x0A).map {
        try JSONDecoder().decode(ExtractedDocument.self, from: Data($0))
      }
    }

    func variation() throws -> DocumentVariation {
      guard let directory = ModelsDirectory.find(models) else {
        throw RequestError.noModels
      }
      let table = try String(
        decoding: InputFile.read(directory + "/divisions.table"), as: UTF8.self)
      let divisions = table.split(separator: "\n").compactMap {
        line -> DocumentVariation.Division? in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2, Int(fields[0]) != nil else { return nil }
        return (String(fields[0]), String(fields[1]))
      }
      return DocumentVariation(try documents(), divisions: divisions)
    }
  }
}
