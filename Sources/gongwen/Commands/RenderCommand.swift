internal import ArgumentParser

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw pages of a PDF, OFD or scan, with what was found marked in colour.",
    discussion: """
      The ending of the output's name says what is drawn: .png one page as a picture, .pdf all \
      pages, or the one that is named, as a PDF.
      """)

  @Argument(help: "The document, or - for standard input.")
  var file: String

  @Option(name: .shortAndLong, help: "File to write, .png or .pdf; it appears whole or not at all.")
  var output: String

  @Option(help: "Number of the page, from 1 (default: 1 for a picture, all for a PDF).")
  var page: Int?

  @Flag(help: "Mark clauses and mentions and say below the page what the colours mean.")
  var highlight = false

  @Option(help: "Pixels to an inch of a picture.")
  var dpi: Double = 150

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard kind != nil else {
      throw ValidationError("the name of the output must end in .png or .pdf: \(output)")
    }
    guard (10...1200).contains(dpi) else { throw ValidationError("--dpi must be 10 to 1200") }
    if let page, page < 1 { throw ValidationError("--page must be 1 or more") }
  }

  func run() throws {
    guard let kind else { return }
    let rendering = Rendering(
      kind, picture: PageSelection(page: page, isHighlighted: highlight, resolution: dpi))
    let sink = try Output.open(output)
    do {
      let run = DocumentRun(options: options, rendering: rendering)
      let result = try run.perform([file]) { body, _ in
        try sink.write(body)
      }
      if result.failed > 0 { throw ExitCode(1) }
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
  }

  private var kind: Rendering.Kind? {
    let name = output.lowercased()
    return name.hasSuffix(".png") ? .png : name.hasSuffix(".pdf") ? .pdf : nil
  }
}
