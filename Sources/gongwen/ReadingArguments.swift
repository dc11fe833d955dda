public import ArgumentParser
internal import Glibc
public import Reading
public import Recognition

extension RecognitionMode: ExpressibleByArgument {}
extension EngineName: ExpressibleByArgument {}

/// How documents are read and what each may take: options of every command that reads documents,
/// and of the workers that do it.
struct ReadingArguments: ParsableArguments {
  @Option(help: "Recognise characters of pages without text (auto), of no page or of every page.")
  var ocr = RecognitionMode.auto

  @Option(help: "Engine that recognises characters (default: the best that is installed).")
  var ocrEngine: EngineName?

  @Option(
    help: """
      Folder that scripts/install-ocr filled (default: GONGWEN_OCR, else ocr beside the model \
      files).
      """)
  var ocrFolder: String?

  @Option(
    help: "Seconds that one document may take, counted anew from each page that is recognised.")
  var timeLimit: Double = 60

  @Option(help: "Megabytes that the parsing of one document may take.")
  var memoryLimit: Int = 3072

  @Option(help: "Pages that one document may have.")
  var maxPages = ReadingLimits().pages

  @Option(help: "Depth to which elements may be nested in markup.")
  var maxNesting = ReadingLimits().nesting

  @Option(help: "Depth to which archives may be nested in archives.")
  var maxArchives = ReadingLimits().archives

  @Option(help: "Megabytes to which one packed file may unpack.")
  var maxExpansion = ReadingLimits().expansion >> 20

  @Option(help: "Documents that one archive may hold.")
  var maxMembers = ReadingLimits().members

  func validate() throws {
    guard timeLimit > 0 else { throw ValidationError("--time-limit must be more than 0") }
    guard (64...Self.mostMegabytes).contains(memoryLimit) else {
      throw ValidationError("--memory-limit must be 64 or more")
    }
    for (name, value) in [
      ("pages", maxPages), ("nesting", maxNesting), ("archives", maxArchives),
      ("members", maxMembers),
    ] where value < 1 {
      throw ValidationError("--max-\(name) must be 1 or more")
    }
    guard (1...Self.mostMegabytes).contains(maxExpansion) else {
      throw ValidationError("--max-expansion must be 1 or more")
    }
  }

  /// Such that the number of bytes is still a number.
  private static let mostMegabytes = Int.max >> 20

  var limits: ReadingLimits {
    ReadingLimits(
      pages: maxPages, nesting: maxNesting, archives: maxArchives, expansion: maxExpansion << 20,
      members: maxMembers,
      // Ends before the worker is killed, so that the message can say what took so long.
      conversion: timeLimit * 0.8)
  }

  /// The folder that was asked for, else `GONGWEN_OCR`, else `ocr` beside the folder of model
  /// files if there is one.
  func engineFolder(models: String) -> String? {
    if let folder = ocrFolder ?? Console.variable("GONGWEN_OCR") { return folder }
    let folder = models + "/../ocr"
    return access(folder, R_OK) == 0 ? folder : nil
  }

  /// The same as arguments of a worker.
  var arguments: [String] {
    ["--ocr", ocr.rawValue] + (ocrEngine.map { ["--ocr-engine", $0.rawValue] } ?? [])
      + (ocrFolder.map { ["--ocr-folder", $0] } ?? [])
      + ["--time-limit", "\(timeLimit)", "--memory-limit", "\(memoryLimit)"]
      + ["--max-pages", "\(maxPages)", "--max-nesting", "\(maxNesting)"]
      + ["--max-archives", "\(maxArchives)", "--max-expansion", "\(maxExpansion)"]
      + ["--max-members", "\(maxMembers)"]
  }
}
