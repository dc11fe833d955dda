internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Models
internal import Reading
internal import Register

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take documents up into the register.",
    discussion: """
      Files that the register has as they are, are passed over. A file that could not be read is \
      tried again when it, the model files or the program have changed, and every time if a limit \
      or something that is not installed was the reason.
      """)

  @Argument(help: "Documents or folders of documents.")
  var files: [String]

  @Flag(help: "Read known files again that other model files or another program read.")
  var refresh = false

  @Flag(help: "Try all files again that could not be read.")
  var retry = false

  @Flag(help: "Go on and take up what changes in the folders, until the program is stopped.")
  var watch = false

  @OptionGroup var place: RegisterPlace

  @OptionGroup var options: RunOptions

  func validate() throws {
    if files.contains("-") {
      throw RequestError(
        "登记库只收文件和文件夹，不收标准输入", "the register takes files and folders, not standard input")
    }
  }

  func run() throws {
    // A quota that is used up is an error like others and not the end.
    signal(SIGXFSZ, SIG_IGN)
    let ending = EndingSignals()
    let roots = files.map(FileState.absolute)
    guard !watch else { return try follow(roots, ending) }
    var summary = IngestSummary()
    do {
      try ingest(roots, &summary, ending)
    } catch {
      // What was stored before is worth telling. A signal takes its course then.
      if !summary.counts.isEmpty { try tell(summary) }
      ending.release()
      throw error
    }
    try tell(summary)
    ending.release()
    if summary.counts[.failed] != nil { throw ExitCode(1) }
  }

  /// Ends well by a signal, which is the only way to end it.
  private func follow(_ roots: [String], _ ending: EndingSignals) throws {
    let language = options.chosenLanguage
    var isFirst = true
    var watch = IngestWatch(roots: roots, language: language, ending: ending) { files, gone in
      var summary = IngestSummary()
      let isSummed = isFirst
      try ingest(files, gone: gone, &summary, ending) { document, outcome in
        // Failures have a line on standard error.
        if !isSummed, outcome != .failed, outcome != .unchanged {
          try Output.standard.write(
            "\(IngestSummary.word(outcome, language)) \(document.source.path)\n")
        }
      }
      if isSummed { try tell(summary) }
      isFirst = false
    }
    do {
      try watch.run()
    } catch WorkerPoolError.interrupted {
      // What was stored is kept; the rest is found the next time.
    }
  }

  private func ingest(
    _ files: [String], gone: [String] = [], _ summary: inout IngestSummary,
    _ ending: EndingSignals,
    told: @escaping (ExtractedDocument, IngestOutcome) throws -> Void = { _, _ in }
  ) throws {
    let language = options.chosenLanguage
    // Opened anew each time: a register that was replaced meanwhile is the one to write to.
    let register = try place.open { seconds in
      // The waits are those of `Patience`: once in each.
      if (1..<1.05).contains(seconds) {
        Console.error(
          language == .zh
            ? "gongwen: 其他程序正在写入登记库，等待中"
            : "gongwen: another program is writing to the register; waiting for it")
      }
      return !ending.hasCome
    }
    let run = IngestRun(
      options: options, register: register, rule: try rule(), ending: ending,
      expectsDocuments: !watch, told: told)
    try run.markGone(gone, &summary)
    try run.perform(files, &summary)
  }

  private func rule() throws -> IngestRule {
    var lasting = DocumentFailure.lastingCodes
    if options.password == nil {
      lasting.formUnion([ReadingError.Code.encrypted, .wrongPassword].map(\.rawValue))
    }
    if options.reading.ocr == .off { lasting.insert(ReadingError.Code.noTextLayer.rawValue) }
    return IngestRule(
      models: try ModelStamp(ModelSet(directory: options.modelsDirectory())).sha256,
      program: GongwenCommand.programVersion, refreshes: refresh, retries: retry,
      lasting: lasting)
  }

  private func tell(_ summary: IngestSummary) throws {
    let lines = summary.lines(options.chosenLanguage)
    try Output.standard.write(lines.map { $0 + "\n" }.joined())
  }
}
