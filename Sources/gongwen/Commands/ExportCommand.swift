internal import ArgumentParser
internal import Glibc
internal import Gongwen
internal import Register
internal import Reporting

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the register's obligation table to a file.",
    discussion: """
      Only current versions are taken, and of them what passes the filters. The columns are those \
      of extract --format csv; id is the clause's identifier in the register. ics holds the \
      deadlines that have a day, sqlite is a register of the documents that pass, whole.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, tsv, jsonl, xlsx, markdown, html, ics, sqlite
  }

  @Option(help: "The output's format.")
  var format: Format

  @Option(help: "File to write instead of standard output; it appears whole or not at all.")
  var output: String?

  @Flag(help: "Put a register (sqlite) in the place of a file that is there.")
  var overwrite = false

  @Option(help: "Language of headings and messages, zh or en (default: from the locale).")
  var language: Language?

  @OptionGroup var place: RegisterPlace

  @OptionGroup var filter: FilterOptions

  func run() throws {
    let language = language ?? Console.language
    if format == .xlsx { try WorkbookOutput.check(output, language) }
    let register = try place.openForReading()
    if format == .sqlite { try checkRegisterPlace(register, language) }
    let filter = try filter.resolved(register, language)
    let sink = try Output.open(output)
    do {
      switch format {
      case .xlsx:
        try WorkbookOutput.write(to: sink, language) {
          try register.export(filter, passes: $0, deliver: $1)
        }
      case .sqlite:
        do {
          try sink.write { try register.copy(filter, to: $0) }
        } catch let error as RegisterError where error.code == .diskFull {
          throw OutputError(sink.path, ENOSPC)
        }
      case .ics:
        let export = CalendarExport(madeOn: Console.today, language: language)
        try sink.write(export.calendar.head)
        try register.export(filter) { document, _ in
          try sink.write(export.text(document))
        }
        try sink.write(CalendarFile.end)
      case .csv, .tsv, .jsonl, .markdown, .html:
        let kind = Rendering.Kind(rawValue: format.rawValue) ?? .csv
        let rendering = Rendering(kind, language: language)
        try sink.write(rendering.head)
        try register.export(filter) { document, _ in
          try sink.write(rendering.body(document.rows))
        }
        try sink.write(rendering.end)
      }
      try sink.commit()
    } catch {
      sink.discard()
      throw error
    }
  }

  /// A register is not written over something else by mistake, and never over one that is in use.
  private func checkRegisterPlace(_ register: Register, _ language: Language) throws {
    guard let output, output != "-" else {
      throw RequestError(
        language == .zh ? "sqlite 需要用 --output 指定文件名" : "sqlite needs a file's name: --output")
    }
    var (place, own) = (stat(), stat())
    guard stat(output, &place) == 0 else { return }
    if stat(register.path, &own) == 0, place.st_dev == own.st_dev, place.st_ino == own.st_ino {
      throw RequestError(
        language == .zh
          ? "\(output)：这就是要导出的登记库；请换一个文件名"
          : "\(output): this is the register itself; name another file")
    }
    if !overwrite {
      throw RequestError(
        language == .zh
          ? "\(output)：文件已存在；请换一个文件名，或加 --overwrite 替换它"
          : "\(output): the file is there already; name another or replace it with --overwrite")
    }
    var journal = stat()
    if stat(output + "-wal", &journal) == 0 {
      throw RequestError(
        language == .zh
          ? "\(output)：另一个程序正在使用这个文件；请先关闭它，或换一个文件名"
          : "\(output): another program has the file open; close it or name another file")
    }
  }
}
