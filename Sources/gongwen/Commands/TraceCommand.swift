internal import ArgumentParser
internal import Comparison
internal import Gongwen
internal import Reporting

struct TraceCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json, html, markdown, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Which clauses of higher documents the duties of a lower one carry out.",
    discussion: """
      For each obligation of the lower document the clauses of the higher ones that it carries out, \
      with a score and the figures of both; the obligations without a source; what of the higher \
      documents nobody took up.

      With --register FILE the documents are identifiers, numbers, files or titles of that \
      register, DOC@2 is a second version; --register DOC alone takes the usual register. Without \
      HIGHER a document is compared with what it names and with documents of the city, the \
      province and the country.
      """)

  @Argument(help: "The lower document, or - for standard input.")
  var lower: String?

  @Argument(help: "Higher documents, or folders of them.")
  var higher: [String] = []

  @OptionGroup var place: RegisterPlace

  @Option(help: "Higher documents of the register that are compared, the most promising first.")
  var limit = 50

  @Option(help: "The output's format.")
  var format = Format.terminal

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @Option(help: "The lowest score of a link, 0 to 1.")
  var threshold = PolicyTrace.defaultThreshold

  @Option(help: "Only the obligations of this unit.")
  var unit: String?

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard (0...1).contains(threshold) else {
      throw RequestError("--threshold 必须在0到1之间", "--threshold must be between 0 and 1")
    }
    guard limit > 0 else { throw RequestError("--limit 必须是1或更大的数", "--limit must be 1 or more") }
    guard place.path != nil || lower != nil && !higher.isEmpty else {
      throw RequestError(
        "请写出下级文件和至少一个上级文件", "name the lower document and at least one higher document")
    }
  }

  func run() throws {
    let documents = try self.documents()
    var trace = PolicyTrace(
      lower: documents.lower, higher: documents.higher, vocabulary: documents.vocabulary,
      threshold: threshold)
    if higher.isEmpty { trace = trace.related() }
    if let unit { trace = trace.only(unit: unit) }
    let sink = try Output.open(output)
    do {
      try sink.write(render(trace))
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
    if documents.failed > 0 { throw ExitCode(1) }
  }

  /// `--register` may be followed by a document at once, then the register is the usual one.
  private func documents() throws -> TracedDocuments {
    guard let path = place.path else {
      return try TracedDocuments(lower: lower ?? "", higher: higher, options: options)
    }
    var place = self.place
    if lower == nil { place.path = nil }
    return try TracedDocuments(
      registered: lower ?? path, higher: higher, place: place, limit: limit, options: options)
  }

  private func render(_ trace: PolicyTrace) -> [UInt8] {
    let language = options.chosenLanguage
    switch format {
    case .terminal:
      let text = TraceText(language: language, isStyled: output == nil && Console.isStyled)
      return Array(text.render(trace).utf8)
    case .json: return trace.jsonLine()
    case .html: return Array(TracePage(language: language).render(trace).utf8)
    case .csv: return Array(TraceTable(language: language).table(trace).csv().utf8)
    case .markdown: return Array(TraceTable(language: language).markdown(trace).utf8)
    }
  }
}
