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
    case csv, tsv, jsonl, markdown
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
    let register = try place.openForReading()
    let language = language ?? Console.language
    let empty = ObligationTable.empty(language)
    let sink = try Output.open(output)
    do {
      switch format {
      case .csv: try sink.write(empty.csvHead())
      case .tsv: try sink.write(empty.tsvHead())
      case .markdown: try sink.write(empty.markdownHead())
      case .jsonl: break
      }
      try register.export(filter.resolved(register, language)) { document in
        let table = ObligationTable.table(document.rows, language)
        switch format {
        case .csv: try sink.write(table.csvRows())
        case .tsv: try sink.write(table.tsvRows())
        case .jsonl: try sink.write(table.asText().jsonLines())
        case .markdown: try sink.write(table.markdownRows())
        }
      }
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
  }
}
