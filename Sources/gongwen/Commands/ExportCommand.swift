internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the register's obligation table to a file.",
    discussion: """
      Only current versions are taken, and of them what passes the filters. The columns are those \
      of extract --format csv; id is the clause's identifier in the register.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, tsv, jsonl, xlsx, markdown, html
  }

  @Option(help: "The output's format.")
  var format: Format

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @Option(help: "Language of headings and messages, zh or en (default: from the locale).")
  var language: Language?

  @OptionGroup var place: RegisterPlace

  @OptionGroup var filter: FilterOptions

  func run() throws {
    let language = language ?? Console.language
    if format == .xlsx { try WorkbookOutput.check(output, language) }
    let register = try place.openForReading()
    let sink = try Output.open(output)
    do {
      switch format {
      case .xlsx:
        try WorkbookOutput.write(to: sink, language) {
          try register.export(filter.resolved(register, language), passes: $0, deliver: $1)
        }
      case .csv, .tsv, .jsonl, .markdown, .html: try writeText(register, sink, language)
      }
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
  }

  private func writeText(_ register: Register, _ sink: Output, _ language: Language) throws {
    let rendering = Rendering(Rendering.Kind(rawValue: format.rawValue) ?? .csv, language: language)
    try sink.write(rendering.head)
    try register.export(filter.resolved(register, language)) { document, _ in
      try sink.write(rendering.body(document.rows))
    }
    try sink.write(rendering.end)
  }
}
