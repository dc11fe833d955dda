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

  @Option(help: "The only folder where files may be written (default: none).")
  var scratch: String?

  @Flag(help: "Tell what the worker can no longer do, and end.")
  var sandboxReport = false

  func run() throws {
    limitResources()
    let worker: DocumentWorker
    do {
      worker = try prepare()
    } catch let error as ModelError where framed {
      try Self.send(WorkerGreeting(error: "\(error)"))
      throw ExitCode(2)
    }
    // Model files are trusted and documents are not: here is the border.
    let sandbox = Sandbox.enter(scratch: scratch)
    if sandboxReport { return try Self.send(sandbox) }
    if framed {
      Sandbox.endWithParent()
      try Self.send(WorkerGreeting(models: worker.stamp, sandbox: sandbox))
    }
    while let line = readLine() {
      try answer(JSONDecoder().decode(WorkerRequest.self, from: Data(line.utf8)), worker)
    }
  }

  private func prepare() throws -> DocumentWorker {
    guard let directory = ModelsDirectory.find(models) else {
      throw ModelError(file: "models", line: 0, reason: "no folder of model files found")
    }
    let set = try ModelSet(directory: directory)
    let options = ReadingOptions(
      recognition: reading.ocr, engine: reading.ocrEngine,
      engineFolder: reading.engineFolder(models: directory), limits: reading.limits,
      scratch: scratch, pageRecognized: pageRecognized)
    return try DocumentWorker(
      rendering: rendering, extractor: Extractor(models: set), stamp: ModelStamp(set),
      options: options)
  }

  /// With `--framed` the caller opens files of documents up; without, they are answered with a line
  /// for each document.
  private func answer(_ request: WorkerRequest, _ worker: DocumentWorker) throws {
    var requests = [request]
    while let next = requests.popLast() {
      alarm(patience)
      let (body, reply) = worker.answer(next)
      alarm(0)
      if framed {
        try Self.send(reply)
      } else {
        requests += (reply.members ?? []).reversed().map {
          WorkerRequest(
            path: $0.path, file: next.file ?? next.path, password: next.password,
            member: $0.member)
        }
      }
      try Output.standard.write(body)
    }
  }

  /// The parent kills a worker in time; if the parent does not, the alarm does it.
  private var patience: UInt32 { UInt32(min(reading.timeLimit + 5, 1e6)) }

  private var pageRecognized: @Sendable (Int) -> Void {
    { [framed, patience] page in
      alarm(patience)
      if framed { try? Self.send(WorkerProgress(page: page)) }
    }
  }

  private func limitResources() {
    limit(RLIMIT_DATA, rlim_t(reading.memoryLimit) << 20)
    limit(RLIMIT_CORE, 0)
    limit(RLIMIT_FSIZE, rlim_t(reading.maxExpansion) << 20)
  }

  private func limit(_ resource: __rlimit_resource, _ most: rlim_t) {
    var limit = rlimit(rlim_cur: most, rlim_max: most)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }

  private static func send(_ line: some Encodable) throws {
    try Output.standard.write(Array(JSONEncoder().encode(line)) + [0x0A])
  }
}
