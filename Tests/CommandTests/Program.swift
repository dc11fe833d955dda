import Foundation

/// Runs the built program as a person would.
enum Program {
  struct Result {
    var code: Int32
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorLines: [Substring] { errors.split(separator: "\n") }

    /// One object for each line of output.
    var objects: [[String: Any]] {
      text.split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let corpus = package.appending(path: "corpus")

  /// The tests are built beside the program.
  static var path: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "gongwen")
  }

  static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Result {
    try run(path, arguments, input: input, environment: environment)
  }

  static func run(
    _ program: URL, _ arguments: [String], input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Result {
    let folder = try TemporaryFolder()
    let (inputFile, outputFile, errorFile) = (
      try folder.file("in", input), try folder.file("out", Data()),
      try folder.file("err", Data())
    )
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    var variables = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "GONGWEN_MODELS"] { variables[name] = nil }
    variables["GONGWEN_MODELS"] = package.appending(path: "models").path
    variables.merge(environment) { _, new in new }
    process.environment = variables
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: try Data(contentsOf: outputFile),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}

/// A folder that goes away with its last use.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gongwen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ data: Data) throws -> URL {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file
  }

  func file(_ name: String, _ text: String) throws -> URL {
    try file(name, Data(text.utf8))
  }
}
