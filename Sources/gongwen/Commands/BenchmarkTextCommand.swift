internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Models
internal import Reading

/// Measures structuring, tagging and joining without reading and without JSON.
struct BenchmarkTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark-text",
    abstract: "Measure the speed of structuring, tagging and joining on one core.",
    shouldDisplay: false)

  @Argument(help: "Documents.")
  var files: [String]

  @Option(help: "Seconds of processor time to spend.")
  var seconds = 3.0

  @Option(help: "Folder of model files.")
  var models: String?

  func run() throws {
    guard let directory = ModelsDirectory.find(models) else {
      throw ValidationError("no folder of model files found; name one with --models")
    }
    let extractor = try Extractor(models: ModelSet(directory: directory))
    let stamp = ModelStamp(version: "", sha256: "")
    var documents: [PagedText] = []
    var bytes = 0
    for file in files {
      let paged = try DocumentReader().read(InputFile.read(file), name: file)
      documents.append(paged)
      bytes += paged.pages.reduce(0) { total, page in
        total + page.lines.reduce(0) { $0 + TextBuffer.string($1.scalars).utf8.count + 1 }
      }
    }
    let source = Source(path: "", sha256: "", format: .text)
    var rounds = 0
    let start = Self.processorSeconds
    while Self.processorSeconds - start < seconds {
      for document in documents {
        _ = extractor.extract(document, source: source, stamp: stamp)
      }
      rounds += 1
    }
    let spent = Self.processorSeconds - start
    var json = JSONWriter()
    json.object { json in
      json.field("bytes", bytes)
      json.field("rounds", rounds)
      json.field("seconds", spent)
      json.field("megabytesPerSecond", Double(bytes * rounds) / 1e6 / spent)
    }
    json.endLine()
    try Output.standard.write(json.bytes)
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
