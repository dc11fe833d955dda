internal import ArgumentParser
internal import Comparison
internal import Glibc
internal import Gongwen
internal import Reporting

struct DiffCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json, html, markdown, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two versions of a document, of any formats.",
    discussion: """
      Shows which clauses were added, removed, moved, split, merged, rewritten or renumbered. \
      Changes of punctuation, spaces and forms of characters only are left out. Exit codes: 0 the \
      same, 1 different, 2 trouble.
      """)

  @Argument(
    help: """
      The old and the new document: files, - for standard input, or DOC@N, the Nth version of a \
      document in the register (with --register also DOC, its current version).
      """)
  var documents: [String]

  @Option(help: "The output's format.")
  var format = Format.terminal

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @Flag(help: "Show changes of typography too, and let them count as different.")
  var typography = false

  @Flag(name: .customLong("stat"), help: "Only how many changes of each kind there are.")
  var statistics = false

  @Option(help: "Only what changes for this unit.")
  var unit: String?

  @OptionGroup var place: RegisterPlace

  @OptionGroup var options: RunOptions

  func run() throws {
    let pair = try pair()
    let comparison = DocumentComparison(old: pair.old, new: pair.new)
    let sink = try Output.open(output)
    do {
      try sink.write(render(comparison, pair))
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
    let isSame = typography ? comparison.isIdentical : comparison.isSame
    if !isSame { throw ExitCode(1) }
  }

  /// Each document is a file if there is one of its name, else a version of the register.
  /// `--register` may be followed by a document at once, then the register is the usual one.
  private func pair() throws -> DocumentPair {
    var (documents, place) = (documents, place)
    if documents.count == 1, let first = place.path, access(first, F_OK) != 0 {
      documents.insert(first, at: 0)
      place.path = nil
    }
    guard documents.count == 2 else {
      throw RequestError("请写出要比较的两个文件", "name two documents to compare")
    }
    let asksRegister = self.place.path != nil
    let areStored = documents.map { name in
      name != "-" && access(name, F_OK) != 0
        && (asksRegister || RegisteredVersions.split(name).ordinal != nil)
    }
    guard areStored.contains(true) else {
      return try DocumentPair(documents[0], documents[1], options: options)
    }
    let versions = try RegisteredVersions(place, language: options.chosenLanguage)
    let stored = try zip(documents, areStored).map { try $1 ? versions.document($0) : nil }
    let files = zip(documents, areStored).filter { !$1 }.map(\.0)
    var read = try DocumentPair.read(files, options: options).makeIterator()
    let pair = stored.compactMap { $0 ?? read.next() }
    return DocumentPair(old: pair[0], new: pair[1])
  }

  private func render(_ comparison: DocumentComparison, _ pair: DocumentPair) -> [UInt8] {
    switch format {
    case .terminal:
      let text = ComparisonText(
        language: options.chosenLanguage, isStyled: output == nil && Console.isStyled,
        showsTypography: typography)
      if let unit { return Array(text.render(comparison, unit: unit).utf8) }
      return Array(
        (statistics
          ? text.statistics(comparison) : text.render(comparison, old: pair.old, new: pair.new))
          .utf8)
    case .json: return comparison.jsonLine()
    case .html:
      let page = ComparisonPage(language: options.chosenLanguage, showsTypography: typography)
      return Array(page.render(comparison, old: pair.old, new: pair.new).utf8)
    case .markdown:
      let page = ComparisonMarkdown(
        language: options.chosenLanguage, showsTypography: typography)
      return Array(page.render(comparison, old: pair.old, new: pair.new).utf8)
    case .csv:
      let table = ComparisonTable(showsTypography: typography)
      return Array(table.table(comparison, old: pair.old, new: pair.new).csv().utf8)
    }
  }
}
