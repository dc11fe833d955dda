internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Models
internal import Register

@main
struct GongwenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongwen",
    abstract: "Reads published Chinese government documents into a table of obligations.",
    discussion: """
      Exit codes: 0 all inputs were processed, 1 some could not be, 2 the command line or the \
      model files are wrong.
      """,
    version: programVersion,
    subcommands: [
      BenchmarkDiffCommand.self, DiffCommand.self, TraceCommand.self,
      ExtractCommand.self, ExplainCommand.self, RenderCommand.self, TagCommand.self,
      EvaluateCommand.self, ModelsCommand.self, WorkerCommand.self, BenchmarkTextCommand.self,
      BenchmarkRegisterCommand.self,
      IngestCommand.self, StatusCommand.self,
      ExportCommand.self,
      DutiesCommand.self,
      SearchCommand.self,
      DueCommand.self,
      WhoCommand.self, UnitsCommand.self, StatsCommand.self, ShowCommand.self,
    ])

  static let programVersion = "0.1.0"

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let error as OutputError {
      if !error.isClosedPipe { Console.error("gongwen: \(error.message(Console.askedLanguage))") }
      Glibc.exit(error.isClosedPipe ? 0 : 2)
    } catch let error as ModelError {
      Console.error("gongwen: \(error)")
      Glibc.exit(2)
    } catch let error as RegisterError {
      Console.error("gongwen: \(error.message(Console.askedLanguage))")
      Glibc.exit(2)
    } catch let error as RequestError {
      Console.error("gongwen: \(error)")
      Glibc.exit(2)
    } catch {
      var text = fullMessage(for: error)
      // A `RequestError` of a command's `validate()`.
      let message = message(for: error)
      if text == "Error: " + message { text = "gongwen: " + message }
      guard exitCode(for: error) == .success else {
        Console.error(text)
        Glibc.exit(2)
      }
      try? Output.standard.write(text.hasSuffix("\n") ? text : text + "\n")
    }
  }
}
