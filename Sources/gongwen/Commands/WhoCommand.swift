internal import ArgumentParser
internal import Gongwen
internal import Models
internal import Questions
internal import Register
internal import Reporting

struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Say which units are responsible for a matter.",
    discussion: """
      The matter may be some words (高新技术企业认定) or a question (谁负责科技特派员工作？ \
      平遥县的新型研发机构建设由哪个部门牵头？). The most likely unit comes first, each with its role and the \
      clauses that say so.
      """)

  @Argument(help: "A matter or a question.")
  var question: [String]

  @OptionGroup var options: QuestionOptions

  func run() throws {
    let inquiry = try Inquiry(options)
    guard let folder = ModelsDirectory.find(options.filter.models) else {
      throw RequestError.noModels
    }
    let words = try QuestionWords(ModelSet(directory: folder))
    let wording = SearchWording(inquiry.language)
    let view: ResponsibilityView
    do {
      let matter = try MatterQuestion(
        question.joined(separator: " "), words: words, regions: inquiry.register.regions()
      ).matter
      let answer = try inquiry.register.responsible(
        for: matter, filter: inquiry.filter, page: options.page)
      view = ResponsibilityView(answer: answer, wording: wording)
    } catch let error as SearchError {
      throw RequestError(wording.message(error))
    }
    let text =
      switch options.format {
      case .json: String(decoding: view.json(), as: UTF8.self) + "\n"
      case .csv: view.table.csv()
      case .table: view.text(offset: options.offset)
      }
    try Output.standard.write(text)
  }
}
