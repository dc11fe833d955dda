internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Models
internal import Reading

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Parses documents for another process: a request line of JSON in, a rendered document out. With
/// `--framed` a line before each document tells its length and what went wrong.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Extract documents named on standard input, a JSON object {\"path\": …} a line.",
    shouldDisplay: false)

  @OptionGroup var rendering: Rendering

  @Option(help: "Folder of model files.")
  var models: String?

  @Flag(help: .hidden)
  var framed = false

  @OptionGroup var reading: ReadingArguments

  func run() throws {
    limitResources()
    let stamp: ModelStamp
    let extractor: Extractor
    let engineFolder: String?
    do {
      guard let directory = ModelsDirectory.find(models) else {
        throw ModelError(file: "models", line: 0, reason: "no folder of model files found")
      }
      let set = try ModelSet(directory: directory)
      extractor = try Extractor(models: set)
      stamp = try ModelStamp(set)
      engineFolder = reading.engineFolder(models: directory)
    } catch let error as ModelError where framed {
      try Self.send(JSONEncoder().encode(WorkerGreeting(error: "\(error)")))
      throw ExitCode(2)
    }
    if framed { try Self.send(JSONEncoder().encode(WorkerGreeting(models: stamp))) }
    // The parent kills a worker in time; if the parent is gone, the alarm does it.
    let patience = UInt32(min(reading.timeLimit + 5, 1e6))
    var options = reading.options(engineFolder: engineFolder)
    options.pageRecognized = { [framed] page in
      alarm(patience)
      if framed, let line = try? JSONEncoder().encode(WorkerProgress(page: page)) {
        try? Self.send(line)
      }
    }
    while let line = readLine() {
      let request = try JSONDecoder().decode(WorkerRequest.self, from: Data(line.utf8))
      alarm(patience)
      options.password = request.password
      let (body, reply) = process(request, extractor, options, stamp)
      alarm(0)
      if framed { try Self.send(JSONEncoder().encode(reply)) }
      try Output.standard.write(body)
    }
  }

  private func process(
    _ request: WorkerRequest, _ extractor: Extractor, _ options: ReadingOptions,
    _ stamp: ModelStamp
  ) -> ([UInt8], WorkerReply) {
    var bytes: [UInt8]?
    do throws(DocumentFailure) {
      let read = try InputFile.read(request.file ?? request.path)
      bytes = read
      if rendering.isPicture { return try draw(read, request, extractor, options, stamp) }
      let explanation = try explain(read, request, extractor, options, stamp)
      let body = rendering.body(explanation)
      return (
        body,
        WorkerReply(
          length: body.count, notices: explanation.document.diagnostics,
          counts: ExtractionCounts(explanation.document))
      )
    } catch {
      let document = ExtractedDocument(
        failure: error, path: request.path, sha256: bytes.map { SHA256.hex($0) } ?? "",
        head: bytes?.prefix(8) ?? [], models: stamp)
      let body = rendering.body(failed: document)
      return (body, WorkerReply(length: body.count, failure: error))
    }
  }

  /// Pages are drawn here too: drawing goes through the same libraries as reading.
  private func draw(
    _ bytes: [UInt8], _ request: WorkerRequest, _ extractor: Extractor,
    _ options: ReadingOptions, _ stamp: ModelStamp
  ) throws(DocumentFailure) -> ([UInt8], WorkerReply) {
    var marked: ExtractedDocument?
    if rendering.picture.isHighlighted {
      marked = try explain(bytes, request, extractor, options, stamp).document
    }
    let body = try rendering.picture.draw(
      bytes, as: rendering.render, path: request.path, options: options, marked: marked)
    return (body, WorkerReply(length: body.count, notices: marked?.diagnostics ?? []))
  }

  private func explain(
    _ bytes: [UInt8], _ request: WorkerRequest, _ extractor: Extractor,
    _ options: ReadingOptions, _ stamp: ModelStamp
  ) throws(DocumentFailure) -> Explanation {
    do {
      return try extractor.explain(bytes, path: request.path, options: options, stamp: stamp)
    } catch {
      throw DocumentFailure(error)
    }
  }

  private func limitResources() {
    var memory = rlimit(
      rlim_cur: rlim_t(reading.memoryLimit) << 20, rlim_max: rlim_t(reading.memoryLimit) << 20)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
    var core = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
  }

  private static func send(_ line: Data) throws {
    try Output.standard.write(Array(line) + [0x0A])
  }
}
