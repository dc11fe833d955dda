internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Register

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
    subcommands: [Make.self])

  /// Makes a register as large as is asked for and says how fast it was written.
  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write documents varied from real ones into a new register.")

    @Argument(help: "Real documents as `gongwen extract --format json` gives them.")
    var originals: String

    @Argument(help: "The register's file.")
    var register: String

    @Option(help: "Clauses to write at least.")
    var clauses = 1_000_000

    @Option(help: "Documents to write at least.")
    var documents = 0

    @Option(help: "Folder of model files.")
    var models: String?

    func run() throws {
      let variation = try DocumentVariation(
        DocumentFile(originals).documents(), divisions: divisions())
      let register = try Register(path: register)
      var written = (clauses: 0, bytes: 0, documents: 0)
      var wall = 0.0
      var processor = 0.0
      for number in 0... {
        guard written.clauses < clauses || written.documents < documents else { break }
        // Some documents come in two versions, some in two files.
        let versions = number % 50 == 7 ? 2 : 1
        for version in 0..<versions {
          var document = variation.document(number, version: version)
          if version > 0 { document.source.path += ".new" }
          let start = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
          _ = try register.ingest(document, size: 1, modified: "1", at: "2026-01-01T00:00:00Z")
          wall += Self.now(CLOCK_MONOTONIC) - start.0
          processor += Self.now(CLOCK_PROCESS_CPUTIME_ID) - start.1
          written.clauses += document.clauses.count
          written.bytes += document.clauses.reduce(0) { $0 + $1.text.utf8.count }
          written.documents += 1
        }
      }
      var json = JSONWriter()
      json.object { json in
        json.field("documents", written.documents)
        json.field("clauses", written.clauses)
        json.field("textBytes", written.bytes)
        json.field("seconds", wall)
        json.field("processorSeconds", processor)
        json.field("clausesPerSecond", Double(written.clauses) / wall)
      }
      json.endLine()
      try Output.standard.write(json.bytes)
    }

    private func divisions() throws -> [DocumentVariation.Division] {
      guard let directory = ModelsDirectory.find(models) else {
        throw ValidationError("no folder of model files found; name one with --models")
      }
      let table = try String(
        decoding: InputFile.read(directory + "/divisions.table"), as: UTF8.self)
      return table.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 2, Int(fields[0]) != nil else { return nil }
        return (String(fields[0]), String(fields[1]))
      }
    }

    private static func now(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}

/// A file of documents, one JSON object a line.
private struct DocumentFile {
  var path: String

  init(_ path: String) {
    self.path = path
  }

  func documents() throws -> [ExtractedDocument] {
    try InputFile.read(path).split(separator: 0x0A).map {
      try JSONDecoder().decode(ExtractedDocument.self, from: Data($0))
    }
  }
}
