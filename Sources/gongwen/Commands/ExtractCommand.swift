internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Reporting

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract the obligation table of documents.",
    discussion: """
      json is one object of the output contract a line; jsonl, csv, tsv and markdown are flat \
      tables with a row for each obligation.
      """)

  @Argument(help: "Documents, folders of documents, or - for standard input.")
  var files: [String]

  @Option(help: "The output's format.")
  var format = OutputFormat.table

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    let isOnTerminal = output == nil && format == .table
    let rendering = Rendering(
      Rendering.Kind(rawValue: format.rawValue) ?? .json, width: Console.width,
      styled: isOnTerminal && Console.isStyled, language: options.chosenLanguage)
    let sink = try Output.open(output)
    do {
      // Nothing is written before the first result, so that wrong model files leave no output.
      var head = rendering.head
      let run = DocumentRun(options: options, rendering: rendering)
      let result = try run.perform(files) { body, _ in
        try sink.write(head)
        head = []
        try sink.write(body)
      }
      if format == .table, result.documents > 1 {
        let summary = Wording(options.chosenLanguage).summary(
          result.counts, documents: result.documents, failed: result.failed)
        try sink.write(summary + "\n")
      }
      try sink.commit()
      if result.failed > 0 { throw ExitCode(1) }
    } catch {
      sink.discard()
      throw error
    }
  }
}
