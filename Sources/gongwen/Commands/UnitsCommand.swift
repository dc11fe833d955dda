internal import ArgumentParser
internal import Gongwen
internal import Register
internal import Reporting

struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "List the units that the register knows, with their other names and counts by role.")

  @Argument(help: "Only units with one of these words in their names; short forms are understood.")
  var words: [String] = []

  @OptionGroup var options: QuestionOptions

  func run() throws {
    let inquiry = try Inquiry(options)
    let words = words.flatMap(inquiry.wordings)
    let answer = try inquiry.register.unitCounts(
      containing: words, filter: inquiry.filter, page: options.page)
    let table = table(answer, AnswerWording(inquiry.language))
    try inquiry.write(table) { text(table, answer, inquiry.language) }
    guard answer.units.isEmpty else { return }
    let isKnown = try !inquiry.register.unitCounts(containing: words).units.isEmpty
    if !words.isEmpty, !isKnown, try !inquiry.register.isEmpty() {
      let asked = self.words.joined(separator: " ")
      let near = try inquiry.near(asked)
      return Console.error(AnswerWording(inquiry.language).unknownUnit(asked, near))
    }
    try inquiry.explainEmptiness {
      try inquiry.register.unitCounts(containing: words, filter: $0).units.isEmpty
    }
  }

  private func table(_ answer: UnitsAnswer, _ wording: AnswerWording) -> DataTable {
    let columns =
      [
        ("unit", wording.choose("单位", "Unit")), ("printed", wording.choose("所载名称", "Printed as")),
        ("documents", wording.choose("文件", "Documents")),
        ("obligations", wording.choose("事项", "Obligations")),
      ] + Role.allCases.map { ($0.rawValue, wording.values.name($0)) }
    return DataTable(
      name: wording.choose("单位", "Units"), columns: columns.map { DataTable.Column($0, $1) },
      rows: answer.units.map { unit in
        [
          .text(unit.name), .list(unit.printed), .integer(unit.documents),
          .integer(unit.obligations),
        ] + Role.allCases.map { .integer(unit.roles[$0] ?? 0) }
      })
  }

  private func text(_ table: DataTable, _ answer: UnitsAnswer, _ language: Language) -> String {
    if answer.units.isEmpty { return "" }
    let wording = AnswerWording(language)
    let page = wording.page(answer.units.count, of: answer.total, offset: options.offset)
    let total = wording.choose("共\(answer.total)个单位。", "\(answer.total) units.")
    return table.terminal(width: Console.width, isStyled: Console.isStyled, language: language)
      + "\n" + Console.wrapped(page ?? total) + "\n"
  }
}
