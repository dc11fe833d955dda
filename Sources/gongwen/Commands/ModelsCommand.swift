internal import ArgumentParser
internal import Extraction
internal import Gongwen
internal import Models

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "List the model files, or check edited ones.",
    subcommands: [ListCommand.self, CheckCommand.self], defaultSubcommand: ListCommand.self)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List model files, their versions and entry counts.")

    @Option(help: "Folder of model files.")
    var models: String?

    func run() throws {
      guard let directory = ModelsDirectory.find(models) else {
        throw ValidationError("no folder of model files found; name one with --models")
      }
      let set = try ModelSet(directory: directory)
      let stamp = try ModelStamp(set)
      var text = "\(directory)  version \(stamp.version)  sha256 \(stamp.sha256)\n"
      let width = set.names.map(\.count).max() ?? 0
      for name in set.names {
        let file = try set.file(name)
        let name = name + String(repeating: " ", count: width - name.count)
        text += "\(name)  version \(file.version)  \(try Self.contents(file))\n"
      }
      try Output.standard.write(text)
    }

    private static func contents(_ file: ModelFile) throws -> String {
      if file.name.hasSuffix(".lexicon") {
        let lexicon = try Lexicon(file)
        return "\(lexicon.entries.count) entries in \(lexicon.categories.count) sections"
      }
      if file.name.hasSuffix(".patterns") {
        let patterns = try PatternSet(file)
        return "\(patterns.rules.count) rules, \(patterns.examples.count) examples"
      }
      return "\(file.lines.count) lines"
    }
  }

  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check that model files can be used and that their rules fulfil their examples.",
      discussion: "Errors are given as FILE:LINE: REASON. The exit code is 1 if there are any.")

    @Argument(help: "Folder of model files.")
    var directory: String

    func run() throws {
      let set = try ModelSet(directory: directory)
      var errors: [ModelError] = []
      for name in set.names {
        do {
          errors += try Self.check(set.file(name))
        } catch {
          errors.append(error)
        }
      }
      if errors.isEmpty {
        // Each stage reads its own files more closely than their format asks for.
        do { _ = try Extractor(models: set) } catch { errors.append(error) }
      }
      for error in errors { Console.error("\(directory)/\(error)") }
      guard errors.isEmpty else { throw ExitCode(1) }
      try Output.standard.write("\(set.names.count) model files, no errors\n")
    }

    private static func check(_ file: ModelFile) throws(ModelError) -> [ModelError] {
      if file.name.hasSuffix(".lexicon") { _ = try Lexicon(file) }
      return file.name.hasSuffix(".patterns") ? try PatternSet(file).failedExamples() : []
    }
  }
}
