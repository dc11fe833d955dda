internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Reporting

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract the obligation table of documents.",
    discussion: """
      json is one object of the output contract a line; jsonl, csv, tsv, markdown, html and xlsx \
      are flat tables with a row for each obligation, html and xlsx one page and one workbook of \
      all documents.
      """)

  @Argument(help: "Documents, folders of documents, or - for standard input.")
  var files: [String]

  @Option(help: "The output's format.")
  var format = OutputFormat.table

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    let language = options.chosenLanguage
    if format == .xlsx { try WorkbookOutput.check(output, language) }
    let sink = try Output.open(output)
    do {
      let result = try format == .xlsx ? writeWorkbook(sink) : writeText(sink)
      if format == .table, result.documents > 1 {
        let summary = Wording(language).summary(
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

  private func writeText(_ sink: Output) throws -> DocumentRun.Result {
    let isOnTerminal = output == nil && format == .table
    let rendering = Rendering(
      Rendering.Kind(rawValue: format.rawValue) ?? .json, width: Console.width,
      styled: isOnTerminal && Console.isStyled, language: options.chosenLanguage)
    // Nothing is written before the first result, so that wrong model files leave no output.
    var head = rendering.head
    let run = DocumentRun(options: options, rendering: rendering)
    let result = try run.perform(files) { body, _ in
      try sink.write(head)
      head = []
      try sink.write(body)
    }
    try sink.write(rendering.end)
    return result
  }

  private func writeWorkbook(_ sink: Output) throws -> DocumentRun.Result {
    let spool = try RowSpool()
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    let result = try run.perform(files) { body, failure in
      if failure == nil { try spool.append(body) }
    }
    try WorkbookOutput.write(to: sink, options.chosenLanguage) { passes, deliver in
      for pass in 0..<passes { try spool.replay { try deliver($0, pass) } }
    }
    return result
  }
}
