import Foundation
import Testing

/// `gongwen ingest --watch` on a folder that changes.
@Suite(.serialized) struct WatchTests {
  private let folder: TemporaryFolder
  private let documents: URL
  private let register: String

  init() throws {
    folder = try TemporaryFolder()
    documents = folder.url.appending(path: "documents")
    try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
    register = folder.url.appending(path: "register.sqlite").path
  }

  private static let texts = ["qinshui-2022-50", "shanxi-2019-83", "jiangxian-2021-106"].map {
    Program.corpus.appending(path: "text/\($0).txt")
  }

  /// Runs the program while `body` changes things; gives what it wrote.
  private func watch(
    _ signal: Int32 = SIGTERM, _ body: (_ seen: (String) async throws -> Bool) async throws -> Void
  ) async throws -> Program.Result {
    let (output, errors) = (try folder.file("out", Data()), try folder.file("err", Data()))
    let process = Process()
    process.executableURL = Program.path
    process.arguments = [
      "ingest", documents.path, "--watch", "--register", register, "--jobs", "1",
      "--language", "en", "--models", Program.package.appending(path: "models").path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
    try await body { words in
      for _ in 0..<600 {
        if (text(output) + text(errors)).contains(words) { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return Program.Result(
      code: process.terminationStatus, output: Data(text(output).utf8), errors: text(errors))
  }

  @Test func emptyFolderIsNoFailure() async throws {
    let result = try await watch { seen async throws in
      #expect(try await seen("following changes"))
      #expect(try await seen("0 documents"))
    }
    #expect(result.code == 0 && !result.errors.contains("no documents"), "\(result.errors)")
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func whatComesIsTakenUp(signal: Int32) async throws {
    let manager = FileManager.default
    try manager.copyItem(at: Self.texts[0], to: documents.appending(path: "a.txt"))
    let result = try await watch(signal) { seen in
      #expect(try await seen("1 document: 1 new"))
      #expect(try await seen("following changes"))
      // A folder that is made, with a file that was written elsewhere and renamed into it.
      let inner = documents.appending(path: "b/c")
      try manager.createDirectory(at: inner, withIntermediateDirectories: true)
      let outside = try folder.file("outside.txt", Data(contentsOf: Self.texts[1]))
      try manager.moveItem(at: outside, to: inner.appending(path: "b.txt"))
      #expect(try await seen("new \(inner.path)/b.txt"))
      // A file that takes longer to be written than the program waits.
      let slow = documents.appending(path: "slow.txt")
      #expect(manager.createFile(atPath: slow.path, contents: nil))
      let handle = try FileHandle(forWritingTo: slow)
      let bytes = try Data(contentsOf: Self.texts[2])
      try handle.write(contentsOf: bytes.prefix(bytes.count / 2))
      try await Task.sleep(for: .milliseconds(1500))
      try handle.write(contentsOf: bytes.dropFirst(bytes.count / 2))
      try handle.close()
      #expect(try await seen("new \(slow.path)"))
      try manager.removeItem(at: documents.appending(path: "a.txt"))
      // What is no document, and what is hidden, is passed over.
      for name in ["x.tmp", ".y.txt"] {
        try Data("x".utf8).write(to: documents.appending(path: name))
      }
      try await Task.sleep(for: .milliseconds(2500))
    }
    #expect(result.code == 0)
    #expect(result.text.split(separator: "\n").count == 3, "\(result.text)")
    #expect(result.errorLines.count == 1, "\(result.errors)")
    let status = try Program.run(["status", "--register", register, "--format", "json"])
    let object = try #require(status.objects.first)
    #expect(object["documents"] as? Int == 3)
    #expect(object["versions"] as? Int == 3)
    let files = try #require(object["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["\(documents.path)/a.txt"])
    #expect(files.first?["state"] as? String == "gone")
  }
}
