internal import ArgumentParser
internal import Extraction
internal import Glibc
internal import Gongwen
internal import Models
internal import Register

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take documents up into the register.",
    discussion: "Files that the register knows in their present state are passed over.")

  @Argument(help: "Documents or folders of documents.")
  var files: [String]

  @Flag(help: "Read known files again if the model files have changed since.")
  var refresh = false

  @OptionGroup var place: RegisterPlace

  @OptionGroup var options: RunOptions

  func run() throws {
    let register = try place.open()
    let models =
      refresh ? try ModelStamp(ModelSet(directory: options.modelsDirectory())).sha256 : nil
    var counts: [IngestOutcome: Int] = [:]
    let paths = try InputList(files).entries.map(\.path).filter { path in
      guard try isKnown(path, register, models) else { return true }
      counts[.unchanged, default: 0] += 1
      return false
    }
    let run = DocumentRun(options: options, rendering: Rendering(.json))
    if !paths.isEmpty {
      _ = try run.perform(paths) { body, failure in
        let document = try JSONDecoder().decode(ExtractedDocument.self, from: Data(body))
        counts[try store(document, failure, register), default: 0] += 1
      }
    }
    let summary = IngestOutcome.allCases.compactMap { outcome in
      counts[outcome].map { "\(outcome.rawValue) \($0)" }
    }
    try Output.standard.write(summary.joined(separator: ", ") + "\n")
    if counts[.failed] != nil { throw ExitCode(1) }
  }

  private func isKnown(_ path: String, _ register: Register, _ models: String?) throws -> Bool {
    guard let state = FileState(path) else { return false }
    if try register.hasSeen(
      path, size: state.size, modified: state.modified, models: models)
    {
      return true
    }
    guard let digest = InputFile.digest(path) else { return false }
    return try register.hasSeen(path, sha256: digest, models: models)
  }

  private func store(
    _ document: ExtractedDocument, _ failure: DocumentFailure?, _ register: Register
  ) throws -> IngestOutcome {
    let state = FileState(document.source.path)
    guard let failure else {
      return try register.ingest(
        document, size: state?.size, modified: state?.modified, at: Self.now)
    }
    return try register.ingest(
      failed: document,
      StoredFile.Failure(code: failure.code, message: failure.message(options.chosenLanguage)),
      size: state?.size, modified: state?.modified, at: Self.now)
  }

  /// Now in ISO 8601, Coordinated Universal Time.
  private static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// By what a file is seen to be unchanged without reading it.
private struct FileState {
  var size: Int
  var modified: String

  /// `nil` for what is no regular file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int(status.st_size)
    modified = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
