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

  @OptionGroup var place: RegisterPlace

  @OptionGroup var options: RunOptions

  func validate() throws {
    if files.contains("-") {
      throw ValidationError("the register takes files and folders, not standard input")
    }
  }

  func run() throws {
    // A quota that is used up is an error like others and not the end.
    signal(SIGXFSZ, SIG_IGN)
    let ending = EndingSignals()
    var summary = IngestSummary()
    do {
      try ingest(&summary, ending)
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

  private func ingest(_ summary: inout IngestSummary, _ ending: EndingSignals) throws {
    let language = options.chosenLanguage
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
      options: options, register: register, rule: try rule(), ending: ending)
    try run.perform(files.map(FileState.absolute), &summary)
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
