public import ArgumentParser
internal import Extraction
internal import Glibc
public import Gongwen

extension Gongwen.Language: ExpressibleByArgument {}

/// Options of every command that reads documents.
struct RunOptions: ParsableArguments {
  @Option(help: "Folder of model files.")
  var models: String?

  @Option(help: "Documents to process at the same time (default: the number of cores).")
  var jobs: Int?

  @Option(help: "Password of encrypted documents.")
  var password: String?

  @Option(help: "Language of headings and messages, zh or en (default: from the locale).")
  var language: Language?

  @OptionGroup var reading: ReadingArguments

  func validate() throws {
    if let jobs, jobs < 1 { throw RequestError("--jobs 必须是1或更大的数", "--jobs must be 1 or more") }
  }

  var chosenLanguage: Language { language ?? Console.language }

  /// As many worker processes as asked for or as there are cores, but not more than documents.
  func workers(for documents: Int) -> Int {
    min(jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), max(1, documents))
  }

  func modelsDirectory() throws -> String {
    guard let directory = ModelsDirectory.find(models) else {
      throw RequestError.noModels
    }
    return directory
  }
}
