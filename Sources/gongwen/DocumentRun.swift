internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Models

/// Takes documents through worker processes and hands out the rendered results in input order,
/// with a line on standard error for each that failed.
struct DocumentRun {
  var options: RunOptions
  var rendering: Rendering
  /// Whether warnings of documents that could be read are told.
  var tellsWarnings = true
  /// The signals that end the program where the caller holds them back; it is then told by
  /// `WorkerPoolError.interrupted` that one has come.
  var ending: EndingSignals?

  struct Result {
    var counts = ExtractionCounts()
    var documents = 0
    var failed = 0
  }

  /// What became of a document.
  struct Delivery {
    /// Index of the entry that it is, or is in.
    var index: Int
    var path: String
    /// Whether it is in an archive or a message.
    var isMember = false
    var body: [UInt8] = []
    var failure: DocumentFailure?
  }

  /// - Parameter deliver: takes what became of a document, and why it failed if it did.
  /// - Throws: `ExitCode` 2 where the workers cannot work at all; what `deliver` throws.
  func perform(_ files: [String], deliver: ([UInt8], DocumentFailure?) throws -> Void) throws
    -> Result
  {
    try perform(InputList(files).entries) { try deliver($0.body, $0.failure) }
  }

  func perform(
    _ entries: [InputList.Entry], deliver: (Delivery) throws -> Void
  ) throws -> Result {
    let directory = try options.modelsDirectory()
    let standardInput = entries.contains { $0.path == "-" } ? try spoolStandardInput() : nil
    var requests: [WorkerRequest] = []
    /// Which request an entry became.
    let sent = entries.map { entry -> Int? in
      guard entry.failure == nil else { return nil }
      requests.append(
        WorkerRequest(
          path: entry.path,
          file: entry.path == "-" ? standardInput.map { "/proc/self/fd/\($0)" } : nil,
          password: options.password))
      return requests.count - 1
    }
    let pool = WorkerPool(
      command: command(models: directory), jobs: options.workers(for: entries.count),
      timeLimit: options.reading.timeLimit, memoryLimit: options.reading.memoryLimit << 20,
      limits: options.reading.limits, inherited: standardInput)
    var bar = ProgressBar(language: options.chosenLanguage)
    var result = Result()
    var position = 0
    /// Reports what stands before a request and is no document.
    func passOver(to request: Int?) throws {
      while position < entries.count, sent[position] == nil || sent[position] != request {
        if let failure = entries[position].failure {
          bar.clear()
          let stamp = try ModelStamp(ModelSet(directory: directory))
          try fail(
            failure, Delivery(index: position, path: entries[position].path), "", stamp,
            &result, deliver)
        }
        position += 1
      }
    }
    do {
      try pool.run(requests, ending: ending) { sandbox in
        guard !sandbox.isComplete else { return }
        bar.clear()
        Notices(language: options.chosenLanguage).report(sandbox)
      } progress: {
        bar.show($0, of: $1)
      } deliver: { index, document, outcome in
        try passOver(to: index)
        bar.clear()
        var delivery = Delivery(
          index: position, path: document.path, isMember: document.member?.isEmpty == false)
        switch outcome {
        case .reply(let reply, let body):
          (delivery.body, delivery.failure) = (body, reply.failure)
          try deliver(delivery)
          result.documents += 1
          result.counts += reply.counts
          if let failure = reply.failure {
            report(failure, document.path)
            result.failed += 1
          }
          if tellsWarnings {
            Notices(language: options.chosenLanguage).report(reply.notices, document.path)
          }
        case .failed(let failure, let models):
          // The parent does not look into files of documents.
          let digest =
            document.member == nil ? InputFile.digest(document.file ?? document.path) : nil
          try fail(failure, delivery, digest ?? "", models, &result, deliver)
        }
      }
      try passOver(to: nil)
    } catch let error as WorkerPoolError {
      bar.clear()
      switch error {
      case .models(let reason): Console.error("gongwen: \(directory)/\(reason)")
      case .cannotStart(let reason):
        Console.error("gongwen: a worker process cannot start: \(reason)")
      case .interrupted: throw error
      }
      throw ExitCode(2)
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    return result
  }

  private func command(models: String) -> [String] {
    ["/proc/self/exe", "worker", "--framed", "--models", models] + rendering.arguments
      + options.reading.arguments
  }

  private func fail(
    _ failure: DocumentFailure, _ delivery: Delivery, _ sha256: String, _ models: ModelStamp,
    _ result: inout Result, _ deliver: (Delivery) throws -> Void
  ) throws {
    let document = ExtractedDocument(
      failure: failure, path: delivery.path, sha256: sha256, models: models)
    var delivery = delivery
    (delivery.body, delivery.failure) = (rendering.body(failed: document), failure)
    try deliver(delivery)
    report(failure, delivery.path)
    result.documents += 1
    result.failed += 1
  }

  private func report(_ failure: DocumentFailure, _ path: String) {
    let language = options.chosenLanguage
    let place =
      switch language {
      case .zh: failure.page.map { "第\($0)页：" } ?? ""
      case .en: failure.page.map { "page \($0): " } ?? ""
      }
    Console.error("gongwen: \(path): \(place)\(failure.message(language))")
  }

  /// Copies standard input to a file without a name, so that a worker can read it and read it
  /// again if it has to be replaced.
  private func spoolStandardInput() throws -> Int32 {
    var template = Array("\(Console.variable("TMPDIR") ?? "/tmp")/gongwen.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError("temporary file", errno) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var error: Int32?
    let unread = InputFile.readToEnd(STDIN_FILENO) { piece in
      var written = 0
      while written < piece.count, error == nil {
        let count = write(descriptor, piece.baseAddress! + written, piece.count - written)
        if count > 0 { written += count } else { error = errno }
      }
    }
    if let error = unread ?? error { throw OutputError("standard input", error) }
    return descriptor
  }
}
