internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct DutiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: "List all that a unit has to do, document by document.",
    discussion: """
      A unit is found under its short names (县工信局), and through the lists that contain it \
      (各单位, 各乡镇) or may contain it (有关部门); such rows say so, and --lists leaves them out. With the name of its division (平遥县财政局) only documents \
      that mean this one are searched.
      """)

  @Argument(help: "The unit, for example 县财政局.")
  var unit: String

  @OptionGroup var options: QuestionOptions

  func run() throws {
    guard options.filter.unit.isEmpty else {
      throw RequestError(AnswerWording(options.chosenLanguage).duplicateUnit)
    }
    let inquiry = try Inquiry(options)
    let unit = try inquiry.unit(unit)
    let answer = try inquiry.register.duties(
      of: unit, filter: inquiry.filter, page: options.page)
    let view = DutiesView(unit: unit, answer: answer, language: inquiry.language)
    try inquiry.write(view.table) { view.text(offset: options.offset) }
    let isNamed = unit.reaches.contains { $0.match == .named || $0.match == .likely }
    let wording = AnswerWording(inquiry.language)
    if !isNamed, !answer.documents.isEmpty {
      Console.error(wording.onlyThroughLists(unit.name))
    } else if !isNamed {
      Console.error(wording.unknownUnit(self.unit, try inquiry.near(self.unit)))
      throw ExitCode(1)
    }
    if answer.documents.isEmpty {
      try inquiry.explainEmptiness { filter in
        try inquiry.register.duties(
          of: unit, filter: filter, page: AnswerPage(limit: 1)
        ).documents.isEmpty
      }
    }
  }
}
