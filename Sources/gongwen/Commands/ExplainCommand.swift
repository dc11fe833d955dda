internal import ArgumentParser

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show which rule of which model file made each mention and each label.",
    discussion: "Every reason is given as FILE:LINE RULE 「WORDS」, a place in the model files.")

  @Argument(help: "The document, or - for standard input.")
  var file: String

  @Option(help: "Number of the only clause to explain, as in its identifier.")
  var clause: Int?

  @OptionGroup var options: RunOptions

  func run() throws {
    let rendering = Rendering(.explanation, language: options.chosenLanguage, clause: clause)
    var isEmpty = true
    let run = DocumentRun(options: options, rendering: rendering)
    let result = try run.perform([file]) { body, _ in
      isEmpty = isEmpty && body.isEmpty
      try Output.standard.write(body)
    }
    if result.failed > 0 { throw ExitCode(1) }
    if let clause, isEmpty { throw ValidationError("the document has no clause c\(clause)") }
  }
}
