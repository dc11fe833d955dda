internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Models
internal import Register
internal import Reporting

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What the register holds, and which files somebody should look at.",
    discussion: """
      Files that failed, with the reason and what to do about it; files that are there no more; \
      files with warnings. csv is the list of these files, json has everything.
      """)

  @OptionGroup var place: RegisterPlace

  @Option(help: "The answer's format.")
  var format = AnswerFormat.table

  @Option(help: "Files to list at most (default: 30 in a table, else all).")
  var limit: Int?

  @Option(help: "Folder of model files.")
  var models: String?

  @Option(help: "Language of headings and messages, zh or en (default: from the locale).")
  var language: Language?

  func validate() throws {
    if let limit, limit < 0 { throw RequestError("--limit 不能是负数", "--limit must not be negative") }
  }

  func run() throws {
    var status = try place.openForReading().status(ignoring: Notices.onWording)
    status.path = FileState.absolute(status.path)
    // Without model files the register can still be looked at.
    let present = try ModelsDirectory.find(models).map { try ModelStamp(ModelSet(directory: $0)) }
    let page = StatusPage(
      status: status, models: present?.sha256, language: language ?? Console.language,
      limit: limit ?? (format == .table ? 30 : .max))
    switch format {
    case .table:
      try Output.standard.write(
        page.terminal(width: Console.width, isStyled: Console.isStyled))
    case .csv: try Output.standard.write(page.files.csv())
    case .json: try Output.standard.write(page.json())
    }
  }
}
