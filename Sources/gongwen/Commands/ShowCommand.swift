internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one document: its metadata, versions, files, outline and table.")

  @Argument(
    help: "The document's identifier, its number in any brackets, a file, or words of its title.")
  var document: String

  @OptionGroup var options: QuestionOptions

  func run() throws {
    let inquiry = try Inquiry(options)
    let wording = AnswerWording(inquiry.language)
    let found = try inquiry.register.find(document)
    if found.isEmpty {
      Console.error(
        try inquiry.register.isEmpty()
          ? wording.emptyRegister : wording.unknownDocument(document))
      throw ExitCode(1)
    }
    guard found.count == 1 else {
      Console.error(wording.ambiguousDocument(document, found.count))
      let table = DocumentView.list(found, wording)
      try inquiry.write(table) {
        table.terminal(
          width: Console.width, isStyled: Console.isStyled, language: inquiry.language)
      }
      throw ExitCode(1)
    }
    let sheet = try inquiry.register.sheet(of: found[0], filter: inquiry.filter)
    let view = DocumentView(sheet: sheet, page: options.page, language: inquiry.language)
    switch options.format {
    case .table: try Output.standard.write(view.text())
    case .json: try Output.standard.write(view.json())
    case .csv: try Output.standard.write(view.rows.csv())
    }
    if sheet.rows.isEmpty, inquiry.filter != RegisterFilter() {
      try inquiry.explainEmptiness {
        try inquiry.register.sheet(of: found[0], filter: $0).rows.isEmpty
      }
    }
  }
}

extension AnswerWording {
  func unknownDocument(_ text: String) -> String {
    choose(
      "gongwen: 登记库里没有编号、发文字号、文件路径或标题符合“\(text)”的文件；gongwen search 可按正文查找",
      "gongwen: no document has this identifier, number, file or title: \(text); gongwen search "
        + "looks into the text")
  }

  func ambiguousDocument(_ text: String, _ count: Int) -> String {
    choose(
      "gongwen: “\(text)”符合\(count)份文件；请用编号或发文字号指明一份",
      "gongwen: \(text) fits \(count) documents; name one by its identifier or number")
  }
}
